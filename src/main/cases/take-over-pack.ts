/**
 * Moves open cases to the version of a pack that is in force: all in one transaction, so that it is one step to take back.
 * Each has its own line in the journal. Where they stand then is judged afterwards, in slices (rejudge-cases.ts).
 */
import { transaction } from '../store/connection.ts';
import { versionsInForce } from './case-packs.ts';
import type { Desk } from './desk.ts';
import { moveInTransaction } from './own-packs.ts';
import { writableDb } from './writable.ts';

/** @returns how many cases were moved @throws Trouble CASE_NOT_FOUND (none is moved then), ARCHIVE_READ_ONLY */
export function takeOverPack(desk: Desk, packId: string, caseIds: readonly string[]): number {
  const db = writableDb(desk);
  const packNo = versionsInForce(db).get(packId) ?? null;
  const at = desk.now();
  return transaction(
    db,
    () => caseIds.filter((caseId) => moveInTransaction(desk, db, { caseId, packId, packNo, at })).length,
  );
}
