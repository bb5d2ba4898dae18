/**
 * Text, tables and e-mail as lines to be printed. Decodes what old programs wrote (GBK, Big5, UTF-16 …).
 * Whatever does not fit the limits is counted, never dropped without a word.
 */
import chardet from 'chardet';
import iconv from 'iconv-lite';
import PostalMime, { type Address, type Email } from 'postal-mime';
import { eastAsianEncoding } from '../../../shared/domain/east-asian-text.ts';
import type { Prepared } from './prepared.ts';

export const textLimits = { lines: 3000, columns: 12, characters: 400_000 } as const;

/** UTF-16 by its mark, or by the zeros in every second place; null for anything else. */
function utf16Encoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  for (let i = 0; i < bytes.length; i += 1) if (bytes[i] === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even + odd < bytes.length * 0.2) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/** Encodings whose names the detector gives for short texts of other languages: they are told by their characters instead. */
const doubleByte = /^(gb|big5|shift|euc|iso-2022|utf)/i;

/** What a wrong encoding leaves: the sign of the decoder, control characters of the upper half. */
const undecoded = /[\uFFFD\u0080-\u009F]/;

/** Bytes as text: UTF-16 or UTF-8 when it is that, else what the characters look like; never throws. */
export function decodeText(bytes: Uint8Array): string {
  const start = bytes.subarray(0, 65_536);
  const wide = utf16Encoding(start);
  if (wide) return iconv.decode(Buffer.from(bytes), wide);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const eastAsian = eastAsianEncoding(start);
    const others = chardet
      .analyse(start)
      .map(({ name }) => (name === 'ASCII' || name === 'ISO-8859-1' ? 'windows-1252' : name))
      .filter((name) => !doubleByte.test(name) && iconv.encodingExists(name));
    for (const name of [...(eastAsian ? [eastAsian] : []), ...others]) {
      const text = iconv.decode(Buffer.from(bytes), name);
      if (!undecoded.test(text)) return text;
    }
    return iconv.decode(Buffer.from(bytes), eastAsian ?? 'windows-1252');
  }
}

function inLines(text: string): { lines: string[]; cut: number } {
  const all = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n');
  const lines: string[] = [];
  let characters = 0;
  for (const line of all) {
    characters += line.length;
    if (lines.length >= textLimits.lines || characters > textLimits.characters) break;
    lines.push(line);
  }
  return { lines, cut: all.length - lines.length };
}

export function prepareText(bytes: Uint8Array): Prepared {
  return { is: 'text', head: [], ...inLines(decodeText(bytes)) };
}

/** Comma, semicolon or tab separated values (RFC 4180 quoting). Wide tables are printed as lines. */
export function prepareCsv(bytes: Uint8Array): Prepared {
  const text = decodeText(bytes)
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n');
  const first = text.split('\n', 1)[0] ?? '';
  const count = (sign: string): number => first.split(sign).length;
  const sign = [',', ';', '\t'].reduce((best, s) => (count(s) > count(best) ? s : best), ',');
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (c === '"' && cell === '') quoted = true;
    else if (c === sign || c === '\n') {
      row.push(cell);
      cell = '';
      if (c === '\n') {
        rows.push(row);
        row = [];
      }
    } else cell += c;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  const columns = Math.max(0, ...rows.map((r) => r.length));
  const longest = Math.max(0, ...rows.flatMap((r) => r.map((value) => value.length)));
  if (rows.length === 0 || columns > textLimits.columns || longest > 400)
    return { is: 'text', head: [], ...inLines(text) };
  const shown = rows.slice(0, textLimits.lines);
  return {
    is: 'table',
    rows: shown.map((r) => Array.from({ length: columns }, (_, i) => r[i] ?? '')),
    cut: rows.length - shown.length,
  };
}

const people = (list: readonly Address[] | undefined): string =>
  (list ?? []).map((a) => (a.address ? `${a.name ? `${a.name} ` : ''}<${a.address}>` : a.name)).join(', ');

/** Markup as plain words: enough to read a letter; the original stays in the archive. */
const withoutMarkup = (html: string): string =>
  html
    .replace(/<(style|script|head)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<(br|\/p|\/div|\/tr|\/li|\/h\d)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#(\d{1,7});/g, (_, n: string) => (Number(n) <= 0x10ffff ? String.fromCodePoint(Number(n)) : ''))
    .replace(/&amp;/g, '&')
    .replace(/\n{3,}/g, '\n\n');

/** An e-mail with its header lines; attachments are named with their size, they are not opened. */
export async function prepareEmail(bytes: Uint8Array): Promise<Prepared> {
  let mail: Email;
  try {
    mail = await PostalMime.parse(bytes);
  } catch {
    return prepareText(bytes);
  }
  const head: [string, string][] = [];
  const add = (name: string, value: string | undefined): void => {
    if (value) head.push([name, value]);
  };
  add('From', mail.from ? people([mail.from]) : undefined);
  add('To', people(mail.to));
  add('Cc', people(mail.cc));
  add('Date', mail.headers?.find((h) => h.key === 'date')?.value ?? mail.date);
  add('Subject', mail.subject);
  for (const a of mail.attachments ?? []) {
    const size = typeof a.content === 'string' ? a.content.length : a.content.byteLength;
    head.push(['Attachment', `${a.filename ?? a.mimeType} (${size} bytes)`]);
  }
  const body = mail.text ?? (mail.html ? withoutMarkup(mail.html) : '');
  if (head.length === 0 && body.trim() === '') return prepareText(bytes);
  return { is: 'text', head, ...inLines(body.trim()) };
}
