/**
 * Where the case is on its path, and whether mediation and appeal are open to the exporter.
 */
import { type Answer, type CaseStep, caseSteps, type LineAnswer } from '../../shared/domain/answer.ts';
import type { CaseFacts } from '../../shared/domain/case-file.ts';
import type { Language } from '../../shared/errors.ts';
import { judge, type Look } from './logic.ts';
import type { RulePack } from './pack.ts';
import { phrase } from './texts.ts';

/** The last step of the pack's path that is known to be reached. */
export function findStep(pack: RulePack | undefined, look: Look): CaseStep {
  const reached = (pack?.steps ?? []).filter((step) => judge(step.when, look).value === true).at(-1)?.id;
  return caseSteps.find((step) => step === reached) ?? 'REQUEST';
}

const factValue = (look: Look, path: string): unknown => {
  const found = look(path);
  return found.known ? found.value : undefined;
};

/** Mediation is for talks that came to nothing and agreements that were broken (S2.3c). */
export function findMediation(
  look: Look,
  lines: readonly Pick<LineAnswer, 'rows'>[],
  language: Language,
): Answer['mediation'] {
  const no = (key: Parameters<typeof phrase>[0]): Answer['mediation'] => ({
    available: false,
    because: phrase(key, language),
  });
  if (factValue(look, 'derived.decision') === 'exists') return no('mediate-decided');
  // Of an offline order the platform takes no complaint on the goods (F-21).
  if (lines.length > 0 && lines.every((line) => line.rows.includes('R-55'))) return no('mediate-offline');
  const agreed = factValue(look, 'derived.agreement') === 'in_force';
  if (agreed && factValue(look, 'agreement.breachBy') === 'buyer')
    return { available: true, because: phrase('mediate-yes', language) };
  if (agreed) return no('mediate-agreed');
  if (look('derived.agreement').known && ['failed', 'buyer_silent'].includes(String(factValue(look, 'derived.talks'))))
    return { available: true, because: phrase('mediate-yes', language) };
  return no('mediate-talk');
}

type AppealState = Omit<Answer['appeal'], 'readiness'>;

/** An appeal needs a decision (S2.5a), grounds, and evidence of the named kinds or a reason why there is none (S2.5b). */
export function findAppeal(
  pack: RulePack | undefined,
  facts: CaseFacts,
  look: Look,
  integrityFlags: number,
  language: Language,
): AppealState {
  const closed = (key: Parameters<typeof phrase>[0], gaps: readonly string[] = []): AppealState => ({
    available: false,
    ready: false,
    gaps,
    because: phrase(key, language),
  });
  const gaps = findGaps(pack, facts, look, integrityFlags, language);
  if (factValue(look, 'derived.decision') !== 'exists') return closed('appeal-no-decision', gaps);
  if (factValue(look, 'derived.appealWindow') === 'passed') return closed('appeal-passed', gaps);
  if (factValue(look, 'derived.appealWindow') === 'closed') return closed('appeal-closed');
  if (factValue(look, 'derived.disagrees') === false) return closed('appeal-accepted');
  return {
    available: true,
    ready: gaps.length === 0,
    gaps,
    because: phrase(gaps.length === 0 ? 'appeal-ready' : 'appeal-gaps', language),
  };
}

function findGaps(
  pack: RulePack | undefined,
  facts: CaseFacts,
  look: Look,
  integrityFlags: number,
  language: Language,
): readonly string[] {
  const gaps: string[] = [];
  const grounds = facts.appeal?.grounds ?? [];
  if (factValue(look, 'derived.disagrees') === undefined) gaps.push(phrase('gap-disagree', language));
  if (grounds.length === 0) gaps.push(phrase('gap-ground', language));
  for (const ground of grounds)
    if ((ground.exhibits ?? []).length === 0)
      gaps.push(
        phrase('gap-exhibit', language, { title: typeof ground.title === 'string' ? ground.title : ground.id }),
      );
  for (const need of pack?.appeal?.requires ?? [])
    if (factValue(look, `derived.has.${need.group}`) !== true && !look(need.waiver).known)
      gaps.push(need.gap[language]);
  if (integrityFlags > 0) gaps.push(phrase('gap-integrity', language));
  return gaps;
}
