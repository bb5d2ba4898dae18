/** A person decides otherwise than the rules, with a reason. The rules' own result stays beside it; both go into the journal. */
import type { Stance } from '../../shared/domain/answer.ts';
import type { Desk } from './desk.ts';
import { getCase } from './get-case.ts';
import { addEntry, removeEntry, setFacts } from './set-fact.ts';

/**
 * @param lineId the claim line; one line has one such decision, a later one takes its place
 * @throws Trouble FACT_HAS_PROBLEMS without a reason; CASE_NOT_FOUND, ARCHIVE_READ_ONLY
 */
export function overrideStance(
  desk: Desk,
  caseId: string,
  lineId: string,
  decided: { readonly stance: Stance; readonly reason: string },
): { readonly changedAt: string } {
  const conclusion = `lines[${lineId}].stance`;
  const values = {
    value: decided.stance,
    reason: decided.reason,
    ...(desk.by !== null && { by: desk.by }),
    at: desk.now().slice(0, 10),
  };
  const standing = getCase(desk, caseId).facts.overrides?.findLast((o) => o.conclusion === conclusion);
  if (standing === undefined) return addEntry(desk, caseId, 'overrides', { conclusion, ...values });
  return setFacts(
    desk,
    caseId,
    Object.entries(values).map(([name, value]) => ({ path: `overrides[${standing.id}].${name}`, value })),
  );
}

/** Goes back to what the rules say of a line. Where nobody decided otherwise nothing is done. */
export function followRules(desk: Desk, caseId: string, lineId: string): { readonly changedAt: string } {
  const { facts, changedAt } = getCase(desk, caseId);
  const own = facts.overrides?.filter((o) => o.conclusion === `lines[${lineId}].stance`) ?? [];
  return own.reduce((_, { id }) => removeEntry(desk, caseId, 'overrides', id), { changedAt });
}
