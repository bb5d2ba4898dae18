/** The beginning of a text or a mail for its tile. What must not live here: the whole of it, and what it means. */
import PostalMime from 'postal-mime';
import type { FileKind } from '../../shared/domain/evidence.ts';
import { decodeText } from './text-encoding.ts';

/** So many bytes from the start are looked at. */
export const excerptBytes = 64 * 1024;
const mostSigns = 320;

/** @returns a few lines; an empty text when there is nothing to read */
export async function excerptOf(head: Uint8Array, kind: FileKind): Promise<string> {
  if (kind === 'email') {
    const mail = await PostalMime.parse(head).catch(() => null);
    const from = mail?.from?.name || mail?.from?.address || '';
    const lines = [from, mail?.subject ?? '', mail?.text ?? ''].filter((line) => line.trim() !== '');
    if (mail !== null && lines.length > 0) return tidy(lines.join('\n'));
  }
  return tidy(decodeText(head, head.length < excerptBytes)?.text ?? '');
}

function tidy(text: string): string {
  const lines = text
    .toWellFormed()
    .split('\n')
    .map((line) => line.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim())
    .filter((line) => line !== '');
  return [...lines.join('\n')].slice(0, mostSigns).join('');
}
