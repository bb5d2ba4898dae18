/**
 * The return window on every clock that may count: CONVENTION-W.
 * End = day of receipt + N days, the day of receipt not counted, until 24:00 on the clock of each candidate.
 * What must not live here: which stance follows from the verdict.
 * Subtle: a date without a time is read as that whole day on each clock; no midnight is invented for it.
 */
import { Temporal } from 'temporal-polyfill';
import type { WindowCandidate, WindowVerdict } from '../../shared/domain/answer.ts';
import type { CaseFacts } from '../../shared/domain/case-file.ts';
import type { When } from '../../shared/domain/values.ts';
import { join, type Seen } from './logic.ts';
import { lookEntered } from './look.ts';
import type { WindowRule } from './pack.ts';
import { findClocks, isInDispute } from './window-clocks.ts';

/** Why the verdict holds: keys of the sentences in texts.ts, in order. */
export type Assumption =
  | 'day-of-receipt-not-counted'
  | 'request-day-counts'
  | 'sent-day-counts'
  | 'received-back-day-counts'
  | 'dates-are-whole-days'
  | 'no-holidays'
  | 'holidays-not-known'
  | 'no-holidays-chosen'
  | 'receipt-written-elsewhere'
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
  /** Whole days after the last day, where only a holiday could still make it in time; otherwise null. */
  readonly lateUnlessHoliday: number | null;
  readonly used: readonly string[];
  readonly missing: readonly string[];
  readonly disputed: readonly string[];
}

type Verdict = WindowCandidate['verdict'];
/** No public holiday found moves a last day further than this: the longest block of days off, with some room. */
const holidayReach = 10;
/** Every clock on earth lies between these two. */
const farthestClocks = ['+14:00', '-12:00'] as const;
/** Every offset that a clock on earth keeps: where a time is moved to another clock, its day changes somewhere between the two. */
const allClocks: readonly string[] = [
  ...Array.from({ length: 27 }, (_, n) => `${n < 12 ? '-' : '+'}${String(Math.abs(n - 12)).padStart(2, '0')}:00`),
  ...'-09:30 -03:30 -02:30 +03:30 +04:30 +05:30 +05:45 +06:30 +08:45 +09:30 +10:30 +12:45 +13:45'.split(' '),
];

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
    more: Partial<Pick<WindowFinding, 'lastDay' | 'lastEnd' | 'candidates' | 'lateUnlessHoliday'>> = {},
  ): WindowFinding => ({
    verdict,
    lastDay: null,
    lastEnd: null,
    candidates: [],
    lateUnlessHoliday: null,
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
  const rollover = read('clock.rollover');
  assumes.push(
    rollover === 'none'
      ? 'no-holidays-chosen'
      : rollover === 'next_day_after_holiday'
        ? 'holidays-not-known'
        : 'no-holidays',
  );
  if (anchors.length > 1) assumes.push('several-receipts');

  const candidates: (WindowCandidate & { readonly day: string; readonly endMs: number })[] = [];
  const verdicts = new Set<Verdict>();
  const lateBy: number[] = [];
  const weigh = (
    anchor: Anchor,
    zone: string,
  ): { last: Temporal.PlainDate; end: Temporal.ZonedDateTime; verdict: Verdict } => {
    const last = dayOn(anchor.when, zone).add({ days: lengthOf(rule) });
    const end = endOf(last, zone);
    const verdict = compare(happened, last, end.epochMilliseconds, zone, asOf);
    verdicts.add(verdict);
    if (happened && verdict === 'OUT') lateBy.push(last.until(dayOn(happened, zone), { largestUnit: 'days' }).days);
    return { last, end, verdict };
  };
  const zoneKnown = clocks.some((c) => c.clock === 'place-of-receipt');
  for (const anchor of anchors) {
    for (const { clock, zone } of clocks) {
      const { last, end, verdict } = weigh(anchor, zone);
      const [endMs, day] = [end.epochMilliseconds, last.toString()];
      // Two names of one clock are one candidate.
      if (candidates.some((c) => c.clock === clock && c.anchor === anchor.path && c.endMs === endMs)) continue;
      const endsAt = isoWithOffset(end);
      candidates.push({ clock, zone, rollover: 'none', endsAt, verdict, anchor: anchor.path, day, endMs });
    }
    // The clock at the place of receipt is not known: every clock on earth is possible.
    if (!zoneKnown)
      for (const zone of typeof anchor.when === 'string' ? farthestClocks : allClocks) weigh(anchor, zone);
  }
  if (!zoneKnown) assumes.push('zone-of-receipt-unknown');
  const best = candidates.filter((c) => c.clock === 'place-of-receipt').toSorted((a, b) => b.endMs - a.endMs)[0];
  const lastDays = anchors.map(({ when }) => {
    const day = Temporal.PlainDate.from(typeof when === 'string' ? when : when.local.slice(0, 10));
    return day.add({ days: lengthOf(rule) }).toString();
  });
  const more = {
    lastDay: best?.day ?? lastDays.toSorted().at(-1) ?? null,
    // Where the zone of receipt is not known no hour is shown: it would be that of another clock.
    lastEnd: best ? { endsAt: best.endsAt, zone: best.zone } : null,
    candidates: candidates.map(({ day: _day, endMs: _endMs, ...candidate }): WindowCandidate => candidate),
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
  const late = Math.min(...lateBy);
  const dates = [events[means], ...anchors.map((a) => a.path)].filter((_, n) =>
    n === 0 ? typeof happened === 'string' : typeof anchors[n - 1]?.when === 'string',
  );
  // A date says nothing of the clock it was written on: one day is within the span of the clocks.
  const tooClose = !zoneKnown && dates.length > 0 && late <= 1;
  if (agreed === 'OUT' && !tooClose) {
    if (rollover === 'none' || late > holidayReach) return finish('OUT', more);
    missing.push(['clock.rollover']);
    const moved = more.candidates.map((c): WindowCandidate => ({ ...c, rollover: 'holiday', verdict: 'UNKNOWN' }));
    return finish('EDGE', { ...more, candidates: [...more.candidates, ...moved], lateUnlessHoliday: late });
  }
  if (dates.length > 0) missing.push(dates);
  if (!zoneKnown || assumes.includes('receipt-written-elsewhere')) missing.push(['clock.receiptZone']);
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
