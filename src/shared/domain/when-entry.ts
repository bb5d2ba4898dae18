/** Dates and times as people type them, turned into a date or a date with time and zone. Pure. */
import { plainText } from './typed-text.ts';
import type { When } from './values.ts';

export type WhenEntry =
  | { readonly is: 'empty' }
  | { readonly is: 'when'; readonly when: When }
  /** It can be read, in one way or several, but the person has to say so. */
  | { readonly is: 'choose'; readonly choices: readonly When[] }
  | { readonly is: 'unclear'; readonly because: 'form' | 'no-such-day' | 'no-such-time' | 'zone-words' };

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}
/** What the part with the day can mean, and how long it is. Days that do not exist are left out by the reader. */
interface DayReading {
  readonly days: readonly Day[];
  readonly length: number;
  /** The writing leaves no doubt. */
  readonly isPlain: boolean;
}

/** The present day, and whether what is dated has happened. */
interface Now {
  readonly today: string;
  readonly isPast: boolean;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const mostChoices = 4;

/**
 * Reads `2025-04-02`, `2025/4/2 9:05`, `2025年4月2日 下午3:20`, `17 May 2025 14:30`, `May 17, 2025 3:20 pm`, `17.5.2025`; full-width signs too.
 * A date without a time stays a date. Where the year is missing, or day and month could be swapped, every reading is given
 * and none is taken.
 * @param zone IANA zone of the clock on the wall; used only when there is a time
 * @param today the present day, for a year that is missing; without it such a text is unclear
 * @param isPast what is dated has happened: a missing year is never one to come, and the last such day is taken if it is the only one
 */
export function readWhenEntry(typed: string, zone: string, today?: string, isPast = false): WhenEntry {
  const text = plainText(typed).toLowerCase();
  if (text === '') return { is: 'empty' };
  const found = readDay(text, today === undefined ? null : { today, isPast });
  if (found === null) return { is: 'unclear', because: 'form' };
  const rest = text.slice(found.length).replace(/^(?:[\s,]+(?:at\s+)?|t(?=\d))/, '');
  const days = found.days.filter(isReal);
  if (days.length === 0) return { is: 'unclear', because: 'no-such-day' };
  const time = rest === '' ? null : readTime(rest);
  if (time !== null && 'because' in time) return { is: 'unclear', ...time };
  const choices = [...new Set(days.map(dateText))].map(
    (date): When => (time === null ? date : { local: `${date}T${time.text}`, zone }),
  );
  const [only] = choices;
  return choices.length === 1 && found.isPlain && only !== undefined
    ? { is: 'when', when: only }
    : { is: 'choose', choices: choices.slice(0, mostChoices) };
}

/** A date or moment as one edits it: `2025-04-02` or `2025-04-02 10:12`. */
export function whenText(when: When | undefined): string {
  if (when === undefined) return '';
  return typeof when === 'string' ? when : when.local.replace('T', ' ');
}

const yearFirst = /^(\d{4})\s?([-/.年])\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})\s?[日号]?(?!\d)/;
const closeUp = /^(\d{4})(\d{2})(\d{2})(?!\d)/;
const yearLast = /^(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?[-/.]\s?(\d{4}|\d{2})(?!\d)/;
const noYear = /^(\d{1,2})\s?(?:\/|-|月)\s?(\d{1,2})\s?[日号]?(?![\d/.-])/;
const dayName = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+|^(?:星期|周)[一二三四五六日天]\s*/;
const dayThenMonth = /^(\d{1,2})(?:st|nd|rd|th|\.)?[\s-](?:of\s)?([a-z]{3})([a-z]*)\.?(?:,?[\s-](\d{4}))?(?!\d)/;
const monthThenDay = /^([a-z]{3})([a-z]*)\.?\s(\d{1,2})(?:st|nd|rd|th)?(?:,?\s(\d{4}))?(?![\d:])/;

function readDay(whole: string, now: Now | null): DayReading | null {
  const before = dayName.exec(whole)?.[0].length ?? 0;
  const text = whole.slice(before);
  const found = numbersWithYear(text) ?? withMonthName(text, now) ?? (now === null ? null : withoutYear(text, now));
  return found && { ...found, length: found.length + before };
}

function numbersWithYear(text: string): DayReading | null {
  const first = yearFirst.exec(text);
  if (first) return plain(first, Number(first[1]), Number(first[3]), Number(first[4]));
  const close = closeUp.exec(text);
  if (close) return { ...plain(close, Number(close[1]), Number(close[2]), Number(close[3])), isPlain: false };
  const last = yearLast.exec(text);
  if (!last) return null;
  const [a, sign, b] = [Number(last[1]), last[2], Number(last[3])];
  if (last[4]?.length === 2) {
    const year = 2000 + Number(last[4]);
    const days = [
      { year, month: b, day: a },
      { year, month: a, day: b },
      { year: 2000 + a, month: b, day: Number(last[4]) },
    ];
    return { days, length: last[0].length, isPlain: false };
  }
  const year = Number(last[4]);
  const dayFirst = { year, month: b, day: a };
  // With points between them the day comes first wherever such dates are written.
  const days = sign === '.' ? [dayFirst] : [dayFirst, { year, month: a, day: b }];
  return { days, length: last[0].length, isPlain: true };
}

function withMonthName(text: string, now: Now | null): DayReading | null {
  const dayFirst = dayThenMonth.exec(text);
  const match = dayFirst ?? monthThenDay.exec(text);
  if (!match) return null;
  const name = dayFirst ? `${match[2]}${match[3]}` : `${match[1]}${match[2]}`;
  const month = monthNumber(name);
  const day = Number(dayFirst ? match[1] : match[3]);
  if (month === 0) return null;
  if (match[4] !== undefined) return plain(match, Number(match[4]), month, day);
  return now === null ? null : { ...near([{ month, day }], now), length: match[0].length };
}

function withoutYear(text: string, now: Now): DayReading | null {
  const match = noYear.exec(text);
  if (!match) return null;
  const [a, b] = [Number(match[1]), Number(match[2])];
  const readings = match[0].includes('月')
    ? [{ month: a, day: b }]
    : [
        { month: a, day: b },
        { month: b, day: a },
      ];
  return { ...near(readings, now), length: match[0].length };
}

/** Farther back a day without its year may as well be a slip: then it is asked. */
const surelyPast = 270 * 86_400_000;

/**
 * Each day of the year in the year before, this one and the next, the nearest to today first. Of what has happened only the
 * last such day; it is taken where there is but one and it is not long ago.
 */
function near(
  readings: readonly { readonly month: number; readonly day: number }[],
  { today, isPast }: Now,
): Pick<DayReading, 'days' | 'isPlain'> {
  const now = Date.parse(`${today}T00:00:00Z`);
  const year = Number(today.slice(0, 4));
  const at = (day: Day): number => Date.UTC(day.year, day.month - 1, day.day);
  const distance = (day: Day): number => Math.abs(at(day) - now);
  const inYears = (years: readonly number[]): readonly Day[] =>
    years.flatMap((y) => readings.map((reading) => ({ year: y, ...reading }))).filter(isReal);
  // The 29th of February may lie up to eight years back.
  const all = isPast
    ? readings.flatMap(
        ({ month, day }) =>
          Array.from({ length: 9 }, (_, back) => ({ year: year - back, month, day })).find(
            (one) => isReal(one) && at(one) <= now,
          ) ?? [],
      )
    : inYears([year - 1, year, year + 1]);
  const days = all.toSorted((a, b) => distance(a) - distance(b));
  const once = new Set(days.map(dateText)).size;
  return { days, isPlain: isPast && once === 1 && days.every((day) => distance(day) <= surelyPast) };
}

function plain(match: RegExpExecArray, year: number, month: number, day: number): DayReading {
  return { days: [{ year, month, day }], length: match[0].length, isPlain: true };
}

/** `may`, `sept`, `september`; 0 for what is no month. */
function monthNumber(name: string): number {
  const full = [
    'january',
    'february',
    'march',
    'april',
    'may',
    'june',
    'july',
    'august',
    'september',
    'october',
    'november',
    'december',
  ];
  const at = months.indexOf(name.slice(0, 3));
  return at >= 0 && full[at]?.startsWith(name) ? at + 1 : 0;
}

function isReal({ year, month, day }: Day): boolean {
  if (year < 1900 || year > 2200) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

const pad = (n: number): string => String(n).padStart(2, '0');
const dateText = ({ year, month, day }: Day): string => `${year}-${pad(month)}-${pad(day)}`;

const timePattern =
  /^(上午|下午|晚上|凌晨|中午|早上)?\s?(\d{1,2})\s?(?:[:点时]|h(?=\d))\s?(\d{1,2})?\s?分?(?::(\d{2}))?\s?(am|pm|a\.m\.|p\.m\.)?/;
const hourOnly = /^(\d{1,2})\s?(am|pm|a\.m\.|p\.m\.)$/;

function readTime(
  text: string,
): { readonly text: string } | { readonly because: 'form' | 'no-such-time' | 'zone-words' } {
  const bare = hourOnly.exec(text);
  const match = timePattern.exec(text);
  if (!bare && !match) return { because: 'form' };
  const rest = bare ? '' : text.slice(match?.[0].length).trim();
  // The zone is chosen beside the field, by its place: letters such as CST stand for several.
  if (rest !== '') return { because: /^\(?(?:utc|gmt|z$|[a-z]{3,5}\)?$|[+-]\d)/.test(rest) ? 'zone-words' : 'form' };
  const before = match?.[1];
  const half = (bare ? bare[2] : match?.[5])?.[0];
  let hour = Number(bare ? bare[1] : match?.[2]);
  if ((before || half) && hour > 12) return { because: 'no-such-time' };
  const isLate = half === 'p' || before === '下午' || before === '晚上' || (before === '中午' && hour < 3);
  if (isLate && hour < 12) hour += 12;
  if ((half === 'a' || before === '上午' || before === '凌晨' || before === '早上') && hour === 12) hour = 0;
  const minute = Number(match?.[3] ?? 0);
  const second = match?.[4];
  if (hour > 23 || minute > 59 || Number(second ?? 0) > 59) return { because: 'no-such-time' };
  return { text: `${pad(hour)}:${pad(minute)}${second === undefined ? '' : `:${second}`}` };
}
