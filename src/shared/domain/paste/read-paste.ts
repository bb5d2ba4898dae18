/**
 * What a pasted order page or chat may say: proposals, each with the passage it comes from. Nothing here is a fact:
 * the person ticks what is right. Pure, and bounded: every line is looked at once, with patterns that do not go back.
 */
import { countriesWithZones, countryZones } from '../country-zones.ts';
import { plainText } from '../typed-text.ts';
import { goodsIn } from './goods.ts';
import { labelled } from './labelled.ts';
import { messagesIn } from './messages.ts';
import type { DayOrder, Found, OwnNames, PastedMessage, PasteReading, Proposal } from './reading.ts';
import { anywhere, reasonsIn } from './said.ts';
import { orderOfDays, type StampRoom } from './stamps.ts';

export const longestPaste = 200_000;
const MOST_MESSAGES = 500;
const LONGEST_LINE = 2000;

export interface PasteOptions {
  /** For days that nothing in the text tells apart: what the person has said. */
  readonly dayOrder?: DayOrder | null;
  /** Zones that may be meant where the text names a distance from UTC, the likeliest first. */
  readonly zones?: readonly string[];
  /** Whose messages are the exporter's. */
  readonly own?: OwnNames;
}

/** @param today for dates without a year */
export function readPaste(
  text: string,
  today: string,
  { dayOrder = null, zones = [], own = [] }: PasteOptions = {},
): PasteReading {
  const whole = text.slice(0, longestPaste);
  const lines = whole.split(/\r?\n|\u2028/).map((line) => line.slice(0, LONGEST_LINE));
  const days = orderOfDays(whole.normalize('NFKC'));
  const room: StampRoom = { today, order: days.order ?? dayOrder, zones: [...zonesNamed(lines, whole), ...zones] };
  const { messages, heads } = messagesIn(lines, room);
  const found = lines.flatMap((line, i) => [
    ...(line.trim() === '' || heads.has(i + 1) ? [] : labelled(lines, i, room)),
    ...anywhere(line, i + 1),
  ]);
  const proposals = settle([
    ...withoutParts(found),
    ...platformOf(found),
    ...goodsIn(lines),
    ...reasonsOf(found, messages, own),
  ]);
  return {
    proposals: messages.length === 0 ? [...proposals, ...checkedOn(proposals)] : proposals,
    messages: messages.slice(0, MOST_MESSAGES),
    openDay: days.open,
  };
}

/** The clocks of the country that the text itself names, those of a place in it first: a distance from UTC is one of them. */
function zonesNamed(lines: readonly string[], whole: string): readonly string[] {
  if (!/(?:UTC|GMT) ?[+-]/i.test(whole)) return [];
  const room: StampRoom = { today: '', order: null, zones: [] };
  const countries = new Set(
    lines
      .flatMap((line, i) => (line.trim() === '' ? [] : labelled(lines, i, room)))
      .flatMap(({ path, value }) => (path === 'customer.country' && typeof value === 'string' ? [value] : [])),
  );
  const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const text = bare(whole);
  const isNamed = (zone: string): boolean =>
    text.includes(bare(zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')));
  const zones = [...countries].flatMap((code) => countriesWithZones[code] ?? countryZones[code] ?? []);
  return zones.toSorted((a, b) => Number(isNamed(b)) - Number(isNamed(a)));
}

/** A carrier, or a part of its name, that another finding of the same line names in full. */
function withoutParts(found: readonly Found[]): readonly Found[] {
  const carriers = found.filter(({ path }) => path === 'shipment.carrier');
  return found.filter(
    (one) =>
      one.path !== 'shipment.carrier' ||
      !carriers.some(
        (other) =>
          other.line === one.line && other.value !== one.value && String(other.value).includes(String(one.value)),
      ),
  );
}

/** Trade Assurance is a service of one platform: who names it has named the platform. */
function platformOf(found: readonly Found[]): readonly Found[] {
  if (found.some(({ path }) => path === 'platform.name')) return [];
  const service = found.find(({ path, value }) => path === 'platform.service' && value === 'trade_assurance');
  return service === undefined ? [] : [{ ...service, path: 'platform.name', value: 'alibaba_com' }];
}

/** What else a page says that is the order page of the platform and not a message about an order. */
const ofOrderPages = ['order.orderedAt', 'order.total', 'order.paid', 'order.paidAt', 'customer.shipTo'];

/** That number and buyer were compared is asked beside them, and never ticked: a text that was copied has compared nothing. */
function checkedOn(proposals: readonly Proposal[]): readonly Proposal[] {
  const told = new Set(proposals.map((one) => one.path));
  if (!told.has('order.orderNo') || ofOrderPages.filter((path) => told.has(path)).length < 2) return [];
  const checked = { 'order.orderNo': 'order.orderNoConfirmed', 'customer.name': 'customer.nameConfirmed' } as const;
  return Object.entries(checked).flatMap(([path, flag]) => {
    const plain = proposals.find((one) => one.path === path && one.isPlain);
    return plain === undefined
      ? []
      : [{ path: flag, value: true, passage: plain.passage, line: plain.line, isPlain: false }];
  });
}

/** What the talk says of the reason, where no label says it. It may be the buyer's word or an answer to it: the person ticks it. */
function reasonsOf(found: readonly Found[], messages: readonly PastedMessage[], own: OwnNames): readonly Found[] {
  if (found.some(({ path }) => path === 'lines[].reason')) return [];
  return messages
    .filter(({ speaker }) => speakerOf(speaker, null, own) !== 'seller')
    .flatMap(({ text, line }) =>
      reasonsIn(text).map((value) => ({
        path: 'lines[].reason',
        entry: 0,
        value,
        passage: text.split('\n').find((part) => reasonsIn(part).length > 0) ?? text,
        line,
        isPlain: false,
      })),
    )
    .slice(0, 12);
}

/** Each value once; a fact with several values is asked, none is ticked by itself. */
function settle(found: readonly Found[]): readonly Proposal[] {
  const name = (one: Found): string => `${one.path} ${one.entry ?? ''}`;
  const key = (one: Found): string => `${name(one)} ${JSON.stringify(one.value).replace(/[ -]/g, '').toLowerCase()}`;
  const once = new Map<string, Found>();
  for (const one of found) if (!once.has(key(one))) once.set(key(one), one);
  const timed = new Set([...once.values()].flatMap((one) => dayOfTime(one) ?? []));
  const all = [...once.values()].filter((one) => !timed.has(`${one.path} ${one.value}`));
  const counts = new Map<string, number>();
  for (const one of all) counts.set(name(one), (counts.get(name(one)) ?? 0) + 1);
  return all.map((one) => ({ ...one, isPlain: one.isPlain !== false && counts.get(name(one)) === 1 }));
}

/** A day beside the same day with its time says nothing more. */
function dayOfTime({ path, value }: Found): string | null {
  return typeof value === 'object' && value !== null && 'local' in value
    ? `${path} ${String(value.local).slice(0, 10)}`
    : null;
}

/**
 * Whose name it is, where the name itself says so, or where it is one that the exporter has given as his own.
 * @param buyer the buyer's name, with his firm or without it
 */
export function speakerOf(
  name: string,
  buyer: string | null,
  own: OwnNames = [],
): 'buyer' | 'seller' | 'platform' | null {
  const text = plainText(name).toLowerCase();
  if (/^(?:buyer|customer|买家|客户)$/.test(text)) return 'buyer';
  if (/^(?:me|you|seller|supplier|我|卖家|供应商)$/.test(text)) return 'seller';
  if (/客服|customer service|platform|alibaba\.com/.test(text)) return 'platform';
  const named = (names: string): readonly string[] =>
    [names, ...names.split(/[,，;；/()（）]/)].map((one) => plainText(one).toLowerCase()).filter((one) => one !== '');
  // `Li Wei (Sample Ltd)` and `李伟 Li Wei` are both of his names.
  const spoken = [...named(name), ...named(text.replace(/(?<=\p{Script=Han}) (?=\p{Script=Latin})/gu, ','))];
  if (own.flatMap(named).some((one) => spoken.includes(one))) return 'seller';
  return buyer !== null && named(buyer).some((one) => spoken.includes(one)) ? 'buyer' : null;
}
