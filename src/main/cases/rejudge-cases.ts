/**
 * Judges again what no longer holds: after a pack, a reading, the language or the day has changed, or a deadline passed.
 * In slices, so that main answers in between; stopped at any moment, it goes on where it was.
 */
import { setImmediate as breathe } from 'node:timers/promises';
import { Trouble } from '../../shared/errors.ts';
import { evaluateCase } from '../rules/evaluate.ts';
import { findCase } from '../store/case-store.ts';
import { snapshot, transaction, type WritableDb } from '../store/connection.ts';
import { putStanding, staleCases } from '../store/standing-store.ts';
import { keptForm } from './delivered-packs.ts';
import type { Desk } from './desk.ts';
import { type JudgedCase, judgeCase, judgedBy, keepStanding } from './keep-standing.ts';
import { writableDb } from './writable.ts';

/** A slice takes no further case after this; the one it is at may take as long again. */
const SLICE_MS = 5;
/** As many cases are looked up at a time: each look goes over all of them. */
const LOOKED_UP = 1000;
/** As many are kept in one transaction: more would hold main up, fewer would wait for the disk too often. */
const KEPT = 25;
/** So few are judged on the spot, before a list is shown. */
const AT_ONCE = 4;

/** How many cases have to be judged again. */
export function countStale(desk: Desk): number {
  return staleCases(desk.archive.db, judgedBy(desk), desk.now(), 1).count;
}

/** Judges a handful of cases at once; more are left as they are. @returns how many are left */
export function freshenSome(desk: Desk): number {
  if (desk.archive.writable === null) return 0;
  const db = writableDb(desk);
  const by = judgedBy(desk);
  const { count, caseNos } = staleCases(db, by, desk.now(), AT_ONCE + 1);
  if (count === 0 || count > AT_ONCE) return count;
  transaction(db, () => {
    for (const caseNo of caseNos) keepStanding(desk, db, caseNo, by);
  });
  return 0;
}

/**
 * Judges all cases that need it.
 * @returns how many were judged
 * @throws Trouble JOB_CANCELLED, ARCHIVE_READ_ONLY; what was judged before stays
 */
export async function rejudgeCases(
  desk: Desk,
  options: { readonly onProgress?: (done: number, total: number) => void; readonly signal?: AbortSignal } = {},
): Promise<number> {
  const db = writableDb(desk);
  const by = judgedBy(desk);
  if (countStale(desk) === 0) return 0;
  await warmUp(desk);
  let total = 0;
  let done = 0;
  for (;;) {
    const { count, caseNos } = snapshot(db, () => staleCases(db, by, desk.now(), LOOKED_UP));
    if (caseNos.length === 0) return done;
    total ||= count;
    await breathe();
    let judged: JudgedCase[] = [];
    let until = performance.now() + SLICE_MS;
    for (const [i, caseNo] of caseNos.entries()) {
      if (options.signal?.aborted) throw new Trouble('JOB_CANCELLED');
      const one = judgeCase(desk, db, caseNo, by);
      if (one !== null) judged.push(one);
      const isFull = judged.length >= KEPT || i === caseNos.length - 1;
      if (!isFull && performance.now() < until) continue;
      await breathe();
      if (isFull) {
        // One wait for the disk serves them all.
        keepAll(db, judged);
        done += judged.length;
        judged = [];
        options.onProgress?.(Math.min(done, total), Math.max(done, total));
        await breathe();
      }
      until = performance.now() + SLICE_MS;
    }
  }
}

/** What runs for the first time is slow: each part of it is given a slice of its own, before the first case. */
async function warmUp(desk: Desk): Promise<void> {
  for (const pack of desk.packs) {
    keptForm(pack);
    await breathe();
  }
  const { packs, holidays, language } = desk;
  const nothing = { packs, facts: {}, asOf: desk.now(), language, ...(holidays && { holidays }) };
  for (const withoutTries of [true, false]) {
    evaluateCase({ ...nothing, withoutTries });
    await breathe();
  }
}

/** Keeps what was judged, unless the case has been changed meanwhile: then it was judged anew by that change. */
function keepAll(db: WritableDb, judged: readonly JudgedCase[]): void {
  transaction(db, () => {
    for (const { caseNo, changedAt, standing, words } of judged)
      if (findCase(db, caseNo)?.changedAt === changedAt) putStanding(db, caseNo, standing, words);
  });
}
