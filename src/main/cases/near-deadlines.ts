/** The deadlines of all open cases that the exporter has to keep and that come near; each with its source, else it is no date. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { assessCase } from './assess-case.ts';
import { belongsInCalendar } from './calendar-text.ts';
import type { Desk } from './desk.ts';
import { listCases } from './list-cases.ts';

export interface NearDeadline {
  readonly caseId: string;
  readonly customerName: string | null;
  /** Id of the deadline within its case. */
  readonly id: string;
  /** Date, or instant with offset. */
  readonly at: string;
  readonly zone: string | null;
  readonly says: string;
  /** UTC instant at which it is over: a whole day is over at its end. */
  readonly endsAt: string;
}

type Reader = Pick<Desk, 'archive' | 'packs' | 'holidays' | 'language' | 'now'>;

const DAY_MS = 86_400_000;
/** What passed longer ago than this is history, and no news. */
const PASSED_DAYS = 3;
const MOST_CASES = 5000;

/** The deadlines that end within so many days, or passed just now; the nearest first. */
export async function nearDeadlines(desk: Reader, days: number): Promise<readonly NearDeadline[]> {
  const now = Date.parse(desk.now());
  const near: NearDeadline[] = [];
  const open = (['open', 'waiting'] as const).flatMap((status) => listCases(desk, { status, limit: MOST_CASES }).cases);
  for (const { caseId, customerName } of open) {
    // A long list must not hold up the window between two cases.
    await nextTurn();
    for (const deadline of assessCase(desk, caseId).deadlines) {
      if (deadline.whose !== 'seller' || !belongsInCalendar(deadline)) continue;
      const { id, at, zone, says } = deadline;
      const endsAt = endOf(at, zone);
      if (endsAt === null || endsAt > now + days * DAY_MS || endsAt < now - PASSED_DAYS * DAY_MS) continue;
      near.push({ caseId, customerName, id, at, zone, says, endsAt: new Date(endsAt).toISOString() });
    }
  }
  return near.toSorted((a, b) => (a.endsAt < b.endsAt ? -1 : 1));
}

/** When a date or an instant is over, in milliseconds; null when it cannot be read. */
export function endOf(at: string, zone: string | null): number | null {
  try {
    if (at.length > 10) return Temporal.Instant.from(at).epochMilliseconds;
    // Without a zone the day is the one of this computer.
    const clock = zone ?? Temporal.Now.timeZoneId();
    return Temporal.PlainDate.from(at).add({ days: 1 }).toZonedDateTime(clock).epochMilliseconds;
  } catch {
    return null;
  }
}
