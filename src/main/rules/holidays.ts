/**
 * Which days are public holidays where, and where a last day moves that is one (F-63).
 * Pure: the table is handed in. What must not live here: reading its file (load-holidays.ts), whose holidays count (window.ts).
 */
import type { Temporal } from 'temporal-polyfill';

/** The kept table, resources/holidays/public-holidays.json. Days are `2025-10-03`, countries ISO codes. */
export interface Holidays {
  readonly from: string;
  readonly to: string;
  /** Countries whose table ends earlier: their days off are announced year by year. */
  readonly ends: Readonly<Record<string, string>>;
  readonly countries: Readonly<Record<string, readonly string[]>>;
  /** Days that may turn out to be days off: beside a day that hangs on the sight of the moon, or not announced yet. */
  readonly possible: Readonly<Record<string, readonly string[]>>;
}

/** Days of the week that are off where they are not Saturday and Sunday (6, 7). Source: Unicode CLDR 48, week data. */
const weekends: Readonly<Record<string, readonly number[]>> = {
  AF: [4, 5],
  BH: [5, 6],
  DZ: [5, 6],
  EG: [5, 6],
  IL: [5, 6],
  IN: [7],
  IQ: [5, 6],
  IR: [5],
  JO: [5, 6],
  KW: [5, 6],
  LY: [5, 6],
  OM: [5, 6],
  QA: [5, 6],
  SA: [5, 6],
  SD: [5, 6],
  SY: [5, 6],
  UG: [7],
  YE: [5, 6],
};

/** Days of the week that are off in a country, Monday is 1. */
export function weekendOf(country: string): readonly number[] {
  return weekends[country] ?? [6, 7];
}

/** The last day of a country's table, or null where there is none. */
export function tableEnd(table: Holidays | undefined, country: string | null): string | null {
  if (!table || country === null || !Object.hasOwn(table.countries, country)) return null;
  return table.ends[country] ?? table.to;
}

const sets = new WeakMap<readonly string[], ReadonlySet<string>>();
/** The days of a kept list, to be asked one by one. */
function setOf(days: readonly string[]): ReadonlySet<string> {
  let found = sets.get(days);
  if (found === undefined) {
    found = new Set(days);
    sets.set(days, found);
  }
  return found;
}

/**
 * The day itself where it is no public holiday, else the next day that is none. A weekend alone moves nothing:
 * article 203 of the Chinese civil code speaks of statutory holidays (F-63).
 * @param weekendsToo for rules that speak of days that are no working days (F-69)
 * @returns null where the table cannot tell: no such country, a day outside it, a day that is only possible
 */
export function afterHolidays(
  table: Holidays | undefined,
  country: string | null,
  lastDay: Temporal.PlainDate,
  weekendsToo = false,
): Temporal.PlainDate | null {
  const end = tableEnd(table, country);
  if (!table || country === null || end === null) return null;
  const days = setOf(table.countries[country] ?? []);
  const possible = setOf(table.possible[country] ?? []);
  let day = lastDay;
  const off = weekendsToo ? weekendOf(country) : [];
  while (days.has(day.toString()) || off.includes(day.dayOfWeek)) day = day.add({ days: 1 });
  const text = day.toString();
  // Beyond its own end a country's possible days are listed up to the end of the whole table; the others are ordinary days.
  const isCovered = text >= table.from && text <= table.to && (text <= end || possible.size > 0);
  return isCovered && !possible.has(text) ? day : null;
}
