/**
 * Judges a case and keeps what lists show of it. Called inside the transaction of each change, and by the work that
 * goes over all cases when the packs, the readings, the language or the day have changed.
 */
import type { Answer } from '../../shared/domain/answer.ts';
import { type CaseFacts, settled } from '../../shared/domain/case-file.ts';
import type { CasePath, PapersOut } from '../../shared/domain/case-path.ts';
import { nestFacts } from '../../shared/domain/fact-paths.ts';
import { findPath } from '../rules/case-path.ts';
import { findCase } from '../store/case-store.ts';
import type { ReadableDb, WritableDb } from '../store/connection.ts';
import { listExhibits } from '../store/exhibit-store.ts';
import { readFacts } from '../store/fact-store.ts';
import { evidenceNames, type NewStanding, putStanding } from '../store/standing-store.ts';
import { assessHeld } from './assess-case.ts';
import { foldText } from './case-columns.ts';
import { caseWords } from './case-words.ts';
import { keepDeliveries } from './delivered-packs.ts';
import type { Desk } from './desk.ts';
import { papersOut } from './papers-out.ts';
import { readSettings } from './settings.ts';

/** What a standing is judged by, to be compared: another text means that every open case is to be judged anew. */
export function judgedBy(desk: Pick<Desk, 'archive' | 'packs' | 'language' | 'now'>): string {
  const packs = desk.packs.map(({ id, version }) => `${id} ${version}`);
  const { readings, packFollow } = readSettings(desk.archive);
  return [...packs, JSON.stringify(readings), packFollow ?? '', desk.language, desk.now().slice(0, 10)].join(' | ');
}

/** Judges one case as it is in this transaction, and keeps it. */
export function keepStanding(desk: Desk, db: WritableDb, caseNo: number, by = judgedBy(desk)): void {
  keepDeliveries(desk, db, desk.now());
  const judged = judgeCase(desk, db, caseNo, by);
  if (judged !== null) putStanding(db, caseNo, judged.standing, judged.words);
}

export interface JudgedCase {
  readonly caseNo: number;
  /** The case as it was read: a later change makes the judgement worthless. */
  readonly changedAt: string;
  readonly standing: NewStanding;
  readonly words: ReturnType<typeof caseWords>;
}

/** Judges one case without keeping it; null when there is none. A case that the rules fail on is listed as not judged. */
export function judgeCase(desk: Desk, db: ReadableDb, caseNo: number, by: string): JudgedCase | null {
  const row = findCase(db, caseNo);
  if (row === undefined) return null;
  const facts = nestFacts(readFacts(db, caseNo));
  const exhibits = listExhibits(db, caseNo);
  const at = desk.now();
  return {
    caseNo,
    changedAt: row.changedAt,
    standing: {
      ...judged(desk, row.caseId, facts, exhibits, papersOut(db, caseNo), at),
      judgedAt: at,
      judgedBy: by,
      ...listed(facts),
    },
    words: caseWords([row.caseId, row.title], facts, exhibits, evidenceNames(db, caseNo)),
  };
}

type Judged = Omit<NewStanding, 'judgedAt' | 'judgedBy' | 'product' | 'sortName'>;

function judged(
  desk: Desk,
  caseId: string,
  facts: CaseFacts,
  exhibits: ReturnType<typeof listExhibits>,
  out: PapersOut,
  asOf: string,
): Judged {
  let answer: Answer;
  let path: CasePath;
  try {
    answer = assessHeld(desk, caseId, facts, exhibits, { asOf });
    path = findPath(facts, answer, out);
  } catch {
    // Subtle: whoever opens the case meets the failure with its reference; the save that is under way must not be lost.
    return {
      step: null,
      turn: null,
      nextCode: null,
      nextGoal: null,
      stances: [],
      due: null,
      questions: 0,
      question: null,
    };
  }
  const { next, deadline } = path;
  const [question] = answer.missingFacts;
  return {
    step: next.step,
    turn: next.state === 'needs-you' ? 'you' : next.state === 'waits' ? 'them' : 'nobody',
    nextCode: next.code,
    nextGoal: next.goal,
    stances: [...new Set(answer.lines.map((line) => line.stance))],
    due: deadline && {
      id: deadline.id,
      at: deadline.at,
      zone: deadline.zone,
      whose: deadline.whose,
      source: answer.deadlines.find(({ id }) => id === deadline.id)?.source ?? '',
      says: deadline.says,
      until: deadline.at === null ? null : endOf(deadline.at),
    },
    questions: answer.missingFacts.length,
    question: question === undefined ? null : { fact: question.fact, ask: question.ask },
  };
}

/** The last instant of a day, or the moment itself. A bare date is read on the clock of nowhere: it ends at its midnight, UTC. */
function endOf(at: string): string {
  return at.length > 10 ? new Date(at).toISOString() : `${at}T23:59:59.999Z`;
}

function listed(facts: CaseFacts): Pick<NewStanding, 'product' | 'sortName'> {
  const claimed = new Set((facts.lines ?? []).flatMap((line) => settled(line.itemId) ?? []));
  const items = (facts.order?.items ?? []).filter((item) => claimed.size === 0 || claimed.has(item.id));
  const products = items.flatMap((item) => settled(item.description) ?? []);
  const name = settled(facts.customer?.name);
  return {
    product: products.length === 0 ? null : [...new Set(products)].join(' / ').slice(0, 300),
    sortName: name === undefined ? null : foldText(name.latin ?? name.name),
  };
}
