/** What every change of exhibits shares: one transaction with its journal entry, and exhibits as rows. */
import type { ExhibitSummary } from '../../shared/domain/evidence.ts';
import { parseId } from '../../shared/domain/ids.ts';
import { Trouble } from '../../shared/errors.ts';
import { touchCase } from '../store/case-store.ts';
import { transaction, type WritableDb } from '../store/connection.ts';
import { type ExhibitPiece, listExhibits } from '../store/exhibit-store.ts';
import { appendJournal } from '../store/journal-store.ts';
import type { Desk } from './desk.ts';
import { requireCase } from './find-case.ts';
import { keepStanding } from './keep-standing.ts';
import { writableDb } from './writable.ts';

/** What the journal tells of a change. */
export type Entry = { readonly action: string; readonly details: unknown };

/** One transaction; null means that nothing changed and nothing is to be told. */
export function write(desk: Desk, caseId: string, work: (db: WritableDb, caseNo: number) => Entry | null): void {
  const db = writableDb(desk);
  const at = desk.now();
  transaction(db, () => {
    const { caseNo } = requireCase(db, caseId);
    const entry = work(db, caseNo);
    if (entry === null) return;
    touchCase(db, caseNo, at);
    keepStanding(desk, db, caseNo);
    appendJournal(db, { at, by: desk.by, caseNo, ...entry });
  });
}

/** @throws Trouble EXHIBIT_NOT_FOUND */
export function requireExhibit(db: WritableDb, caseNo: number, caseId: string, exhibitId: string): ExhibitSummary {
  const found = listExhibits(db, caseNo).find((one) => one.exhibitId === exhibitId);
  if (found === undefined) throw new Trouble('EXHIBIT_NOT_FOUND', { exhibitId, caseId });
  return found;
}

/** The number of its row. */
export function numberOf(exhibit: ExhibitSummary): number {
  const no = parseId('exhibit', exhibit.exhibitId);
  if (no === null) throw new Error('cases: an exhibit without a number');
  return no;
}

/** The number of the row behind an id that main gave out itself. */
export function evidenceNumber(evidenceId: string): number {
  const no = parseId('evidence', evidenceId);
  if (no === null) throw new Error('cases: a piece of evidence without a number');
  return no;
}

/** The pieces of an exhibit as the store writes them. */
export function pieces(
  exhibit: ExhibitSummary,
  said: {
    readonly captions: Readonly<Record<string, string | null>>;
    readonly captionsZh?: Readonly<Record<string, string | null>>;
  } = exhibit,
): ExhibitPiece[] {
  return exhibit.evidenceIds.map((id) => ({
    evidenceNo: evidenceNumber(id),
    caption: said.captions[id] ?? null,
    captionZh: said.captionsZh?.[id] ?? null,
  }));
}
