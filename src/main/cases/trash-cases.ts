/** Puts cases into the trash and brings them back. The trash deletes nothing: `purge-cases.ts` does, when a person asks for it. */
import { touchCase } from '../store/case-store.ts';
import { transaction, type WritableDb } from '../store/connection.ts';
import { appendJournal } from '../store/journal-store.ts';
import { putInTrash, takeFromTrash } from '../store/trash-store.ts';
import type { Desk } from './desk.ts';
import { requireCase } from './find-case.ts';
import { keepStanding } from './keep-standing.ts';
import { writableDb } from './writable.ts';

/** All of them or none. @throws Trouble CASE_NOT_FOUND, ARCHIVE_READ_ONLY */
export function trashCases(desk: Desk, caseIds: readonly string[]): void {
  move(desk, caseIds, 'case.trashed', (db, caseNo, status, at) => {
    if (status === 'trash') return false;
    putInTrash(db, caseNo, status, at);
    return true;
  });
}

/** Each becomes again what it was. @throws Trouble CASE_NOT_FOUND, ARCHIVE_READ_ONLY */
export function restoreCases(desk: Desk, caseIds: readonly string[]): void {
  move(desk, caseIds, 'case.restored', (db, caseNo, status) => {
    if (status !== 'trash') return false;
    takeFromTrash(db, caseNo);
    return true;
  });
}

function move(
  desk: Desk,
  caseIds: readonly string[],
  action: string,
  work: (
    db: WritableDb,
    caseNo: number,
    status: ReturnType<typeof requireCase>['row']['status'],
    at: string,
  ) => boolean,
): void {
  const db = writableDb(desk);
  const at = desk.now();
  transaction(db, () => {
    for (const caseId of caseIds) {
      const { caseNo, row } = requireCase(db, caseId);
      if (!work(db, caseNo, row.status, at)) continue;
      touchCase(db, caseNo, at);
      keepStanding(desk, db, caseNo);
      appendJournal(db, { at, by: desk.by, caseNo, action, details: { statusBefore: row.status } });
    }
  });
}
