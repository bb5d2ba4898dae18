/** Moves a case between open, waiting, closed and the trash, or gives it another title. The trash deletes nothing. */
import { nestFacts } from '../../shared/domain/fact-paths.ts';
import {
  type CaseStatus,
  findCase,
  setCaseColumns,
  setCaseStatus,
  setCaseTitle,
  touchCase,
} from '../store/case-store.ts';
import { transaction } from '../store/connection.ts';
import { readFacts } from '../store/fact-store.ts';
import { appendJournal } from '../store/journal-store.ts';
import { caseColumns } from './case-columns.ts';
import type { Desk } from './desk.ts';
import { requireCase } from './find-case.ts';
import { writableDb } from './writable.ts';

/** @throws Trouble CASE_NOT_FOUND, ARCHIVE_READ_ONLY */
export function setStatus(desk: Desk, caseId: string, status: CaseStatus): { readonly changedAt: string } {
  return rewrite(desk, caseId, 'case.status', (row) => ({ ...row, status }));
}

/** @param title null: no title */
export function setTitle(desk: Desk, caseId: string, title: string | null): { readonly changedAt: string } {
  return rewrite(desk, caseId, 'case.title', (row) => ({ ...row, title: title?.trim().slice(0, 200) || null }));
}

function rewrite(
  desk: Desk,
  caseId: string,
  action: string,
  next: (now: { title: string | null; status: CaseStatus }) => { title: string | null; status: CaseStatus },
): { readonly changedAt: string } {
  const db = writableDb(desk);
  const at = desk.now();
  return transaction(db, () => {
    const { caseNo, row } = requireCase(db, caseId);
    const was = { title: row.title, status: row.status };
    const is = next(was);
    if (was.title === is.title && was.status === is.status) return { changedAt: row.changedAt };
    setCaseStatus(db, caseNo, is.status);
    setCaseTitle(db, caseNo, is.title);
    setCaseColumns(db, caseNo, caseColumns(row.caseId, is.title, nestFacts(readFacts(db, caseNo))));
    touchCase(db, caseNo, at);
    appendJournal(db, { at, by: desk.by, caseNo, action, details: { was, is } });
    return { changedAt: findCase(db, caseNo)?.changedAt ?? at };
  });
}
