/**
 * Deadlines as a calendar file (RFC 5545) that any calendar program reads. Pure: the moment of writing is handed in.
 * A deadline is entered only with its source. What must not live here: which deadlines a case has, files.
 */
import { Temporal } from 'temporal-polyfill';
import type { Deadline } from '../../shared/domain/answer.ts';

export interface CalendarEntry {
  /** Stays the same at every export, so that a calendar replaces the entry and keeps no copy. */
  readonly uid: string;
  readonly summary: string;
  readonly description: string;
  /** A date, or an instant with offset. */
  readonly at: string;
}

export interface CalendarWishes {
  /** UTC instant of the export. */
  readonly now: string;
  readonly name: string;
  /** Reminders, in whole days before; empty for none. */
  readonly alarmDays: readonly number[];
}

/** How long before the moment the entry begins: it ends when the deadline does. */
const lengthMinutes = 30;
/** A whole-day entry reminds at nine in the morning. */
const alarmHour = 9;

/** True for a deadline that belongs in a calendar: it has a date, and no typed countdown took its place. */
export function belongsInCalendar(deadline: Deadline): deadline is Deadline & { readonly at: string } {
  return deadline.at !== null && deadline.source !== '' && deadline.supersededBy === null;
}

/** The whole file, lines ended and folded as the standard wants. */
export function calendarText(entries: readonly CalendarEntry[], wishes: CalendarWishes): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Casebinder//Deadlines//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(wishes.name)}`,
    ...entries.flatMap((entry) => eventLines(entry, wishes)),
    'END:VCALENDAR',
  ];
  return `${lines.map(fold).join('\r\n')}\r\n`;
}

function eventLines(entry: CalendarEntry, wishes: CalendarWishes): string[] {
  const isWholeDay = entry.at.length <= 10;
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(entry.uid)}`,
    `DTSTAMP:${basic(Temporal.Instant.from(wishes.now))}`,
    ...(isWholeDay ? wholeDay(entry.at) : untilMoment(entry.at)),
    `SUMMARY:${escapeText(entry.summary)}`,
    `DESCRIPTION:${escapeText(entry.description)}`,
    'TRANSP:TRANSPARENT',
    ...wishes.alarmDays.flatMap((days) => [
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `TRIGGER:${isWholeDay ? wholeDayTrigger(days) : `-P${days}D`}`,
      `DESCRIPTION:${escapeText(entry.summary)}`,
      'END:VALARM',
    ]),
    'END:VEVENT',
  ];
}

/** The end of a whole day is the day after it, which is not counted. */
function wholeDay(day: string): string[] {
  const date = Temporal.PlainDate.from(day);
  const written = (d: Temporal.PlainDate): string => d.toString().replaceAll('-', '');
  return [`DTSTART;VALUE=DATE:${written(date)}`, `DTEND;VALUE=DATE:${written(date.add({ days: 1 }))}`];
}

function wholeDayTrigger(days: number): string {
  return days === 0 ? `PT${alarmHour}H` : `-PT${days * 24 - alarmHour}H`;
}

function untilMoment(at: string): string[] {
  const end = Temporal.Instant.from(at);
  return [`DTSTART:${basic(end.subtract({ minutes: lengthMinutes }))}`, `DTEND:${basic(end)}`];
}

/** `20250517T160000Z`: universal time, so that no calendar needs our table of zones. */
function basic(at: Temporal.Instant): string {
  return at.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');
}

/** Control characters other than ends of lines are not allowed in a calendar. */
function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ');
}

/** No line is longer than 75 octets; it is broken between characters, never inside one. */
function fold(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const sign of line) {
    const size = Buffer.byteLength(sign, 'utf8');
    // The blank that begins a following line counts too.
    if (octets + size > (parts.length === 0 ? 75 : 74)) {
      parts.push(part);
      part = '';
      octets = 0;
    }
    part += sign;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}
