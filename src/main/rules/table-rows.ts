/** The rows of the decision table, and which of them a rule carries out. */
import type { RulePack } from './pack.ts';

/** Every row of the decision table. */
export const tableRows: readonly string[] = (
  'R-00 R-01 R-02 R-03 R-04 R-05 R-06 R-07 R-08 R-09 R-10 R-11 R-20 R-21 R-22 R-23 R-24 R-25 R-26 R-27 R-28 R-29 R-30 R-31 ' +
  'R-40 R-41 R-42 R-43 R-44 R-50 R-51 R-52 R-53 R-54 R-55 R-60 R-61 R-62 R-63 R-70 R-71 R-72 R-80 R-81 R-90'
).split(' ');

/** The row of the table that a rule carries out. */
export function ruleRow(rule: RulePack['rules'][number]): string | undefined {
  if (rule.outcome.is === 'decision' || (rule.outcome.is === 'warning' && rule.outcome.row)) return rule.outcome.row;
  return /^R-\d{2}$/.test(rule.id) ? rule.id : undefined;
}

/** The clauses that a clock or a penalty of that name stands for; empty when there is none. */
export function clausesStated(pack: RulePack, name: string): string[] {
  return [
    ...[...pack.windows, ...pack.clocksNotFound].filter((w) => w.id === name).map((w) => w.clause),
    ...pack.penalties.filter((p) => p.id === name).map((p) => p.id),
  ];
}

/** Clocks, penalties, limits and the like that speak of a clause without being a rule. */
export function spokenOf(pack: RulePack, clause: string): string[] {
  return [
    ...[...pack.windows, ...pack.clocksNotFound].filter((w) => w.clause === clause).map((w) => `window ${w.id}`),
    ...pack.penalties.filter((p) => p.id === clause).map((p) => `penalty ${p.id}`),
    ...(pack.evidence?.wanted ?? []).filter((e) => e.clause === clause).map(() => 'evidence wanted'),
    ...(pack.evidence?.refused ?? []).filter((e) => e.clause === clause).map(() => 'evidence refused'),
    ...(pack.appeal?.clause === clause ? ['appeal'] : []),
  ];
}
