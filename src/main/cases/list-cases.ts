/** Searches and lists the cases. */
import type { CaseStatus } from '../../shared/domain/case-list.ts';
import { type CaseRow, firstMadeAt, searchCases } from '../store/case-store.ts';
import { snapshot } from '../store/connection.ts';
import { foldText } from './case-columns.ts';
import type { Desk } from './desk.ts';

/**
 * Cases whose number, title, order number or customer name hold every word of the query; the last changed first.
 * @param options.status left out or null: everything but the trash
 * @returns `total` counts all that match, also beyond the limit
 */
export function listCases(
  desk: Pick<Desk, 'archive'>,
  options: { readonly query?: string; readonly status?: CaseStatus | null; readonly limit?: number } = {},
): { readonly total: number; readonly cases: readonly CaseRow[] } {
  const words = foldText(options.query ?? '')
    .slice(0, 200)
    .split(/\s+/)
    .filter(Boolean);
  const { db } = desk.archive;
  return snapshot(db, () => searchCases(db, words, options.status ?? null, options.limit ?? 100));
}

/** When the oldest case was made that is still there; null when there is none. */
export function firstCaseAt({ archive }: Pick<Desk, 'archive'>): string | null {
  return firstMadeAt(archive.db);
}
