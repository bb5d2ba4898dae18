/**
 * From what each pack says of a line to the one answer on it: who leads, whether packs disagree, what a person overrode.
 * What must not live here: what a pack says (judge-line.ts).
 */
import { type LineAnswer, type Stance, stances, type WindowAnswer } from '../../shared/domain/answer.ts';
import type { CaseFacts } from '../../shared/domain/case-file.ts';
import type { Language } from '../../shared/errors.ts';
import type { LineFinding } from './judge-line.ts';
import type { Line } from './look.ts';
import type { RulePack } from './pack.ts';
import type { Following } from './packs-in-force.ts';
import { assumptionText, fill, phrase } from './texts.ts';
import type { WindowFinding } from './window.ts';

/** One pack's word on a line. */
export interface PackWord {
  readonly pack: RulePack;
  readonly window: WindowFinding | null;
  readonly finding: LineFinding;
  /** False for the article where the case named other packs only: it is shown, and has no vote. */
  readonly votes: boolean;
}
/** A pack of which only stance and silence are known. */
export interface Vote {
  readonly pack: { readonly id: string };
  readonly stance: Stance;
  readonly isSilent: boolean;
}

/** Who leads: the pack that is followed, else the first with a word of its own; `between` names those that disagree. */
export function settle<V extends Vote>(
  votes: readonly V[],
  following: Following | null,
): { readonly lead: V | undefined; readonly between: readonly string[] } {
  const speaking = votes.filter((v) => !v.isSilent);
  const followed = speaking.find((v) => v.pack.id === following?.pack);
  const lead = followed ?? speaking[0] ?? votes[0];
  const isAgreed = new Set(speaking.map((v) => v.stance)).size <= 1;
  return { lead, between: followed || isAgreed ? [] : speaking.map((v) => v.pack.id) };
}

/** The parts of a line's answer that the rules give. */
export type RuledLine = Omit<LineAnswer, 'judgements' | 'sampling'>;

export function lineAnswer(
  line: Line | null,
  words: readonly PackWord[],
  advice: readonly Pick<LineFinding, 'findings' | 'warnings'>[],
  following: Following | null,
  facts: CaseFacts,
  language: Language,
): RuledLine {
  const quantity = line?.quantity;
  const common = {
    id: line?.id ?? '1',
    reason: typeof line?.reason === 'string' ? line.reason : null,
    quantity: quantity === undefined || 'disputed' in quantity ? null : quantity,
    overridden: overrideOfStance(line, facts),
  };
  const votes = words
    .filter((w) => w.votes)
    .map((word) => ({ ...word, stance: word.finding.stance, isSilent: word.finding.isSilent }));
  const { lead, between } = settle(votes, following);
  if (!lead) return { ...common, ...nothingInForce(language), findings: advice.flatMap((a) => a.findings) };
  const { finding } = lead;
  const conflict =
    between.length > 0
      ? { between, says: phrase('packs-disagree', language, { packs: namesOf(words, between, language) }) }
      : null;
  // A pack that has no word on freight leaves it to the article.
  const onFreight = lead.pack.freight ? lead : (words.find((w) => w.pack.freight) ?? lead);
  return {
    ...common,
    stance: conflict ? 'HOLD' : finding.stance,
    byReading: finding.byReading,
    byPack: words.map((w) => ({
      pack: w.pack.id,
      stance: w.finding.stance,
      rows: w.finding.rows,
      clauses: w.finding.clauses,
      silent: w.finding.isSilent,
    })),
    conflict,
    follows: conflict ? null : lead.pack.id,
    subjectTo: finding.subjectTo,
    rows: finding.rows,
    says: conflict ? conflict.says : finding.says,
    nextStep: conflict ? phrase('choose-pack', language) : finding.nextStep,
    window: windowAnswer(lead.window, language),
    fault: finding.fault,
    freight: onFreight.finding.freight,
    findings: [...words.flatMap((w) => w.finding.findings), ...advice.flatMap((a) => a.findings)],
  };
}

const namesOf = (words: readonly PackWord[], ids: readonly string[], language: Language): string =>
  words
    .filter((w) => ids.includes(w.pack.id))
    .map(
      (w) =>
        `${w.pack.title[language]}${language === 'zh-CN' ? '：' : ': '}${phrase(`stance-${w.finding.stance}`, language)}`,
    )
    .join(language === 'zh-CN' ? '；' : '; ');

/** What a person put in the place of the rules' stance, with his reason; the rules' own result stays beside it. */
function overrideOfStance(line: Line | null, facts: CaseFacts): LineAnswer['overridden'] {
  const wanted = ['stance', `lines[${line?.id ?? '1'}].stance`];
  const found = (facts.overrides ?? []).findLast((o) => wanted.includes(o.conclusion));
  const stance = stances.find((s) => s === found?.value.trim().toUpperCase());
  return found && stance ? { stance, reason: found.reason, by: found.by } : null;
}

export function windowAnswer(found: WindowFinding | null, language: Language): WindowAnswer {
  if (!found) return { verdict: 'NONE', lastDay: null, assumes: [], candidates: [] };
  return {
    verdict: found.verdict,
    lastDay: found.lastDay,
    assumes: found.assumes.flatMap((a) =>
      a === 'holidays-counted' || a === 'holidays-end'
        ? (a === 'holidays-end' ? found.holidaysEnded : found.holidaysOf).map((table) =>
            fill(assumptionText(a, language), { ...table }),
          )
        : [assumptionText(a, language)],
    ),
    candidates: found.candidates,
  };
}

function nothingInForce(language: Language): Omit<RuledLine, 'id' | 'reason' | 'quantity' | 'overridden' | 'findings'> {
  const hold = { stance: 'HOLD', rows: [] } as const;
  return {
    ...hold,
    byReading: { literal: hold, sensible: hold },
    byPack: [],
    conflict: null,
    follows: null,
    subjectTo: [],
    says: phrase('no-rule', language),
    nextStep: phrase('answer-questions', language),
    window: windowAnswer(null, language),
    fault: 'UNDETERMINED',
    freight: [],
  };
}
