/** The cover: one page, whatever the facts. */
import type { PacketModel } from '../model/packet-model.ts';
import { fitRows, lead } from './measure.ts';
import { ink, type } from './page.ts';
import { boxLayout, type Desk, type Node, outline, partAnchor, text } from './pieces.ts';

/** Points. */
const logoBox = { w: 150, h: 42 } as const;

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
    (model.cover.logo === null ? 0 : logoBox.h) +
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
      columns: [
        { width: '*', canvas: [{ type: 'rect', x: 0, y: 0, w: 64, h: 5, color: ink.accent }] },
        ...(model.cover.logo === null
          ? []
          : [{ width: 'auto', image: `data:image/png;base64,${model.cover.logo}`, fit: [logoBox.w, logoBox.h] }]),
      ],
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
                text(desk, model.cover.asksTitle, { size: type.small, bold: true, color: ink.accent }),
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
