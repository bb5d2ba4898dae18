/**
 * Who bears each leg of freight: agreement, else contract, else a fault that a person settled, else the row of the reason;
 * in both readings.
 * What must not live here: amounts. The article has no rule on them.
 */
import type { Fault, FreightAnswer, ReadingPreset } from '../../shared/domain/answer.ts';
import type { CaseFacts } from '../../shared/domain/case-file.ts';
import { type Bearer, bearers, type FreightLeg, freightLegs } from '../../shared/domain/terms.ts';
import type { Language } from '../../shared/errors.ts';
import { overrideOf } from './derive-parts.ts';
import type { Look } from './logic.ts';
import type { Line } from './look.ts';
import type { BearerPair, DecisionOutcome, RulePack } from './pack.ts';
import { phrase } from './texts.ts';

const agreementFact: Readonly<Partial<Record<FreightLeg, string>>> = {
  return: 'agreement.returnFreightBearer',
  outbound: 'agreement.outboundFreightBearer',
  reship: 'agreement.reshipFreightBearer',
};

/** Goods that were lost, never came or came short cannot be sent back. */
const nothingToReturn: readonly unknown[] = ['SHORT_QTY', 'TRANSIT_LOSS', 'NON_RECEIPT'];

/** True where goods of a line with that reason can be sent back. */
export function comesBack(reason: unknown): boolean {
  return !nothingToReturn.includes(reason);
}

export interface FreightFinding {
  readonly legs: readonly FreightAnswer[];
  /** Facts that would settle a leg. */
  readonly missing: readonly string[];
}

/**
 * @param row the row of the reason, if one holds; it speaks before the pack's defaults
 * @param reading the reading of S2.4 at hand
 */
export function judgeFreight(
  pack: RulePack,
  facts: CaseFacts,
  line: Line | null,
  look: Look,
  row: DecisionOutcome | null,
  fault: Fault,
  reading: ReadingPreset,
  language: Language,
): FreightFinding {
  const inForce = look('derived.agreement');
  const agreed = inForce.known && inForce.value === 'in_force';
  const missing: string[] = [];
  const defaults = pack.freight?.byReason.find((entry) => entry.reasons.some((r) => r === line?.reason))?.legs;
  const override = look('derived.faultOverride');
  const settled = override.known && override.value === fault ? fault : null;
  const legs = freightLegs.map((leg): FreightAnswer => {
    const bySides = agreedBearer(facts, look, leg, agreed);
    if (bySides?.bearer === 'PER_AGREEMENT' && leg === 'return') missing.push('agreement.returnFreightBearer');
    const own = overrideOf(facts, line, `freight.${leg}`);
    const byHand = bearers.find((b) => b === own?.value.toUpperCase());
    if (byHand)
      return {
        leg,
        literal: byHand,
        sensible: byHand,
        chosen: byHand,
        mayAsk: false,
        basis: 'S4.1',
        scope: null,
        conflict: null,
      };
    if (bySides)
      return {
        leg,
        literal: bySides.bearer,
        sensible: bySides.bearer,
        chosen: bySides.bearer,
        mayAsk: false,
        basis: bySides.basis,
        scope: null,
        conflict: null,
      };
    let pair: BearerPair = row?.freight?.[leg] ?? defaults?.[leg] ?? { literal: 'UNDECIDED', sensible: 'UNDECIDED' };
    const refund = look('refund.kind');
    if (leg === 'outbound' && fault === 'SELLER' && refund.known && refund.value === 'full' && row)
      pair = pack.freight?.outboundOnFullRefund ?? pair;
    const byFault = settled === null ? null : bearerByFault(leg, settled, pair, line);
    pair = byFault ?? pair;
    const chosen = pair[reading];
    return {
      leg,
      literal: pair.literal,
      sensible: pair.sensible,
      chosen,
      mayAsk: pack.freight?.optional.includes(chosen) ?? false,
      basis: pair.basis ?? 'S2.4c',
      scope: pair.scope?.[language] ?? null,
      conflict:
        pair.literal === pair.sensible
          ? null
          : byFault
            ? phrase('freight-by-override', language)
            : (pack.freight?.conflicts.find((c) => c.basis === pair.basis)?.says[language] ??
              phrase('freight-silent', language)),
    };
  });
  return { legs, missing };
}

const ofTheGoods: readonly (string | undefined)[] = ['QUALITY', 'WRONG_ITEM'];

/**
 * The bearer of a leg where a person settled the fault (S2.4): the sensible reading follows that fault whatever the row
 * says; the printed one keeps its words. Null: the row's own bearer stands.
 */
function bearerByFault(leg: FreightLeg, fault: Fault, pair: BearerPair, line: Line | null): BearerPair | null {
  // Nothing is sent back, so nobody pays for it.
  if (pair.sensible === 'NONE') return null;
  const { literal } = pair;
  const reason = typeof line?.reason === 'string' ? line.reason : undefined;
  const changed = (sensible: Bearer, basis: string): BearerPair | null =>
    sensible === pair.sensible ? null : { literal, sensible, basis };
  switch (fault) {
    case 'SELLER':
      if (leg === 'return' || (leg === 'reship' && ofTheGoods.includes(reason)) || pair.sensible === 'BUYER')
        return changed('SELLER', 'S2.4b');
      return null;
    case 'BUYER':
      if (leg === 'return') return changed('BUYER', 'S2.4a');
      return pair.sensible === 'SELLER' ? changed('UNDECIDED', 'S2.4a') : null;
    case 'CARRIER':
      if (leg === 'return') return pair.sensible === 'INSURER' ? null : changed('CARRIER', 'S1.3');
      return pair.sensible === 'SELLER' || pair.sensible === 'BUYER' ? changed('UNDECIDED', 'S1.3') : null;
    default:
      if (leg === 'return') return changed('PER_AGREEMENT', 'S2.3a');
      return pair.sensible === 'SELLER' || pair.sensible === 'BUYER' ? changed('UNDECIDED', 'S2.3a') : null;
  }
}

/** What the two sides settled between them. An agreement in force that is silent on the return leg leaves it to them. */
function agreedBearer(
  facts: CaseFacts,
  look: Look,
  leg: FreightLeg,
  agreed: boolean,
): { readonly bearer: Bearer; readonly basis: string } | null {
  if (agreed) {
    const path = agreementFact[leg];
    const stated = path === undefined ? undefined : look(path);
    if (stated?.known) return { bearer: stated.value as Bearer, basis: 'agreement' };
  }
  // Agreed for this leg alone; not while a whole agreement is still waiting for an answer or was turned down.
  const entry = (facts.freight ?? []).find((f) => f.leg === leg)?.agreedBearer;
  const turnedDown = ['agreement.acceptedByBuyer', 'agreement.acceptedBySeller']
    .map(look)
    .some((s) => s.known && s.value === false);
  if (typeof entry === 'string' && look('derived.agreement').known && !turnedDown)
    return { bearer: entry, basis: 'agreement' };
  if (leg !== 'return') return null;
  const contract = look('order.contractReturnFreightBearer');
  if (contract.known) return { bearer: contract.value as Bearer, basis: 'contract' };
  return agreed ? { bearer: 'PER_AGREEMENT', basis: 'agreement' } : null;
}
