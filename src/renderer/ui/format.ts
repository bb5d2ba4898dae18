/** How times, sizes and names are written on the screen. */
import { formatMoney } from '../../shared/domain/money.ts';
import { zonePlace } from '../../shared/domain/place-names.ts';
import type { Money, When } from '../../shared/domain/values.ts';
import type { Language } from '../../shared/errors.ts';

export function asLanguage(code: string): Language {
  return code === 'zh-CN' ? 'zh-CN' : 'en';
}

/** `2 Apr 2025` or `2025年4月2日`. */
export function dayText(date: string, language: Language): string {
  const [year = 0, month = 1, day = 1] = date.slice(0, 10).split('-').map(Number);
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    dateStyle: 'medium',
    timeZone: 'UTC',
  }).format(Date.UTC(year, month - 1, day));
}

/** A fact of time in words: the wall clock it was given in, with its zone. */
export function whenLabel(when: When, language: Language): string {
  if (typeof when === 'string') return dayText(when, language);
  return `${dayText(when.local, language)} ${when.local.slice(11, 16)} (${zoneLabel(when.zone, language)})`;
}

/** `Asia/Shanghai` as `Shanghai`, in Chinese as `中国`: the same names as where a clock is chosen. */
export function zoneLabel(zone: string, language: Language): string {
  return language === 'zh-CN' ? zonePlace(zone, language) : zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}

/** An instant on the clock of a zone: `17 May 2025, 23:59`. */
export function instantIn(instant: string, zone: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: zone,
  }).format(new Date(instant));
}

/**
 * The last minute before a window ends: a day ends at 23:59 for people, not at 00:00 of the next.
 * @param zone whose day it is that ends
 * @param on the clock it is told on; its own when left out. It is the same moment on both.
 */
export function lastMoment(endsAt: string, zone: string, language: Language, on = zone): string {
  const day = new Intl.DateTimeFormat('en', { timeZone: zone, dateStyle: 'short' });
  const [end, before] = [Date.parse(endsAt), Date.parse(endsAt) - 1];
  // A countdown that ends at 18:00 ends at 18:00.
  const endsWithItsDay = day.format(end) !== day.format(before);
  return instantIn(new Date(endsWithItsDay ? before : end).toISOString(), on, language);
}

/** Calendar days until a day or moment, on its own clock; negative once it has passed. A window's end is the first moment after it. */
export function daysUntil(at: string, zone: string | null, asOf: string): number {
  const day = (ms: number): number => {
    const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone ?? 'UTC' }).format(ms);
    return Date.parse(`${parts}T00:00:00Z`);
  };
  const end = at.length > 10 ? day(Date.parse(at) - 1) : Date.parse(`${at}T00:00:00Z`);
  return Math.round((end - day(Date.parse(asOf))) / 86_400_000);
}

/** An instant on this computer's clock: today as time, otherwise as day and time. */
export function momentText(instant: string, language: Language): string {
  const at = new Date(instant);
  const sameDay = at.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(
    language === 'en' ? 'en-GB' : 'zh-CN',
    sameDay ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' },
  ).format(at);
}

export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

export function moneyText(money: Money, language: Language): string {
  return formatMoney(money, language);
}
