/** The one-page summary: one page, whatever the facts. */
import type { PacketModel } from '../model/packet-model.ts';
import { table } from './blocks.ts';
import { fitRows, lead } from './measure.ts';
import { ink, type } from './page.ts';
import { boxLayout, citation, type Desk, type Node, outline, partAnchor, phrase, text } from './pieces.ts';

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
    const kept = kit.clip(clipped, size, room * lines - kit.width(see, size) - 20, 1).replace(/…$/, '');
    return `${wholeWords(kept)} ${see}`;
  };
  const asks = summary.asks.map((p) => (typeof p === 'string' ? p : 'bold' in p ? p.bold : '')).join('');
  let section = 0;
  const block = (title: string): Node => {
    section += 1;
    return text(
      desk,
      t.summary.numbered(section, title),
      { size: type.heading, bold: true, color: ink.accent },
      { margin: [0, 12, 0, 5] },
    );
  };
  const asked = cut(asks, 11.5, width - 28, 4);
  const decision = summary.decision
    ? cut(summary.decision.map((p) => (typeof p === 'string' ? p : '')).join(''), type.body, width, 2)
    : null;
  // A reason and its proof share some lines.
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
  // A reason as it will be set: its words, then its proofs, cut to the lines it may have.
  const linesOf = (reason: { readonly text: string; readonly cites: readonly string[] }): number =>
    Math.ceil(
      (kit.lines(reason.text, type.body, reasonWidth) * reasonWidth +
        (reason.cites.length > 0 ? proofWidth(reason.cites) : 0)) /
        reasonWidth +
        0.35,
    );
  const besidesWith = (reasonLines: number): number =>
    type.part * lead +
    6 +
    3 * (type.heading * lead + 17) +
    kit.lines(asked, 11.5, width - 28, true) * 11.5 * lead +
    22 +
    (decision ? kit.lines(decision, type.body, width) * type.body * lead + 5 : 0) +
    summary.reasons.reduce((sum, r) => sum + Math.min(linesOf(r), reasonLines) * type.body * lead + 4, 0) +
    type.table * lead;
  const stepLines = summary.strip.map((step) =>
    kit.lines(step.what, type.table, width / summary.strip.length - 4, true),
  );
  const stripHeight =
    type.heading * lead + 17 + 2 * type.small * lead + 15 + Math.min(2, Math.max(1, ...stepLines)) * type.table * lead;
  const leastOfFacts = summary.facts.length * (type.table * lead + 8);
  const factLines = summary.facts.map(([, value]) => kit.lines(value, type.table, factWidth));
  const fullFacts = factLines.reduce((sum, lines) => sum + Math.min(lines, 2) * type.table * lead + 8, 0);
  // Where everything else has its full room a reason may have more of it.
  const reasonLines = [6, 5, 4, 3].find((n) => besidesWith(n + 1) + stripHeight + fullFacts <= shape.innerHeight) ?? 2;
  const besides = besidesWith(reasonLines);
  // The facts come first: what the line of time shows stands in the chronology too.
  const hasStrip = summary.strip.length > 0 && besides + stripHeight + leastOfFacts <= shape.innerHeight;
  const around = besides + (hasStrip ? stripHeight : 0);
  const caps = fitRows(factLines, 3, shape.innerHeight - around, type.table, 8);
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
    block(summary.asksTitle),
    {
      table: { widths: ['*'], body: [[text(desk, asked, { size: 11.5, bold: true })]] },
      layout: boxLayout(1.2),
    },
    ...(summary.reasonsTitle === null ? [] : [block(summary.reasonsTitle)]),
    ...(decision ? [text(desk, decision, {}, { margin: [0, 0, 0, 5] })] : []),
    ...summary.reasons.map((reason) => ({
      columns: [
        text(desk, String(reason.n), { bold: true, color: ink.accent }, { width: 16 }),
        {
          width: '*',
          text: [
            ...(text(desk, cut(reason.text, type.body, reasonWidth * reasonLines - proofWidth(reason.cites), 1), {})[
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
    ...(summary.reasonsAt === null || summary.reasonsTitle === null
      ? []
      : [
          phrase(
            desk,
            [`${t.summary.noDecision} `, { bold: t.page(desk.pageOf(`para-${summary.reasonsAt}`)) }, t.stop],
            { size: type.table, color: ink.soft },
          ),
        ]),
    ...(hasStrip ? [block(t.summary.timeline), strip(desk, summary.strip)] : []),
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

/** Without the beginning of a word at the end, where words are parted by spaces. */
const wholeWords = (words: string): string => {
  const space = words.lastIndexOf(' ');
  return space > Math.max(0, words.length - 24) ? words.slice(0, space).trimEnd() : words;
};

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
