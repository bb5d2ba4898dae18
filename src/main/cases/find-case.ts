/** From an id that a person or a program gave to the case it names. */
import { parseId } from '../../shared/domain/ids.ts';
import { Trouble } from '../../shared/errors.ts';
import { type CaseRow, findCase } from '../store/case-store.ts';
import type { ReadableDb } from '../store/connection.ts';
import { isPurged } from '../store/trash-store.ts';

/** @throws Trouble CASE_NOT_FOUND */
export function requireCase(db: ReadableDb, caseId: string): { readonly caseNo: number; readonly row: CaseRow } {
  const caseNo = parseId('case', caseId);
  const row = caseNo === null ? undefined : findCase(db, caseNo);
  if (caseNo === null || !row) throw new Trouble('CASE_NOT_FOUND', { caseId });
  if (row.status === 'trash' && isPurged(db, caseNo)) throw new Trouble('CASE_NOT_FOUND', { caseId });
  return { caseNo, row };
}
