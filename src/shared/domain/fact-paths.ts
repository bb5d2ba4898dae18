/**
 * Facts of a case as flat rows and back. A path names one fact: `order.orderNo`, `order.items[1].quantity`,
 * `lines[1].reason`, `readings.S2.2c`, `packs`. In brackets stands the id of an entry, never its position.
 * The form is read off the schema of the case file: what that does not know has no path.
 */
import { z } from '../z.ts';
import { type CaseFacts, caseFactsSchema, caseFactsShape } from './case-file.ts';
import { type CaseFileProblem, problemsOf } from './case-file-issues.ts';

export type FactState = 'known' | 'disputed';

/** One fact that is known or in dispute. What is unknown has no leaf. */
export interface FactLeaf {
  readonly path: string;
  /** The value as the case file writes it; for a dispute the whole `{disputed: […]}`. */
  readonly value: unknown;
  readonly state: FactState;
}

/** The entries of one list in their order, also those that hold no fact yet. */
export interface FactEntries {
  /** Path of the list: `order.items`, `lines`. */
  readonly list: string;
  readonly ids: readonly string[];
}

export interface FlatFacts {
  readonly leaves: readonly FactLeaf[];
  readonly entries: readonly FactEntries[];
}

/** A path, taken apart. */
export interface FactPath {
  readonly path: string;
  /** Path of the list the fact is in; null outside of lists. */
  readonly list: string | null;
  readonly entryId: string | null;
  /** The path without the entry's id: `order.items[].quantity`. One label and one field of a form per template. */
  readonly template: string;
}

type Leaf = { readonly is: 'leaf'; readonly schema: z.ZodType };
type List = { readonly is: 'list'; readonly entry: z.ZodObject; readonly leaves: ReadonlyMap<string, Leaf> };
type Subject = { readonly is: 'subject'; readonly parts: ReadonlyMap<string, Leaf | List> };
type Plain = Readonly<Record<string, unknown>>;

const form: ReadonlyMap<string, Leaf | List | Subject> = new Map(
  Object.entries(caseFactsShape).map(([key, schema]): [string, Leaf | List | Subject] => {
    const inner = unwrapped(schema);
    if (!(inner instanceof z.ZodObject)) return [key, leafOrList(schema)];
    const parts = Object.entries(inner.shape).map(([name, s]): [string, Leaf | List] => [name, leafOrList(zodType(s))]);
    return [key, { is: 'subject', parts: new Map(parts) }];
  }),
);

const idPattern = /^[A-Za-z0-9_-]{1,40}$/;
const leafSchemas = new Map<string, z.ZodType>();
const listForms = new Map<string, List>();
for (const [key, part] of form) {
  if (part.is === 'subject') for (const [name, below] of part.parts) register(`${key}.${name}`, below);
  else register(key, part);
}

/** Every fact the case file knows, as templates (`order.items[].quantity`), in the order of the case file. */
export const factTemplates: readonly string[] = [...leafSchemas.keys()];
/** Every list the case file knows: `order.items`, `lines`, … */
export const factLists: readonly string[] = [...listForms.keys()];

/**
 * Takes a path apart.
 * @returns null for a path that the case file does not know
 */
export function parseFactPath(path: string): FactPath | null {
  const match = /^([A-Za-z.]+)\[([^\]]*)\]\.([A-Za-z]+)$/.exec(path);
  if (!match)
    return leafSchemas.has(path) && !path.includes('[') ? { path, list: null, entryId: null, template: path } : null;
  const [, list = '', entryId = '', leaf = ''] = match;
  const template = `${list}[].${leaf}`;
  return idPattern.test(entryId) && leafSchemas.has(template) ? { path, list, entryId, template } : null;
}

/** The path of a fact from its parts: `entryPath('order.items', '1')` gives `order.items[1]`. */
export function entryPath(list: string, entryId: string): string {
  return `${list}[${entryId}]`;
}

/**
 * Checks one fact as a person typed it, apart from the rest of the case.
 * @returns the value in its stored form (texts trimmed), or every problem with it; paths begin with the fact's own path
 */
export function checkFact(
  path: string,
  value: unknown,
): { readonly value: unknown } | { readonly problems: readonly CaseFileProblem[] } {
  const parsed = parseFactPath(path);
  const schema = parsed && leafSchemas.get(parsed.template);
  if (!schema) {
    return {
      problems: [{ path, code: 'UNKNOWN_KEY', message: 'There is no such fact.', messageZh: '没有这项事实。' }],
    };
  }
  const result = schema.safeParse(value);
  return result.success ? { value: result.data } : { problems: problemsOf(result.error.issues, value, path) };
}

/**
 * Checks a whole new entry of a list.
 * @param entry the entry with its `id`
 */
export function checkEntry(
  list: string,
  entry: unknown,
): { readonly id: string; readonly leaves: readonly FactLeaf[] } | { readonly problems: readonly CaseFileProblem[] } {
  const known = listForms.get(list);
  if (!known)
    return {
      problems: [{ path: list, code: 'UNKNOWN_KEY', message: 'There is no such list.', messageZh: '没有这个列表。' }],
    };
  const result = known.entry.safeParse(entry);
  if (!result.success) return { problems: problemsOf(result.error.issues, entry, `${list}[]`) };
  const id = String(result.data['id']);
  return { id, leaves: leavesOfEntry(known, list, id, result.data) };
}

/** The state of a value: in dispute when it says what each source says. */
export function factState(value: unknown): FactState {
  return isPlain(value) && Object.hasOwn(value, 'disputed') ? 'disputed' : 'known';
}

/**
 * Flattens facts into leaves and orders of entries. Subjects and lists that hold nothing vanish: nothing is known there.
 * A planned exhibit is no fact; it is not in here.
 */
export function flattenFacts(facts: CaseFacts): FlatFacts {
  const leaves: FactLeaf[] = [];
  const entries: FactEntries[] = [];
  const take = (path: string, part: Leaf | List, value: unknown): void => {
    if (value === undefined) return;
    if (part.is === 'leaf') {
      leaves.push({ path, value, state: factState(value) });
    } else if (Array.isArray(value) && value.length > 0) {
      const items = value.filter(isPlain);
      entries.push({ list: path, ids: items.map((item) => String(item['id'])) });
      for (const item of items) leaves.push(...leavesOfEntry(part, path, String(item['id']), item));
    }
  };
  const top: Plain = facts;
  for (const [key, part] of form) {
    const value = top[key];
    if (part.is !== 'subject') take(key, part, value);
    else if (isPlain(value)) for (const [name, below] of part.parts) take(`${key}.${name}`, below, value[name]);
  }
  return { leaves, entries };
}

/**
 * Puts flat facts together again, in the order of the case file.
 * @throws Error when a path, an entry or a value is not what the case file knows: stored facts were checked before
 */
export function nestFacts(flat: FlatFacts): CaseFacts {
  return caseFactsSchema.parse(nestLoosely(flat));
}

/** As `nestFacts`, but unchecked, so that the caller can ask for all problems at once. */
export function nestLoosely(flat: FlatFacts): Plain {
  const values = new Map(flat.leaves.map((leaf) => [leaf.path, leaf.value]));
  const ids = new Map(flat.entries.map((list) => [list.list, list.ids]));
  let used = 0;
  const put = (into: Record<string, unknown>, name: string, path: string): void => {
    if (!values.has(path)) return;
    into[name] = values.get(path);
    used += 1;
  };
  const fill = (into: Record<string, unknown>, name: string, path: string, part: Leaf | List): void => {
    const entries = ids.get(path) ?? [];
    if (part.is === 'leaf') put(into, name, path);
    if (part.is === 'leaf' || entries.length === 0) return;
    into[name] = entries.map((id) => {
      const entry: Record<string, unknown> = { id };
      for (const leaf of part.leaves.keys()) put(entry, leaf, `${entryPath(path, id)}.${leaf}`);
      return entry;
    });
  };
  const facts: Record<string, unknown> = {};
  for (const [key, part] of form) {
    if (part.is !== 'subject') {
      fill(facts, key, key, part);
      continue;
    }
    const subject: Record<string, unknown> = {};
    for (const [name, below] of part.parts) fill(subject, name, `${key}.${name}`, below);
    if (Object.keys(subject).length > 0) facts[key] = subject;
  }
  if (used !== values.size) throw new Error(`facts: ${values.size - used} stored facts have no place in the case file`);
  return facts;
}

function leavesOfEntry(list: List, path: string, id: string, entry: Plain): FactLeaf[] {
  return [...list.leaves.keys()].flatMap((name) => {
    const value = entry[name];
    return value === undefined ? [] : [{ path: `${entryPath(path, id)}.${name}`, value, state: factState(value) }];
  });
}

function register(path: string, part: Leaf | List): void {
  if (part.is === 'leaf') {
    leafSchemas.set(path, part.schema);
    return;
  }
  listForms.set(path, part);
  for (const [name, leaf] of part.leaves) leafSchemas.set(`${path}[].${name}`, leaf.schema);
}

/** A list of facts is an array of objects with an `id`; everything else is one fact. */
function leafOrList(schema: z.ZodType): Leaf | List {
  const inner = unwrapped(schema);
  const entry = inner instanceof z.ZodArray ? inner.element : null;
  if (!(entry instanceof z.ZodObject) || !('id' in entry.shape)) return { is: 'leaf', schema };
  const leaves = Object.entries(entry.shape).filter(([name]) => name !== 'id');
  return { is: 'list', entry, leaves: new Map(leaves.map(([name, s]) => [name, { is: 'leaf', schema: zodType(s) }])) };
}

function unwrapped(schema: z.ZodType): unknown {
  return schema instanceof z.ZodOptional ? schema.unwrap() : schema;
}

function zodType(schema: unknown): z.ZodType {
  if (!(schema instanceof z.ZodType)) throw new Error('facts: the case file holds something that is no schema');
  return schema;
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
