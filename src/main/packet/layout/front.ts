/** Cover, one-page summary, contents with the list of exhibits. Each of the first two is one page, whatever the facts. */
import type { PacketModel } from '../model/packet-model.ts';
import { table } from './blocks.ts';
import { lead } from './measure.ts';
import { ink, type } from './page.ts';
import { citation, type Desk, exhibitAnchor, type Node, partAnchor, phrase, text } from './pieces.ts';

/**
 * How many lines each row of a table may fill so that all rows fit: the longest give way first, none goes below one line.
 * @param wanted lines each row would fill
 * @param most most lines a row may have at all
 * @param budget height in points
 */
function fitRows(wanted: readonly number[], most: number, budget: number, size: number, padding: number): number[] {
  const caps = wanted.map((n) => Math.min(n, most));
  const height = (): number => caps.reduce((sum, n) => sum + n * size * lead + padding, 0);
  while (height() > budget) {
    const longest = Math.max(...caps);
    if (longest <= 1) break;
    caps[caps.lastIndexOf(longest)] = longest - 1;
  }
  return caps;
}

export function coverPage(desk: Desk, model: PacketModel, pages: number): Node[] {
  const { kit, t, shape } = desk;
  const width = shape.innerWidth;
  const valueWidth = width * 0.7 - 12;
  const rows = [
    ...model.cover.rows.map(([label, value]) => [label, value.replace(/\n+/g, ', ')] as const),
    [t.cover.exhibits, String(model.exhibits.length)] as const,
    [t.cover.pages, t.cover.totalPages(pages)] as const,
  ];
  const title = kit.clip(model.title, 25, width, 2, true);
  const asks = kit.clip(model.cover.asks.replace(/\n+/g, ' '), 12, width - 28, 5);
  // What stands above and below the table, as it will be set.
  const around =
    70 +
    kit.lines(title, 25, width, true) * 25 * lead +
    (model.subtitle ? 2 * 11 * lead : 0) +
    kit.lines(asks, 12, width - 28) * 12 * lead +
    80;
  const caps = fitRows(
    rows.map(([, value]) => kit.lines(value, type.body, valueWidth)),
    4,
    shape.innerHeight - around,
    type.body,
    7,
  );
  return [
    ...(model.draft
      ? [text(desk, t.draft, { size: 15, bold: true }, { alignment: 'right', margin: [0, 0, 0, 2] })]
      : []),
    {
      canvas: [{ type: 'rect', x: 0, y: 0, w: 64, h: 5, color: ink.accent }],
      margin: [0, model.draft ? 4 : 18, 0, 14],
    },
    text(
      desk,
      title,
      { size: 25, bold: true, color: ink.accent },
      { id: partAnchor('cover'), margin: [0, 0, 0, 4], ...outline(`${t.titles[model.variant]} (${t.page(1)})`) },
    ),
    ...(model.subtitle ? [text(desk, kit.clip(model.subtitle, 11, width, 2), { size: 11, bold: true })] : []),
    {
      margin: [0, 14, 0, 0],
      table: {
        widths: [width * 0.3 - 12, valueWidth],
        body: rows.map(([label, value], i) => [
          text(desk, label, { size: type.table, color: ink.soft }),
          text(desk, kit.clip(value, type.body, valueWidth, caps[i] ?? 1), { size: type.body }),
        ]),
      },
      layout: {
        hLineWidth: (i: number) => (i === 0 || i === rows.length ? 0.8 : 0.4),
        vLineWidth: () => 0,
        hLineColor: () => ink.hair,
        paddingTop: () => 3.2,
        paddingBottom: () => 3.2,
        paddingLeft: () => 0,
      },
    },
    {
      margin: [0, 16, 0, 0],
      unbreakable: true,
      table: {
        widths: ['*'],
        body: [
          [
            {
              stack: [
                text(desk, t.cover.asks, { size: type.small, bold: true, color: ink.accent }),
                text(desk, asks, { size: 12 }, { margin: [0, 3, 0, 0] }),
              ],
            },
          ],
        ],
      },
      layout: boxLayout(1.2),
    },
    text(desk, t.cover.numbers, { size: type.table, color: ink.soft }, { margin: [0, 12, 0, 0] }),
  ];
}

const boxLayout = (line: number): Node => ({
  hLineWidth: () => line,
  vLineWidth: () => line,
  hLineColor: () => ink.accent,
  vLineColor: () => ink.accent,
  paddingLeft: () => 12,
  paddingRight: () => 12,
  paddingTop: () => 8,
  paddingBottom: () => 10,
});

export const outline = (label: string, parent?: string): Node => ({
  outline: true,
  outlineText: label,
  ...(parent ? { outlineParentId: parent } : {}),
  outlineExpanded: !parent,
});

/** The page many reviewers read alone. Everything on it is cut to a fixed number of lines; the cut names the page with the rest. */
export function summaryPage(desk: Desk, model: PacketModel): Node[] {
  const { kit, t, shape } = desk;
  const { summary } = model;
  const width = shape.innerWidth;
  const statement = desk.pageOf(partAnchor('statement'));
  const cut = (words: string, size: number, room: number, lines: number): string => {
    const clipped = kit.clip(words.replace(/\n+/g, ' '), size, room, lines);
    if (clipped === words.replace(/\n+/g, ' ')) return clipped;
    const see = t.see(statement);
    return `${kit.clip(clipped, size, room * lines - kit.width(see, size) - 20, 1).replace(/…$/, '')} ${see}`;
  };
  const asks = summary.asks.map((p) => (typeof p === 'string' ? p : 'bold' in p ? p.bold : '')).join('');
  const block = (title: string): Node =>
    text(desk, title, { size: type.heading, bold: true, color: ink.accent }, { margin: [0, 12, 0, 5] });
  const asked = cut(asks, 11.5, width - 28, 4);
  const decision = summary.decision
    ? cut(summary.decision.map((p) => (typeof p === 'string' ? p : '')).join(''), type.body, width, 2)
    : null;
  // A reason and its proof share two lines.
  const reasonWidth = width - 28;
  const proofWidth = (cites: readonly string[]): number =>
    kit.width(
      cites
        .slice(0, 3)
        .map((label) => t.exPage(label, 888))
        .join('; '),
      type.body,
      true,
    ) + 60;
  const factWidth = width * 0.72 - 14;
  const around =
    40 +
    (summary.strip.length > 0 ? 4 : 3) * (type.heading * lead + 17) +
    kit.lines(asked, 11.5, width - 28, true) * 11.5 * lead +
    22 +
    (decision ? kit.lines(decision, type.body, width) * type.body * lead + 5 : 0) +
    summary.reasons.length * (2 * type.body * lead + 4) +
    type.table * lead +
    (summary.strip.length > 0 ? 90 : 0);
  const caps = fitRows(
    summary.facts.map(([, value]) => kit.lines(value, type.table, factWidth)),
    2,
    shape.innerHeight - around,
    type.table,
    8,
  );
  return [
    text(
      desk,
      t.summary.title,
      { size: type.part, bold: true, color: ink.accent },
      {
        id: partAnchor('summary'),
        pageBreak: 'before',
        margin: [0, 0, 0, 2],
        ...outline(`${t.summary.title} (${t.page(desk.pageOf(partAnchor('summary')))})`),
      },
    ),
    block(t.summary.asks),
    {
      table: { widths: ['*'], body: [[text(desk, asked, { size: 11.5, bold: true })]] },
      layout: boxLayout(1.2),
    },
    block(summary.reasonsTitle),
    ...(decision ? [text(desk, decision, {}, { margin: [0, 0, 0, 5] })] : []),
    ...summary.reasons.map((reason) => ({
      columns: [
        text(desk, String(reason.n), { bold: true, color: ink.accent }, { width: 16 }),
        {
          width: '*',
          text: [
            ...(text(desk, cut(reason.text, type.body, reasonWidth * 2 - proofWidth(reason.cites), 1), {})[
              'text'
            ] as Node[]),
            ...reason.cites
              .slice(0, 3)
              .flatMap((label, i) => [
                ...(text(desk, i === 0 ? '  ' : '; ', {})['text'] as Node[]),
                ...citation(desk, label),
              ]),
          ],
          fontSize: type.body,
        },
      ],
      columnGap: 8,
      margin: [0, 0, 0, 4],
    })),
    phrase(desk, [`${t.summary.noDecision} `, { bold: t.page(statement) }, t.stop], {
      size: type.table,
      color: ink.soft,
    }),
    ...(summary.strip.length > 0 ? [block(t.summary.timeline), strip(desk, summary.strip)] : []),
    block(t.summary.facts),
    ...table(desk, {
      head: [],
      widths: [28, 72],
      rows: summary.facts.map(([label, value], i) => ({
        tone: 'plain',
        cells: [[{ bold: label }], [cut(value, type.table, factWidth, caps[i] ?? 1)]],
      })),
    }),
  ];
}

/** Steps side by side with the days between them. */
function strip(desk: Desk, steps: PacketModel['summary']['strip']): Node {
  const width = desk.shape.innerWidth / steps.length;
  return {
    columns: steps.map((step) => ({
      width,
      stack: [
        text(desk, step.daysAfter === null ? ' ' : desk.t.summary.days(step.daysAfter), {
          size: type.small,
          color: ink.soft,
        }),
        {
          canvas: [
            { type: 'line', x1: 0, y1: 4, x2: width, y2: 4, lineWidth: 1, lineColor: ink.line },
            { type: 'ellipse', x: 4, y: 4, r1: 3.6, r2: 3.6, color: ink.accent },
          ],
          margin: [0, 2, 0, 3],
        },
        text(desk, desk.kit.clip(step.what, type.table, width - 4, 2, true), { size: type.table, bold: true }),
        text(desk, step.when, { size: type.small }),
      ],
    })),
    columnGap: 0,
  };
}

export function contentsPages(desk: Desk, model: PacketModel): Node[] {
  const { t } = desk;
  const link = (words: string, anchor: string, bold = false, rest: Node = {}): Node =>
    text(desk, words, { size: type.table, ...(bold ? { bold: true } : {}) }, rest, anchor);
  const small = (words: string, anchor: string): Node =>
    text(desk, words, { size: type.small }, { margin: [0, 1, 0, 0] }, anchor);
  const partRows = [
    ...model.parts.filter((p) => p.id !== 'integrity'),
    ...(model.exhibits.length > 0 ? [{ id: 'exhibits' as const, letter: null, title: t.parts.exhibits }] : []),
    ...model.parts.filter((p) => p.id === 'integrity'),
  ].map((part) => {
    const anchor = part.id === 'exhibits' ? exhibitAnchor(model.exhibits[0]?.label ?? '') : partAnchor(part.id);
    return [
      link(part.letter ?? '', anchor, true),
      link(part.title, anchor, true),
      link(String(desk.pageOf(anchor)), anchor, true, { alignment: 'right' }),
    ];
  });
  const inner = desk.shape.innerWidth;
  const shares = [6, 27, 14, 13, 32, 8];
  const rows = model.exhibits.map((x) => {
    const anchor = exhibitAnchor(x.label);
    return [
      link(x.label, anchor, true),
      link(x.title, anchor),
      small(x.kind, anchor),
      small(x.dated ?? '–', anchor),
      small(x.shows ?? '', anchor),
      link(String(desk.pageOf(anchor)), anchor, true, { alignment: 'right' }),
    ];
  });
  return [
    text(
      desk,
      t.contents.title,
      { size: type.part, bold: true, color: ink.accent },
      {
        id: partAnchor('contents'),
        pageBreak: 'before',
        margin: [0, 0, 0, 8],
        ...outline(`${t.contents.title} (${t.page(desk.pageOf(partAnchor('contents')))})`),
      },
    ),
    {
      table: { widths: [24, '*', 44], dontBreakRows: true, body: partRows },
      layout: {
        hLineWidth: (i: number) => (i === 0 || i === partRows.length ? 0.8 : 0.4),
        vLineWidth: () => 0,
        hLineColor: () => ink.hair,
        paddingTop: () => 3.5,
        paddingBottom: () => 3.5,
      },
      margin: [0, 0, 0, 14],
    },
    ...(rows.length === 0
      ? [text(desk, t.contents.none)]
      : [
          {
            table: {
              widths: shares.map((s) => (inner * s) / 100 - 8),
              headerRows: 1,
              dontBreakRows: true,
              body: [
                [
                  t.contents.no,
                  t.contents.exhibit,
                  t.contents.kind,
                  t.contents.dated,
                  t.contents.shows,
                  t.contents.page,
                ].map((h, i) =>
                  text(
                    desk,
                    h,
                    { size: type.small, bold: true, color: ink.accent },
                    i === 5 ? { alignment: 'right' } : {},
                  ),
                ),
                ...rows,
              ],
            },
            layout: {
              hLineWidth: (i: number) => (i === 0 ? 0 : i === 1 ? 0.8 : 0.4),
              vLineWidth: () => 0,
              hLineColor: (i: number) => (i === 1 ? ink.accent : ink.hair),
              fillColor: (row: number) => (row === 0 ? ink.fill : null),
              paddingTop: () => 2.6,
              paddingBottom: () => 2.6,
              paddingLeft: () => 4,
              paddingRight: () => 4,
            },
          },
        ]),
  ];
}
