/** Closes a case with what came of it and what is to be learned, and opens it again. */
import type { Money } from '../../shared/domain/values.ts';
import type { Desk } from './desk.ts';
import { setFacts } from './set-fact.ts';

/** What is said at the end of a case. What is left out stays as it was; null makes it unknown. */
export interface Closing {
  /** The day, YYYY-MM-DD. */
  readonly at: string;
  readonly outcome?: string | null | undefined;
  /** What the case cost in the end. */
  readonly cost?: Money | null | undefined;
  readonly lesson?: string | null | undefined;
  readonly tags?: readonly string[] | null | undefined;
}

/**
 * The day of closing is what closes a case, here and in its form.
 * @throws Trouble CASE_REASON_MISSING while the reason of a claim line is not recorded, and those of `setFacts`
 */
export function closeCase(desk: Desk, caseId: string, closing: Closing): { readonly changedAt: string } {
  const said = (['at', 'outcome', 'cost', 'lesson', 'tags'] as const).filter((key) => closing[key] !== undefined);
  return setFacts(
    desk,
    caseId,
    said.map((key) => ({ path: `closing.${key}`, value: closing[key] })),
  );
}

/** Opens a closed case again: what was said at its closing stays, only the day goes. */
export function reopenCase(desk: Desk, caseId: string): { readonly changedAt: string } {
  return setFacts(desk, caseId, [{ path: 'closing.at', value: null }]);
}
