/** The sheet in front of an exhibit of a long packet. */
import { nameInLine, shortName } from '../file-name.ts';
import { shortHash } from '../model/integrity.ts';
import { factRows } from './blocks.ts';
import type { ExhibitWriter } from './exhibit-writer.ts';
import { ink, mm, type } from './page.ts';
import { exhibitAnchor, text } from './pieces.ts';

/** The sheet in front of an exhibit of a long packet, with a tab at the edge that steps down from exhibit to exhibit. */
export function frontSheet(page: ExhibitWriter): void {
  const { t, kit } = page.desk;
  const { shape } = page.start(false);
  const width = shape.innerWidth;
  const step = (Number.parseInt(page.x.label, 10) || 1) - 1;
  const tabY = shape.top + ((step * 34) % (shape.innerHeight - 40));
  const tabX = shape.width - mm(6) - 24;
  page.at(tabX, tabY, { canvas: [{ type: 'rect', x: 0, y: 0, w: 24, h: 28, color: ink.accent }] });
  page.at(
    tabX + Math.max(2, 12 - kit.width(page.x.label, 11, true) / 2),
    tabY + 6,
    text(page.desk, page.x.label, { size: 11, bold: true, color: '#FFFFFF' }),
  );
  page.nodes.push(
    text(
      page.desk,
      `${t.exhibitWord} ${page.x.label}`,
      { size: 40, bold: true, color: ink.accent },
      { margin: [0, shape.innerHeight / 5, 0, 6] },
    ),
    text(page.desk, kit.clip(page.x.title, 18, width - 30, 3), { size: 18 }, { margin: [0, 0, 30, 22] }),
  );
  const { exhibit } = page.x;
  const files = exhibit.evidence.map((e) => `${shortName(e.originalName, nameInLine)} · ${shortHash(e.sha256)}`);
  const shownFiles = files.length > 8 ? [...files.slice(0, 7), `+ ${files.length - 7}`] : files;
  const from = page.desk.pageOf(exhibitAnchor(page.x.label));
  const rows: (readonly [string, string])[] = [
    [t.exhibit.kind, page.x.kind],
    [t.exhibit.date, page.x.dated ?? t.notRecorded],
    ...(page.x.taken === null ? [] : ([[t.integrity.camera, page.x.taken]] as const)),
    [t.exhibit.source, exhibit.source ?? t.notRecorded],
    [t.exhibit.pages, `${from} – ${page.tools.lastPage(page.x.label)}`],
    ...(page.x.shows ? ([[t.exhibit.shows, page.x.shows]] as const) : []),
    ...(page.x.citedIn.length > 0
      ? ([[t.exhibit.cited, page.x.citedIn.map((n) => t.exhibit.paragraph(n)).join(t.listAnd)]] as const)
      : []),
    [t.exhibit.files, shownFiles.join('\n') || '–'],
  ];
  page.nodes.push(
    ...factRows(
      page.desk,
      rows.map(([label, value]) => [label, [kit.clip(value, type.body, width * 0.7, 10)]]),
      24,
      type.body,
    ),
  );
}
