/** The list of cases, page by page: searched, filtered and sorted by what was kept when each case was last judged. */
import type { CaseListRow, CaseSort, CaseStatus, DueRange, Turn } from '../../shared/domain/case-list.ts';
import { pathSteps } from '../../shared/domain/case-path.ts';
import { type CaseCursor, type CaseFilter, countCases, pageOfCases } from '../store/case-list-store.ts';
import { snapshot } from '../store/connection.ts';
import { queryWords } from './case-words.ts';
import type { Desk } from './desk.ts';

export interface CaseQuery {
  readonly query: string;
  readonly statuses: readonly CaseStatus[];
  readonly steps: readonly string[];
  readonly reasons: readonly string[];
  readonly turn: Turn | null;
  readonly due: DueRange | null;
  readonly sort: CaseSort;
  readonly down: boolean;
}

const DAY_MS = 86_400_000;

/**
 * @param after where the page before ended; null: from the beginning
 * @returns `total` counts all that match, also beyond this page
 */
export function pageCases(
  desk: Pick<Desk, 'archive' | 'now'>,
  query: CaseQuery,
  after: CaseCursor | null,
  limit: number,
): { readonly total: number; readonly rows: readonly CaseListRow[]; readonly next: CaseCursor | null } {
  const { db } = desk.archive;
  const now = desk.now();
  const filter: CaseFilter = {
    words: queryWords(query.query),
    statuses: query.statuses,
    steps: query.steps,
    reasons: query.reasons,
    turn: query.turn,
    due: query.due === null || query.due === 'none' ? query.due : dueBetween(query.due, now),
  };
  const order = { by: query.sort, down: query.down, steps: pathSteps, now };
  return snapshot(db, () => ({ total: countCases(db, filter), ...pageOfCases(db, filter, order, after, limit) }));
}

function dueBetween(range: Exclude<DueRange, 'none'>, now: string): Exclude<CaseFilter['due'], string | null> {
  const inDays = (days: number): string => new Date(Date.parse(now) + days * DAY_MS).toISOString();
  switch (range) {
    case 'passed':
      return { from: null, to: now };
    case 'week':
      return { from: now, to: inDays(7) };
    case 'month':
      return { from: now, to: inDays(31) };
  }
}
