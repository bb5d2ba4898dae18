/**
 * Counting a term: hours that pass, calendar days, business days.
 * What must not live here: whose clock counts (window-clocks.ts) and what follows from the end (window.ts, window-terms.ts).
 */
import { Temporal } from 'temporal-polyfill';
import type { When } from '../../shared/domain/values.ts';
import { dayOn, endOf, epochOf } from './clock-days.ts';
import { type Holidays, tableEnd, weekendOf } from './holidays.ts';

export interface Term {
  readonly length: number;
  readonly unit: 'hours' | 'calendar_days' | 'business_days';
  readonly countFrom: 'same_day' | 'next_day';
}

/** How business days are told from others; each way gives a candidate of its own. */
export type BusinessDays =
  | { readonly skip: 'saturday-sunday' }
  | { readonly skip: 'weekend'; readonly country: string }
  | { readonly skip: 'weekend-and-holidays'; readonly country: string };

/** The end of a term: the first moment after it. */
export interface TermEnd {
  readonly endsAt: Temporal.ZonedDateTime;
  /** The last day that counts; null for hours, which end within a day. */
  readonly lastDay: Temporal.PlainDate | null;
}

/** Hours pass alike on every clock: they are counted on the time line, so that a change of the clocks adds or takes none. */
export function afterHours(start: Temporal.ZonedDateTime, hours: number): TermEnd {
  return { endsAt: start.add({ hours }), lastDay: null };
}

/** The moments at which a term may begin: the recorded one, or both ends of a day without a time. */
export function startsOn(when: When, zone: string): readonly Temporal.ZonedDateTime[] {
  const epoch = epochOf(when);
  if (epoch !== null) return [Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(zone)];
  const day = dayOn(when, zone);
  return [day.toZonedDateTime(zone), endOf(day, zone)];
}

/**
 * The end of a term of business days, at 24:00 of its last one.
 * @returns null where the holidays of the country are wanted and its table does not reach the end: nothing is guessed beyond it
 */
export function afterBusinessDays(
  when: When,
  zone: string,
  term: Term,
  days: BusinessDays,
  holidays: Holidays | undefined,
): TermEnd | null {
  const off = days.skip === 'saturday-sunday' ? [6, 7] : weekendOf(days.country);
  const tableTo = days.skip === 'weekend-and-holidays' ? tableEnd(holidays, days.country) : null;
  if (days.skip === 'weekend-and-holidays' && tableTo === null) return null;
  const isOff = (day: Temporal.PlainDate): boolean | null => {
    if (off.includes(day.dayOfWeek)) return true;
    if (days.skip !== 'weekend-and-holidays' || !holidays) return false;
    const text = day.toString();
    if (tableTo === null || text > tableTo || text < holidays.from) return null;
    if ((holidays.possible[days.country] ?? []).includes(text)) return null;
    return (holidays.countries[days.country] ?? []).includes(text);
  };
  let day = dayOn(when, zone);
  let left = term.length;
  if (term.countFrom === 'same_day' && isOff(day) === false) left -= 1;
  while (left > 0) {
    day = day.add({ days: 1 });
    const off = isOff(day);
    if (off === null) return null;
    if (!off) left -= 1;
  }
  return { endsAt: endOf(day, zone), lastDay: day };
}
