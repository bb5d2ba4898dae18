/** Names of files on paper: what is too long is cut in the middle of the name, and the ending stays whole. */

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The ending as people know it: `.jpg`, `.tar`; a dot in a sentence is none. */
export const fileEnding = /\.[\p{L}\p{N}]{1,6}$/u;

/** Longest name in a line of small print, and in a table that has room for several lines. */
export const nameInLine = 56;
export const nameInTable = 96;

/**
 * The name in at most so many characters: its beginning, "…", the last characters before the ending, the ending.
 * @param most at least 16
 */
export function shortName(name: string, most: number): string {
  const all = [...graphemes.segment(name)].map((s) => s.segment);
  if (all.length <= most) return name;
  const ending = fileEnding.exec(name)?.[0] ?? '';
  const stem = all.slice(0, all.length - [...ending].length);
  const room = most - [...ending].length - 1;
  const tail = Math.floor(room / 3);
  return `${stem
    .slice(0, room - tail)
    .join('')
    .trimEnd()}…${stem
    .slice(stem.length - tail)
    .join('')
    .trimStart()}${ending}`;
}
