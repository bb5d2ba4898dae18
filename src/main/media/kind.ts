/**
 * What a file is, by its bytes and never by its name. Pure: gets the first bytes, opens nothing.
 * What must not live here: decoding of pictures or PDF files.
 */
import { fileTypeFromBuffer } from 'file-type';
import type { FileKind } from '../../shared/domain/evidence.ts';
import { type DecodedText, decodeText } from './text-encoding.ts';

/** How many bytes from the start `detectKind` wants to see. */
export const headBytes = 256 * 1024;

export interface Detected {
  readonly kind: FileKind;
  /** For a person: `jpeg`, `zip`, `mp4`; equals the kind where we have one. */
  readonly called: string;
  /** Encoding of text kinds. */
  readonly text: Pick<DecodedText, 'encoding' | 'certain'> | null;
}

const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.subarray(from, to)).toString('latin1');

/** Brands of the HEIF family (ISO 23008-12, AV1 image format). `mif1` and `msf1` say only "some HEIF". */
const heifBrands = new Set([
  'heic',
  'heix',
  'heim',
  'heis',
  'hevc',
  'hevx',
  'hevm',
  'hevs',
  'mif1',
  'mif2',
  'msf1',
  'avif',
  'avis',
]);

/** Kinds that begin with a fixed signature. */
function bySignature(head: Uint8Array): FileKind | null {
  const start = ascii(head, 0, 16);
  if (start.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return 'webp';
  if (start.startsWith('GIF87a') || start.startsWith('GIF89a')) return 'gif';
  if (start.slice(4, 8) === 'ftyp' && heifBrands.has(start.slice(8, 12))) return 'heif';
  if (start.startsWith('%PDF-')) return 'pdf';
  return null;
}

const tiffStarts = ['II*\0', 'MM\0*', 'II+\0', 'MM\0+'];

/**
 * Tells what a file is.
 * @param head the first `headBytes` bytes, or the whole file when it is shorter
 * @param whole true when `head` is the whole file
 */
export async function detectKind(head: Uint8Array, whole: boolean): Promise<Detected> {
  const plain = (kind: FileKind, called: string = kind): Detected => ({ kind, called, text: null });
  const signed = bySignature(head);
  if (signed !== null) return plain(signed);

  // Readers accept up to a kilobyte of other bytes before the mark of a PDF.
  const isLatePdf = /[\r\n]%PDF-\d/.test(ascii(head, 0, 1024)) && /\d+ \d+ obj\b/.test(ascii(head, 0, 4096));
  if (isLatePdf) return plain('pdf');

  const text = decodeText(head, whole);
  if (text?.certain) return { ...textKind(text.text), text };

  const known = await fileTypeFromBuffer(head).catch(() => undefined);
  // Camera raw files are TIFF by their first bytes: only what is really called TIFF is a picture to us.
  if (tiffStarts.includes(ascii(head, 0, 4)))
    return known && known.ext !== 'tif' ? plain('other', known.ext) : plain('tiff');
  if (text !== null && (known === undefined || /^(text|application\/xml)/.test(known.mime))) {
    return { ...textKind(text.text), text };
  }
  return plain('other', known?.ext ?? 'unknown');
}

function textKind(text: string): { kind: FileKind; called: string } {
  const kind = looksLikeMail(text) ? 'email' : looksLikeTable(text) ? 'csv' : 'text';
  return { kind, called: kind };
}

const mailFields =
  /^(from|to|cc|subject|date|message-id|received|return-path|mime-version|delivered-to|reply-to|x-[\w-]+|content-type)$/i;

/** An e-mail as RFC 5322 writes it: header fields from the first line on, at least two that only mail has, an empty line. */
function looksLikeMail(text: string): boolean {
  const lines = text.replace(/^(From |>From )[^\n]*\n/, '').split(/\r?\n/, 200);
  const fields = new Set<string>();
  for (const line of lines) {
    if (line === '') break;
    if (/^[ \t]/.test(line) && fields.size > 0) continue;
    const field = /^([!-9;-~]{1,76}):/.exec(line)?.[1];
    if (field === undefined) return false;
    fields.add(field.toLowerCase());
  }
  const known = [...fields].filter((field) => mailFields.test(field));
  return known.length >= 3 && (fields.has('from') || fields.has('received') || fields.has('return-path'));
}

/** A table: at least two lines, at least two columns, the same number in nearly all of the first lines. */
function looksLikeTable(text: string): boolean {
  const lines = text
    .split(/\r?\n/, 50)
    .filter((line) => line.trim() !== '')
    .slice(0, 40);
  if (lines.length < 2) return false;
  return [',', ';', '\t'].some((separator) => {
    const counts = lines.map((line) => countOutsideQuotes(line, separator));
    const first = counts[0] ?? 0;
    const agreeing = counts.filter((count) => count === first).length;
    return first > 0 && agreeing >= Math.max(2, Math.ceil(counts.length * 0.9)) && !isProse(lines, separator);
  });
}

/** Commas in sentences are followed by a blank; those of a table are not. */
function isProse(lines: readonly string[], separator: string): boolean {
  if (separator === '\t') return false;
  const all = lines.join('\n');
  const spaced = all.split(`${separator} `).length - 1;
  const total = all.split(separator).length - 1;
  return spaced > total / 2 && lines.length < 4;
}

function countOutsideQuotes(line: string, separator: string): number {
  let count = 0;
  let quoted = false;
  for (const sign of line) {
    if (sign === '"') quoted = !quoted;
    else if (sign === separator && !quoted) count += 1;
  }
  return count;
}

/** Endings by the kinds that may honestly carry them. An ending that is not here says nothing. */
const honestEndings: Readonly<Record<string, readonly FileKind[]>> = {
  jpg: ['jpeg'],
  jpeg: ['jpeg'],
  jpe: ['jpeg'],
  jfif: ['jpeg'],
  png: ['png'],
  webp: ['webp'],
  tif: ['tiff'],
  tiff: ['tiff'],
  heic: ['heif'],
  heif: ['heif'],
  avif: ['heif'],
  gif: ['gif'],
  pdf: ['pdf'],
  txt: ['text', 'csv', 'email'],
  csv: ['csv', 'text'],
  eml: ['email', 'text'],
  bmp: ['other'],
  doc: ['other'],
  docx: ['other'],
  xls: ['other'],
  xlsx: ['other'],
  ppt: ['other'],
  pptx: ['other'],
  zip: ['other'],
  rar: ['other'],
  '7z': ['other'],
  mp4: ['other'],
  mov: ['other'],
  avi: ['other'],
  msg: ['other'],
};

/** The ending of a name when it contradicts the content, else null. */
export function contradictingEnding(name: string, detected: Detected): string | null {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase();
  const honest = ending === undefined ? undefined : honestEndings[ending];
  if (ending === undefined || honest === undefined || honest.includes(detected.kind)) return null;
  return ending;
}
