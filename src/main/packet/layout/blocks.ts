/** The blocks of a part as nodes: tables, quotes, verdict boxes, numbered paragraphs. Fresh objects on every call. */
import type { Block, Phrase, TableRow } from '../model/packet-model.ts';
import {
  cellPadding,
  columnWidths,
  factTable,
  headingSpace,
  leadsIn,
  numberedLines,
  quoteLines,
  quoteSize,
  rowHeight,
  shortParagraph,
  shortQuote,
  smallTableHeight,
  startHeight,
  textLines,
} from './measure.ts';
import { ink, type } from './page.ts';
import { type Desk, type Node, phrase, text } from './pieces.ts';

/** Lines between the rows only; the head stands on a tint and is repeated on each page. */
const tableLayout = (headRows: number, tones: readonly TableRow['tone'][]): Node => ({
  hLineWidth: (i: number) => (i === 0 ? (headRows > 0 ? 0 : 0.5) : i === headRows ? 0.8 : 0.4),
  vLineWidth: () => 0,
  hLineColor: (i: number) => (i === headRows ? ink.accent : ink.hair),
  fillColor: (row: number) => (row < headRows ? ink.fill : tones[row - headRows] === 'gap' ? ink.gap : null),
  paddingLeft: () => cellPadding.x,
  paddingRight: () => cellPadding.x,
  paddingTop: () => cellPadding.y,
  paddingBottom: () => cellPadding.y,
});

/**
 * A table whose rows never split over a page, except those taller than half a page, which stand in tables of their own.
 * A small table stays whole.
 */
export function table(
  desk: Desk,
  block: { readonly head: readonly string[]; readonly widths: readonly number[]; readonly rows: readonly TableRow[] },
  size: number = type.table,
): Node[] {
  const widths = columnWidths(desk, block.widths);
  const isTall = (row: TableRow): boolean => rowHeight(desk, row.cells, widths, size) > desk.shape.innerHeight / 2;
  const small = smallTableHeight(desk, block, size) !== null;
  const groups: { rows: TableRow[]; tall: boolean }[] = [];
  for (const row of block.rows) {
    const tall = isTall(row);
    const last = groups.at(-1);
    if (last && !tall && !last.tall) last.rows.push(row);
    else groups.push({ rows: [row], tall });
  }
  if (groups.length === 0) groups.push({ rows: [], tall: false });
  return groups.map((group, g) => {
    const head = g === 0 ? block.head : [];
    const headRow =
      head.length > 0 ? [head.map((h) => text(desk, h, { size: type.small, bold: true, color: ink.accent }))] : [];
    const rows = group.rows.map((row) =>
      row.tone === 'gap'
        ? [
            phrase(
              desk,
              row.cells[0] ?? [],
              { size: type.small, color: ink.soft },
              { colSpan: widths.length, alignment: 'center' },
            ),
            ...widths.slice(1).map(() => ({ text: '' })),
          ]
        : row.cells.map((cell) => phrase(desk, cell, { size, ...(row.tone === 'strong' ? { bold: true } : {}) })),
    );
    const body = [...headRow, ...rows];
    if (body.length === 0) return { text: '' };
    return {
      table: {
        widths,
        headerRows: headRow.length,
        dontBreakRows: !group.tall,
        keepWithHeaderRows: headRow.length > 0 && rows.length > 0 ? 1 : 0,
        body,
      },
      ...(small ? { unbreakable: true } : {}),
      layout: tableLayout(
        headRow.length,
        group.rows.map((r) => r.tone),
      ),
      margin: [0, g === 0 ? 2 : 0, 0, g === groups.length - 1 ? 8 : 0],
    };
  });
}

/** Label and value in two columns. */
export function factRows(
  desk: Desk,
  rows: readonly (readonly [string, Phrase])[],
  labelShare = 30,
  size: number = type.table,
): Node[] {
  return table(desk, factTable(rows, labelShare), size);
}

/** Somebody else's words: a bar at the left, never a tint, so that it survives any copier. */
export function quote(desk: Desk, words: string): Node {
  const lines = words.split('\n');
  return {
    table: {
      widths: ['*'],
      body: [[{ stack: lines.map((line) => text(desk, line === '' ? ' ' : line, { size: quoteSize })) }]],
    },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: (i: number) => (i === 0 ? 2 : 0),
      vLineColor: () => ink.line,
      paddingLeft: () => 10,
      paddingRight: () => 0,
      paddingTop: () => 1,
      paddingBottom: () => 1,
    },
    margin: [26, 0, 0, 8],
    ...(quoteLines(desk, words) <= shortQuote ? { unbreakable: true } : {}),
  };
}

function verdict(desk: Desk, block: Extract<Block, { is: 'verdict' }>): Node[] {
  return [
    {
      table: {
        widths: ['*'],
        body: [
          [
            {
              stack: [
                text(desk, block.title, { size: type.small, color: ink.soft }),
                text(desk, block.verdict, { size: 15, bold: true, color: ink.accent }, { margin: [0, 1, 0, 0] }),
              ],
            },
          ],
        ],
      },
      layout: {
        hLineWidth: () => 1.2,
        vLineWidth: () => 1.2,
        hLineColor: () => ink.accent,
        vLineColor: () => ink.accent,
        paddingLeft: () => 10,
        paddingRight: () => 10,
        paddingTop: () => 7,
        paddingBottom: () => 9,
      },
      unbreakable: true,
      margin: [0, 8, 0, 4],
    },
    ...factRows(desk, block.rows),
  ];
}

function signature(desk: Desk, labels: readonly string[]): Node {
  return {
    margin: [26, 26, 0, 0],
    columns: labels.map((label) => ({
      stack: [
        {
          canvas: [
            {
              type: 'line',
              x1: 0,
              y1: 0,
              x2: desk.shape.innerWidth / labels.length - 26,
              y2: 0,
              lineWidth: 0.6,
              lineColor: ink.soft,
            },
          ],
        },
        text(desk, label, { size: type.small, color: ink.soft }, { margin: [0, 3, 0, 0] }),
      ],
    })),
    columnGap: 14,
  };
}

const heading = (desk: Desk, words: string, above: number = headingSpace.above): Node =>
  text(
    desk,
    words,
    { size: type.heading, bold: true, color: ink.accent },
    { margin: [0, above, 0, headingSpace.below] },
  );

/**
 * Room that is asked for and given back: what follows starts on the next page when less than this height is left.
 * @returns the node that asks, and the top margin with which the next node takes the room back
 */
export function together(desk: Desk, height: number): { readonly ask: Node; readonly back: number } {
  const room = Math.min(height, desk.shape.innerHeight - 1);
  return { ask: { unbreakable: true, stack: [{ stack: [], margin: [0, room, 0, 0] }] }, back: -room };
}

const numbered = (desk: Desk, n: number, words: Phrase): Node => ({
  columns: [
    text(desk, String(n), { size: type.body, color: ink.soft }, { width: 18, alignment: 'right' }),
    phrase(desk, words, {}, { width: '*', id: `para-${n}` }),
  ],
  columnGap: 8,
  margin: [0, 0, 0, 6],
  ...(numberedLines(desk, words) <= shortParagraph ? { unbreakable: true } : {}),
});

/**
 * The blocks of a part in order. A heading, and a sentence that leads to a table or a quote, stays with its beginning.
 * @param held true when the first block is already held together with what stands above it
 */
export function blocks(desk: Desk, list: readonly Block[], held = false): Node[] {
  return list.flatMap((_, i) => blockNodes(desk, list, i, held && i === 0));
}

function blockNodes(desk: Desk, list: readonly Block[], at: number, held: boolean): Node[] {
  const block = list[at];
  const before = list[at - 1];
  const next = list[at + 1];
  if (!block) return [];
  const led = (b: Block): boolean => b.is === 'quote' && quoteLines(desk, b.text) <= shortQuote;
  if (leadsIn(desk, list.slice(at)) && !held && before?.is !== 'heading') {
    const { ask, back } = together(desk, startHeight(desk, list.slice(at)));
    return [ask, { stack: [], margin: [0, back, 0, 0] }, ...blockNodes(desk, list, at, true)];
  }
  switch (block.is) {
    case 'heading': {
      if (held || before?.is === 'heading') return [heading(desk, block.text)];
      const { ask, back } = together(desk, startHeight(desk, list.slice(at)));
      return [ask, heading(desk, block.text, headingSpace.above + back)];
    }
    case 'numbered':
      return next?.is === 'quote' && led(next)
        ? [
            {
              unbreakable: true,
              stack: [
                { ...numbered(desk, block.n, block.text), unbreakable: false },
                { ...quote(desk, next.text), unbreakable: false },
              ],
            },
          ]
        : [numbered(desk, block.n, block.text)];
    case 'text':
      // A short text stays whole: a hash over two pages is no hash that can be compared.
      return [
        textLines(desk, block.text) <= shortParagraph
          ? { unbreakable: true, stack: [phrase(desk, block.text)], margin: [0, 0, 0, 6] }
          : phrase(desk, block.text, {}, { margin: [0, 0, 0, 6] }),
      ];
    case 'quote':
      return before?.is === 'numbered' && led(block) ? [] : [quote(desk, block.text)];
    case 'table':
      return table(desk, block, block.dense ? type.small : type.table);
    case 'facts':
      return factRows(desk, block.rows);
    case 'verdict':
      return [{ unbreakable: true, stack: verdict(desk, block) }];
    case 'closing':
      return [
        {
          unbreakable: true,
          stack: [
            heading(desk, block.heading),
            { ...numbered(desk, block.n, block.text), unbreakable: false },
            signature(desk, block.labels),
          ],
        },
      ];
  }
}
