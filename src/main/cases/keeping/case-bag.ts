/** What an exported case is made of: its files under readable names, its rows, and pages a person can read without this program. */

import path from 'node:path';
import type { BagSource } from '../../../shared/domain/bag.ts';
import { canonicalJson } from '../../../shared/domain/canonical-json.ts';
import type { CaseFacts } from '../../../shared/domain/case-file.ts';
import type { SameBytes } from '../../../shared/domain/evidence.ts';
import { formatId } from '../../../shared/domain/ids.ts';
import type { Language } from '../../../shared/errors.ts';
import { z } from '../../../shared/z.ts';
import { findFlags } from '../../rules/integrity.ts';
import { type CaseRows, caseRowsSchema, takeCaseRows } from '../../store/case-rows.ts';
import { snapshot } from '../../store/connection.ts';
import { listEveryEvidenceRow } from '../../store/evidence-store.ts';
import { listFolderRows } from '../../store/folder-store.ts';
import { listJournal } from '../../store/journal-store.ts';
import { listPackets } from '../../store/packet-store.ts';
import { caseDocumentName } from '../../vault/case-bag-jobs.ts';
import { oncePerName, plainName } from '../../vault/plain-names.ts';
import { readableName } from '../../vault/readable-name.ts';
import { storedPath } from '../../vault/stored-path.ts';
import type { Desk } from '../desk.ts';
import { requireCase } from '../find-case.ts';
import { getCase } from '../get-case.ts';
import { explainSameBytes } from '../same-bytes.ts';
import { viewEvidence } from '../view-evidence.ts';
import { pageTexts } from './case-bag-texts.ts';

/** `case.json` of a bag. Which payload file is which is told by its hash. */
export const caseDocumentSchema = z.strictObject({
  format: z.literal('casebinder-case'),
  formatVersion: z.literal(1),
  caseId: z.string().max(40),
  exportedAt: z.string().max(40),
  appVersion: z.string().max(40),
  rows: caseRowsSchema,
});
export type CaseDocument = z.infer<typeof caseDocumentSchema>;

/** Everything of one case that leaves the archive, on one state of the casebook. */
export function caseContents(
  desk: Desk,
  caseId: string,
  at: string,
): { readonly caseId: string; readonly files: readonly BagSource[]; readonly bytes: number } {
  const { db, root } = desk.archive;
  return snapshot(db, () => {
    const { caseNo, row } = requireCase(db, caseId);
    const view = getCase(desk, row.caseId);
    const evidence = new Map(listEveryEvidenceRow(db, caseNo).map((one) => [one.evidenceId, one]));
    const packets = listPackets(db, caseNo);
    const name = oncePerName();
    const texts = pageTexts(desk.language);
    const labels = new Map(listFolderRows(db, caseNo).map((row) => [formatId('folder', row.folderNo), row.label]));
    const same = explainSameBytes(db, caseNo, [...evidence.values()], view.facts);
    const listed: string[] = [];
    const files: BagSource[] = [];
    const placed = new Set<string>();
    let bytes = 0;

    const put = (evidenceId: string, folder: string, stem: string): void => {
      const piece = evidence.get(evidenceId);
      if (piece === undefined) return;
      const file = storedPath(piece.sha256, piece.kind);
      const target = name(folder, plainName(stem, path.extname(file)));
      if (!placed.has(evidenceId)) bytes += piece.bytes;
      placed.add(evidenceId);
      files.push({ name: target, from: { file: path.join(root, file) }, sha256: piece.sha256 });
      const twins = same.get(piece.evidenceNo);
      listed.push(
        `${target}\n    ${texts.was}: ${readableName(piece.originalName)} · SHA-256 ${piece.sha256}`,
        ...(twins === undefined ? [] : sayNames(twins, labels, desk.language)),
      );
    };

    const included = view.exhibits.filter((exhibit) => exhibit.include && exhibit.evidenceIds.length > 0);
    included.forEach((exhibit, i) => {
      const label = `Ex. ${String(i + 1).padStart(2, '0')}`;
      exhibit.evidenceIds.forEach((id, piece) => {
        // One original may stand under several exhibits; its bytes are in the bag once.
        if (placed.has(id)) return;
        const number = exhibit.evidenceIds.length === 1 ? label : `${label}-${piece + 1}`;
        put(id, 'exhibits/', `${number} – ${exhibit.captions[id] ?? exhibit.title}`);
      });
    });
    for (const piece of evidence.values()) {
      // What was taken back out travels too, so that it can be brought in again.
      const folder = piece.setAsideAt === null ? 'other files/' : 'taken back out/';
      if (!placed.has(piece.evidenceId)) put(piece.evidenceId, folder, path.parse(piece.originalName).name);
    }
    for (const packet of packets) {
      for (const file of [packet, packet.manifest].filter((one) => one !== null)) {
        bytes += file.bytes;
        const target = name('packets/', plainName(path.parse(file.file).name, path.extname(file.file)));
        files.push({ name: target, from: { file: path.join(root, file.file) }, sha256: file.sha256 });
        listed.push(`${target}\n    SHA-256 ${file.sha256}`);
      }
    }

    const document: CaseDocument = {
      format: 'casebinder-case',
      formatVersion: 1,
      caseId: row.caseId,
      exportedAt: at,
      appVersion: desk.appVersion,
      rows: withoutPlaces(takeCaseRows(db, caseNo)),
    };
    const text = (target: string, words: string): BagSource => ({ name: target, from: { text: words }, sha256: null });
    files.push(
      text(caseDocumentName, `${JSON.stringify(document)}\n`),
      text('case-file.json', `${JSON.stringify(caseFile(view.title, view.facts), null, 2)}\n`),
      text('Contents.txt', contentsPage(desk.language, view, [...listed, ...sayDoubts(desk, row.caseId, view)], at)),
      text('Journal.txt', journalPage(desk.language, listJournal(db, caseNo))),
    );
    return { caseId: row.caseId, files, bytes };
  });
}

/** The facts in the form that `new --file` reads. */
function caseFile(title: string | null, facts: CaseFacts): object {
  return { schemaVersion: 1, ...(title !== null && { title }), ...facts };
}

/** Where things lay on this computer is nobody's business elsewhere: a folder keeps its label, a single file its name. */
function withoutPlaces(rows: CaseRows): CaseRows {
  const change = (
    table: string,
    column: string,
    to: (row: readonly unknown[], at: (name: string) => unknown) => string,
  ) => {
    const found = rows.tables[table];
    const at = found?.columns.indexOf(column) ?? -1;
    if (found === undefined || at === -1) return {};
    return {
      [table]: {
        columns: found.columns,
        rows: found.rows.map((row) =>
          row.map((value, i) => (i === at ? to(row, (name) => row[found.columns.indexOf(name)]) : value)),
        ),
      },
    };
  };
  return {
    version: rows.version,
    tables: {
      ...rows.tables,
      ...change('folders', 'source', (_, at) => `${String(at('label'))} (${String(at('folder_no'))})`),
      ...change('intake_files', 'path', (_, at) =>
        at('folder_no') === null ? String(at('path')).replace(/^.*[/\\]/, '') : String(at('path')),
      ),
    },
  };
}

/** Under which other names, and where, the same bytes came in. */
function sayNames(same: SameBytes, labels: ReadonlyMap<string, string>, language: Language): string[] {
  const texts = pageTexts(language);
  return same.names.map(({ name, is, places }) => {
    const where = places.map(({ folderId, path: place }) => {
      const label = folderId === null ? undefined : labels.get(folderId);
      return label === undefined ? texts.alone : texts.inFolder(readableName(label), readableName(place));
    });
    if (is === 'own') return `    ${texts.found}: ${where.join('; ')}`;
    return `    ${is === 'left-out' ? texts.leftOut : texts.also}: ${readableName(name)} (${where.join('; ')})`;
  });
}

/** Every doubt about the files of the packet with its explanation, so that it can be read where the case goes. */
function sayDoubts(desk: Desk, caseId: string, view: ReturnType<typeof getCase>): string[] {
  const flags = findFlags(view.facts, viewEvidence(desk.archive.db, caseId, view.exhibits), desk.language);
  if (flags.length === 0) return [];
  const texts = pageTexts(desk.language);
  return [
    '',
    texts.doubts,
    ...flags.map(({ says, explained }) => {
      const answer = explained === null ? texts.unexplained : `${texts.explained}: ${readableName(explained)}`;
      return `- ${readableName(says)}\n    ${answer}`;
    }),
  ];
}

function contentsPage(
  language: Language,
  view: ReturnType<typeof getCase>,
  listed: readonly string[],
  at: string,
): string {
  const texts = pageTexts(language);
  const { order, customer } = view.facts;
  const known = (value: unknown): string => (typeof value === 'string' ? value : texts.unknown);
  const name = customer?.name && 'name' in customer.name ? customer.name.name : null;
  return [
    `${view.caseId}${view.title === null ? '' : ` · ${view.title}`}`,
    `${texts.order}: ${known(order?.orderNo)}`,
    `${texts.customer}: ${known(name)}`,
    `${texts.exported}: ${at.slice(0, 16).replace('T', ' ')} UTC`,
    '',
    texts.intro,
    '',
    ...listed,
    '',
  ].join('\n');
}

function journalPage(language: Language, entries: ReturnType<typeof listJournal>): string {
  const lines = entries.map(
    (entry) =>
      `${entry.at}  ${entry.by ?? '–'}  ${entry.action}  ${readableName(canonicalJson(entry.details))}  ${entry.hash}`,
  );
  return [pageTexts(language).journal, '', ...lines, ''].join('\n');
}
