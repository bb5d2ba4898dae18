/**
 * What another version of a pack would change in the open cases. Nothing is written. Case by case, so that main answers
 * in between, and stopped at any moment.
 */
import { setImmediate as breathe } from 'node:timers/promises';
import type { Answer, LineAnswer } from '../../shared/domain/answer.ts';
import { settled } from '../../shared/domain/case-file.ts';
import { formatId } from '../../shared/domain/ids.ts';
import type { CaseShift, Shift } from '../../shared/domain/own-packs.ts';
import { Trouble } from '../../shared/errors.ts';
import type { RulePack } from '../rules/pack.ts';
import { findOwnPack, openCaseNos } from '../store/own-pack-store.ts';
import { assessHeld } from './assess-case.ts';
import { laidOver, loadOwnPack, packsOfCase, packsWith, versionsOfCase } from './case-packs.ts';
import { deliveredTo } from './delivered-packs.ts';
import type { Desk } from './desk.ts';
import { getCase } from './get-case.ts';

/** No slice of work holds main longer than this. */
const SLICE_MS = 8;
/** So many cases are listed; all are counted. */
const MOST_LISTED = 2000;

export interface PackPreview {
  /** Cases in which something changes, the last changed first. */
  readonly cases: readonly CaseShift[];
  readonly changed: number;
  readonly looked: number;
}

/**
 * @param next the pack as it would be; null: the delivered one again, or none
 * @throws Trouble JOB_CANCELLED
 */
export async function previewPack(
  desk: Desk,
  packId: string,
  next: RulePack | null,
  options: { readonly onProgress?: (done: number, total: number) => void; readonly signal?: AbortSignal } = {},
): Promise<PackPreview> {
  const caseNos = openCaseNos(desk.archive.db);
  const cases: CaseShift[] = [];
  let changed = 0;
  let until = performance.now() + SLICE_MS;
  for (const [i, caseNo] of caseNos.entries()) {
    if (options.signal?.aborted) throw new Trouble('JOB_CANCELLED');
    const shift = shiftOf(desk, caseNo, packId, next);
    if (shift.shifts.length > 0) {
      changed += 1;
      if (cases.length < MOST_LISTED) cases.push(shift);
    }
    if (performance.now() < until) continue;
    options.onProgress?.(i + 1, caseNos.length);
    await breathe();
    until = performance.now() + SLICE_MS;
  }
  options.onProgress?.(caseNos.length, caseNos.length);
  return { cases, changed, looked: caseNos.length };
}

/** A version that is kept, to be tried; null: the pack as delivered, or none. @throws Trouble PACK_NOT_FOUND, RULE_PACK_INVALID */
export function packAsKept(desk: Desk, packId: string, packNo: number | null): RulePack | null {
  if (packNo === null) return desk.packs.find(({ id }) => id === packId) ?? null;
  if (findOwnPack(desk.archive.db, packNo)?.packId !== packId) throw new Trouble('PACK_NOT_FOUND');
  return loadOwnPack(desk.archive.db, packNo);
}

/** What changes in one case when one of its packs is another. */
export function shiftOf(desk: Desk, caseNo: number, packId: string, next: RulePack | null): CaseShift {
  const caseId = formatId('case', caseNo);
  const { facts, exhibits } = getCase(desk, caseId);
  const others = new Map([...versionsOfCase(desk.archive.db, caseNo)].filter(([id]) => id !== packId));
  const asOf = desk.now();
  const assess = (packs: Desk['packs']): Answer =>
    assessHeld(desk, caseId, facts, exhibits, { asOf, packs, withoutTries: true });
  const without = packsWith({ ...desk, packs: deliveredTo(desk, caseNo) }, others);
  const before = assess(packsOfCase(desk, caseNo));
  const after = assess(next === null ? without : laidOver(without, [next]));
  const name = settled(facts.customer?.name);
  return { caseId, name: name === undefined ? null : (name.latin ?? name.name), shifts: shiftsBetween(before, after) };
}

/** Everything that a person acts on and that is not the same. */
export function shiftsBetween(before: Answer, after: Answer): readonly Shift[] {
  const lines = after.lines.flatMap((line) => {
    const was = before.lines.find(({ id }) => id === line.id);
    return was === undefined ? [] : lineShifts(was, line);
  });
  const step: Shift[] = before.step === after.step ? [] : [shift(null, 'step', null, before.step, after.step)];
  return [
    ...lines,
    ...step,
    ...listShifts('deadline', deadlinesOf(before), deadlinesOf(after)),
    ...listShifts('question', questionsOf(before), questionsOf(after)),
    ...listShifts('warning', warningsOf(before), warningsOf(after)),
  ];
}

const shift = (
  line: string | null,
  what: Shift['what'],
  name: string | null,
  before: string | null,
  after: string | null,
): Shift => ({ line, what, name, before, after });

function lineShifts(before: LineAnswer, after: LineAnswer): Shift[] {
  const found: Shift[] = [];
  const { id } = after;
  if (before.stance !== after.stance) found.push(shift(id, 'stance', null, before.stance, after.stance));
  else if (before.says !== after.says) found.push(shift(id, 'says', null, before.says, after.says));
  if (before.window.verdict !== after.window.verdict)
    found.push(shift(id, 'window', null, before.window.verdict, after.window.verdict));
  if (before.window.lastDay !== after.window.lastDay)
    found.push(shift(id, 'last-day', null, before.window.lastDay, after.window.lastDay));
  const legs = new Set([...before.freight, ...after.freight].map(({ leg }) => leg));
  for (const leg of legs) {
    const was = before.freight.find((one) => one.leg === leg)?.chosen ?? null;
    const is = after.freight.find((one) => one.leg === leg)?.chosen ?? null;
    if (was !== is) found.push(shift(id, 'freight', leg, was, is));
  }
  return found;
}

type Named = ReadonlyMap<string, { readonly name: string; readonly value: string }>;

const deadlinesOf = (answer: Answer): Named =>
  new Map(answer.deadlines.map(({ id, says, at }) => [id, { name: says, value: at ?? '' }]));
const questionsOf = (answer: Answer): Named =>
  new Map(answer.missingFacts.map(({ fact, ask }) => [fact, { name: ask, value: 'asked' }]));
const warningsOf = (answer: Answer): Named =>
  new Map(answer.warnings.map(({ code, clause, says }) => [`${code} ${clause}`, { name: says, value: 'said' }]));

/** Entries that come, go, or have another value. */
function listShifts(what: Shift['what'], before: Named, after: Named): Shift[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    if (was?.value === is?.value) return [];
    return [shift(null, what, (is ?? was)?.name ?? key, was?.value ?? null, is?.value ?? null)];
  });
}
