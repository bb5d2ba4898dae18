/**
 * Who bore the risk at the moment of the damage, by the term of trade and the recorded moments, and who had the goods carried.
 * What must not live here: who paid the freight. It says nothing about the risk.
 */
import type { When } from '../../shared/domain/values.ts';
import { orderOf } from './clock-days.ts';
import { type Derive, factValue, isDisputed, known, overrideOf, unknown } from './derive-parts.ts';
import type { Look, Seen } from './logic.ts';

const riskPassesEarly = new Set(['EXW', 'FCA', 'FAS', 'FOB', 'CFR', 'CIF', 'CPT', 'CIP']);

/** Terms under which the risk passes on board, not at the handover. */
const onBoardTerms = new Set(['FOB', 'CFR', 'CIF']);

/** Terms under which a part of the way, to the ship, still runs at the seller's risk. */
const passesOnTheWay = new Set(['FAS', 'FOB', 'CFR', 'CIF']);

/**
 * Recorded moments before which the risk has surely not passed, and after which it surely has.
 * Alongside the ship (FAS) lies between the haulier who brought the goods and the loading.
 */
function pointsOf(term: string): { readonly before: string; readonly after: readonly string[] } {
  if (onBoardTerms.has(term)) return { before: 'shipment.onBoardAt', after: ['shipment.onBoardAt'] };
  if (term === 'FAS') return { before: 'shipment.handedToCarrierAt', after: ['shipment.onBoardAt'] };
  if (riskPassesEarly.has(term)) return { before: 'shipment.handedToCarrierAt', after: ['shipment.handedToCarrierAt'] };
  return { before: 'delivery.deliveredAt', after: ['delivery.deliveredAt', 'delivery.receivedAt'] };
}

/** Whether a recorded moment of damage lies before or after the risk passed; null where a moment is missing, or both are one day. */
function beforeOrAfterPassing(term: string, look: Look): Extract<Seen, { known: true }> | null {
  const happened = look('shipment.damageHappenedAt');
  if (!happened.known) return null;
  const points = pointsOf(term);
  const order = (path: string): number | null => {
    const passed = look(path);
    return passed.known ? orderOf(happened.value as When, passed.value as When) : null;
  };
  const is = (value: string, path: string) => known(value, happened, look(path)) as Extract<Seen, { known: true }>;
  if ((order(points.before) ?? 0) < 0) return is('before', points.before);
  const after = points.after.find((path) => (order(path) ?? 0) > 0);
  return after === undefined ? null : is('after', after);
}

const buyerCarries = new Set(['EXW', 'FCA', 'FAS', 'FOB']);

/** The way to the ship is still the seller's: a day of damage that cannot be set against the loading settles nothing. */
function atLoading(look: Look): Seen | null {
  const [happened, loaded] = [look('shipment.damageHappenedAt'), look('shipment.onBoardAt')];
  if (!happened.known) return isDisputed(happened) ? unknown(happened) : null;
  if (!loaded.known) return unknown(loaded);
  return { known: false, used: loaded.used, missing: ['shipment.damageHappenedAt'], disputed: [] };
}

/** Who bore the risk when it happened. Never read from who paid the freight. */
export const risk: Derive = ({ facts, line, look }) => {
  const settled = overrideOf(facts, line, 'risk');
  if (settled && /^(seller|buyer)$/i.test(settled.value))
    return { known: true, value: settled.value.toLowerCase(), used: [`overrides[${settled.id}]`] };
  const term = look('order.incoterm');
  const when = look('shipment.damagedAt');
  const doc = look('shipment.transportDocRemarks');
  if (factValue(when) === 'before_handover') return known('seller', when);
  if (factValue(when) === 'after_delivery') return known('buyer', when);
  if (!term.known) return unknown(term);
  const name = String(term.value);
  const byClock = beforeOrAfterPassing(name, look);
  if (!riskPassesEarly.has(name)) {
    if (isDisputed(when)) return unknown(when);
    // Delivered, and damaged only then: the risk had passed, unless it is said that it was on the way.
    const isAfter = byClock?.value === 'after' && !when.known;
    return isAfter ? known('buyer', term, byClock) : known('seller', term, when);
  }
  if (byClock && factValue(when) !== 'in_carriage')
    return known(byClock.value === 'before' ? 'seller' : 'buyer', term, byClock);
  if (factValue(when) === 'in_carriage') {
    if (!passesOnTheWay.has(name) || factValue(doc) === 'clean') {
      // On the way, and yet before the goods were on board: the risk had not passed.
      if (byClock?.value === 'before' && passesOnTheWay.has(name)) return known('seller', term, when, byClock);
      return known('buyer', term, when);
    }
    if (byClock) return known(byClock.value === 'before' ? 'seller' : 'buyer', term, when, byClock);
    return atLoading(look) ?? known('buyer', term, when);
  }
  if (isDisputed(when)) return unknown(when);
  return factValue(doc) === 'clean' ? known('buyer', term, doc) : unknown(when);
};

export const carriageBy: Derive = ({ look }) => {
  const forwarder = look('order.forwarderAppointedBy');
  const main = look('order.mainCarriageBy');
  const term = look('order.incoterm');
  for (const s of [forwarder, main]) if (s.known || isDisputed(s)) return s;
  if (!term.known) return unknown(forwarder);
  return known(buyerCarries.has(String(term.value)) ? 'buyer' : 'seller', term);
};
