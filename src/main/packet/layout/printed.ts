/** Evidence that is set in our own type: text, e-mail, tables, and the notice for what cannot be shown. */
import type { Prepared } from '../evidence/prepared.ts';
import { nameInLine, nameInTable, shortName } from '../file-name.ts';
import { inGroups } from '../model/integrity.ts';
import type { PacketEvidence } from '../packet-facts.ts';
import { factRows, table } from './blocks.ts';
import type { ExhibitWriter } from './exhibit-writer.ts';
import { ink, type } from './page.ts';
import { text } from './pieces.ts';

/** Says why a file is not shown, and which file it is. */
export function noticePage(
  page: ExhibitWriter,
  e: PacketEvidence,
  number: string,
  why: Extract<Prepared, { is: 'notice' }>['why'],
): void {
  const { t } = page.desk;
  const { taken } = page.start(false);
  page.nodes.push({
    margin: [0, taken + 40, 0, 0],
    table: {
      widths: ['*'],
      body: [
        [
          {
            stack: [
              text(
                page.desk,
                `${t.ex(number)} – ${t.exhibit.noticeTitle}`,
                { size: type.heading, bold: true, color: ink.accent },
                { margin: [0, 0, 0, 6] },
              ),
              text(page.desk, t.exhibit.notice[why], {}, { margin: [0, 0, 0, 10] }),
              ...[
                [t.exhibit.fileName, shortName(e.originalName, 2 * nameInTable)],
                [t.exhibit.size, t.exhibit.bytes(String(e.bytes))],
                [t.integrity.hash, inGroups(e.sha256)],
              ].map(([label = '', value = '']) => ({
                columns: [
                  text(page.desk, label, { color: ink.soft }, { width: 80 }),
                  text(page.desk, value, {}, { width: '*' }),
                ],
                margin: [0, 0, 0, 3],
              })),
              ...(page.x.exhibit.captions[e.evidenceId]
                ? [
                    text(
                      page.desk,
                      page.x.exhibit.captions[e.evidenceId] ?? '',
                      { size: type.caption },
                      { margin: [0, 6, 0, 0] },
                    ),
                  ]
                : []),
              text(page.desk, t.exhibit.noticeKept, { size: type.caption, color: ink.soft }, { margin: [0, 10, 0, 0] }),
            ],
          },
        ],
      ],
    },
    layout: {
      hLineWidth: () => 1,
      vLineWidth: () => 1,
      hLineColor: () => ink.line,
      vLineColor: () => ink.line,
      paddingLeft: () => 14,
      paddingRight: () => 14,
      paddingTop: () => 12,
      paddingBottom: () => 14,
    },
  });
}

export function emptyPage(page: ExhibitWriter): void {
  const { taken } = page.start(false);
  page.nodes.push(text(page.desk, page.desk.t.exhibit.noFiles, {}, { margin: [0, taken + 30, 0, 0] }));
}

/** Text and tables run over as many pages as they need. */
export function printedText(
  page: ExhibitWriter,
  e: PacketEvidence,
  number: string,
  shown: Extract<Prepared, { is: 'text' | 'table' }>,
): void {
  const { t, kit } = page.desk;
  const { taken, shape } = page.start(false);
  page.nodes.push(
    text(
      page.desk,
      kit.clip(
        `${t.ex(number)} – ${page.x.exhibit.captions[e.evidenceId] ?? shortName(e.originalName, nameInLine)}`,
        type.caption,
        shape.innerWidth,
        2,
        true,
      ),
      { size: type.caption, bold: true },
      { margin: [0, taken + 2, 0, 6] },
    ),
  );
  if (shown.is === 'table') {
    const columns = shown.rows[0]?.length ?? 1;
    page.nodes.push(
      ...table(
        page.desk,
        {
          head: shown.rows[0] ?? [],
          widths: Array.from({ length: columns }, (_, i) =>
            Math.min(40, Math.max(6, ...shown.rows.slice(0, 200).map((r) => (r[i] ?? '').length))),
          ),
          rows: shown.rows.slice(1).map((r) => ({ tone: 'plain', cells: r.map((c) => [c]) })),
        },
        type.small,
      ),
    );
  } else {
    if (shown.head.length > 0)
      page.nodes.push(
        ...factRows(
          page.desk,
          shown.head.map(([label, value]) => [
            t.exhibit.email[label as keyof typeof t.exhibit.email] ?? label,
            [value],
          ]),
          16,
        ),
      );
    for (let i = 0; i < shown.lines.length; i += 100)
      page.nodes.push(text(page.desk, shown.lines.slice(i, i + 100).join('\n') || ' ', { size: type.table }));
  }
  if (shown.cut > 0)
    page.nodes.push(
      text(page.desk, t.exhibit.cut(shown.cut), { size: type.caption, bold: true }, { margin: [0, 8, 0, 0] }),
    );
}
