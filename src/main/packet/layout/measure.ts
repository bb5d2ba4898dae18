/**
 * How high things will stand, estimated before they are laid out: what must stay together, which rows are tall.
 * Estimates lean to the high side. What must not live here: nodes.
 */
import type { Block, Phrase, TableRow } from '../model/packet-model.ts';
import { type } from './page.ts';
import { type Desk, wordsOf } from './pieces.ts';

/** Height of a line in shares of its type size: the taller of the two faces. */
export const lead = 1.46;

export const cellPadding = { x: 5, y: 3.5 } as const;

/** Space above and below a heading and the title of a part, in points. */
export const headingSpace = { above: 12, below: 5 } as const;
export const titleSpace = { above: 26, below: 8 } as const;

/** Left column of a numbered paragraph with its gap, and the indent of a quote with its bar. */
export const numberRoom = 26;
export const quoteRoom = 36;
export const quoteSize = 10;

/** Widths of the text in the columns of a table over the whole page, in points. */
export function columnWidths(desk: Desk, shares: readonly number[]): number[] {
  const total = shares.reduce((a, b) => a + b, 0);
  return shares.map((share) => (desk.shape.innerWidth * share) / total - 2 * cellPadding.x);
}

export function rowHeight(
  desk: Desk,
  cells: readonly Phrase[],
  widths: readonly number[],
  size: number,
  bold = false,
): number {
  const lines = cells.map((cell, i) => desk.kit.lines(wordsOf(desk, cell), size, widths[i] ?? 100, bold));
  return Math.max(1, ...lines) * size * lead + 2 * cellPadding.y + 1;
}

type Rows = {
  readonly head: readonly string[];
  readonly widths: readonly number[];
  readonly rows: readonly TableRow[];
};

const headHeight = (desk: Desk, table: Rows): number =>
  table.head.length === 0
    ? 0
    : rowHeight(
        desk,
        table.head.map((h) => [h]),
        columnWidths(desk, table.widths),
        type.small,
        true,
      );

function tableHeight(desk: Desk, table: Rows, size: number): number {
  const widths = columnWidths(desk, table.widths);
  return table.rows.reduce((sum, row) => sum + rowHeight(desk, row.cells, widths, size), headHeight(desk, table)) + 10;
}

/** Height of a table that is never parted, because one row of it alone on the next page would be a waste; null for a larger one. */
export function smallTableHeight(desk: Desk, table: Rows, size: number): number | null {
  const most = desk.shape.innerHeight * 0.25;
  // The count spares measuring the thousands of rows of a list.
  if (table.rows.length * (size * lead + 2 * cellPadding.y) > most) return null;
  const height = tableHeight(desk, table, size);
  return height <= most ? height : null;
}

/** Label and value as a table of two columns. */
export const factTable = (rows: readonly (readonly [string, Phrase])[], labelShare = 30): Rows => ({
  head: [],
  widths: [labelShare, 100 - labelShare],
  rows: rows.map(([label, value]) => ({ tone: 'plain', cells: [[{ bold: label }], value] })),
});

export const numberedLines = (desk: Desk, words: Phrase): number =>
  desk.kit.lines(wordsOf(desk, words), type.body, desk.shape.innerWidth - numberRoom);

export const quoteLines = (desk: Desk, words: string): number =>
  desk.kit.lines(words, quoteSize, desk.shape.innerWidth - quoteRoom);

/** A paragraph of at most so many lines stays whole, so that no single line of it stands alone. */
export const shortParagraph = 4;
/** About how many lines a text over the whole width fills. */
export const textLines = (desk: Desk, words: Phrase): number =>
  desk.kit.lines(wordsOf(desk, words), type.body, desk.shape.innerWidth);

/** Lines for name, date and signature with the room above them. */
const signatureHeight = 26 + 3 + type.small * lead + 4;

/** A quote of at most so many lines stays whole, with the sentence that leads to it. */
export const shortQuote = 14;

const quoteHeight = (desk: Desk, words: string): number => {
  const lines = quoteLines(desk, words);
  return (lines <= shortQuote ? lines : 3) * quoteSize * lead + 10;
};

/** Height of a table that stays with what stands above it: all of a small one, else head and first row. */
function firstOfTable(desk: Desk, table: Rows, size: number): number {
  const whole = smallTableHeight(desk, table, size);
  if (whole !== null) return whole;
  const first = table.rows[0];
  const row = first ? rowHeight(desk, first.cells, columnWidths(desk, table.widths), size) : 0;
  // A row taller than half a page is parted; its first lines are enough.
  return headHeight(desk, table) + (row > desk.shape.innerHeight / 2 ? 4 * size * lead : row) + 4;
}

/**
 * True when the first of these blocks is a short text that only leads to the table, the box or the longer quote under it, or the
 * last one above the place for the signature: nobody signs a page that says nothing.
 */
export function leadsIn(desk: Desk, [block, next]: readonly Block[]): boolean {
  const isShort =
    (block?.is === 'numbered' && numberedLines(desk, block.text) <= shortParagraph) ||
    (block?.is === 'text' && textLines(desk, block.text) <= shortParagraph);
  if (!isShort || !next) return false;
  // A short quote stands in one block with its sentence.
  if (next.is === 'quote') return block.is === 'text' || quoteLines(desk, next.text) > shortQuote;
  return next.is === 'closing' || next.is === 'table' || next.is === 'facts' || next.is === 'verdict';
}

/**
 * Height in points of the beginning of these blocks that has to stand on one page: headings with two lines of what
 * follows, or with the first row of a table.
 */
export function startHeight(desk: Desk, list: readonly Block[]): number {
  const [block, ...rest] = list;
  if (!block) return 0;
  const { kit, shape } = desk;
  switch (block.is) {
    case 'heading':
      return (
        headingSpace.above +
        kit.lines(block.text, type.heading, shape.innerWidth, true) * type.heading * lead +
        headingSpace.below +
        startHeight(desk, rest)
      );
    case 'numbered': {
      const lines = numberedLines(desk, block.text);
      const next = rest[0];
      const led = next?.is === 'quote' && quoteLines(desk, next.text) <= shortQuote;
      const first = (led || lines <= shortParagraph ? lines : 3) * type.body * lead + 6;
      return first + (led || leadsIn(desk, list) ? startHeight(desk, rest) : 0);
    }
    case 'text': {
      const lines = textLines(desk, block.text);
      const first = (lines <= shortParagraph ? lines : 3) * type.body * lead + 6;
      return first + (leadsIn(desk, list) ? startHeight(desk, rest) : 0);
    }
    case 'quote':
      return quoteHeight(desk, block.text);
    case 'table':
      return firstOfTable(desk, block, block.dense ? type.small : type.table);
    case 'facts':
      return firstOfTable(desk, factTable(block.rows), type.table);
    case 'verdict':
      return 60 + tableHeight(desk, factTable(block.rows), type.table);
    case 'closing':
      return (
        headingSpace.above +
        type.heading * lead +
        headingSpace.below +
        numberedLines(desk, block.text) * type.body * lead +
        6 +
        signatureHeight
      );
  }
}

/**
 * How many lines each row of a table may fill so that all rows fit: the longest give way first, none goes below one line.
 * @param wanted lines each row would fill
 * @param most most lines a row may have at all
 * @param budget height in points
 */
export function fitRows(
  wanted: readonly number[],
  most: number,
  budget: number,
  size: number,
  padding: number,
): number[] {
  const caps = wanted.map((n) => Math.min(n, most));
  const height = (): number => caps.reduce((sum, n) => sum + n * size * lead + padding, 0);
  while (height() > budget) {
    const longest = Math.max(...caps);
    if (longest <= 1) break;
    caps[caps.lastIndexOf(longest)] = longest - 1;
  }
  return caps;
}
