/** What is on today: deadlines by urgency, cases that need one answer, packets ready to be made or sent. */
import type { CaseListRow } from '../../shared/domain/case-list.ts';
import { pathSteps } from '../../shared/domain/case-path.ts';
import {
  type CaseFilter,
  countCases,
  pageOfCases,
  type UnsentPacket,
  unsentPackets,
} from '../store/case-list-store.ts';
import { snapshot } from '../store/connection.ts';
import type { Desk } from './desk.ts';

const DAY_MS = 86_400_000;
/** A deadline of one's own that passed so many days ago is still shown. */
const PASSED_DAYS = 14;
const COMING_DAYS = 31;
const MOST = { deadlines: 12, questions: 6, packets: 6 } as const;

interface Part<T> {
  /** How many there are, also beyond those that are shown. */
  readonly total: number;
  readonly rows: readonly T[];
}

export interface Today {
  readonly cases: number;
  readonly deadlines: Part<CaseListRow>;
  readonly questions: Part<CaseListRow>;
  /** Cases whose next step is to make a packet. */
  readonly toMake: Part<CaseListRow>;
  /** Issued packets that nobody has marked as sent. */
  readonly toSend: Part<UnsentPacket>;
}

export function today(desk: Pick<Desk, 'archive' | 'now'>): Today {
  const { db } = desk.archive;
  const now = desk.now();
  const inDays = (days: number): string => new Date(Date.parse(now) + days * DAY_MS).toISOString();
  const open: CaseFilter = {
    words: [],
    statuses: ['open', 'waiting'],
    steps: [],
    reasons: [],
    turn: null,
    due: null,
  };
  const byDue = { by: 'due', down: false, steps: pathSteps, now } as const;
  const part = (filter: CaseFilter, most: number): Part<CaseListRow> => ({
    total: countCases(db, filter),
    rows: pageOfCases(db, filter, byDue, null, most).rows,
  });
  return snapshot(db, () => ({
    cases: countCases(db, { ...open, statuses: ['open', 'waiting', 'closed'] }),
    deadlines: part(
      { ...open, due: { from: inDays(-PASSED_DAYS), to: inDays(COMING_DAYS) }, ownWhenPassed: now },
      MOST.deadlines,
    ),
    questions: part({ ...open, asks: true, turn: 'you' }, MOST.questions),
    toMake: part({ ...open, goal: 'packet' }, MOST.packets),
    toSend: unsentPackets(db, MOST.packets),
  }));
}
