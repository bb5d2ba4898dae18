/** The contents with the list of exhibits; every line leads to its page. */
import type { PacketModel } from '../model/packet-model.ts';
import { ink, type } from './page.ts';
import { type Desk, exhibitAnchor, type Node, outline, partAnchor, text } from './pieces.ts';

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
  const shares = [6, 31, 13, 12, 30, 8];
  const rows = model.exhibits.map((x) => {
    const anchor = exhibitAnchor(x.label);
    return [
      link(x.label, anchor, true),
      {
        stack: [
          link(x.title, anchor),
          ...(x.taken === null ? [] : [small(`${t.integrity.camera}${t.colon}${x.taken}`, anchor)]),
        ],
      },
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
