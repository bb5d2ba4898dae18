/**
 * Takes the last command back, or does it again: in one transaction, with its own line in the journal.
 * A new case does not vanish, because its number and its journal stay: it goes to the trash, and comes back. Files that
 * were taken in go to the trash of their case, whatever became of them meanwhile.
 */
import { formatId, parseId } from '../../shared/domain/ids.ts';
import { Trouble } from '../../shared/errors.ts';
import { findCase, touchCase } from '../store/case-store.ts';
import { isConstraint, transaction, type WritableDb } from '../store/connection.ts';
import { appendJournal } from '../store/journal-store.ts';
import { asCommand, type RowChange } from '../store/recorder.ts';
import { namedRow, replay, valueIn } from '../store/replay.ts';
import { markStale } from '../store/standing-store.ts';
import { putInTrash, takeFromTrash } from '../store/trash-store.ts';
import type { Step } from './command-log.ts';
import type { Desk } from './desk.ts';
import { keepStanding } from './keep-standing.ts';
import { setAsideRows } from './take-back.ts';
import { writableDb } from './writable.ts';

/** More rows than these are counted in the journal, not listed. */
const MOST_ROWS_TOLD = 200;

/** More cases than these are not judged on the spot. */
const MOST_JUDGED = 10;

/** What was taken back or done again, and the cases it touched. */
export interface Replayed {
  readonly step: Step;
  readonly caseIds: readonly string[];
}

/** @throws Trouble UNDO_NOTHING, UNDO_NOT_LAST, UNDO_OVERTAKEN (nothing is changed then), ARCHIVE_READ_ONLY */
export function undoCommand(desk: Desk, stepId: string | null): Replayed {
  return take(desk, 'back', stepId);
}

/** @throws Trouble REDO_NOTHING, UNDO_NOT_LAST, UNDO_OVERTAKEN (nothing is changed then), ARCHIVE_READ_ONLY */
export function redoCommand(desk: Desk, stepId: string | null): Replayed {
  return take(desk, 'again', stepId);
}

function take(desk: Desk, direction: 'back' | 'again', stepId: string | null): Replayed {
  const db = writableDb(desk);
  const { commands } = desk.archive;
  const step = commands.require(direction, stepId);
  const caseNos = casesOf(db, step);
  const at = desk.now();
  try {
    const changes = recorded(() => transaction(db, () => turn(desk, db, step, caseNos, direction, at)));
    // Doing it again turns back exactly what taking it back has just changed.
    if (step.takenIn !== null && direction === 'back')
      step.changes = changes.toReversed().map(({ table, was, is }) => ({ table, was: is, is: was }));
  } catch (error) {
    const isOvertaken = isConstraint(error) || (error instanceof Trouble && error.code === 'UNDO_OVERTAKEN');
    if (!isOvertaken) throw error;
    commands.drop(direction);
    throw new Trouble('UNDO_OVERTAKEN');
  }
  commands.move(direction);
  return { step, caseIds: caseNos.map((no) => formatId('case', no)) };
}

/** What the transaction of `work` changed. */
function recorded(work: () => void): readonly RowChange[] {
  const changes: RowChange[] = [];
  asCommand({ keep: (_, more) => void changes.push(...more) }, work);
  return changes;
}

function turn(
  desk: Desk,
  db: WritableDb,
  step: Step,
  caseNos: readonly number[],
  direction: 'back' | 'again',
  at: string,
): void {
  const made = madeCases(db, step.changes);
  const { takenIn, caseId } = step;
  if (takenIn !== null && caseId !== null && direction === 'back')
    for (const caseNo of caseNos) setAsideRows(desk, db, caseNo, caseId, takenIn);
  else {
    const isDone = made.length > 0 ? moveMade(db, made, direction, at) : replay(db, step.changes, direction);
    if (!isDone) throw new Trouble('UNDO_OVERTAKEN');
  }
  for (const caseNo of caseNos) {
    if (findCase(db, caseNo) === undefined) continue;
    touchCase(db, caseNo, at);
    // So many cannot be judged while a person waits: they are marked, and judged in slices before the next list.
    if (caseNos.length > MOST_JUDGED) markStale(db, caseNo);
    else keepStanding(desk, db, caseNo);
  }
  const rows = made.length === 0 && told(db, step.changes, direction);
  appendJournal(db, {
    at,
    by: desk.by,
    caseNo: caseNos[0] ?? null,
    action: direction === 'back' ? 'command.undone' : 'command.redone',
    details: { command: step.channel, ...(takenIn === null ? rows : { evidenceIds: takenIn }) },
  });
}

/** The numbers of the cases that a step brought into being. */
function madeCases(db: WritableDb, changes: readonly RowChange[]): number[] {
  return changes.flatMap(({ table, was, is }) => {
    if (table !== 'cases' || was !== null || is === null) return [];
    const caseNo = valueIn(db, table, is, 'case_no');
    return typeof caseNo === 'number' ? [caseNo] : [];
  });
}

function moveMade(db: WritableDb, caseNos: readonly number[], direction: 'back' | 'again', at: string): boolean {
  return caseNos.every((caseNo) => {
    const status = findCase(db, caseNo)?.status;
    if (status === undefined || (status === 'trash') === (direction === 'back')) return false;
    if (direction === 'back') putInTrash(db, caseNo, status, at);
    else takeFromTrash(db, caseNo);
    return true;
  });
}

/** The cases whose rows a step changed, and the one it was done in. */
function casesOf(db: WritableDb, step: Step): number[] {
  const own = step.caseId === null ? null : parseId('case', step.caseId);
  const found = new Set<number>(own === null ? [] : [own]);
  for (const { table, was, is } of step.changes) {
    const row = is ?? was;
    const caseNo = row === null ? undefined : valueIn(db, table, row, 'case_no');
    if (typeof caseNo === 'number') found.add(caseNo);
  }
  return [...found];
}

function told(db: WritableDb, changes: readonly RowChange[], direction: 'back' | 'again'): Record<string, unknown> {
  if (changes.length > MOST_ROWS_TOLD) return { rows: changes.length };
  const turned = direction === 'back' ? changes.toReversed() : changes;
  return {
    changes: turned.map(({ table, was, is }) => {
      const [before, after] = direction === 'back' ? [is, was] : [was, is];
      return { table, was: namedRow(db, table, before), is: namedRow(db, table, after) };
    }),
  };
}
