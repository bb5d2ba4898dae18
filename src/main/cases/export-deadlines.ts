/** Writes the deadlines of one case, or of every open one, into a calendar file. Nothing of the case changes. */
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Deadline } from '../../shared/domain/answer.ts';
import { settled } from '../../shared/domain/case-file.ts';
import { type Language, Trouble } from '../../shared/errors.ts';
import { firstJournalHash } from '../store/journal-store.ts';
import { writeDurably } from '../vault/durable-write.ts';
import { assessCase } from './assess-case.ts';
import { belongsInCalendar, type CalendarEntry, calendarText } from './calendar-text.ts';
import type { Desk } from './desk.ts';
import { getCase } from './get-case.ts';
import { listCases } from './list-cases.ts';
import { outPlace } from './packet-out.ts';

/** What went in, and what did not with the reason. */
export interface DeadlineExport {
  readonly text: string;
  readonly cases: number;
  readonly written: number;
  readonly leftOut: { readonly passed: number; readonly withoutDate: number; readonly superseded: number };
}

type Reader = Pick<Desk, 'archive' | 'packs' | 'holidays' | 'language' | 'now'>;

/** More cases than a desk has open; beyond it the list is cut and says so. */
const mostCases = 5000;
const reminders = [3, 1];

const words = {
  en: {
    all: 'Casebinder: deadlines of the open cases',
    one: 'Casebinder: deadlines of',
    source: 'Source',
    zone: 'Clock',
    until: 'until',
    whose: { seller: 'yours to keep', buyer: 'the buyer’s', carrier: 'the carrier’s', platform: 'the platform’s' },
    shownIn: 'Shown in exhibit',
    buyer: 'Buyer',
    order: 'Order',
  },
  'zh-CN': {
    all: 'Casebinder：未结案件的期限',
    one: 'Casebinder：案件期限',
    source: '来源',
    zone: '时区',
    until: '截止',
    whose: { seller: '由您遵守', buyer: '买家的期限', carrier: '承运人的期限', platform: '平台的期限' },
    shownIn: '见证据',
    buyer: '买家',
    order: '订单',
  },
} as const satisfies Record<Language, unknown>;

/**
 * The calendar of a case, or of all open ones.
 * @throws Trouble CASE_NOT_FOUND; DEADLINES_NONE when not one has a date that is still to come
 */
export async function gatherDeadlines(desk: Reader, caseId: string | null): Promise<DeadlineExport> {
  const open = caseId === null ? openCases(desk) : [caseId];
  const mark = firstJournalHash(desk.archive.db).slice(0, 12);
  const now = desk.now();
  const entries: CalendarEntry[] = [];
  const leftOut = { passed: 0, withoutDate: 0, superseded: 0 };
  for (const id of open) {
    // A long list must not hold up the window between two cases.
    await nextTurn();
    const view = getCase(desk, id);
    for (const deadline of assessCase(desk, id).deadlines) {
      if (!belongsInCalendar(deadline)) leftOut[deadline.at === null ? 'withoutDate' : 'superseded'] += 1;
      else if (hasPassed(deadline.at, now)) leftOut.passed += 1;
      else entries.push(toEntry(deadline, id, view.facts, mark, desk.language));
    }
  }
  if (entries.length === 0) throw new Trouble('DEADLINES_NONE', { ...leftOut });
  const w = words[desk.language];
  return {
    text: calendarText(
      entries.toSorted((a, b) => (a.at < b.at ? -1 : 1)),
      { now, name: caseId === null ? w.all : `${w.one} ${caseId}`, alarmDays: reminders },
    ),
    cases: open.length,
    written: entries.length,
    leftOut,
  };
}

/**
 * Writes the calendar to a file outside the archive.
 * @throws Trouble as `gatherDeadlines`; DEADLINES_OUT_REFUSED, DEADLINES_NOT_WRITABLE
 */
export async function exportDeadlines(
  desk: Reader,
  caseId: string | null,
  outFile: string,
): Promise<Omit<DeadlineExport, 'text'> & { readonly file: string }> {
  const place = (): string => {
    try {
      return outPlace(outFile, desk.archive.root);
    } catch (error) {
      if (error instanceof Trouble) throw new Trouble('DEADLINES_OUT_REFUSED', { file: outFile });
      throw error;
    }
  };
  const target = place();
  const { text, ...told } = await gatherDeadlines(desk, caseId);
  try {
    writeDurably(target, text, 0o644);
  } catch (error) {
    throw new Trouble('DEADLINES_NOT_WRITABLE', {
      file: outFile,
      because: error instanceof Error ? error.message : String(error),
    });
  }
  return { ...told, file: outFile };
}

/** The file name that is proposed. */
export function calendarName(caseId: string | null): string {
  return path.basename(caseId === null ? 'casebinder-deadlines.ics' : `${caseId}-deadlines.ics`);
}

function openCases(desk: Reader): readonly string[] {
  return (['open', 'waiting'] as const).flatMap((status) =>
    listCases(desk, { status, limit: mostCases }).cases.map((c) => c.caseId),
  );
}

/** A date without a time has passed when its day is over everywhere. */
function hasPassed(at: string, now: string): boolean {
  return Date.parse(at.length > 10 ? at : `${at}T23:59:59-12:00`) < Date.parse(now);
}

function toEntry(
  deadline: Deadline & { readonly at: string },
  caseId: string,
  facts: ReturnType<typeof getCase>['facts'],
  mark: string,
  language: Language,
): CalendarEntry {
  const w = words[language];
  const colon = language === 'zh-CN' ? '：' : ': ';
  const customer = settled(facts.customer?.name);
  const orderNo = settled(facts.order?.orderNo);
  const clock = deadline.zone === null ? [] : [`${w.until}${colon}${deadline.at}`, `${w.zone}${colon}${deadline.zone}`];
  return {
    uid: `${caseId}.${deadline.id}.${mark}@casebinder`,
    at: deadline.at,
    summary: `${caseId}${colon}${deadline.says}`,
    description: [
      deadline.says,
      `(${w.whose[deadline.whose]})`,
      ...clock,
      `${w.source}${colon}${deadline.source}`,
      ...(deadline.shownIn === null ? [] : [`${w.shownIn}${colon}${deadline.shownIn}`]),
      ...(customer ? [`${w.buyer}${colon}${customer.name}`] : []),
      ...(orderNo ? [`${w.order}${colon}${orderNo}`] : []),
    ].join('\n'),
  };
}
