/** How long it is until a deadline, at a moment: for lists, which know the deadline but ask at any time. */
import { timeLeft } from '../rules/case-path.ts';

/** Whole days, and whole hours while less than two days are left; null without a day that a source gives. */
export function leftUntil(
  at: string | null,
  now: string,
): { readonly daysLeft: number | null; readonly hoursLeft: number | null } {
  return at === null ? { daysLeft: null, hoursLeft: null } : timeLeft(at, now);
}
