/**
 * The whole packet as one definition for the layout engine, with the list of slots to be filled.
 * Pure: fresh objects on every call, page numbers come from the pass before.
 */
import type { PreparedEvidence } from '../evidence/prepared.ts';
import type { Block, PacketModel, PartId } from '../model/packet-model.ts';
import type { TextKit } from '../text-runs.ts';
import { packetTexts } from '../texts/texts.ts';
import { blocks, together } from './blocks.ts';
import { contentsPages } from './contents.ts';
import { coverPage } from './cover.ts';
import type { Slot } from './exhibit-writer.ts';
import { exhibitPages } from './exhibits.ts';
import { lead, startHeight, titleSpace } from './measure.ts';
import { ink, mm, pageShape, type } from './page.ts';
import { type Desk, exhibitAnchor, type Node, outline, partAnchor, text } from './pieces.ts';
import { summaryPage } from './summary.ts';

/** Parts that follow on the same page when there is room: a short packet is easier to print and to read. */
const flowing: ReadonlySet<PartId> = new Set(['order', 'inspection', 'shipping', 'messages', 'money', 'notIncluded']);

/** What the pass before found out. */
export interface Known {
  readonly pages: number;
  readonly anchors: ReadonlyMap<string, number>;
}

export interface PacketDocument {
  readonly definition: Node;
  readonly slots: readonly Slot[];
}

/** Pages of exhibits as they will be at least: decides between front sheets and banners without a pass. */
function exhibitPageCount(model: PacketModel, prepared: ReadonlyMap<string, PreparedEvidence>): number {
  return model.exhibits.reduce(
    (sum, x) =>
      sum +
      x.exhibit.evidence.reduce((n, e) => {
        const shown = prepared.get(e.evidenceId)?.shown;
        return n + (shown?.is === 'pdf' ? shown.pages.length : 0.5);
      }, 0),
    0,
  );
}

/** Last page of each exhibit and of the parts after them, from the pages on which they start. */
function ranges(model: PacketModel, known: Known): Map<string, { first: number; last: number }> {
  const end = known.anchors.get(partAnchor('integrity')) ?? known.pages + 1;
  const found = new Map<string, { first: number; last: number }>();
  for (const [i, x] of model.exhibits.entries()) {
    const next = model.exhibits[i + 1];
    const first = known.anchors.get(exhibitAnchor(x.label)) ?? 1;
    found.set(x.label, { first, last: (next ? (known.anchors.get(exhibitAnchor(next.label)) ?? first + 1) : end) - 1 });
  }
  return found;
}

export function layoutPacket(
  model: PacketModel,
  prepared: ReadonlyMap<string, PreparedEvidence>,
  kit: TextKit,
  known: Known,
): PacketDocument {
  const t = packetTexts(model.language);
  const upright = pageShape(model.paper);
  const turned = pageShape(model.paper, true);
  const desk: Desk = {
    kit,
    t,
    shape: upright,
    pageOf: (anchor) => known.anchors.get(anchor) ?? 88,
  };
  const range = ranges(model, known);
  const sheets = model.exhibits.length >= 8 && exhibitPageCount(model, prepared) >= 25;
  const slots: Slot[] = [];
  const part = (p: PacketModel['parts'][number], end: Node | null = null): Node[] => {
    const height = titleSpace.above + type.part * lead + titleSpace.below + startHeight(desk, p.blocks);
    const { ask, back } = together(desk, height);
    const flows = flowing.has(p.id);
    const title = p.letter ? `${p.letter}  ${p.title}` : p.title;
    return [
      ...(flows ? [ask] : []),
      text(
        desk,
        title,
        { size: type.part, bold: true, color: ink.accent },
        {
          id: partAnchor(p.id),
          ...(flows
            ? { margin: [0, titleSpace.above + back, 0, titleSpace.below] }
            : { margin: [0, 0, 0, titleSpace.below], pageBreak: 'before', pageOrientation: 'portrait' }),
          ...outline(`${title} (${t.page(desk.pageOf(partAnchor(p.id)))})`),
        },
      ),
      ...(end === null ? blocks(desk, p.blocks, flows) : blocksWithEnd(desk, p.blocks, end)),
    ];
  };
  const exhibits = model.exhibits.flatMap((x) => {
    const made = exhibitPages(
      { desk, prepared, upright, turned, sheets, lastPage: (label) => range.get(label)?.last ?? 1 },
      x,
    );
    slots.push(...made.slots);
    return made.nodes;
  });
  const end = text(
    desk,
    t.end(known.pages),
    { size: type.body, bold: true },
    { alignment: 'center', margin: [0, 18, 0, 0], id: 'end' },
  );
  const integrity = model.parts.filter((p) => p.id === 'integrity');
  const content: Node[] = [
    ...coverPage(desk, model, known.pages),
    ...summaryPage(desk, model),
    ...contentsPages(desk, model),
    ...model.parts.filter((p) => p.id !== 'integrity').flatMap((p) => part(p)),
    ...exhibits,
    ...integrity.flatMap((p) => part(p, end)),
  ];
  return { slots, definition: { content, ...frame(desk, model, range) } };
}

/** The last line of the packet never stands on a page alone: it stays with the last section. */
function blocksWithEnd(desk: Desk, list: readonly Block[], end: Node): Node[] {
  const from = Math.max(
    list.findLastIndex((b) => b.is === 'heading'),
    0,
  );
  const tail = { unbreakable: true, stack: [...blocks(desk, list.slice(from), true), end] };
  return [...blocks(desk, list.slice(0, from)), tail];
}

interface RunningNumber {
  readonly text: string;
  readonly size: number;
}

/**
 * The case and the order at the head of each page. A number is never cut, for half a number is another number: first our own
 * number gives way, then the type gets smaller, then the order number takes two lines; a longer one stands on the cover only.
 */
function runningNumber({ kit, t }: Desk, model: PacketModel, room: number): RunningNumber {
  const ours = t.caseNo(model.caseId);
  if (!model.orderNo) return { text: ours, size: 9 };
  const order = t.orderNoShort(model.orderNo);
  const both = `${ours} · ${order}`;
  const choices: readonly RunningNumber[] = [
    { text: both, size: 9 },
    { text: order, size: 9 },
    { text: order, size: 8 },
    { text: order, size: 7.5 },
  ];
  const inOne = choices.find(({ text: words, size }) => kit.width(words, size) <= room - 6);
  if (inOne) return inOne;
  return kit.lines(order, 7.5, room - 6) <= 2 ? { text: order, size: 7.5 } : { text: ours, size: 9 };
}

/** Header, footer, stamp and the facts about the document. */
function frame(desk: Desk, model: PacketModel, range: ReadonlyMap<string, { first: number; last: number }>): Node {
  const { kit, t } = desk;
  const titleAt = (page: number, room: number): string => {
    for (const x of model.exhibits) {
      const r = range.get(x.label);
      if (r && page >= r.first && page <= r.last) {
        const of = r.last - r.first + 1;
        const tail = of > 1 ? `, ${t.ofPages(page - r.first + 1, of)}` : '';
        const lead = `${t.ex(x.label)} – `;
        return `${lead}${kit.clip(x.title, 9, room - kit.width(lead + tail, 9, true) - 4, 1, true)}${tail}`;
      }
    }
    return '';
  };
  const widthOf = (size: { width: number }): number => size.width - mm(25) - mm(15);
  const middle = model.draft ? 0.1 : 0;
  // What the exhibit leaves free is its own; without a long number both have about half.
  const leftOf = (width: number): RunningNumber & { readonly room: number } => {
    const said = runningNumber(desk, model, width * 0.6);
    return { ...said, room: Math.max(width * 0.38, Math.min(kit.width(said.text, said.size) + 6, width * 0.6)) };
  };
  const runningHead = (width: number, page: number): Node => {
    const left = leftOf(width);
    const room = width * (1 - middle) - left.room;
    const stamp = text(desk, t.draft, { size: 9, bold: true }, { width: width * middle, alignment: 'center' });
    return {
      columns: [
        text(desk, left.text, { size: left.size, color: ink.soft }, { width: left.room }),
        ...(model.draft ? [stamp] : []),
        text(
          desk,
          titleAt(page, room),
          { size: 9, bold: true, color: ink.accent },
          { width: room, alignment: 'right' },
        ),
      ],
      margin: [0, 0, 0, 3],
    };
  };
  const rule = (width: number): Node => ({
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.4, lineColor: ink.line }],
  });
  return {
    pageSize: { width: desk.shape.width, height: desk.shape.height },
    pageMargins: [desk.shape.left, desk.shape.top, desk.shape.right, desk.shape.bottom],
    defaultStyle: { font: 'Latin', fontSize: type.body, color: ink.text },
    header: (page: number, _pages: number, size: { width: number }) =>
      page === 1
        ? null
        : {
            margin: [mm(25), mm(9), mm(15), 0],
            stack: [runningHead(widthOf(size), page), rule(widthOf(size))],
          },
    footer: (page: number, pages: number, size: { width: number }) => ({
      margin: [mm(25), mm(6), mm(15), 0],
      columns: [
        text(
          desk,
          `${t.version(model.version, model.draft)} · ${model.preparedOn}`,
          { size: 9, color: ink.soft },
          { width: widthOf(size) / 3, margin: [0, 2, 0, 0] },
        ),
        text(desk, t.pageOf(page, pages), { size: 11, bold: true }, { width: widthOf(size) / 3, alignment: 'center' }),
        text(
          desk,
          t.packetId(model.packetId),
          { size: 9, color: ink.soft },
          { width: widthOf(size) / 3, alignment: 'right', margin: [0, 2, 0, 0] },
        ),
      ],
    }),
    ...(model.draft
      ? {
          // Under our own pages only: nothing of ours ever lies on or under a piece of evidence.
          background: (page: number, size: { width: number; height: number }) =>
            [...range.values()].some((r) => page >= r.first && page <= r.last)
              ? null
              : text(
                  desk,
                  t.draft,
                  { size: 110, bold: true, color: '#EDEDED' },
                  { alignment: 'center', margin: [0, size.height / 2 - 80, 0, 0] },
                ),
        }
      : {}),
  };
}
