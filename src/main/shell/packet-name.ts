/** The name that is proposed for a packet's copy: case, kind and day, safe on every system. Pure: no electron, no disk. */
import type { Language } from '../../shared/errors.ts';
import { shellText } from './texts.ts';

/** Names that Windows keeps for devices, with or without an ending. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
/** Most bytes of a name in UTF-8 on the usual file systems, less room for what a browser or chat appends. */
const mostBytes = 200;

/**
 * @param packet `language` is that of the packet: what goes to a platform in English keeps to plain letters
 * @param day `YYYY-MM-DD`
 * @example `CB-0001_appeal_2026-11-23.pdf`, `CB-0001_申诉_2026-11-23.pdf`
 */
export function packetName(packet: {
  readonly caseId: string;
  readonly variant: 'appeal' | 'mediation' | 'reply' | 'file-copy';
  readonly language: Language;
  readonly draft: boolean;
  readonly day: string;
}): string {
  const kind = shellText(packet.language, `name-${packet.variant}`);
  const draft = packet.draft ? [shellText(packet.language, 'name-draft')] : [];
  return `${safeStem([packet.caseId, kind, ...draft, packet.day].join('_'))}.pdf`;
}

/** A file name without its ending that Windows, macOS and Linux take: no reserved word, sign or ending, and not too long in bytes. */
export function safeStem(wanted: string): string {
  const plain = wanted
    .normalize('NFC')
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
    .replace(/[<>:"/\\|?*\u0000-\u001F\u007F\p{Cf}\p{Zl}\p{Zp}]/gu, '-')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const [first = ''] = plain.split('.');
  const named = plain === '' || reserved.test(first) ? `_${plain}` : plain;
  let short = '';
  for (const sign of named) {
    if (Buffer.byteLength(short + sign) > mostBytes) break;
    short += sign;
  }
  return short.replace(/[\s.]+$/, '');
}
