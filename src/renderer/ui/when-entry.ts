/** Dates and times as people type them, turned into a date or a date with time and zone. Pure. */
import type { When } from '../../shared/domain/values.ts';

export type WhenEntry =
  | { readonly is: 'empty' }
  | { readonly is: 'when'; readonly when: When }
  | { readonly is: 'unclear' };

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Reads `2025-04-02`, `2025/4/2 9:05`, `2025年4月2日 下午3:20`, `2 Apr 2025`, `Apr 2, 2025 3:20 pm`; full-width signs too.
 * A date without a time stays a date. Day and month that could be swapped (`04/02/2025`) are unclear, never guessed.
 * @param zone IANA zone of the clock on the wall; used only when there is a time
 */
export function readWhenEntry(typed: string, zone: string): WhenEntry {
  const text = typed.normalize('NFKC').trim().toLowerCase();
  if (text === '') return { is: 'empty' };
  const day = readDay(text);
  if (day === null) return { is: 'unclear' };
  const rest = text
    .slice(day.length)
    .replace(/^[\s,t]+/, '')
    .trim();
  if (rest === '') return { is: 'when', when: day.date };
  const time = readTime(rest);
  return time === null ? { is: 'unclear' } : { is: 'when', when: { local: `${day.date}T${time}`, zone } };
}

/** A date or moment as one edits it: `2025-04-02` or `2025-04-02 10:12`. */
export function whenText(when: When | undefined): string {
  if (when === undefined) return '';
  return typeof when === 'string' ? when : when.local.replace('T', ' ');
}

function readDay(text: string): { readonly date: string; readonly length: number } | null {
  const numeric = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(?!\d)/.exec(text);
  if (numeric) return dayOf(numeric, numeric[1], numeric[2], numeric[3]);
  const dayFirst = /^(\d{1,2})\.?\s+([a-z]{3})[a-z]*\.?,?\s+(\d{4})(?!\d)/.exec(text);
  if (dayFirst) return dayOf(dayFirst, dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1]);
  const monthFirst = /^([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4})(?!\d)/.exec(text);
  if (monthFirst) return dayOf(monthFirst, monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2]);
  return null;
}

function monthNumber(name: string | undefined): string {
  return String(months.indexOf(name ?? '') + 1);
}

function dayOf(
  match: RegExpExecArray,
  year = '',
  month = '',
  day = '',
): { readonly date: string; readonly length: number } | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const asDate = new Date(`${date}T00:00:00Z`);
  // An impossible day is not a date at all, or rolls over to another one.
  if (Number.isNaN(asDate.getTime()) || asDate.toISOString().slice(0, 10) !== date) return null;
  return Number(year) < 1900 || Number(year) > 2200 ? null : { date, length: match[0].length };
}

function readTime(text: string): string | null {
  const match =
    /^(上午|下午|晚上|凌晨|中午)?\s*(\d{1,2})\s*[:点时]\s*(\d{1,2})?\s*分?(?::(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?$/.exec(
      text,
    );
  if (!match) return null;
  const before = match[1];
  const half = match[5]?.[0];
  let hour = Number(match[2]);
  if ((before || half) && hour > 12) return null;
  if ((half === 'p' || before === '下午' || before === '晚上' || (before === '中午' && hour < 3)) && hour < 12)
    hour += 12;
  if ((half === 'a' || before === '上午' || before === '凌晨') && hour === 12) hour = 0;
  const minute = Number(match[3] ?? 0);
  const second = match[4];
  if (hour > 23 || minute > 59 || Number(second ?? 0) > 59) return null;
  const pad = (n: number): string => String(n).padStart(2, '0');
  return `${pad(hour)}:${pad(minute)}${second === undefined ? '' : `:${second}`}`;
}
