/**
 * Turns any text into pieces that the fonts at hand can draw, and says what could not be drawn.
 * Nothing is dropped and nothing becomes an empty box: a sign without a glyph is printed by its name, [thumbs up], or as its
 * number, 〚U+20BB7〛. A sequence that is seen as one sign is one sign here.
 * What must not live here: sizes on the page, words of our own.
 */
import path from 'node:path';
import { type FontFile, openFontFile } from './font-file.ts';
import { breakLongWords } from './long-words.ts';
import type { PacketLanguage } from './packet-facts.ts';
import { openSignNames } from './sign-names.ts';

export type FontName = 'Latin' | 'Han' | 'Hangul';

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
  /** Signs that no font could draw and that are printed by their names, each name with how often. */
  readonly named: ReadonlyMap<string, number>;
  /** Signs without glyph and name, as the numbers they are printed with, each with how often. */
  readonly missing: ReadonlyMap<string, number>;
  /** Scripts that are not set right (joined or ordered letters), each with how many characters. */
  readonly unsupported: ReadonlyMap<string, number>;
  /** Forgets what was counted: the packet is laid out again. */
  countAnew(): void;
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

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

const numbersOf = (cluster: string): string =>
  [...cluster].map((c) => `U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`).join(' ');
const mark = (cluster: string): string => `〚${numbersOf(cluster)}〛`;
/** Signs that are made of others: a family, a flag with a rainbow, a digit on a key. The parts alone would say something else. */
const joinedSign = /\p{Extended_Pictographic}.*\u200D|\u20E3/u;

/**
 * Opens the font files and gives the kit for one packet; it also counts what could not be drawn.
 * @param resourcesRoot folder with `fonts/`
 */
export function openTextKit(resourcesRoot: string, language: PacketLanguage): TextKit {
  const open = (name: string): FontFile => openFontFile(path.join(resourcesRoot, 'fonts', `${name}.ttf`));
  const fonts = {
    Latin: { normal: open('NotoSans-Regular'), bold: open('NotoSans-Bold') },
    Han: { normal: open('NotoSansSC-Regular'), bold: open('NotoSansSC-Bold') },
    Hangul: { normal: open('NotoSansKR-Hangul-Regular'), bold: open('NotoSansKR-Hangul-Bold') },
  };
  const nameOf = openSignNames(resourcesRoot, language);
  const named = new Map<string, number>();
  const missing = new Map<string, number>();
  const unsupported = new Map<string, number>();
  const count = (counts: Map<string, number>, what: string, n = 1): void =>
    void counts.set(what, (counts.get(what) ?? 0) + n);
  const latinDraws = (c: string): boolean => fonts.Latin.normal.has(c.codePointAt(0) ?? 0);
  const hanDraws = (c: string): boolean => fonts.Han.normal.has(c.codePointAt(0) ?? 0);

  // A text uses few different signs many times.
  const found = new Map<string, FontName | null>();
  const chooseFont = (cluster: string): FontName | null => {
    if (unsupportedScripts.some((s) => s.test.test(cluster))) return null;
    const signs = [...cluster];
    if (signs.every(latinDraws)) return 'Latin';
    if (signs.every(hanDraws)) return 'Han';
    return signs.every((c) => fonts.Hangul.normal.has(c.codePointAt(0) ?? 0)) ? 'Hangul' : null;
  };
  const fontFor = (cluster: string, besideHan: () => boolean): FontName | null => {
    if (sharedSigns.test(cluster) && besideHan()) return 'Han';
    const known = found.get(cluster);
    if (known !== undefined) return known;
    const font = chooseFont(cluster);
    found.set(cluster, font);
    return font;
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
    let sign = { name: '', times: 0 };
    const flush = (): void => {
      if (lost) add(mark(lost), 'Han');
      lost = '';
      const { name, times } = sign;
      sign = { name: '', times: 0 };
      if (times === 0) return;
      count(named, name, times);
      // The same sign several times on end is one word with a count.
      for (const c of times > 1 ? `[${name} ×${times}]` : `[${name}]`) add(c, latinDraws(c) ? 'Latin' : 'Han');
    };
    const place = (segment: string, besideHan: () => boolean): void => {
      if (segment === '\n' || segment === '\u200B') {
        flush();
        add(segment, 'Latin');
        return;
      }
      if (hidden.test(segment)) {
        flush();
        add(mark(segment), 'Han');
        return;
      }
      const drawn = segment.replace(silent, '');
      if (drawn === '') return;
      const whole = joinedSign.test(segment) ? nameOf(segment) : null;
      const font = whole === null ? fontFor(drawn, besideHan) : null;
      if (font) {
        flush();
        add(drawn, font);
        return;
      }
      const script = unsupportedScripts.find((s) => s.test.test(drawn));
      const name = whole ?? (script ? null : nameOf(segment));
      if (name !== null) {
        if (lost !== '' || sign.name !== name) flush();
        sign = { name, times: sign.times + 1 };
        return;
      }
      // A word of a script that cannot be set is one mark; other signs are one mark each.
      if (script) {
        if (sign.times > 0) flush();
        count(unsupported, script.name);
        lost += drawn;
        if ([...lost].length >= 8) flush();
        return;
      }
      // A letter under a mark that cannot be drawn is still a letter.
      const parts = [...drawn];
      if (parts.length > 1 && parts.some((c) => fontFor(c, besideHan) !== null)) {
        for (const part of parts) place(part, besideHan);
        return;
      }
      flush();
      count(missing, numbersOf(segment));
      add(mark(segment), 'Han');
    };
    const segments = [...graphemes.segment(text)].map((s) => s.segment);
    for (const [i, segment] of segments.entries())
      place(
        segment,
        () => language === 'zh-CN' && (han.test(segments[i - 1] ?? '') || han.test(segments[i + 1] ?? '')),
      );
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
  // Breaks lines as the engine does, roughly: at blanks, hyphens and our own breaks, and between Chinese characters or Korean syllables.
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
          if (run.font !== 'Latin') place();
          word += font.advance(c.codePointAt(0) ?? 0);
          if (c === '-' || run.font !== 'Latin') place();
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
  const all = [named, missing, unsupported] as const;
  const countAnew = (): void => {
    for (const counts of all) counts.clear();
  };
  // Measuring must not count as printing.
  const quietly = <T>(work: () => T): T => {
    const before = all.map((counts) => new Map(counts));
    const value = work();
    for (const [i, counts] of all.entries()) {
      counts.clear();
      for (const [what, n] of before[i] ?? []) counts.set(what, n);
    }
    return value;
  };
  return {
    fonts,
    runs,
    width: (...a) => quietly(() => width(...a)),
    lines: (...a) => quietly(() => lines(...a)),
    clip: (...a) => quietly(() => clip(...a)),
    named,
    missing,
    unsupported,
    countAnew,
  };
}
