/**
 * Which clocks may count for a window: the place of receipt, the seller's, the platform's, a chosen one.
 * What must not live here: what the window comes to on them (window.ts).
 */
import { Temporal } from 'temporal-polyfill';
import type { WindowCandidate } from '../../shared/domain/answer.ts';
import type { CaseFacts } from '../../shared/domain/case-file.ts';
import { countriesWithZones, countryZones, domicileZones } from '../../shared/domain/country-zones.ts';
import { isKnownZone, type When } from '../../shared/domain/values.ts';
import { lookEntered } from './look.ts';
import type { Assumption } from './window.ts';

export type Clock = WindowCandidate['clock'];
interface Anchor {
  readonly when: When;
}

/** True when the sources of a fact disagree. */
export function isInDispute(facts: CaseFacts, path: string): boolean {
  const found = lookEntered(facts, null, path);
  return !found.known && found.disputed.length > 0;
}

/** The clocks that may count. A chosen clock joins them and replaces none. */
export function findClocks(
  facts: CaseFacts,
  anchors: readonly Anchor[],
  read: (path: string) => unknown,
  assumes: Assumption[],
): readonly { clock: Clock; zone: string }[] {
  const clocks: { clock: Clock; zone: string }[] = [];
  const add = (clock: Clock, zone: unknown): boolean => {
    if (typeof zone !== 'string') return false;
    if (!isKnownZone(zone)) {
      assumes.push('not-a-zone');
      return false;
    }
    clocks.push({ clock, zone });
    return true;
  };
  const disputedZone = isInDispute(facts, 'clock.receiptZone');
  if (!add('place-of-receipt', read('clock.receiptZone')) && !disputedZone)
    addPlaceOfReceipt(facts, anchors, read, add, assumes);
  if (!add('seller', read('clock.sellerZone'))) add('seller', domicileZones[String(read('seller.domicile') ?? '')]);
  add('platform', read('clock.platformZone'));
  add('chosen', read('clock.zone'));
  return clocks;
}

/**
 * The clock at the place of receipt where nobody typed it: the country's, and that of the recorded times.
 * A time written on a clock that the country does not keep may be the seller's or the platform's own:
 * the country's single clock joins it; of several none is guessed, and the zone stays unknown.
 */
function addPlaceOfReceipt(
  facts: CaseFacts,
  anchors: readonly Anchor[],
  read: (path: string) => unknown,
  add: (clock: Clock, zone: unknown) => boolean,
  assumes: Assumption[],
): void {
  const country = String(read('customer.country') ?? '');
  const single = countryZones[country];
  const several = countriesWithZones[country];
  const times = anchors.map((a) => a.when).filter((w) => typeof w === 'object');
  const kept = single === undefined ? several : [single];
  const foreign =
    isInDispute(facts, 'customer.country') ||
    (kept !== undefined && times.some((w) => !kept.some((zone) => sameClock(w, zone))));
  if (foreign) assumes.push('receipt-written-elsewhere');
  if (foreign && single === undefined) return;
  add('place-of-receipt', single);
  for (const time of times) add('place-of-receipt', time.zone);
}

/** True when a zone showed the same time at that moment. */
function sameClock(when: Exclude<When, string>, zone: string): boolean {
  const there = Temporal.PlainDateTime.from(when.local).toZonedDateTime(when.zone);
  return there.offsetNanoseconds === there.withTimeZone(zone).offsetNanoseconds;
}
