/**
 * Bytes to text when nobody says how they are encoded: byte order mark, strict UTF-8, then a guess that is named a guess.
 * What must not live here: what the text means.
 */
import chardet from 'chardet';
import iconv from 'iconv-lite';
import { eastAsianEncoding } from '../../shared/domain/east-asian-text.ts';

export interface DecodedText {
  readonly text: string;
  /** Label as the WHATWG encoding standard writes it: `utf-8`, `gb18030`. */
  readonly encoding: string;
  /** False when the encoding was guessed from the bytes. */
  readonly certain: boolean;
}

const marks: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe, 0, 0], 'utf-32le'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** Control characters that text may hold: tab, line feed, form feed, carriage return, escape. */
const textControls = new Set([9, 10, 12, 13, 27]);

/**
 * Decodes text, or gives null when the bytes are no text.
 * @param bytes the beginning of a file or all of it
 * @param whole false when more follows: a character cut off at the end is then no error
 */
export function decodeText(bytes: Uint8Array, whole: boolean): DecodedText | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const [mark, encoding] of marks) {
    if (mark.every((byte, i) => buffer[i] === byte)) {
      const text = iconv.decode(buffer, encoding);
      return isReadable(text, 0.01) ? { text, encoding, certain: true } : null;
    }
  }
  const nulls = buffer.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  if (nulls > 0) return decodeUtf16(buffer, nulls);
  if (strangeControls(buffer) > buffer.length * 0.002) return null;
  const utf8 = strictUtf8(buffer, whole);
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8', certain: true };
  return guess(buffer, whole);
}

/** UTF-16 without a mark shows as text by zeros in every second place. */
function decodeUtf16(buffer: Buffer, nulls: number): DecodedText | null {
  if (nulls < buffer.length * 0.2) return null;
  const inOdd = buffer.reduce((count, byte, i) => count + (byte === 0 && i % 2 === 1 ? 1 : 0), 0);
  const encoding = inOdd > nulls * 0.95 ? 'utf-16le' : inOdd < nulls * 0.05 ? 'utf-16be' : null;
  if (encoding === null) return null;
  const text = iconv.decode(buffer, encoding);
  return isReadable(text, 0) ? { text, encoding, certain: false } : null;
}

function strictUtf8(buffer: Buffer, whole: boolean): string | null {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    // `stream` keeps a character that is cut off at the end for a next part that never comes.
    return decoder.decode(buffer, { stream: !whole });
  } catch {
    return null;
  }
}

/** Names of the detector that decoders and people know by another name. */
const knownAs: Readonly<Record<string, string>> = { 'ISO-8859-1': 'windows-1252', ASCII: 'windows-1252' };
const doubleByte = /^(gb|big5|shift|euc|iso-2022|utf)/i;

function guess(buffer: Buffer, whole: boolean): DecodedText | null {
  const eastAsian = eastAsianEncoding(buffer);
  const others = chardet
    .analyse(buffer)
    .map(({ name }) => knownAs[name] ?? name)
    .filter((name) => !doubleByte.test(name));
  for (const name of [...(eastAsian === null ? [] : [eastAsian]), ...others, 'windows-1252']) {
    if (!iconv.encodingExists(name)) continue;
    const text = iconv.decode(buffer, name);
    if (isReadable(whole ? text : text.slice(0, -2), 0)) return { text, encoding: name.toLowerCase(), certain: false };
  }
  return null;
}

function strangeControls(buffer: Buffer): number {
  return buffer.reduce((count, byte) => count + (byte < 32 && !textControls.has(byte) ? 1 : 0), 0);
}

/** No sign that the decoder gave up on, and hardly any control or private-use character. */
function isReadable(text: string, share: number): boolean {
  let strange = 0;
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    if (/[\p{Cc}\p{Co}\p{Cn}\ufffd]/u.test(sign) && !textControls.has(code)) strange += 1;
  }
  return strange <= text.length * share;
}
