/**
 * Reads of a TrueType file only what layout has to know beforehand: which characters it can draw and how wide they are.
 * What must not live here: choosing fonts, drawing.
 */
import { readFileSync } from 'node:fs';

export interface FontFile {
  readonly bytes: Buffer;
  has(codePoint: number): boolean;
  /** Advance width in thousandths of the font size; the width of a blank for characters the font lacks. */
  advance(codePoint: number): number;
}

/**
 * Opens a static TrueType font (`glyf` outlines; OpenType-CFF, collections and WOFF2 lose glyphs in the PDF engine).
 * @throws Error when the file is not such a font: a broken installation, not a user's mistake.
 */
export function openFontFile(path: string): FontFile {
  const bytes = readFileSync(path);
  const tables = new Map<string, number>();
  if (bytes.readUInt32BE(0) !== 0x00010000) throw new Error(`${path} is not a TrueType font`);
  for (let i = 0, n = bytes.readUInt16BE(4); i < n; i += 1) {
    const at = 12 + i * 16;
    tables.set(bytes.toString('latin1', at, at + 4), bytes.readUInt32BE(at + 8));
  }
  const table = (name: string): number => {
    const at = tables.get(name);
    if (at === undefined) throw new Error(`${path} has no ${name} table`);
    return at;
  };
  table('glyf');
  const unitsPerEm = bytes.readUInt16BE(table('head') + 18);
  const metrics = bytes.readUInt16BE(table('hhea') + 34);
  const hmtx = table('hmtx');
  const glyphOf = readCmap(bytes, table('cmap'));
  const width = (glyph: number): number =>
    (bytes.readUInt16BE(hmtx + Math.min(glyph, metrics - 1) * 4) * 1000) / unitsPerEm;
  return {
    bytes,
    has: (codePoint) => glyphOf(codePoint) !== 0,
    advance: (codePoint) => width(glyphOf(codePoint) || glyphOf(0x20)),
  };
}

/** The character map: format 12 (all planes) where there is one, else format 4. */
function readCmap(bytes: Buffer, cmap: number): (codePoint: number) => number {
  let best = 0;
  let format = 0;
  for (let i = 0, n = bytes.readUInt16BE(cmap + 2); i < n; i += 1) {
    const at = cmap + bytes.readUInt32BE(cmap + 4 + i * 8 + 4);
    const found = bytes.readUInt16BE(at);
    if (found === 12 || (found === 4 && format !== 12)) {
      best = at;
      format = found;
    }
  }
  if (format === 12) return (codePoint) => lookup12(bytes, best, codePoint);
  if (format === 4) return (codePoint) => lookup4(bytes, best, codePoint);
  throw new Error('the font has no usable character map');
}

function lookup12(bytes: Buffer, at: number, codePoint: number): number {
  let low = 0;
  let high = bytes.readUInt32BE(at + 12) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const group = at + 16 + middle * 12;
    if (codePoint < bytes.readUInt32BE(group)) high = middle - 1;
    else if (codePoint > bytes.readUInt32BE(group + 4)) low = middle + 1;
    else return bytes.readUInt32BE(group + 8) + codePoint - bytes.readUInt32BE(group);
  }
  return 0;
}

function lookup4(bytes: Buffer, at: number, codePoint: number): number {
  if (codePoint > 0xffff) return 0;
  const double = bytes.readUInt16BE(at + 6);
  for (let i = 0; i < double; i += 2) {
    const end = bytes.readUInt16BE(at + 14 + i);
    if (codePoint > end) continue;
    const start = bytes.readUInt16BE(at + 16 + double + i);
    if (codePoint < start) return 0;
    const delta = bytes.readUInt16BE(at + 16 + 2 * double + i);
    const rangeAt = at + 16 + 3 * double + i;
    const range = bytes.readUInt16BE(rangeAt);
    if (range === 0) return (codePoint + delta) & 0xffff;
    const glyph = bytes.readUInt16BE(rangeAt + range + (codePoint - start) * 2);
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  }
  return 0;
}
