/** Says of a fact which exhibits it is taken from and how sure one is; and tells who entered it. */
import type { FactNote } from '../../shared/domain/fact-notes.ts';
import { parseFactPath } from '../../shared/domain/fact-paths.ts';
import { Trouble } from '../../shared/errors.ts';
import { findCase, touchCase } from '../store/case-store.ts';
import { snapshot, transaction } from '../store/connection.ts';
import { listExhibits } from '../store/exhibit-store.ts';
import { putFactNote, readFactNotes } from '../store/fact-note-store.ts';
import { readFactOrigins } from '../store/fact-store.ts';
import { appendJournal } from '../store/journal-store.ts';
import type { Desk } from './desk.ts';
import { requireCase } from './find-case.ts';
import { writableDb } from './writable.ts';

/** @throws Trouble CASE_NOT_FOUND, FACT_NOT_KNOWN, EXHIBIT_NOT_FOUND, ARCHIVE_READ_ONLY */
export function noteFact(desk: Desk, caseId: string, note: FactNote): { readonly changedAt: string } {
  if (!parseFactPath(note.path)) throw new Trouble('FACT_NOT_KNOWN', { path: note.path });
  const db = writableDb(desk);
  const at = desk.now();
  return transaction(db, () => {
    const { caseNo, row } = requireCase(db, caseId);
    const keys = listExhibits(db, caseNo).map((exhibit) => exhibit.key);
    const unknown = note.exhibits.find((key) => !keys.includes(key));
    if (unknown !== undefined) throw new Trouble('EXHIBIT_NOT_FOUND', { caseId, exhibitId: unknown });
    const was = readFactNotes(db, caseNo).find((one) => one.path === note.path) ?? emptyNote(note.path);
    const is = { ...note, exhibits: keys.filter((key) => note.exhibits.includes(key)) };
    if (was.confidence === is.confidence && was.exhibits.join('\n') === is.exhibits.join('\n'))
      return { changedAt: row.changedAt };
    putFactNote(db, caseNo, is);
    touchCase(db, caseNo, at);
    appendJournal(db, { at, by: desk.by, caseNo, action: 'fact.noted', details: { path: note.path, was, is } });
    return { changedAt: findCase(db, caseNo)?.changedAt ?? at };
  });
}

/** Every note of a case. @throws Trouble CASE_NOT_FOUND */
export function listFactNotes(desk: Pick<Desk, 'archive'>, caseId: string): readonly FactNote[] {
  const { db } = desk.archive;
  return snapshot(db, () => readFactNotes(db, requireCase(db, caseId).caseNo));
}

/** Who entered a fact and when; null for what is unknown. @throws Trouble CASE_NOT_FOUND */
export function factOrigin(
  desk: Pick<Desk, 'archive'>,
  caseId: string,
  path: string,
): { readonly by: string | null; readonly at: string } | null {
  const { db } = desk.archive;
  return snapshot(db, () => readFactOrigins(db, requireCase(db, caseId).caseNo).get(path) ?? null);
}

function emptyNote(path: string): FactNote {
  return { path, confidence: null, exhibits: [] };
}
