/**
 * Days and moments on a clock: which day a recorded time is there, when that day ends, how a moment is written.
 * What must not live here: which clocks count and what follows.
 */
import { Temporal } from 'temporal-polyfill';
import type { When } from '../../shared/domain/values.ts';

/** Keeps what was worked out: one case asks the same few days and clocks many times over. */
function remembering<T>(work: (...words: readonly string[]) => T): (...words: readonly string[]) => T {
  const done = new Map<string, T>();
  return (...words) => {
    const key = words.join(' ');
    const before = done.get(key);
    if (before !== undefined) return before;
    const found = work(...words);
    if (done.size > 5000) done.clear();
    done.set(key, found);
    return found;
  };
}

const moment = remembering((local = '', zone = '') => Temporal.PlainDateTime.from(local).toZonedDateTime(zone));
const date = remembering((day = '') => Temporal.PlainDate.from(day));
const dayThere = remembering((local = '', zone = '', there = '') =>
  moment(local, zone).withTimeZone(there).toPlainDate(),
);
const on = remembering((day = '', days = '', years = '') =>
  date(day)
    .add({ years: Number(years) })
    .add({ days: Number(days) }),
);
const end = remembering((day = '', zone = '') => date(day).add({ days: 1 }).toZonedDateTime(zone));
const spanEnd = remembering((local = '', zone = '', length = '', unit = '') => {
  const start =
    zone === ''
      ? date(local).add({ days: 1 }).toZonedDateTime('-12:00')
      : Temporal.Instant.fromEpochMilliseconds(moment(local, zone).epochMilliseconds).toZonedDateTimeISO('UTC');
  const count = Number(length);
  return start.add(unit === 'hours' ? { hours: count } : unit === 'years' ? { years: count } : { days: count })
    .epochMilliseconds;
});

/** The instant of a When in milliseconds, or null for a date. */
export function epochOf(when: When): number | null {
  return typeof when === 'string' ? null : moment(when.local, when.zone).epochMilliseconds;
}

/** So many years and then days after a day; 29 February is 28 February in a year without it. */
export function daysOn(day: Temporal.PlainDate, days: number, years = 0): Temporal.PlainDate {
  return on(day.toString(), String(days), String(years));
}

/** The first moment after a day on a clock. */
export function endOf(day: Temporal.PlainDate, zone: string): Temporal.ZonedDateTime {
  return end(day.toString(), zone);
}

/** The calendar day of a When on a clock; a date is the same day on every clock. */
export function dayOn(when: When, zone: string): Temporal.PlainDate {
  return typeof when === 'string' ? date(when) : dayThere(when.local, when.zone, zone);
}

/**
 * When a span after a time has surely passed, in milliseconds: a date without a time counts to its end on the last clock on earth.
 * Days and years are those of the calendar of UTC.
 */
export function surelyAfter(when: When, length: number, unit: 'hours' | 'calendar_days' | 'years'): number {
  const [local, zone] = typeof when === 'string' ? [when, ''] : [when.local, when.zone];
  return spanEnd(local, zone, String(length), unit);
}

/** ISO 8601 with offset, to the second. */
export function isoWithOffset(at: Temporal.ZonedDateTime): string {
  return at.toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

/**
 * Which of two came first: below 0, 0 for the same moment, above 0; null where a date without a time could be either.
 * A date is a whole day on some clock on earth.
 */
export function orderOf(a: When, b: When): number | null {
  const [epochA, epochB] = [epochOf(a), epochOf(b)];
  if (epochA !== null && epochB !== null) return Math.sign(epochA - epochB);
  if (epochA === null && epochB === null) return a === b ? 0 : a < b ? -1 : 1;
  const [dayA, dayB] = [a, b].map((w) => Temporal.PlainDate.from(typeof w === 'string' ? w : w.local.slice(0, 10)));
  if (!dayA || !dayB) return null;
  const days = dayA.until(dayB, { largestUnit: 'days' }).days;
  return Math.abs(days) <= 1 ? null : -Math.sign(days);
}
