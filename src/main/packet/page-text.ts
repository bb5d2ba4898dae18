/** From letters with their boxes to lines of text that can be laid over the picture of a page. Pure. */
import type { Letter } from './evidence/pdfium.ts';

/** One line of one column, in shares of the page's width and height from its top left corner. */
export interface TextRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Open {
  text: string;
  left: number;
  right: number;
  bottom: number;
  top: number;
}

/** A gap wider than this many heights of a line begins another column. */
const columnGap = 2;

/** @param size of the page, in the unit of the letters */
export function textRuns(
  letters: readonly Letter[],
  size: { readonly width: number; readonly height: number },
): TextRun[] {
  const runs: TextRun[] = [];
  let open: Open | null = null;
  let spaces = '';
  const close = (): void => {
    if (open !== null && open.text.trim() !== '')
      runs.push({
        text: open.text,
        x: share(open.left / size.width),
        y: share(1 - open.top / size.height),
        width: share((open.right - open.left) / size.width),
        height: share((open.top - open.bottom) / size.height),
      });
    open = null;
    spaces = '';
  };
  for (const letter of letters) {
    if (letter.text === '\r' || letter.text === '\n') close();
    else if (/\s/.test(letter.text)) spaces += ' ';
    // Marks without width, and what the font gives no place.
    else if (letter.right > letter.left && letter.top > letter.bottom) {
      if (open !== null && !follows(open, letter)) close();
      if (open === null) open = { ...letter, text: letter.text };
      else
        open = {
          text: open.text + (spaces === '' ? '' : ' ') + letter.text,
          left: Math.min(open.left, letter.left),
          right: Math.max(open.right, letter.right),
          bottom: Math.min(open.bottom, letter.bottom),
          top: Math.max(open.top, letter.top),
        };
      spaces = '';
    }
  }
  close();
  return runs;
}

/** True when a letter goes on with the line: at its height, to its right, without the gap between two columns. */
function follows(line: Open, next: Letter): boolean {
  const height = Math.max(line.top - line.bottom, next.top - next.bottom);
  const middle = (next.top + next.bottom) / 2;
  const within = middle < line.top + height * 0.3 && middle > line.bottom - height * 0.3;
  return within && next.left > line.right - height && next.left - line.right < height * columnGap;
}

const share = (n: number): number => Math.round(Math.min(1, Math.max(0, n)) * 100_000) / 100_000;
