/** Closes a case with what came of it and what is to be learned, and opens it again. */
import type { Money } from '../../shared/domain/values.ts';
import type { Desk } from './desk.ts';
import { setFacts } from './set-fact.ts';

export interface Closing {
  /** The day, YYYY-MM-DD. */
  readonly at: string;
  readonly outcome: string | null;
  /** What the case cost in the end. */
  readonly cost: Money | null;
  readonly lesson: string | null;
}

/**
 * The day of closing is what closes a case, here and in its form.
 * @throws Trouble CASE_REASON_MISSING while the reason of a claim line is not recorded, and those of `setFacts`
 */
export function closeCase(desk: Desk, caseId: string, closing: Closing): { readonly changedAt: string } {
  const { at, outcome, cost, lesson } = closing;
  return setFacts(desk, caseId, [
    { path: 'closing.at', value: at },
    { path: 'closing.outcome', value: outcome },
    { path: 'closing.cost', value: cost },
    { path: 'closing.lesson', value: lesson },
  ]);
}

/** Opens a closed case again: what was said at its closing stays, only the day goes. */
export function reopenCase(desk: Desk, caseId: string): { readonly changedAt: string } {
  return setFacts(desk, caseId, [{ path: 'closing.at', value: null }]);
}
