/** Days and times as pages, chats and mail programs write them, and what they say of the clock they were read from. Pure. */
import { plainText } from '../typed-text.ts';
import { isKnownZone, type When } from '../values.ts';
import { readWhenEntry } from '../when-entry.ts';
import type { DayOrder } from './reading.ts';

export interface StampRoom {
  readonly today: string;
  readonly order: DayOrder | null;
  /** Zones that may be meant: one of them is taken where the text names its distance from UTC. */
  readonly zones: readonly string[];
}

const day =
  '(?:\\d{1,4} ?[-/.年] ?\\d{1,2} ?[-/.月] ?\\d{1,4} ?日?|[A-Z][a-z]{2,8}\\.? \\d{1,2},? \\d{4}|\\d{1,2} [A-Z][a-z]{2,8}\\.?,? \\d{4})';
const clock =
  '(?:上午|下午|晚上|凌晨|中午|早上)? ?\\d{1,2}:\\d{2}(?::\\d{2})?(?: ?[ap]\\.?m\\.?)?(?: \\(?(?:(?:UTC|GMT)[-+:0-9]{0,6}|[A-Z][a-z]{2,12}(?:/[A-Z][A-Za-z_-]{1,20}){1,2})\\)?)?';
/** A day with a time, as a part of a pattern. */
export const stampPattern = `(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\\.?,? )?${day},? ?(?:\\(?(?:星期|周)[一二三四五六日天]\\)? ?)?(?:at |T ?)?${clock}`;
export const dayPattern = day;
export const clockPattern = clock;

const slashed = /(?<![\d/.-])(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-])/g;

/** In which order days and months stand, where a day of the text itself tells; else a day that leaves it open. */
export function orderOfDays(text: string): { readonly order: DayOrder | null; readonly open: string | null } {
  let [isDayFirst, isMonthFirst, open] = [false, false, null as string | null];
  for (const match of text.matchAll(slashed)) {
    const [first, second] = [Number(match[1]), Number(match[3])];
    if (first > 12 && first <= 31 && second <= 12) isDayFirst = true;
    else if (second > 12 && second <= 31 && first <= 12) isMonthFirst = true;
    else if (first <= 12 && second <= 12 && first !== second) open ??= match[0];
  }
  if (isDayFirst === isMonthFirst) return { order: null, open };
  return { order: isDayFirst ? 'day-first' : 'month-first', open: null };
}

/** Every reading of a day or time; the zone is empty where the text does not tell it. */
export function readStamp(
  typed: string,
  room: StampRoom,
): { readonly whens: readonly When[]; readonly isPlain: boolean } {
  const { bare, offset, zone } = withoutClockWords(plainText(typed));
  const entry = readWhenEntry(inOrder(bare, room.order), zone ?? '', room.today);
  const whens = entry.is === 'when' ? [entry.when] : entry.is === 'choose' ? entry.choices : [];
  return {
    whens: whens.map((when) => (offset === null ? when : atOffset(when, offset, room.zones))),
    isPlain: entry.is === 'when',
  };
}

interface ClockWords {
  readonly bare: string;
  /** Minutes before UTC. */
  readonly offset: number | null;
  readonly zone: string | null;
}

/** What stands beside a time and says whose it is. Letters such as CST or PST stand for several clocks: they are passed over. */
function withoutClockWords(text: string): ClockWords {
  const plain = text
    .replace(/\(?(?:星期|周)[一二三四五六日天]\)? ?/, ' ')
    .replace(/ +/g, ' ')
    .trim();
  if (/北京时间|beijing time/i.test(plain))
    return {
      bare: plain.replace(/\(?(?:北京时间|beijing time)\)? ?[:：]?/i, '').trim(),
      offset: null,
      zone: 'Asia/Shanghai',
    };
  const named = /\s\(?([A-Z][A-Za-z]{2,12}(?:\/[A-Z][A-Za-z_-]{1,20}){1,2})\)?$/.exec(plain);
  if (named?.[1] !== undefined && isKnownZone(named[1]))
    return { bare: plain.slice(0, named.index).trim(), offset: null, zone: named[1] };
  const far = /\s?\(?(?:UTC|GMT)?\s?([+-])(\d{1,2}):?(\d{2})?\)?$/i.exec(plain);
  if (far && /:\d{2}/.test(plain.slice(0, far.index))) {
    const minutes = Number(far[2]) * 60 + Number(far[3] ?? 0);
    return { bare: plain.slice(0, far.index).trim(), offset: far[1] === '-' ? -minutes : minutes, zone: null };
  }
  const utc = /\s\(?(?:UTC|GMT)\)?$/i.exec(plain);
  if (utc) return { bare: plain.slice(0, utc.index).trim(), offset: null, zone: 'UTC' };
  return {
    bare: plain.replace(/\s\(?(?:CST|PST|PDT|EST|EDT|CET|CEST|BST|IST|PT|ET)\)?$/, '').trim(),
    offset: null,
    zone: null,
  };
}

function inOrder(text: string, order: DayOrder | null): string {
  if (order === null) return text;
  return text.replace(slashed, (all, a: string, _sign, b: string, year: string) => {
    const [dayNo, month] = order === 'day-first' ? [a, b] : [b, a];
    if (Number(month) > 12) return all;
    return `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${dayNo.padStart(2, '0')}`;
  });
}

/** The same wall clock, in the first likely zone that stood so far from UTC at that time; else the zone stays open. */
function atOffset(when: When, offset: number, zones: readonly string[]): When {
  if (typeof when === 'string') return when;
  const at = new Date(`${when.local.length === 16 ? `${when.local}:00` : when.local}Z`).getTime() - offset * 60_000;
  const zone = zones.find((one) => offsetOf(one, at) === offset) ?? zoneOfOffset(offset);
  return { ...when, zone };
}

/** A clock that is known by its distance alone; the names of these zones count the other way round. Only whole hours have one. */
function zoneOfOffset(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const hours = minutes / 60;
  return Number.isInteger(hours) && hours >= -12 && hours <= 14
    ? `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`
    : '';
}

function offsetOf(zone: string, at: number): number | null {
  try {
    const name = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
      .formatToParts(at)
      .find((part) => part.type === 'timeZoneName')?.value;
    const match = /^GMT(?:([+-])(\d{2}):(\d{2}))?$/.exec(name ?? '');
    if (!match) return null;
    const minutes = Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0);
    return match[1] === '-' ? -minutes : minutes;
  } catch {
    return null;
  }
}
