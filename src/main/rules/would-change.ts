/**
 * What would change the answer: facts that, with another value, move the stance of a line. Each is tried out.
 * Bounded: only closed questions are tried, and no more than `limit` values in all.
 */
import type { Answer, MissingFact, Stance } from '../../shared/domain/answer.ts';
import type { CaseFacts } from '../../shared/domain/case-file.ts';
import type { Language } from '../../shared/errors.ts';
import { closedValues, type Value } from './look.ts';
import type { Windows } from './pack-look.ts';
import { isAskable, question } from './questions.ts';
import { type StanceInput, stancesOf } from './stances.ts';

/** Values tried in one answer; enough for the questions that a person would be asked first. */
const limit = 12;
/** Entries shown. */
const most = 8;

type Move = Answer['wouldChange'][number]['moves'][number];

/**
 * @param asked the open questions, the most powerful first
 * @param used facts on which the rows that decided rest: they are known, and another value may move the stance too
 */
export function findWouldChange(
  input: StanceInput,
  windows: Windows,
  asked: readonly MissingFact[],
  used: readonly string[],
  language: Language,
): Answer['wouldChange'] {
  const { facts } = input.base;
  const now = stancesOf(input, facts, windows);
  const tried: Answer['wouldChange'][number][] = [];
  let left = limit;
  const missing = new Set(asked.map((m) => m.fact));
  const known = used.filter((fact) => !missing.has(fact) && isAskable(fact) && !isGate(fact));
  for (const fact of [...missing, ...new Set(known)]) {
    const values = triesOf(fact, facts);
    if (values.length === 0 || values.length > left) continue;
    left -= values.length;
    const moves = values.flatMap((value): Move[] => {
      const then = stancesOf(input, value.facts, windows.forFacts(value.facts, fact, value.assumed), fact);
      return movesBetween(now, then, value.shown);
    });
    if (moves.length === 0) continue;
    const state = stateOf(fact, asked, facts);
    tried.push({ fact, now: state, ask: question(fact, state === 'disputed', language), moves });
  }
  const power = (entry: Answer['wouldChange'][number]): number =>
    new Set(entry.moves.map((m) => `${m.line} ${m.to}`)).size;
  return tried.toSorted((a, b) => power(b) - power(a)).slice(0, most);
}

/** Gates are never the other way round: nobody asks what would be if the order number were not checked. */
const isGate = (fact: string): boolean => ['order.orderNoConfirmed', 'customer.nameConfirmed'].includes(fact);

function stateOf(fact: string, asked: readonly MissingFact[], facts: CaseFacts): Answer['wouldChange'][number]['now'] {
  if (!asked.some((m) => m.fact === fact)) return 'known';
  const value = read(facts, fact);
  return typeof value === 'object' && value !== null && 'disputed' in value ? 'disputed' : 'unknown';
}

function movesBetween(now: ReadonlyMap<string, Stance>, then: ReadonlyMap<string, Stance>, value: Value): Move[] {
  return [...then].flatMap(([line, to]) => {
    const from = now.get(line);
    return from === undefined || from === to ? [] : [{ value: String(value), line, from, to }];
  });
}

interface Try {
  readonly shown: Value;
  readonly facts: CaseFacts;
  /** For times, which are not tried one by one: the verdict of the first window that they would lead to. */
  readonly assumed?: 'IN' | 'OUT';
}

/** Times that decide whether the buyer asked in time. */
const times: readonly string[] = ['request.at', 'delivery.receivedAt', 'delivery.deliveredAt', 'clock.rollover'];

/** The values worth trying for a fact; none where its values cannot be counted. */
function triesOf(fact: string, facts: CaseFacts): readonly Try[] {
  if (times.includes(fact))
    return [
      { shown: 'in time', facts, assumed: 'IN' },
      { shown: 'too late', facts, assumed: 'OUT' },
    ];
  if (fact === 'inspections')
    return ['MATCHES', 'DOES_NOT_MATCH'].map((result) => ({
      shown: result,
      facts: { ...facts, inspections: [{ id: 'tried', result: result as 'MATCHES' }] },
    }));
  const current = read(facts, fact);
  return closedValues(fact)
    .filter((value) => value !== current)
    .map((value) => ({ shown: value, facts: write(facts, fact, value) }));
}

type Tree = Readonly<Record<string, unknown>>;
const isTree = (v: unknown): v is Tree => typeof v === 'object' && v !== null && !Array.isArray(v);

function read(facts: unknown, fact: string): unknown {
  let at: unknown = facts;
  for (const part of fact.split('.')) {
    const [, name = part, id] = /^(\w+)\[([^\]]*)\]$/.exec(part) ?? [];
    at = isTree(at) ? at[name] : undefined;
    if (id !== undefined) at = Array.isArray(at) ? at.find((e: unknown) => isTree(e) && e['id'] === id) : undefined;
  }
  return at;
}

/** A copy of the facts with one of them changed; entries of lists by their id, made where there is none. */
function write(facts: CaseFacts, fact: string, value: Value): CaseFacts {
  const put = (under: unknown, parts: readonly string[]): unknown => {
    const [part = '', ...rest] = parts;
    const [, name = part, id] = /^(\w+)\[([^\]]*)\]$/.exec(part) ?? [];
    const tree = isTree(under) ? under : {};
    if (id === undefined) return { ...tree, [name]: rest.length === 0 ? value : put(tree[name], rest) };
    const list: readonly unknown[] = Array.isArray(tree[name]) ? tree[name] : [];
    const has = list.some((e) => isTree(e) && e['id'] === id);
    const entries = has ? list : [...list, { id }];
    return { ...tree, [name]: entries.map((e) => (isTree(e) && e['id'] === id ? put(e, rest) : e)) };
  };
  return put(facts, fact.split('.')) as CaseFacts;
}
