/**
 * The return window on every clock that may count: CONVENTION-W.
 * End = day of receipt + N days, the day of receipt not counted, until 24:00 on the clock of each candidate;
 * once as it falls, once moved past the public holidays of that clock's country (F-63).
 * What must not live here: which stance follows from the verdict.
 * Subtle: a date without a time is read as that whole day on each clock; no midnight is invented for it.
 */
import { Temporal } from 'temporal-polyfill';
import type { WindowCandidate, WindowVerdict } from '../../shared/domain/answer.ts';
import type { CaseFacts } from '../../shared/domain/case-file.ts';
import type { When } from '../../shared/domain/values.ts';
import { dayOn, daysOn, endOf, epochOf, isoWithOffset } from './clock-days.ts';
import { doubtAbout, readingsOf } from './doubtful-times.ts';
import { afterHolidays, type Holidays, tableEnd } from './holidays.ts';
import { join, type Seen } from './logic.ts';
import { lookEntered } from './look.ts';
import type { WindowRule } from './pack.ts';
import { type Anchor, findAnchors } from './window-anchors.ts';
import { type Clock, findClocks } from './window-clocks.ts';
import { countWays, finishTerm } from './window-terms.ts';

/** Why the verdict holds: keys of the sentences in texts.ts, in order. */
export type Assumption =
  | 'day-of-receipt-not-counted'
  | 'request-day-counts'
  | 'sent-day-counts'
  | 'received-back-day-counts'
  | 'dates-are-whole-days'
  | 'holidays-counted'
  | 'holidays-not-known'
  | 'holidays-end'
  | 'holidays-chosen'
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
  /** The tables behind 'holidays-counted': the country, and the last day of its table. */
  readonly holidaysOf: readonly { readonly country: string; readonly to: string }[];
  readonly candidates: readonly WindowCandidate[];
  /** Tables that end before the last day: nothing is counted beyond them. */
  readonly holidaysEnded: readonly { readonly country: string; readonly to: string }[];
  /** Whole days after the last day, where only a holiday could still make it in time; otherwise null. */
  readonly lateUnlessHoliday: number | null;
  /** True when the table names the last day a public holiday in the country of a clock. */
  readonly lastDayIsHoliday: boolean;
  readonly used: readonly string[];
  readonly missing: readonly string[];
  readonly disputed: readonly string[];
}

type Verdict = WindowCandidate['verdict'];
/** Where the country is not known: no holiday moves a last day further, the longest block of days off with some room. */
const holidayReach = 10;
/** Every clock on earth lies between these two. */
const farthestClocks = ['+14:00', '-12:00'] as const;
/** Every offset that a clock on earth keeps: where a time is moved to another clock, its day changes somewhere between the two. */
const allClocks: readonly string[] = [
  ...Array.from({ length: 27 }, (_, n) => `${n < 12 ? '-' : '+'}${String(Math.abs(n - 12)).padStart(2, '0')}:00`),
  ...'-09:30 -03:30 -02:30 +03:30 +04:30 +05:30 +05:45 +06:30 +08:45 +09:30 +10:30 +12:45 +13:45'.split(' '),
];

/** What one clock says of one last day; `late` in whole days after it there. */
interface Weighed {
  readonly verdict: Verdict;
  readonly late: number;
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

/** Where to find the country whose holidays count on a clock; the platform's and a chosen one have none. */
const countryOf: Readonly<Partial<Record<Clock, string>>> = {
  'place-of-receipt': 'customer.country',
  seller: 'seller.domicile',
};

/**
 * Judges one window of a pack.
 * @param asOf epoch milliseconds: used only while the event that counts has no recorded time
 * @param holidays without it a request up to 10 days late is never called too late
 * @returns NONE never: whether the window is started at all is for the caller
 */
export function judgeWindow(rule: WindowRule, facts: CaseFacts, asOf: number, holidays?: Holidays): WindowFinding {
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
    more: Partial<
      Pick<
        WindowFinding,
        'lastDay' | 'lastEnd' | 'candidates' | 'lateUnlessHoliday' | 'lastDayIsHoliday' | 'holidaysOf' | 'holidaysEnded'
      >
    > = {},
  ): WindowFinding => ({
    verdict,
    lastDay: null,
    lastEnd: null,
    candidates: [],
    lateUnlessHoliday: null,
    lastDayIsHoliday: false,
    holidaysOf: [],
    holidaysEnded: [],
    ...more,
    assumes: [...new Set(assumes)],
    used: join(used),
    missing: join(missing),
    disputed: join(disputed),
  });

  const means = (read('clock.returnMeans') as keyof typeof events | undefined) ?? 'asked';
  if (!rule.act) assumes.push(eventAssumption[means]);
  const eventPath = rule.act ? (rule.act.find((path) => look(path).known) ?? rule.act[0] ?? '') : events[means];
  const event = look(eventPath);
  used.push(event.used);
  const anchors = findAnchors(rule, facts, read);
  if (anchors === null || anchors.length === 0) {
    if (disputed.length === 0) missing.push([firstAnchor(rule)]);
    if (!event.known) missing.push(event.missing);
    assumes.push('no-receipt-day');
    return finish('UNKNOWN');
  }
  const isReceipt = anchors.every((a) => a.path.startsWith('delivery.'));
  const clocks = findClocks(facts, isReceipt ? anchors : [], read, assumes);
  const happened = event.known ? (event.value as When) : null;
  if (rule.unit === 'hours' || rule.unit === 'business_days')
    return finishTerm(countWays(rule, facts, anchors, clocks, happened, asOf, holidays), rule, finish, {
      assumes,
      missing,
      event: eventPath,
      anchors,
    });
  if (typeof happened === 'string' || anchors.some((a) => typeof a.when === 'string'))
    assumes.push('dates-are-whole-days');
  // Where the rule itself moves the last day there is nothing to choose.
  const isRuled = rule.rollover.includes('non_working_day');
  const rollover = isRuled ? 'next_day_after_holiday' : read('clock.rollover');
  if (anchors.length > 1 && isReceipt) assumes.push('several-receipts');

  /** Whose holidays count on a clock; null where none do. */
  const countryFor = (clock: Clock): { path: string; country: string | null } | null => {
    const path = rollover === 'none' ? undefined : countryOf[clock];
    if (path === undefined) return null;
    const found = look(path);
    used.push(found.used);
    return { path, country: found.known ? String(found.value) : null };
  };
  const candidates: (WindowCandidate & { readonly day: string; readonly endMs: number })[] = [];
  /** What each way of counting says: the last day as it falls (`plain`), moved past holidays, or not to be known. */
  const plain: Weighed[] = [];
  const moved: Weighed[] = [];
  const unsure: { readonly path: string; readonly country: string | null }[] = [];
  const counted = new Map<string, string>();
  const ended = new Map<string, string>();
  let lastDayIsHoliday = false;
  const happenings = happened === null ? [null] : readingsOf(happened);
  const weigh = (anchor: Anchor, clock: Clock, zone: string, isListed: boolean, happened: When | null): void => {
    const list = (last: Temporal.PlainDate, how: 'none' | 'holiday', known: Verdict): void => {
      if (!isListed) return;
      const end = endOf(last, zone);
      const endMs = end.epochMilliseconds;
      // Two names of one clock are one candidate.
      const isSame = (c: (typeof candidates)[number]): boolean =>
        c.clock === clock && c.rollover === how && c.anchor === anchor.path && c.endMs === endMs;
      const before = candidates.findIndex(isSame);
      // Two readings of one entry that do not agree leave the candidate open.
      if (before >= 0) {
        const kept = candidates[before];
        if (kept && kept.verdict !== known) candidates[before] = { ...kept, verdict: 'UNKNOWN' };
        return;
      }
      const [day, endsAt] = [last.toString(), isoWithOffset(end)];
      candidates.push({ clock, zone, rollover: how, endsAt, verdict: known, anchor: anchor.path, day, endMs });
    };
    const judge = (last: Temporal.PlainDate): Weighed => {
      const verdict = compare(happened, last, endOf(last, zone).epochMilliseconds, zone, asOf);
      const isLate = happened !== null && verdict === 'OUT';
      return { verdict, late: isLate ? last.until(dayOn(happened, zone), { largestUnit: 'days' }).days : 0 };
    };
    const last = lastDayOf(rule, dayOn(anchor.when, zone));
    const [asItFalls, place] = [judge(last), countryFor(clock)];
    const movedTo = place && afterHolidays(holidays, place.country, last, isRuled);
    const isMoved = movedTo != null && !movedTo.equals(last);
    if (isMoved) lastDayIsHoliday = true;
    // Chosen to move, the day as it falls is no candidate any more.
    if (!isMoved || rollover !== 'next_day_after_holiday') {
      list(last, 'none', asItFalls.verdict);
      plain.push(asItFalls);
    }
    if (!place) return;
    if (movedTo) {
      const end = tableEnd(holidays, place.country);
      if (place.country !== null && end !== null) counted.set(place.country, end);
      if (!isMoved) return;
      const afterwards = judge(movedTo);
      list(movedTo, 'holiday', afterwards.verdict);
      moved.push(afterwards);
      return;
    }
    const end = tableEnd(holidays, place.country);
    const isBeyond = place.country !== null && end !== null && last.toString() > end;
    if (isBeyond) ended.set(place.country ?? '', end);
    assumes.push(isBeyond ? 'holidays-end' : 'holidays-not-known');
    if (asItFalls.verdict !== 'OUT' || asItFalls.late > holidayReach) return;
    unsure.push(place);
    // The end shown is the earliest possible one.
    list(last, 'holiday', 'UNKNOWN');
  };
  const zoneKnown = clocks.some((c) => c.clock === 'place-of-receipt');
  const ways = anchors.flatMap((anchor) => readingsOf(anchor.when).map((when) => ({ ...anchor, when })));
  for (const anchor of ways)
    for (const at of happenings) {
      for (const { clock, zone } of clocks) weigh(anchor, clock, zone, true, at);
      // The clock at the place of receipt is not known: every clock on earth is possible.
      if (!zoneKnown)
        for (const zone of typeof anchor.when === 'string' ? farthestClocks : allClocks)
          weigh(anchor, 'place-of-receipt', zone, false, at);
    }
  const doubtful = [
    ...(happenings.length > 1 ? [eventPath] : []),
    ...anchors.filter((a) => doubtAbout(a.when) !== null).map((a) => a.path),
  ];
  if (rollover === 'none') assumes.push('no-holidays-chosen');
  if (rollover === 'next_day_after_holiday' && !isRuled) assumes.push('holidays-chosen');
  if (counted.size > 0) assumes.push('holidays-counted');
  if (!zoneKnown) assumes.push('zone-of-receipt-unknown');
  const isChosen = rollover === 'next_day_after_holiday';
  const best =
    rule.whose === 'seller'
      ? // CONVENTION-D: what we have to do ourselves is due at the earliest end there is.
        candidates.toSorted((a, b) => a.endMs - b.endMs)[0]
      : candidates
          .filter(
            (c) =>
              c.clock === 'place-of-receipt' &&
              (isChosen ? c.verdict !== 'UNKNOWN' || !happened : c.rollover === 'none'),
          )
          .toSorted((a, b) => b.endMs - a.endMs)[0];
  const lastDays = anchors.map(({ when }) => {
    const day = Temporal.PlainDate.from(typeof when === 'string' ? when : when.local.slice(0, 10));
    const last = lastDayOf(rule, day);
    const country = isChosen ? (countryFor('place-of-receipt')?.country ?? null) : null;
    return (afterHolidays(holidays, country, last, isRuled) ?? last).toString();
  });
  const more = {
    lastDay: best?.day ?? lastDays.toSorted().at(-1) ?? null,
    // Where the zone of receipt is not known no hour is shown: it would be that of another clock.
    lastEnd: best ? { endsAt: best.endsAt, zone: best.zone } : null,
    lastDayIsHoliday,
    holidaysOf: [...counted].map(([country, to]) => ({ country, to })),
    holidaysEnded: [...ended].map(([country, to]) => ({ country, to })),
    candidates: candidates.map(({ day: _day, endMs: _endMs, ...candidate }): WindowCandidate => candidate),
  };
  const all = [...plain, ...moved];
  if (!happened) {
    // Nothing recorded yet: as long as every clock is still running, whatever happened was in time.
    const isDisputed = disputedOf(event).length > 0;
    if (!isDisputed && all.every((w) => w.verdict === 'IN')) {
      assumes.push('still-open-so-in-time');
      missing.push([eventPath]);
      return finish('IN', more);
    }
    missing.push([eventPath]);
    disputed.push(disputedOf(event));
    assumes.push('no-event-day');
    return finish('UNKNOWN', {
      ...more,
      candidates: more.candidates.map((c) => ({ ...c, verdict: 'UNKNOWN' as const })),
    });
  }
  if (all.every((w) => w.verdict === 'IN')) return finish('IN', more);
  const dates = [eventPath, ...anchors.map((a) => a.path)].filter((_, n) =>
    n === 0 ? typeof happened === 'string' : typeof anchors[n - 1]?.when === 'string',
  );
  // A date says nothing of the clock it was written on: one day is within the span of the clocks.
  const tooClose = !zoneKnown && dates.length > 0 ? 1 : 0;
  const isOver = (ways: readonly Weighed[]): boolean => ways.every((w) => w.verdict === 'OUT' && w.late > tooClose);
  if (isOver(all) && unsure.length === 0) return finish('OUT', more);
  // Only a holiday could still make it in time: whether it does is for the person to say.
  const base = isChosen ? all : plain;
  if (isOver(base)) {
    if (!isRuled) missing.push(['clock.rollover']);
    for (const { path, country } of unsure) {
      if (country !== null) continue;
      missing.push([path]);
      disputed.push(disputedOf(look(path)));
    }
    return finish('EDGE', { ...more, lateUnlessHoliday: Math.min(...base.map((w) => w.late)) });
  }
  if (dates.length > 0) missing.push(dates);
  if (doubtful.length > 0) missing.push(doubtful);
  if (!zoneKnown || assumes.includes('receipt-written-elsewhere')) missing.push(['clock.receiptZone']);
  if (anchors.length > 1) missing.push([firstAnchor(rule)]);
  return finish('EDGE', more);
}

/** The fact to ask for where no anchor is recorded. */
function firstAnchor(rule: WindowRule): string {
  const [first = ''] = rule.anchor.map((step) => (typeof step === 'string' ? step : (step.together[0] ?? '')));
  return first;
}

const disputedOf = (found: Seen): readonly string[] => (found.known ? [] : found.disputed);

/** The last day of a window in days or years. Years end on the same day of the year; 29 February on 28 February. */
function lastDayOf(rule: WindowRule, day: Temporal.PlainDate): Temporal.PlainDate {
  const before = rule.countFrom === 'next_day' ? 0 : 1;
  return rule.unit === 'years' ? daysOn(day, -before, rule.length) : daysOn(day, rule.length - before);
}

function compare(happened: When | null, last: Temporal.PlainDate, endMs: number, zone: string, asOf: number): Verdict {
  if (happened === null) return asOf < endMs ? 'IN' : 'UNKNOWN';
  if (typeof happened === 'string') return Temporal.PlainDate.compare(dayOn(happened, zone), last) <= 0 ? 'IN' : 'OUT';
  return (epochOf(happened) ?? 0) < endMs ? 'IN' : 'OUT';
}
