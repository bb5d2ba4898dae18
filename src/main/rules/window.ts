/**
 * The return window on every clock that may count: CONVENTION-W.
 * End = day of receipt + N days, the day of receipt not counted, until 24:00 on the clock of each candidate.
 * What must not live here: which stance follows from the verdict.
 * Subtle: a date without a time is read as that whole day on each clock; no midnight is invented for it.
 */
import { Temporal } from 'temporal-polyfill';
import type { WindowCandidate, WindowVerdict } from '../../shared/domain/answer.ts';
import type { CaseFacts } from '../../shared/domain/case-file.ts';
import { isKnownZone, type When } from '../../shared/domain/values.ts';
import { countryZones, domicileZones } from './country-zones.ts';
import { join, type Seen } from './logic.ts';
import { lookEntered } from './look.ts';
import type { WindowRule } from './pack.ts';

/** Why the verdict holds: keys of the sentences in texts.ts, in order. */
export type Assumption =
  | 'day-of-receipt-not-counted'
  | 'request-day-counts'
  | 'sent-day-counts'
  | 'received-back-day-counts'
  | 'dates-are-whole-days'
  | 'no-holidays'
  | 'holidays-not-known'
  | 'several-receipts'
  | 'zone-of-receipt-unknown'
  | 'still-open-so-in-time'
  | 'no-receipt-day'
  | 'no-event-day'
  | 'not-a-zone';

export interface WindowFinding {
  readonly verdict: WindowVerdict;
  readonly lastDay: string | null;
  /** Where `lastDay` ends, if on a known clock. */
  readonly lastEnd: { readonly endsAt: string; readonly zone: string } | null;
  readonly assumes: readonly Assumption[];
  readonly candidates: readonly WindowCandidate[];
  readonly used: readonly string[];
  readonly missing: readonly string[];
  readonly disputed: readonly string[];
}

type Clock = WindowCandidate['clock'];
type Verdict = WindowCandidate['verdict'];
interface Anchor {
  readonly path: string;
  readonly when: When;
}

const events = {
  asked: 'request.at',
  sent: 'returnShipment.sentAt',
  received_back: 'returnShipment.receivedAt',
} as const;
const eventAssumption = {
  asked: 'request-day-counts',
  sent: 'sent-day-counts',
  received_back: 'received-back-day-counts',
} as const satisfies Record<keyof typeof events, Assumption>;

/** The instant of a When in milliseconds, or null for a date. */
export function epochOf(when: When): number | null {
  return typeof when === 'string'
    ? null
    : Temporal.PlainDateTime.from(when.local).toZonedDateTime(when.zone).epochMilliseconds;
}

/** The first moment after a day on a clock. */
function endOf(day: Temporal.PlainDate, zone: string): Temporal.ZonedDateTime {
  return day.add({ days: 1 }).toZonedDateTime(zone);
}

/** The calendar day of a When on a clock; a date is the same day on every clock. */
function dayOn(when: When, zone: string): Temporal.PlainDate {
  if (typeof when === 'string') return Temporal.PlainDate.from(when);
  const there = Temporal.PlainDateTime.from(when.local).toZonedDateTime(when.zone);
  return there.withTimeZone(zone).toPlainDate();
}

/** ISO 8601 with offset, to the second. */
export function isoWithOffset(at: Temporal.ZonedDateTime): string {
  return at.toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

/**
 * Judges one window of a pack.
 * @param asOf epoch milliseconds: used only while the event that counts has no recorded time
 * @returns NONE never: whether the window is started at all is for the caller
 */
export function judgeWindow(rule: WindowRule, facts: CaseFacts, asOf: number): WindowFinding {
  const look = (path: string): Seen => lookEntered(facts, null, path);
  const used: (readonly string[])[] = [];
  const missing: (readonly string[])[] = [];
  const disputed: (readonly string[])[] = [];
  const read = (path: string): unknown => {
    const found = look(path);
    used.push(found.used);
    if (found.known) return found.value;
    if (found.disputed.length > 0) {
      missing.push(found.missing);
      disputed.push(found.disputed);
    }
    return undefined;
  };
  const assumes: Assumption[] = ['day-of-receipt-not-counted'];
  const finish = (
    verdict: WindowVerdict,
    more: Partial<Pick<WindowFinding, 'lastDay' | 'lastEnd' | 'candidates'>> = {},
  ): WindowFinding => ({
    verdict,
    lastDay: null,
    lastEnd: null,
    candidates: [],
    ...more,
    assumes: [...new Set(assumes)],
    used: join(used),
    missing: join(missing),
    disputed: join(disputed),
  });

  const means = (read('clock.returnMeans') as keyof typeof events | undefined) ?? 'asked';
  assumes.push(eventAssumption[means]);
  const event = look(events[means]);
  used.push(event.used);
  const anchors = findAnchors(rule, facts, read);
  if (anchors === null || anchors.length === 0) {
    if (disputed.length === 0) missing.push(['delivery.receivedAt']);
    if (!event.known) missing.push(event.missing);
    assumes.push('no-receipt-day');
    return finish('UNKNOWN');
  }
  const clocks = findClocks(facts, anchors, read, assumes);
  const happened = event.known ? (event.value as When) : null;
  if (typeof happened === 'string' || anchors.some((a) => typeof a.when === 'string'))
    assumes.push('dates-are-whole-days');
  const holidays = read('clock.rollover') === 'next_day_after_holiday';
  assumes.push(holidays ? 'holidays-not-known' : 'no-holidays');
  if (anchors.length > 1) assumes.push('several-receipts');

  const candidates: (WindowCandidate & { day: string })[] = [];
  const verdicts = new Set<Verdict>();
  for (const anchor of anchors) {
    for (const { clock, zone } of clocks) {
      const last = dayOn(anchor.when, zone).add({ days: lengthOf(rule) });
      const end = endOf(last, zone);
      const verdict = compare(happened, last, end.epochMilliseconds, zone, asOf);
      verdicts.add(verdict);
      candidates.push({
        clock,
        zone,
        rollover: 'none',
        endsAt: isoWithOffset(end),
        verdict,
        anchor: anchor.path,
        day: last.toString(),
      });
    }
    // The clock at the place of receipt is not known: every clock on earth is possible.
    if (!clocks.some((c) => c.clock === 'place-of-receipt')) {
      for (const zone of ['+14:00', '-12:00']) {
        const last = dayOn(anchor.when, zone).add({ days: lengthOf(rule) });
        verdicts.add(compare(happened, last, endOf(last, zone).epochMilliseconds, zone, asOf));
      }
      assumes.push('zone-of-receipt-unknown');
    }
  }
  const shown = candidates.filter((c) => c.clock === 'place-of-receipt');
  const best = (shown.length > 0 ? shown : candidates).toSorted((a, b) => (a.endsAt < b.endsAt ? 1 : -1))[0];
  const lastDays = anchors.map((a) =>
    dayOn(a.when, 'UTC')
      .add({ days: lengthOf(rule) })
      .toString(),
  );
  const lastDay = best?.day ?? lastDays.toSorted().at(-1) ?? null;
  const more = {
    lastDay,
    lastEnd: best ? { endsAt: best.endsAt, zone: best.zone } : null,
    candidates: candidates.map(({ day: _, ...candidate }) => candidate),
  };
  if (!happened) {
    // Nothing recorded yet: as long as every clock is still running, whatever happened was in time.
    const isDisputed = disputedOf(event).length > 0;
    if (!isDisputed && verdicts.size === 1 && verdicts.has('IN')) {
      assumes.push('still-open-so-in-time');
      missing.push([events[means]]);
      return finish('IN', more);
    }
    missing.push([events[means]]);
    disputed.push(disputedOf(event));
    assumes.push('no-event-day');
    return finish('UNKNOWN', {
      ...more,
      candidates: more.candidates.map((c) => ({ ...c, verdict: 'UNKNOWN' as const })),
    });
  }
  const agreed = verdicts.size === 1 ? [...verdicts][0] : undefined;
  if (agreed === 'IN') return finish('IN', more);
  // Subtle: with holidays counted and no table of them, the last day may be later than computed: lateness is not certain.
  if (agreed === 'OUT' && !holidays) return finish('OUT', more);
  if (typeof happened === 'string') missing.push([events[means]]);
  if (anchors.some((a) => typeof a.when === 'string'))
    missing.push(anchors.filter((a) => typeof a.when === 'string').map((a) => a.path));
  if (assumes.includes('zone-of-receipt-unknown')) missing.push(['clock.receiptZone']);
  if (anchors.length > 1) missing.push(['delivery.receivedAt']);
  return finish('EDGE', more);
}

const disputedOf = (found: Seen): readonly string[] => (found.known ? [] : found.disputed);

/** Days of a window. Other units belong to packs that are not written yet. */
function lengthOf(rule: WindowRule): number {
  return rule.countFrom === 'next_day' ? rule.length : rule.length - 1;
}

function compare(happened: When | null, last: Temporal.PlainDate, endMs: number, zone: string, asOf: number): Verdict {
  if (happened === null) return asOf < endMs ? 'IN' : 'UNKNOWN';
  if (typeof happened === 'string') return Temporal.PlainDate.compare(dayOn(happened, zone), last) <= 0 ? 'IN' : 'OUT';
  return (epochOf(happened) ?? 0) < endMs ? 'IN' : 'OUT';
}

/** The moments that may be "receipt": the chosen one, else every recorded one. Null when one of them is in dispute. */
function findAnchors(rule: WindowRule, facts: CaseFacts, read: (path: string) => unknown): readonly Anchor[] | null {
  for (const step of rule.anchor) {
    const paths = typeof step === 'string' ? [step] : step.together;
    const found: Anchor[] = [];
    for (const path of paths) {
      const value = path === 'delivery.splits' ? undefined : read(path);
      if (value !== undefined) found.push({ path, when: value as When });
      else if (lookEntered(facts, null, path).known === false && isInDispute(facts, path)) return null;
    }
    if (paths.includes('delivery.splits'))
      for (const split of facts.delivery?.splits ?? []) {
        const at = split.at;
        if (at === undefined) return null;
        if (typeof at === 'object' && 'disputed' in at) return null;
        found.push({ path: `delivery.splits[${split.id}].at`, when: at });
      }
    if (found.length > 0) return found;
  }
  return [];
}

function isInDispute(facts: CaseFacts, path: string): boolean {
  const found = lookEntered(facts, null, path);
  return !found.known && found.disputed.length > 0;
}

/** The clocks that may count. A chosen clock joins them and replaces none. */
function findClocks(
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
  const instant = anchors.map((a) => a.when).find((w) => typeof w !== 'string');
  const disputedZone = isInDispute(facts, 'clock.receiptZone');
  if (!add('place-of-receipt', read('clock.receiptZone')) && !disputedZone) {
    if (typeof instant === 'object') add('place-of-receipt', instant.zone);
    else add('place-of-receipt', countryZones[String(read('customer.country') ?? '')]);
  }
  if (!add('seller', read('clock.sellerZone'))) add('seller', domicileZones[String(read('seller.domicile') ?? '')]);
  add('platform', read('clock.platformZone'));
  add('chosen', read('clock.zone'));
  return clocks;
}
