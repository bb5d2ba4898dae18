/** Opens a case from a case file. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../shared/domain/canonical-json.ts';
import { type CaseFacts, type PlannedExhibit, settled } from '../../shared/domain/case-file.ts';
import { requireCaseFile } from '../../shared/domain/case-file-problems.ts';
import { flattenFacts } from '../../shared/domain/fact-paths.ts';
import { formatId } from '../../shared/domain/ids.ts';
import { insertCase, setCaseColumns, setCaseStatus } from '../store/case-store.ts';
import { transaction, type WritableDb } from '../store/connection.ts';
import { insertExhibit, insertHint } from '../store/exhibit-store.ts';
import { putEntries, putFact } from '../store/fact-store.ts';
import { appendJournal } from '../store/journal-store.ts';
import { caseColumns } from './case-columns.ts';
import { keepDeliveries } from './delivered-packs.ts';
import type { Desk } from './desk.ts';
import { keepStanding } from './keep-standing.ts';
import { hasEveryReason } from './set-fact.ts';
import { writableDb } from './writable.ts';

export interface CaseFileParts {
  readonly title: string | null;
  readonly facts: CaseFacts;
  readonly exhibits: readonly PlannedExhibit[];
}

/**
 * Reads a case file, from its text or as a value, without touching an archive.
 * @throws Trouble CASE_FILE_NOT_JSON, CASE_FILE_TOO_LARGE, CASE_FILE_HAS_PROBLEMS with every problem
 */
export function readCaseFile(input: unknown): CaseFileParts {
  const { schemaVersion: _, title, exhibits, ...facts } = requireCaseFile(input);
  return { title: title ?? null, facts, exhibits: exhibits ?? [] };
}

/**
 * Opens a case with all its facts and planned exhibits, in one transaction.
 * @param input a case file: its text, or the value
 * @throws Trouble as `readCaseFile`, and ARCHIVE_READ_ONLY
 */
export function createCase(desk: Desk, input: unknown): { readonly caseId: string } {
  const db = writableDb(desk);
  const { title, facts, exhibits } = readCaseFile(input);
  const at = desk.now();
  const flat = flattenFacts(facts);
  const caseNo = transaction(db, () => {
    keepDeliveries(desk, db, at);
    const no = insertCase(db, title, at);
    for (const leaf of flat.leaves) putFact(db, no, leaf, { by: desk.by, at });
    for (const list of flat.entries) putEntries(db, no, list);
    for (const exhibit of exhibits) planExhibit(db, no, exhibit);
    setCaseColumns(db, no, caseColumns(formatId('case', no), title, facts));
    if (settled(facts.closing?.at) !== undefined && hasEveryReason(facts)) setCaseStatus(db, no, 'closed');
    keepStanding(desk, db, no);
    appendJournal(db, {
      at,
      by: desk.by,
      caseNo: no,
      action: 'case.created',
      details: { title, facts: flat.leaves.length, exhibits: exhibits.length, factsSha256: factsHash(facts, exhibits) },
    });
    return no;
  });
  return { caseId: formatId('case', caseNo) };
}

function planExhibit(db: WritableDb, caseNo: number, exhibit: PlannedExhibit): void {
  const exhibitNo = insertExhibit(db, caseNo, exhibit.id, {
    title: exhibit.title,
    titleZh: exhibit.titleZh ?? null,
    kind: exhibit.kind,
    shows: exhibit.shows ?? null,
    date: exhibit.date ?? null,
    source: exhibit.source ?? null,
    language: exhibit.language ?? null,
    include: exhibit.include ?? true,
    chosen: true,
  });
  const captions = new Map(Object.entries(exhibit.captions ?? {}));
  // A caption may name a file inside a planned folder: it becomes a name of its own, so that the caption finds its file.
  const names = [...new Set([...exhibit.files, ...captions.keys()])];
  names.forEach((hint, position) => {
    insertHint(db, { exhibitNo, position, hint, caption: captions.get(hint) ?? null });
  });
}

function factsHash(facts: CaseFacts, exhibits: readonly PlannedExhibit[]): string {
  return createHash('sha256').update(canonicalJson({ facts, exhibits })).digest('hex');
}
