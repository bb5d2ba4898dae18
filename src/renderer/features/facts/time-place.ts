/** Whose clock a time of the form was read from, and which zone that is. Pure. */
import { countriesWithZones, countryZones, domicileZones } from '../../../shared/domain/country-zones.ts';
import type { FactValue } from '../../ui/fact-saver.ts';

export type Side = 'buyer' | 'seller';
type Read = (path: string) => FactValue | undefined;

/** Facts of time that happen at the buyer's place; all others are read off the seller's own clock. */
const atBuyer = /^(delivery\.|request\.|returnShipment\.sentAt$)/;

/** Days that may lie ahead: what is due, promised or ends. Everything else has happened when it is entered. */
const ahead = /(?:[dD]ueAt|[dD]eadline|EndsAt|promisedDeliveryAt)$/;
export const isPastEvent = (path: string): boolean => !ahead.test(path);

/** At whose place a time was written down; null when the facts leave it open. */
export function sideOf(path: string, read: Read): Side | null {
  const inspection = /^(inspections\[[\w-]+\])\.at$/.exec(path)?.[1];
  if (inspection === undefined) return atBuyer.test(path) ? 'buyer' : 'seller';
  const stage = read(`${inspection}.stage`);
  if (stage === 'at_buyer') return 'buyer';
  // A joint inspection may have been at either place.
  return stage === 'pre_shipment' || stage === 'return_arrival' ? 'seller' : null;
}

/**
 * The zone of a side as the facts give it: the one entered for it, else that of its country where the country keeps one clock.
 * Null where the country is not known or keeps several clocks: then the person is asked, and nothing is taken for granted.
 */
export function zoneOfSide(side: Side, read: Read): string | null {
  const entered = read(side === 'buyer' ? 'clock.receiptZone' : 'clock.sellerZone');
  if (typeof entered === 'string') return entered;
  const place = read(side === 'buyer' ? 'customer.country' : 'seller.domicile');
  if (typeof place !== 'string') return null;
  return (side === 'buyer' ? countryZones : domicileZones)[place] ?? null;
}

/** The zones that may be meant, the side's own first: the clocks of the buyer's country and of the seller. */
export function likelyZones(side: Side | null, read: Read): readonly string[] {
  const country = read('customer.country');
  const buyer = [
    zoneOfSide('buyer', read),
    ...(typeof country === 'string' ? [countryZones[country], ...(countriesWithZones[country] ?? [])] : []),
  ];
  const seller = [zoneOfSide('seller', read), domicileZones['CN']];
  const inOrder = side === 'seller' ? [...seller, ...buyer] : [...buyer, ...seller];
  return [...new Set(inOrder.filter((zone): zone is string => typeof zone === 'string'))];
}
