/** Finds words on the pages of a packet: over the ends of lines, whatever the width or case of the letters. Pure. */
export interface Run {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface TextPage {
  readonly page: number;
  readonly runs: readonly Run[];
}

/** A part of one run. */
export interface Mark {
  readonly run: number;
  readonly from: number;
  readonly to: number;
}
export interface Hit {
  readonly page: number;
  readonly marks: readonly Mark[];
}

/** Letters as they are compared: full width is half width, capitals are small, white space and soft breaks do not count. */
const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200B\u00AD]+/g, '');

/** Most hits that are kept: nobody steps through more. */
const most = 1000;

/** @returns every place where the words stand, page by page in reading order */
export function findHits(pages: readonly TextPage[], words: string): Hit[] {
  const wanted = folded(words);
  if (wanted === '') return [];
  const hits: Hit[] = [];
  for (const { page, runs } of pages) {
    const { text, at } = foldedPage(runs);
    for (let from = text.indexOf(wanted); from >= 0 && hits.length < most; from = text.indexOf(wanted, from + 1))
      hits.push({ page, marks: marksOf(at.slice(from, from + wanted.length)) });
  }
  return hits;
}

interface Origin {
  readonly run: number;
  readonly from: number;
  readonly to: number;
}

/** The text of a page as it is compared, with the place that each letter came from. */
function foldedPage(runs: readonly Run[]): { readonly text: string; readonly at: readonly Origin[] } {
  let text = '';
  const at: Origin[] = [];
  for (const [run, { text: words }] of runs.entries()) {
    let from = 0;
    for (const letter of words) {
      for (const sign of folded(letter)) {
        text += sign;
        for (let n = 0; n < sign.length; n += 1) at.push({ run, from, to: from + letter.length });
      }
      from += letter.length;
    }
  }
  return { text, at };
}

/** Neighbouring letters of one run are one mark. */
function marksOf(letters: readonly Origin[]): Mark[] {
  const marks: Mark[] = [];
  for (const { run, from, to } of letters) {
    const last = marks.at(-1);
    if (last !== undefined && last.run === run) marks[marks.length - 1] = { run, from: last.from, to };
    else marks.push({ run, from, to });
  }
  return marks;
}
