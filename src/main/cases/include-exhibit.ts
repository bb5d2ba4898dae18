/** Takes an exhibit into the packet or leaves it out; the evidence stays in the case either way. */
import { parseId } from '../../shared/domain/ids.ts';
import { Trouble } from '../../shared/errors.ts';
import { touchCase } from '../store/case-store.ts';
import { transaction } from '../store/connection.ts';
import { listExhibits, updateExhibit } from '../store/exhibit-store.ts';
import { appendJournal } from '../store/journal-store.ts';
import type { Desk } from './desk.ts';
import { requireCase } from './find-case.ts';
import { writableDb } from './writable.ts';

/** @throws Trouble CASE_NOT_FOUND, EXHIBIT_NOT_FOUND, ARCHIVE_READ_ONLY */
export function includeExhibit(desk: Desk, caseId: string, exhibitId: string, include: boolean): void {
  const db = writableDb(desk);
  const at = desk.now();
  transaction(db, () => {
    const { caseNo } = requireCase(db, caseId);
    const exhibit = listExhibits(db, caseNo).find((one) => one.exhibitId === exhibitId);
    const exhibitNo = parseId('exhibit', exhibitId);
    if (exhibit === undefined || exhibitNo === null) throw new Trouble('EXHIBIT_NOT_FOUND', { exhibitId, caseId });
    if (exhibit.include === include) return;
    // Whoever decides about it has looked at it.
    updateExhibit(db, exhibitNo, { ...exhibit, include, chosen: true });
    touchCase(db, caseNo, at);
    appendJournal(db, { at, by: desk.by, caseNo, action: 'exhibit.included', details: { key: exhibit.key, include } });
  });
}
