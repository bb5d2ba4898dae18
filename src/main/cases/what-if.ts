/**
 * Where a case would stand with other facts. Nothing is written: the facts are changed in the memory alone, checked as
 * strictly as a save, and judged by the same rules and the same evidence.
 */
import type { Answer } from '../../shared/domain/answer.ts';
import { caseFactsSchema } from '../../shared/domain/case-file.ts';
import { problemsOf } from '../../shared/domain/case-file-issues.ts';
import {
  entryPath,
  type FlatFacts,
  factState,
  nestFacts,
  nestLoosely,
  parseFactPath,
} from '../../shared/domain/fact-paths.ts';
import { Trouble } from '../../shared/errors.ts';
import { closedValues } from '../rules/look.ts';
import { isAskable, question } from '../rules/questions.ts';
import { snapshot } from '../store/connection.ts';
import { listExhibits } from '../store/exhibit-store.ts';
import { readFacts } from '../store/fact-store.ts';
import { assessHeld } from './assess-case.ts';
import type { Desk } from './desk.ts';
import { requireCase } from './find-case.ts';
import { checkedChange, type FactChange, refusal } from './set-fact.ts';

/** A fact that is worth changing: one the answer rests on, or one it lacks. */
export interface Try {
  readonly fact: string;
  readonly ask: string;
  readonly kind: 'choice' | 'day';
  readonly values: readonly string[];
  /** What is recorded; null where nothing is, or where the sources disagree. */
  readonly now: string | null;
}

export interface WhatIf {
  readonly answer: Answer;
  readonly before: Answer;
  readonly tries: readonly Try[];
}

/** Days that a person may move; other times are read from documents. */
const days: readonly string[] = ['request.at', 'delivery.receivedAt', 'delivery.deliveredAt'];

/**
 * @param changes null makes a fact unknown
 * @throws Trouble FACT_NOT_KNOWN, ENTRY_NOT_FOUND, FACT_HAS_PROBLEMS, CASE_NOT_FOUND
 */
export function whatIf(desk: Desk, caseId: string, changes: readonly FactChange[]): WhatIf {
  const { db } = desk.archive;
  const { flat, exhibits } = snapshot(db, () => {
    const { caseNo } = requireCase(db, caseId);
    return { flat: readFacts(db, caseNo), exhibits: listExhibits(db, caseNo) };
  });
  const changed = withChanges(caseId, flat, changes);
  const nested = nestLoosely(changed);
  const parsed = caseFactsSchema.safeParse(nested);
  if (!parsed.success) throw refusal(changes[0]?.path ?? '', problemsOf(parsed.error.issues, nested));
  const asOf = desk.now();
  const before = assessHeld(desk, caseId, nestFacts(flat), exhibits, { asOf });
  return {
    before,
    answer: assessHeld(desk, caseId, parsed.data, exhibits, { asOf }),
    tries: triesOf(before, flat, changes, desk.language),
  };
}

function withChanges(caseId: string, flat: FlatFacts, changes: readonly FactChange[]): FlatFacts {
  const leaves = new Map(flat.leaves.map((leaf) => [leaf.path, leaf]));
  for (const change of changes) {
    const { path, value } = checkedChange(change.path, change.value ?? undefined);
    const { list, entryId } = parseFactPath(path) ?? { list: null, entryId: null };
    if (list !== null && entryId !== null && !hasEntry(flat, list, entryId))
      throw new Trouble('ENTRY_NOT_FOUND', { caseId, path: entryPath(list, entryId) });
    if (value === undefined) leaves.delete(path);
    else leaves.set(path, { path, value, state: factState(value) });
  }
  return { leaves: [...leaves.values()], entries: flat.entries };
}

function triesOf(before: Answer, flat: FlatFacts, changes: readonly FactChange[], language: Desk['language']): Try[] {
  const recorded = new Map(flat.leaves.map(({ path, value }) => [path, value]));
  // Rows of the decision table that hold, also where something else comes before them.
  const used = before.lines.flatMap((line) =>
    line.findings.filter((f) => f.outcome === 'fulfilled' && /^R-\d{2}/.test(f.rule)),
  );
  const asked = [
    ...changes.map(({ path }) => path),
    ...before.wouldChange.map(({ fact }) => fact),
    ...used.flatMap(({ facts }) => facts),
    ...before.lines.map(({ id }) => `lines[${id}].reason`),
    ...before.missingFacts.map(({ fact }) => fact),
  ];
  return [...new Set(asked)].flatMap((fact): Try[] => {
    const at = parseFactPath(fact);
    if (at === null || !isAskable(fact)) return [];
    if (at.list !== null && at.entryId !== null && !hasEntry(flat, at.list, at.entryId)) return [];
    const values = closedValues(fact).map(String);
    const isDay = days.includes(fact);
    if (values.length === 0 && !isDay) return [];
    const now = recorded.get(fact);
    return [
      { fact, ask: question(fact, false, language), kind: isDay ? 'day' : 'choice', values, now: shown(now, isDay) },
    ];
  });
}

function shown(value: unknown, isDay: boolean): string | null {
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return isDay ? value.slice(0, 10) : value;
  if (typeof value === 'object' && value !== null && 'local' in value) return String(value.local).slice(0, 10);
  return null;
}

const hasEntry = (flat: FlatFacts, list: string, entryId: string): boolean =>
  flat.entries.some((one) => one.list === list && one.ids.includes(entryId));
