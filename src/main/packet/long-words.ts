/** Places to break for chains of letters without a space. What must not live here: fonts, widths. */

import { fileEnding } from './file-name.ts';

const breakable = /[\s\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\uFF00-\uFFEF\u200B-]/u;
const longestUnbroken = 24;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

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

/** The ending of a file's name is never parted from itself: ".jpg" stays with the letters before it. */
const splitWord = (word: string): string => {
  if (/^[("（]?https?:\/\//u.test(word)) return splitAddress(word);
  const ending = fileEnding.exec(word)?.[0] ?? '';
  return splitStem(word.slice(0, word.length - ending.length)) + ending;
};

/** An address breaks after its strokes, so that no name in it is torn in two; a piece that is long itself breaks inside too. */
const splitAddress = (address: string): string =>
  (address.match(/[^/]+\/*|\/+/gu) ?? [])
    .map((piece) => ([...piece].length > longestUnbroken ? splitStem(piece) : piece))
    .join('\u200B')
    .replace(/^(\S{0,8}?:\/\/)\u200B/u, '$1');

const splitStem = (word: string): string => {
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
