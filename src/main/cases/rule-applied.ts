/** In which of one's own cases a rule held when it was last asked: the cases are judged one by one, so that main answers in between. */
import { setImmediate as breathe } from 'node:timers/promises';
import { searchCases } from '../store/case-store.ts';
import { assessCase } from './assess-case.ts';
import type { Desk } from './desk.ts';

/** So many cases are looked at, the last changed first. */
const MOST_CASES = 200;

export interface RuleApplied {
  readonly cases: readonly { readonly caseId: string; readonly name: string | null }[];
  readonly looked: number;
  /** All cases but the trash. */
  readonly total: number;
}

/** @param rule id of a rule of the pack */
export async function ruleApplied(desk: Desk, packId: string, rule: string): Promise<RuleApplied> {
  const { total, cases } = searchCases(desk.archive.db, [], null, MOST_CASES);
  const held: { caseId: string; name: string | null }[] = [];
  for (const { caseId, customerLatin, customerName } of cases) {
    const { lines } = assessCase(desk, caseId);
    const holds = lines.some((line) =>
      line.findings.some((f) => f.pack === packId && f.rule === rule && f.outcome === 'fulfilled'),
    );
    if (holds) held.push({ caseId, name: customerLatin ?? customerName });
    await breathe();
  }
  return { cases: held, looked: cases.length, total };
}
