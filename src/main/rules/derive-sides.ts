/**
 * Derived facts about the two sides and the platform: agreement, talks, decision, appeal, what was said when.
 * What must not live here: the goods (derive-goods.ts).
 */
import { Temporal } from 'temporal-polyfill';
import type { When } from '../../shared/domain/values.ts';
import { epochOf } from './clock-days.ts';
import { type Derive, factValue, isDisputed, known, overrideOf, unknown } from './derive-parts.ts';
import { shownPath } from './look.ts';

/** `in_force` when both sides accepted; unknown while terms are written down and acceptance is not. */
export const agreement: Derive = ({ look, facts }) => {
  const buyer = look('agreement.acceptedByBuyer');
  const seller = look('agreement.acceptedBySeller');
  const state = look('talks.state');
  if (factValue(buyer) === false || factValue(seller) === false) return known('none', buyer, seller);
  if (factValue(buyer) === true && factValue(seller) === true) return known('in_force', buyer, seller);
  if (factValue(state) === 'agreed' && !isDisputed(buyer) && !isDisputed(seller))
    return known('in_force', state, buyer, seller);
  const terms = Object.values(facts.agreement ?? {}).some((v) => v !== undefined);
  if (terms) return unknown(buyer, seller);
  return isDisputed(state) ? unknown(state) : known('none', state);
};

/** Epoch of the first moment after a deadline, on the latest clock there is when it is a date without a time. */
function surelyPassed(when: When, asOf: number): boolean {
  const at = epochOf(when);
  if (at !== null) return asOf > at;
  return asOf >= Temporal.PlainDate.from(String(when)).add({ days: 1 }).toZonedDateTime('-12:00').epochMilliseconds;
}

export const sellerLate: Derive = ({ look, asOf }) => {
  const breach = look('agreement.breachBy');
  const performed = look('agreement.performed');
  const due = look('agreement.sellerDeadline');
  if (factValue(breach) === 'seller') return known(true, breach);
  if (factValue(performed) === true) return known(false, performed);
  if (!due.known) return isDisputed(due) ? unknown(due) : known(false, due, performed);
  if (!surelyPassed(due.value as When, asOf)) return known(false, due);
  return performed.known ? known(true, due, performed) : unknown(performed);
};

export const talks: Derive = ({ look }) => {
  const state = look('talks.state');
  return state.known || isDisputed(state) ? state : known('not_recorded');
};

export const decision: Derive = ({ look }) => {
  const seen = [
    'decision.at',
    'decision.outcome',
    'decision.no',
    'decision.amount',
    'decision.reasons',
    'decision.sellerDisagrees',
  ].map(look);
  const there = seen.filter((s) => s.known || isDisputed(s));
  if (there.length === 0) return known('none');
  // A day of the decision that is in dispute still tells that there is one: it is named too.
  return { known: true, value: 'exists', used: there.flatMap((s) => (s.known ? s.used : s.disputed)) };
};

/** Whether the seller contests the decision: said so, or grounds are written. */
export const disagrees: Derive = ({ look, facts }) => {
  const said = look('decision.sellerDisagrees');
  if (said.known || isDisputed(said)) return said;
  if ((facts.appeal?.grounds ?? []).length > 0) return { known: true, value: true, used: ['appeal.grounds'] };
  const filed = look('appeal.filedAt');
  return filed.known ? known(true, filed) : unknown(said);
};

/** Whether an appeal can still be made: `open`, `not_typed`, `filed`, `passed`, or `closed` by its outcome. */
export const appealWindow: Derive = ({ look, asOf }) => {
  const outcome = look('appeal.outcome');
  const filed = look('appeal.filedAt');
  const ends = look('appeal.windowEndsAt');
  // An appeal that has its outcome is used up, whatever the countdown says.
  if (outcome.known) return known('closed', outcome);
  if (isDisputed(outcome)) return unknown(outcome);
  if (filed.known) return known('filed', filed);
  if (isDisputed(ends)) return unknown(ends);
  if (!ends.known) return known('not_typed');
  return known(surelyPassed(ends.value as When, asOf) ? 'passed' : 'open', ends);
};

export const appealBegun: Derive = ({ look, facts }) => {
  const filed = look('appeal.filedAt');
  const asks = look('appeal.asks');
  return known((facts.appeal?.grounds ?? []).length > 0 || filed.known || asks.known, filed, asks);
};

/** The fault as a person overrode it, if so. */
export const faultOverride: Derive = ({ facts, line }) => {
  const found = overrideOf(facts, line, 'fault');
  return found
    ? { known: true, value: found.value.toUpperCase(), used: [`overrides[${found.id}]`] }
    : { known: true, value: 'none', used: [] };
};

export const severalReasons: Derive = ({ facts }) => {
  const lines = facts.lines ?? [];
  const said = new Set(lines.map((l) => l.reason).filter((r) => typeof r === 'string'));
  return { known: true, value: said.size > 1, used: said.size > 1 ? lines.map((l) => `lines[${l.id}].reason`) : [] };
};

export const talksLog: Derive = ({ facts }) =>
  (facts.negotiation ?? []).length > 0
    ? { known: true, value: 'kept', used: ['negotiation'] }
    : { known: true, value: 'empty', used: [] };

/** Whether the matter has gone, or is about to go, to the platform. */
export const escalated: Derive = ({ look }) => {
  const at = look('dispute.escalatedAt');
  const by = look('dispute.escalatedBy');
  const state = look('talks.state');
  const gone = at.known || by.known || ['failed', 'buyer_silent'].includes(String(factValue(state)));
  return known(gone, at, by, state);
};

/** Whether the return policy was made known before the order. Two dates on one day cannot be told apart. */
export const policyBeforeOrder: Derive = ({ look }) => {
  const said = look('order.policyDisclosed');
  const at = look('order.policyDisclosedAt');
  const ordered = look('order.orderedAt');
  if (factValue(said) === false) return known('no', said);
  if (!at.known || !ordered.known) return said.known ? known('undated', said) : unknown(said);
  const [a, b] = [at.value as When, ordered.value as When];
  const [epochA, epochB] = [epochOf(a), epochOf(b)];
  if (epochA !== null && epochB !== null) return known(epochA < epochB ? 'yes' : 'no', at, ordered);
  const [dayA, dayB] = [a, b].map((w) => (typeof w === 'string' ? w : w.local.slice(0, 10)));
  if (dayA === dayB)
    return unknown({ known: false, used: [], missing: [shownPath('order.policyDisclosedAt', null)], disputed: [] });
  return known(String(dayA) < String(dayB) ? 'yes' : 'no', at, ordered);
};

export const requestBeforeReceipt: Derive = ({ look }) => {
  const asked = look('request.at');
  const came = ['delivery.receivedAt', 'delivery.deliveredAt'].map(look).find((s) => s.known);
  if (!asked.known || !came?.known) return known(false);
  const [a, b] = [asked.value as When, came.value as When];
  const [epochA, epochB] = [epochOf(a), epochOf(b)];
  if (epochA !== null && epochB !== null) return known(epochA < epochB, asked, came);
  const [dayA, dayB] = [a, b].map((w) => (typeof w === 'string' ? w : w.local.slice(0, 10)));
  return known(String(dayA) < String(dayB), asked, came);
};
