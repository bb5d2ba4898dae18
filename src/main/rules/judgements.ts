/**
 * Judgements of one line with their basis: whose fault, who bore the risk, what the weights say. Each can be overridden.
 * What must not live here: stances, and the sums (sums.ts).
 */
import type { Fault, Judgement } from '../../shared/domain/answer.ts';
import type { CaseFacts } from '../../shared/domain/case-file.ts';
import type { Language } from '../../shared/errors.ts';
import { overrideOf } from './derive-parts.ts';
import type { LineFinding } from './judge-line.ts';
import { type Saying, saying, sayings } from './judgement-texts.ts';
import type { Look } from './logic.ts';
import type { Line } from './look.ts';
import { judgeWeights } from './shortage.ts';

const onTheWay: readonly (string | undefined)[] = ['TRANSIT_DAMAGE', 'TRANSIT_LOSS'];
const aboutCount: readonly (string | undefined)[] = ['SHORT_QTY', 'TRANSIT_LOSS'];

/** Everything that is judged of a line beside its stance. */
export function judgeFacts(
  facts: CaseFacts,
  line: Line | null,
  finding: LineFinding,
  look: Look,
  language: Language,
): readonly Judgement[] {
  const reason = typeof line?.reason === 'string' ? line.reason : undefined;
  return [
    faultJudgement(facts, line, finding, language),
    ...(onTheWay.includes(reason) || look('shipment.damagedAt').known
      ? [riskJudgement(facts, line, look, language)]
      : []),
    ...(aboutCount.includes(reason) ? judgeWeights(facts, language) : []),
  ];
}

function overridden(facts: CaseFacts, line: Line | null, about: string): Judgement['override'] {
  const found = overrideOf(facts, line, about);
  return found ? { value: found.value, reason: found.reason, by: found.by } : null;
}

function faultJudgement(
  facts: CaseFacts,
  line: Line | null,
  { fault, ownFault, rows, clauses, findings }: LineFinding,
  language: Language,
): Judgement {
  const override = overridden(facts, line, 'fault');
  const deciding = findings.filter((f) => f.outcome === 'fulfilled' && rows.includes(f.rule.slice(0, 4)));
  const says = (of: Fault): string => saying(`fault-${of}`, language);
  return {
    about: 'fault',
    value: fault,
    says:
      override === null
        ? says(fault)
        : saying('fault-overridden', language, { value: says(fault), own: says(ownFault) }),
    basis: override === null && fault !== 'UNDETERMINED' ? clauses : override === null ? [] : ['S4.1'],
    confidence: override === null ? 'article' : 'convention',
    facts: [...new Set(deciding.flatMap((f) => f.facts))],
    missing: fault === 'UNDETERMINED' ? [...new Set(deciding.flatMap((f) => f.missing))] : [],
    override,
  };
}

function riskJudgement(facts: CaseFacts, line: Line | null, look: Look, language: Language): Judgement {
  const override = overridden(facts, line, 'risk');
  const risk = look('derived.risk');
  const value = risk.known ? String(risk.value) : 'UNKNOWN';
  return {
    about: 'risk',
    value: value === 'UNKNOWN' ? value : value.toUpperCase(),
    says: saying(`risk-${value}` as Saying, language, { why: whyRisk(look, override !== null, language) }),
    basis: override === null ? ['2.6', 'F-67'] : ['S4.1'],
    confidence: override === null ? 'H' : 'convention',
    facts: risk.used,
    missing: risk.known ? [] : risk.missing,
    override,
  };
}

function whyRisk(look: Look, isOverridden: boolean, language: Language): string {
  if (isOverridden) return saying('risk-by-override', language);
  const moment = look('shipment.damagedAt');
  if (moment.known && moment.value === 'before_handover') return saying('risk-by-moment', language);
  if (moment.known && moment.value === 'after_delivery') return saying('risk-by-delivery', language);
  const term = look('order.incoterm');
  const key = `passes-${term.known ? String(term.value) : ''}`;
  return Object.hasOwn(sayings, key) ? saying(key as Saying, language) : '';
}
