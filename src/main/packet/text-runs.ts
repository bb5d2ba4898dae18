/**
 * Turns any text into pieces that the fonts at hand can draw, and says what could not be drawn.
 * Nothing is dropped and nothing becomes an empty box: a character without a glyph is printed as its number, 〚U+1F600〛.
 * What must not live here: sizes on the page, words of our own.
 */
import path from 'node:path';
import { emojiName } from './emoji.ts';
import { type FontFile, openFontFile } from './font-file.ts';
import type { PacketLanguage } from './packet-facts.ts';

export type FontName = 'Latin' | 'Han';

export interface Run {
  readonly text: string;
  readonly font: FontName;
}

export interface TextKit {
  readonly fonts: Readonly<Record<FontName, { readonly normal: FontFile; readonly bold: FontFile }>>;
  /** The text in runs of one font each. Line feeds stay. */
  runs(text: string): Run[];
  /** Width of one line in points. */
  width(text: string, size: number, bold?: boolean): number;
  /** The text cut so that it fills no more than `lines` lines of `width` points; ends in "…" when cut. */
  clip(text: string, size: number, width: number, lines: number, bold?: boolean): string;
  /** About how many lines of `width` points the text fills. */
  lines(text: string, size: number, width: number, bold?: boolean): number;
  /** Characters no font could draw, each with how often. */
  readonly missing: ReadonlyMap<number, number>;
  /** Scripts that are not set right (joined or ordered letters), each with how many characters. */
  readonly unsupported: ReadonlyMap<string, number>;
}

/** Scripts whose letters have to be joined, stacked or ordered: they are printed as numbers rather than wrong. */
const unsupportedScripts = [
  'Arabic',
  'Hebrew',
  'Thai',
  'Syriac',
  'Thaana',
  'Nko',
  'Lao',
  'Khmer',
  'Myanmar',
  'Tibetan',
  'Devanagari',
  'Bengali',
  'Gurmukhi',
  'Gujarati',
  'Oriya',
  'Tamil',
  'Telugu',
  'Kannada',
  'Malayalam',
  'Sinhala',
].map((name) => ({ name, test: new RegExp(`\\p{Script=${name}}`, 'u') }));

/** Marks that have no width and say nothing on paper. */
const silent = /[\u200B-\u200D\u2060\uFEFF\u00AD]|[\uFE00-\uFE0F]|\u034F/gu;
/** Control characters and direction marks: shown by their number, because they can make a text look like another. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
const hidden = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u206F\uFFF9-\uFFFB]/u;
/** Signs that exist in both fonts: in a Chinese document they are set in Chinese form beside Chinese characters. */
const sharedSigns = /^[\u2018\u2019\u201C\u201D\u2026\u2014\u00B7]$/u;
const han = /[\u3000-\u303F\u3400-\u9FFF\uFF00-\uFFEF]/u;
const breakable = /[\s\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\uFF00-\uFFEF\u200B-]/u;
const longestUnbroken = 24;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

const mark = (cluster: string): string =>
  `〚${[...cluster].map((c) => `U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`).join(' ')}〛`;

/** Lets a chain of letters without a space break after each twelve of them, so that it never runs out of its cell. */
export function breakLongWords(text: string): string {
  let out = '';
  let unbroken = 0;
  const pieces: string[] = [];
  for (const c of text) {
    if (breakable.test(c)) {
      pieces.push(unbroken > longestUnbroken ? splitWord(out) : out, c);
      out = '';
      unbroken = 0;
    } else {
      out += c;
      unbroken += 1;
    }
  }
  pieces.push(unbroken > longestUnbroken ? splitWord(out) : out);
  return pieces.join('');
}

const splitWord = (word: string): string => {
  const parts: string[] = [];
  let part = '';
  let n = 0;
  for (const { segment } of graphemes.segment(word)) {
    part += segment;
    n += 1;
    if (n === 12) {
      parts.push(part);
      part = '';
      n = 0;
    }
  }
  if (part) parts.push(part);
  return parts.join('\u200B');
};

/**
 * Opens the four font files and gives the kit for one packet; it also counts what could not be drawn.
 * @param resourcesRoot folder with `fonts/`
 */
export function openTextKit(resourcesRoot: string, language: PacketLanguage): TextKit {
  const open = (name: string): FontFile => openFontFile(path.join(resourcesRoot, 'fonts', `${name}.ttf`));
  const fonts = {
    Latin: { normal: open('NotoSans-Regular'), bold: open('NotoSans-Bold') },
    Han: { normal: open('NotoSansSC-Regular'), bold: open('NotoSansSC-Bold') },
  };
  const missing = new Map<number, number>();
  const unsupported = new Map<string, number>();
  const latinDraws = (c: string): boolean => fonts.Latin.normal.has(c.codePointAt(0) ?? 0);
  const hanDraws = (c: string): boolean => fonts.Han.normal.has(c.codePointAt(0) ?? 0);

  // A text uses few different signs many times.
  const found = new Map<string, FontName | null>();
  const chooseFont = (cluster: string): FontName | null => {
    if (unsupportedScripts.some((s) => s.test.test(cluster))) return null;
    if ([...cluster].every(latinDraws)) return 'Latin';
    return [...cluster].every(hanDraws) ? 'Han' : null;
  };
  const fontFor = (cluster: string, besideHan: () => boolean): FontName | null => {
    if (sharedSigns.test(cluster) && besideHan()) return 'Han';
    const known = found.get(cluster);
    if (known !== undefined) return known;
    const font = chooseFont(cluster);
    found.set(cluster, font);
    return font;
  };
  const note = (cluster: string): void => {
    const script = unsupportedScripts.find((s) => s.test.test(cluster));
    if (script) unsupported.set(script.name, (unsupported.get(script.name) ?? 0) + 1);
    else
      for (const c of cluster)
        if (!latinDraws(c) && !hanDraws(c))
          missing.set(c.codePointAt(0) ?? 0, (missing.get(c.codePointAt(0) ?? 0) ?? 0) + 1);
  };

  const runs = (raw: string): Run[] => {
    const text = raw.normalize('NFC').replace(/\r\n?/g, '\n').replace(/\t/g, '    ');
    const pieces: { text: string; font: FontName }[] = [];
    const add = (piece: string, font: FontName): void => {
      const last = pieces.at(-1);
      if (last?.font === font) last.text += piece;
      else pieces.push({ text: piece, font });
    };
    let lost = '';
    const flush = (): void => {
      if (lost) add(mark(lost), 'Han');
      lost = '';
    };
    const segments = [...graphemes.segment(text)].map((s) => s.segment);
    for (const [i, segment] of segments.entries()) {
      if (segment === '\n' || segment === '\u200B') {
        flush();
        add(segment, 'Latin');
        continue;
      }
      if (hidden.test(segment)) {
        flush();
        add(mark(segment), 'Han');
        continue;
      }
      const drawn = segment.replace(silent, '');
      if (drawn === '') continue;
      const font = fontFor(
        drawn,
        () => language === 'zh-CN' && (han.test(segments[i - 1] ?? '') || han.test(segments[i + 1] ?? '')),
      );
      if (font) {
        flush();
        add(drawn, font);
        continue;
      }
      const named = emojiName(segment, language);
      if (named) {
        flush();
        for (const c of named) add(c, latinDraws(c) ? 'Latin' : 'Han');
        continue;
      }
      note(drawn);
      // A word of a script that cannot be set is one mark; other signs are one mark each.
      const scripted = unsupportedScripts.some((s) => s.test.test(drawn));
      if (!scripted) flush();
      lost += scripted ? drawn : segment;
      if (!scripted || [...lost].length >= 8) flush();
    }
    flush();
    return pieces.map((r) => ({ text: breakLongWords(r.text), font: r.font }));
  };

  const width = (text: string, size: number, bold = false): number => {
    let sum = 0;
    for (const run of runs(text)) {
      const font = fonts[run.font][bold ? 'bold' : 'normal'];
      for (const c of run.text) if (c !== '\u200B') sum += font.advance(c.codePointAt(0) ?? 0);
    }
    return (sum * size) / 1000;
  };
  // Breaks lines as the engine does, roughly: at blanks, hyphens and our own breaks, and between Chinese characters.
  const lines = (text: string, size: number, room: number, bold = false): number => {
    const most = (room * 0.985 * 1000) / size;
    let count = 1;
    let line = 0;
    let word = 0;
    const place = (): void => {
      if (line > 0 && line + word > most) {
        count += 1;
        line = 0;
      }
      line += word;
      word = 0;
    };
    for (const run of runs(text)) {
      const font = fonts[run.font][bold ? 'bold' : 'normal'];
      for (const c of run.text) {
        if (c === '\n') {
          place();
          count += 1;
          line = 0;
        } else if (c === '\u200B') place();
        else if (c === ' ') {
          place();
          line += font.advance(0x20);
        } else {
          if (run.font === 'Han') place();
          word += font.advance(c.codePointAt(0) ?? 0);
          if (c === '-' || run.font === 'Han') place();
        }
      }
    }
    place();
    return count;
  };
  const clip = (text: string, size: number, room: number, most: number, bold = false): string => {
    if (lines(text, size, room, bold) <= most) return text;
    const parts = [...graphemes.segment(text)].map((s) => s.segment);
    let low = 0;
    let high = parts.length;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (lines(`${parts.slice(0, middle).join('')}…`, size, room, bold) <= most) low = middle;
      else high = middle - 1;
    }
    return `${parts.slice(0, low).join('').trimEnd()}…`;
  };
  // Measuring must not count as printing.
  const quietly = <T>(work: () => T): T => {
    const before = [new Map(missing), new Map(unsupported)] as const;
    const value = work();
    missing.clear();
    unsupported.clear();
    for (const [k, v] of before[0]) missing.set(k, v);
    for (const [k, v] of before[1]) unsupported.set(k, v);
    return value;
  };
  return {
    fonts,
    runs,
    width: (...a) => quietly(() => width(...a)),
    lines: (...a) => quietly(() => lines(...a)),
    clip: (...a) => quietly(() => clip(...a)),
    missing,
    unsupported,
  };
}
