/** Keeps what is being typed, key by key, until it is a fact: a crash of the app loses no letter. A draft is no fact and stands in no journal. */
import { lightTransaction } from '../store/connection.ts';
import { putDraft, readDrafts, removeDraft } from '../store/draft-store.ts';
import type { Desk } from './desk.ts';
import { requireCase } from './find-case.ts';
import { writableDb } from './writable.ts';

/**
 * @param field the fact's path, with `:part` behind it where a field has several boxes
 * @param text null lets the draft go
 * @throws Trouble CASE_NOT_FOUND, ARCHIVE_READ_ONLY
 */
export function keepDraft(desk: Desk, caseId: string, field: string, text: string | null): void {
  const db = writableDb(desk);
  lightTransaction(db, () => {
    const { caseNo } = requireCase(db, caseId);
    if (text === null) removeDraft(db, caseNo, field);
    else putDraft(db, caseNo, field, text, desk.now());
  });
}

/** @throws Trouble CASE_NOT_FOUND */
export function listDrafts(desk: Pick<Desk, 'archive'>, caseId: string) {
  const { db } = desk.archive;
  return readDrafts(db, requireCase(db, caseId).caseNo);
}
