/** What every field of the form shares: the facts as they stand, and the way to keep a new one. */
import { createContext, useContext } from 'react';
import type { FactNote } from '../../../shared/domain/fact-notes.ts';
import type { FactSaver, FactValue, SaverView } from '../../ui/fact-saver.ts';

export interface FactDesk {
  readonly caseId: string;
  readonly saver: Pick<FactSaver, 'put' | 'hold' | 'flush' | 'type' | 'draftOf' | 'insist' | 'yieldTo'>;
  readonly view: Pick<SaverView, 'problems' | 'state' | 'savedAt'>;
  /** The value of a path: what was typed last, else what main told; undefined is unknown. */
  readonly factOf: (path: string) => FactValue | undefined;
  /** The name under which the text of a field is kept while it is no fact. */
  readonly fieldOf: (path: string, part?: string) => string;
  readonly canWrite: boolean;
  /** The ordered items by id, with what they are called. */
  readonly items: readonly { readonly id: string; readonly name: string }[];
  /** The zone of the clock that a time of this path was read from; null: nobody has said so yet. */
  readonly zoneFor: (path: string) => string | null;
  /** The person has said whose clock it is: the next time of the same side is taken to be from it too. */
  readonly keepZone: (path: string, zone: string) => void;
  /** What is said of a fact beside its value. */
  readonly noteOf: (path: string) => FactNote | undefined;
  /** Paths that stand in the card above: they stand nowhere else. */
  readonly taken: ReadonlySet<string>;
  /** A date without a year is looked for around this day. */
  readonly today: string;
}

const Context = createContext<FactDesk | null>(null);
export const FactDeskProvider = Context.Provider;

export function useFactDesk(): FactDesk {
  const desk = useContext(Context);
  if (desk === null) throw new Error('a fact field stands outside the form');
  return desk;
}

/** Reads a path such as `delivery.receivedAt` or `lines[1].reason` in the facts; in brackets stands the id of an entry. */
export function readPath(facts: unknown, path: string): FactValue | undefined {
  let at: unknown = facts;
  // The names of readings are clauses and carry a dot of their own: `readings.S2.4`.
  const keys = path.startsWith('readings.')
    ? ['readings', path.slice('readings.'.length)]
    : path.replace(/\[([\w-]+)\]/g, '.$1').split('.');
  for (const key of keys) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = Array.isArray(at) ? at.find((entry: unknown) => idOf(entry) === key) : Reflect.get(at, key);
  }
  return at as FactValue | undefined;
}

/** The entries of a list of facts. */
export function entriesOf(facts: unknown, path: string): readonly { readonly id: string }[] {
  const found: unknown = readPath(facts, path);
  return Array.isArray(found) ? (found as readonly { readonly id: string }[]) : [];
}

function idOf(entry: unknown): unknown {
  return typeof entry === 'object' && entry !== null && 'id' in entry ? entry.id : undefined;
}

export interface Side {
  readonly value: FactValue;
  readonly source: string;
}

/** Sources of a disputed fact, or null when it is not in dispute. */
export function disputeOf(value: FactValue | undefined): readonly Side[] | null {
  if (typeof value !== 'object' || value === null || !('disputed' in value)) return null;
  return value['disputed'] as unknown as readonly Side[];
}

/** The id of a field's input, so that a question can lead to it. */
export function fieldId(path: string): string {
  return `fact-${path.replace(/[^A-Za-z0-9]+/g, '-')}`;
}
