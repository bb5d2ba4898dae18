/** Gives a case another title. */
import { nestFacts } from '../../shared/domain/fact-paths.ts';
import { findCase, setCaseColumns, setCaseTitle, touchCase } from '../store/case-store.ts';
import { transaction } from '../store/connection.ts';
import { readFacts } from '../store/fact-store.ts';
import { appendJournal } from '../store/journal-store.ts';
import { caseColumns } from './case-columns.ts';
import type { Desk } from './desk.ts';
import { requireCase } from './find-case.ts';
import { keepStanding } from './keep-standing.ts';
import { writableDb } from './writable.ts';

/**
 * @param title null or empty: no title
 * @throws Trouble CASE_NOT_FOUND, ARCHIVE_READ_ONLY
 */
export function setTitle(desk: Desk, caseId: string, title: string | null): { readonly changedAt: string } {
  const db = writableDb(desk);
  const at = desk.now();
  const is = title?.trim().slice(0, 200) || null;
  return transaction(db, () => {
    const { caseNo, row } = requireCase(db, caseId);
    if (row.title === is) return { changedAt: row.changedAt };
    setCaseTitle(db, caseNo, is);
    setCaseColumns(db, caseNo, caseColumns(row.caseId, is, nestFacts(readFacts(db, caseNo))));
    touchCase(db, caseNo, at);
    keepStanding(desk, db, caseNo);
    appendJournal(db, { at, by: desk.by, caseNo, action: 'case.title', details: { was: row.title, is } });
    return { changedAt: findCase(db, caseNo)?.changedAt ?? at };
  });
}
