/** Which evidence a case wants, and which of the held kinds would not count. */
import type { Answer } from '../../shared/domain/answer.ts';
import type { CaseFacts } from '../../shared/domain/case-file.ts';
import type { Language } from '../../shared/errors.ts';
import { judge, type Look } from './logic.ts';
import type { RulePack } from './pack.ts';

type Wanted = Answer['evidence']['wanted'][number];

/**
 * @param fromRows what the rows that decided ask for, in addition to the pack's lists
 */
export function findEvidence(
  pack: RulePack | undefined,
  facts: CaseFacts,
  held: ReadonlyMap<string, number>,
  stage: string | null,
  fromRows: readonly Wanted[],
  look: Look,
  language: Language,
): Omit<Answer['evidence'], 'plan'> {
  const reasons = new Set((facts.lines ?? []).map((l) => l.reason));
  const wanted = new Map<string, Wanted>();
  for (const entry of pack?.evidence?.wanted ?? []) {
    if (entry.reasons && !entry.reasons.some((r) => reasons.has(r))) continue;
    if (entry.stages && !entry.stages.some((s) => s === stage)) continue;
    for (const kind of entry.kinds)
      if ((held.get(kind) ?? 0) < entry.atLeast && !wanted.has(kind))
        wanted.set(kind, { kind, why: entry.why[language], clause: entry.clause });
  }
  for (const want of fromRows) if (!held.has(want.kind) && !wanted.has(want.kind)) wanted.set(want.kind, want);
  const wouldBeRefused = (pack?.evidence?.refused ?? []).flatMap((entry) =>
    entry.unless && judge(entry.unless, look).value === true
      ? []
      : entry.kinds
          .filter((kind) => (held.get(kind) ?? 0) > 0)
          .map((kind) => ({ kind, why: entry.why[language], clause: entry.clause })),
  );
  return {
    held: [...held.entries()].map(([kind, count]) => ({ kind, count })),
    wanted: [...wanted.values()],
    wouldBeRefused,
  };
}
