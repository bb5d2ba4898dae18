/**
 * Changes facts of a case: one, several at once, or a whole entry of a list. What is saved is checked as strictly as a
 * case file; facts, list columns and journal change in one transaction.
 */
import { canonicalJson } from '../../shared/domain/canonical-json.ts';
import { type CaseFacts, caseFactsSchema, settled } from '../../shared/domain/case-file.ts';
import { type CaseFileProblem, problemsOf } from '../../shared/domain/case-file-issues.ts';
import { senseProblems } from '../../shared/domain/case-file-sense.ts';
import type { CaseStatus } from '../../shared/domain/case-list.ts';
import {
  checkEntry,
  checkFact,
  entryPath,
  type FactEntries,
  type FactLeaf,
  type FlatFacts,
  factLists,
  factState,
  nestFacts,
  nestLoosely,
  parseFactPath,
} from '../../shared/domain/fact-paths.ts';
import { Trouble } from '../../shared/errors.ts';
import { findCase, setCaseColumns, setCaseStatus, touchCase } from '../store/case-store.ts';
import { transaction, type WritableDb } from '../store/connection.ts';
import { listExhibits } from '../store/exhibit-store.ts';
import { putEntries, putFact, readFacts, removeFact } from '../store/fact-store.ts';
import { appendJournal } from '../store/journal-store.ts';
import { caseColumns } from './case-columns.ts';
import type { Desk } from './desk.ts';
import { requireCase } from './find-case.ts';
import { keepStanding } from './keep-standing.ts';
import { writableDb } from './writable.ts';

/** One change: undefined or null makes the fact unknown. */
export interface FactChange {
  readonly path: string;
  readonly value: unknown;
  /** What the fact was when it was looked at last, null for unknown; left out: whatever it is, it is replaced. */
  readonly seen?: unknown;
}

/** Saves one fact. @throws Trouble as `setFacts` */
export function setFact(
  desk: Desk,
  caseId: string,
  path: string,
  value: unknown,
  seen?: unknown,
): { readonly changedAt: string } {
  return setFacts(desk, caseId, [{ path, value, ...(seen !== undefined && { seen }) }]);
}

/**
 * Saves several facts together, or none: for changes that only make sense as a whole, such as another currency.
 * A change to what is already there is no change: nothing is written.
 * @throws Trouble FACT_NOT_KNOWN, ENTRY_NOT_FOUND, FACT_HAS_PROBLEMS {path, problems}, FACT_CHANGED_MEANWHILE {path, value},
 *   CASE_NOT_FOUND, ARCHIVE_READ_ONLY
 */
export function setFacts(desk: Desk, caseId: string, changes: readonly FactChange[]): { readonly changedAt: string } {
  const checked = changes.map(({ path, value, seen }) => ({ ...checkedChange(path, value ?? undefined), seen }));
  return changeFacts(desk, caseId, checked[0]?.path ?? '', (flat) => {
    const leaves = new Map(flat.leaves.map((leaf) => [leaf.path, leaf]));
    const entered: { path: string; was?: unknown; is?: unknown }[] = [];
    for (const { path, value, seen } of checked) {
      const { list, entryId } = parseFactPath(path) ?? { list: null, entryId: null };
      if (list !== null && entryId !== null && !idsOf(flat, list).includes(entryId)) {
        throw new Trouble('ENTRY_NOT_FOUND', { caseId, path: entryPath(list, entryId) });
      }
      const was = leaves.get(path)?.value;
      if (sameValue(was, value)) continue;
      if (seen !== undefined && !wasSeen(path, was, seen))
        throw new Trouble('FACT_CHANGED_MEANWHILE', { path, value: was ?? null });
      entered.push({ path, was, is: value });
      if (value === undefined) leaves.delete(path);
      else leaves.set(path, { path, value, state: factState(value) });
    }
    if (entered.length === 0) return null;
    return {
      flat: { leaves: [...leaves.values()], entries: flat.entries },
      action: 'fact.set',
      details: { changes: entered },
    };
  });
}

/**
 * Adds an entry to the end of a list.
 * @param list `lines`, `order.items`, `negotiation`, …
 * @param values the first facts of the entry; without an `id` it gets the next free number
 * @throws Trouble as `setFacts`; a list whose entries need certain facts refuses an entry without them
 */
export function addEntry(
  desk: Desk,
  caseId: string,
  list: string,
  values: Readonly<Record<string, unknown>> = {},
): { readonly entryId: string; readonly changedAt: string } {
  requireList(list);
  let entryId = '';
  const { changedAt } = changeFacts(desk, caseId, list, (flat) => {
    const ids = idsOf(flat, list);
    const checked = checkEntry(list, { id: freeId(ids), ...values });
    if ('problems' in checked) throw refusal(list, checked.problems);
    entryId = checked.id;
    if (ids.includes(entryId)) throw refusal(list, [sameId(entryPath(list, entryId))]);
    return {
      flat: {
        leaves: [...flat.leaves, ...checked.leaves],
        entries: [...flat.entries.filter((one) => one.list !== list), { list, ids: [...ids, entryId] }],
      },
      action: 'entry.added',
      details: { list, entryId, facts: checked.leaves.map(({ path, value }) => ({ path, is: value })) },
    };
  });
  return { entryId, changedAt };
}

/**
 * Takes an entry out of a list with all its facts; the journal keeps what they were.
 * @throws Trouble as `setFacts`; refused while something else in the case points to the entry
 */
export function removeEntry(desk: Desk, caseId: string, list: string, entryId: string): { readonly changedAt: string } {
  requireList(list);
  const path = entryPath(list, entryId);
  return changeFacts(desk, caseId, path, (flat) => {
    const ids = idsOf(flat, list);
    if (!ids.includes(entryId)) throw new Trouble('ENTRY_NOT_FOUND', { caseId, path });
    const isOfEntry = (leaf: FactLeaf): boolean => leaf.path.startsWith(`${path}.`);
    return {
      flat: {
        leaves: flat.leaves.filter((leaf) => !isOfEntry(leaf)),
        entries: [
          ...flat.entries.filter((one) => one.list !== list),
          { list, ids: ids.filter((id) => id !== entryId) },
        ],
      },
      action: 'entry.removed',
      details: {
        list,
        entryId,
        facts: flat.leaves.filter(isOfEntry).map((leaf) => ({ path: leaf.path, was: leaf.value })),
      },
    };
  });
}

/** The facts after a change, and what the journal says of it. */
export interface NewState {
  readonly flat: FlatFacts;
  readonly action: string;
  readonly details: unknown;
}

/** Reads, lets `next` decide, checks the whole, and writes what differs. Null from `next`: nothing to do. */
export function changeFacts(
  desk: Desk,
  caseId: string,
  path: string,
  next: (flat: FlatFacts) => NewState | null,
): { readonly changedAt: string } {
  const db = writableDb(desk);
  const at = desk.now();
  return transaction(db, () => {
    const { caseNo, row } = requireCase(db, caseId);
    const before = readFacts(db, caseNo);
    const after = next(before);
    if (after === null) return { changedAt: row.changedAt };
    const facts = checkedWhole(db, caseNo, path, before, after.flat);
    writeDifference(db, caseNo, before, after.flat, { by: desk.by, at });
    followClosing(db, caseNo, row.status, nestFacts(before), facts);
    setCaseColumns(db, caseNo, caseColumns(row.caseId, row.title, facts));
    touchCase(db, caseNo, at);
    keepStanding(desk, db, caseNo);
    appendJournal(db, { at, by: desk.by, caseNo, action: after.action, details: after.details });
    return { changedAt: findCase(db, caseNo)?.changedAt ?? at };
  });
}

/**
 * The day of closing closes a case, wherever it is entered, and taking it away opens the case again.
 * @throws Trouble CASE_REASON_MISSING: a case is not closed before the reason of each claim line is recorded
 */
function followClosing(db: WritableDb, caseNo: number, status: CaseStatus, before: CaseFacts, after: CaseFacts): void {
  const [was, is] = [settled(before.closing?.at) !== undefined, settled(after.closing?.at) !== undefined];
  if (was === is || status === 'trash') return;
  if (is && !hasEveryReason(after)) throw new Trouble('CASE_REASON_MISSING');
  setCaseStatus(db, caseNo, is ? 'closed' : 'open');
}

/** True when a case says of each of its claim lines why the buyer wants to return it. */
export function hasEveryReason(facts: CaseFacts): boolean {
  const lines = facts.lines ?? [];
  return lines.length > 0 && lines.every((line) => settled(line.reason) !== undefined);
}

/** The facts after a change; contradictions that were there before do not stand in its way, new ones do. */
function checkedWhole(db: WritableDb, caseNo: number, path: string, before: FlatFacts, after: FlatFacts) {
  const nested = nestLoosely(after);
  const parsed = caseFactsSchema.safeParse(nested);
  if (!parsed.success)
    throw refusal(
      path,
      problemsOf(parsed.error.issues, nested).map((one) => atFact(one, after)),
    );
  const exhibitIds = listExhibits(db, caseNo).map((exhibit) => exhibit.key);
  const known = new Set(senseProblems(nestLoosely(before), exhibitIds).map(problemKey));
  const fresh = senseProblems(nested, exhibitIds).filter((problem) => !known.has(problemKey(problem)));
  if (fresh.length > 0)
    throw refusal(
      path,
      fresh.map((one) => atFact(one, after)),
    );
  return parsed.data;
}

function writeDifference(
  db: WritableDb,
  caseNo: number,
  before: FlatFacts,
  after: FlatFacts,
  entered: { readonly by: string | null; readonly at: string },
): void {
  const old = new Map(before.leaves.map((leaf) => [leaf.path, leaf]));
  for (const leaf of after.leaves) {
    if (!sameValue(old.get(leaf.path)?.value, leaf.value)) putFact(db, caseNo, leaf, entered);
    old.delete(leaf.path);
  }
  for (const path of old.keys()) removeFact(db, caseNo, path);
  for (const list of after.entries) {
    if (!sameValue(idsOf(before, list.list), list.ids)) putEntries(db, caseNo, list);
  }
}

/** One change with its value in the stored form. @throws Trouble FACT_NOT_KNOWN, FACT_HAS_PROBLEMS */
export function checkedChange(path: string, value: unknown): FactChange {
  if (!parseFactPath(path)) throw new Trouble('FACT_NOT_KNOWN', { path });
  if (value === undefined) return { path, value };
  const checked = checkFact(path, value);
  if ('problems' in checked) throw refusal(path, checked.problems);
  return { path, value: checked.value };
}

/** True when a fact is still what was seen, whose form may be as it was typed. */
function wasSeen(path: string, was: unknown, seen: unknown): boolean {
  if (seen === null) return was === undefined;
  const checked = checkFact(path, seen);
  return sameValue(was, seen) || (!('problems' in checked) && sameValue(was, checked.value));
}

function sameId(path: string): CaseFileProblem {
  return { path, code: 'DUPLICATE_ID', message: 'Two entries have the same id.', messageZh: '有两个条目的标识相同。' };
}

/** The trouble of facts that are not taken, with every problem. */
export function refusal(path: string, problems: readonly CaseFileProblem[]): Trouble {
  return new Trouble('FACT_HAS_PROBLEMS', { path, count: problems.length, problems });
}

/** Names the place by the fact's path instead of the position in the file: `$.lines[0].quantity` becomes `lines[1].quantity`. */
function atFact(problem: CaseFileProblem, flat: FlatFacts): CaseFileProblem {
  const path = problem.path
    .replace(/^\$\.?/, '')
    .replace(/^([A-Za-z.]+)\[(\d+)\]/, (whole, list: string, position: string) => {
      const id = idsOf(flat, list)[Number(position)];
      return id === undefined ? whole : entryPath(list, id);
    });
  return { ...problem, path };
}

function requireList(list: string): void {
  if (!factLists.includes(list)) throw new Trouble('FACT_NOT_KNOWN', { path: list });
}

/** The smallest whole number above all that are in use. */
export function freeId(ids: readonly string[]): string {
  return String(ids.reduce((max, id) => (/^\d{1,15}$/.test(id) ? Math.max(max, Number(id)) : max), 0) + 1);
}

function idsOf(flat: { readonly entries: readonly FactEntries[] }, list: string): readonly string[] {
  return flat.entries.find((one) => one.list === list)?.ids ?? [];
}

/** True for two values that are stored alike; undefined is unknown. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === undefined || b === undefined) return a === b;
  return canonicalJson(a) === canonicalJson(b);
}

const problemKey = (problem: CaseFileProblem): string => `${problem.code} ${problem.path}`;
