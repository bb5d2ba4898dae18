/**
 * Looks up entered facts by path: `order.orderNo`, or `line.reason` for the claim line at hand.
 * What must not live here: facts that are worked out from others (derive.ts).
 */
import { type CaseFacts, caseFactsSchema } from '../../shared/domain/case-file.ts';
import { z } from '../../shared/z.ts';
import type { Seen } from './logic.ts';

export type Line = NonNullable<CaseFacts['lines']>[number];

/** The fact path as it is shown and asked for: `lines[2].reason`. A line without entry is the case's unstated reason. */
export function shownPath(path: string, line: Line | null): string {
  return path.startsWith('line.') ? `lines[${line?.id ?? '1'}]${path.slice(4)}` : path;
}

/** Reads one value under one shown path: known, absent, or in dispute. */
export function seen(value: unknown, shown: string): Seen {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0))
    return { known: false, used: [], missing: [shown], disputed: [] };
  if (typeof value === 'object' && 'disputed' in value)
    return { known: false, used: [], missing: [shown], disputed: [shown] };
  return { known: true, value, used: [shown] };
}

const parted = new Map<string, readonly string[]>();
/** The parts of a path. Packs ask for the same few hundred paths thousands of times. */
function pathParts(path: string): readonly string[] {
  let parts = parted.get(path);
  if (parts === undefined) {
    parts = path.split('.');
    parted.set(path, parts);
  }
  return parts;
}

/** Looks an entered fact up. */
export function lookEntered(facts: CaseFacts, line: Line | null, path: string): Seen {
  const parts = pathParts(path);
  const head = parts[0] ?? '';
  let at: unknown = head === 'line' ? line : (facts as Record<string, unknown>)[head];
  for (let i = 1; i < parts.length; i += 1) {
    const part = parts[i] ?? '';
    if (typeof at !== 'object' || at === null) return seen(undefined, shownPath(path, line));
    at = Object.hasOwn(at, part) ? (at as Record<string, unknown>)[part] : undefined;
  }
  return seen(at, shownPath(path, line));
}

/** True when the case file's schema has such a fact. Lists count as one fact. */
export function isFactPath(path: string): boolean {
  const [head = '', ...rest] = path.split('.');
  let at: unknown = caseFactsSchema;
  for (const part of head === 'line' ? ['lines', ...rest] : [head, ...rest]) {
    at = strip(at);
    if (!(at instanceof z.ZodObject) || !Object.hasOwn(at.shape, part)) return false;
    at = at.shape[part];
  }
  return true;
}

function strip(schema: unknown): unknown {
  if (schema instanceof z.ZodOptional) return strip(schema.unwrap());
  if (schema instanceof z.ZodArray) return strip(schema.element);
  return schema;
}

export type Value = string | boolean;

const closed = new Map<string, readonly Value[]>();
/** The closed list of values of a fact: yes and no, or the words of the field. */
export function closedValues(fact: string): readonly Value[] {
  const template = fact.replace(/\[[^\]]*\]/g, '');
  const before = closed.get(template);
  if (before) return before;
  let at: unknown = caseFactsSchema;
  for (const part of template.split('.')) {
    at = unwrap(at);
    at = at instanceof z.ZodObject ? at.shape[part] : undefined;
  }
  const leaf = unwrap(at);
  const found: readonly Value[] =
    leaf instanceof z.ZodBoolean ? [true, false] : leaf instanceof z.ZodEnum ? leaf.options.map(String) : [];
  closed.set(template, found);
  return found;
}

/** What stands inside: a fact is "a value, or a dispute", and the value comes first. */
function unwrap(schema: unknown): unknown {
  const bare = strip(schema);
  return bare instanceof z.ZodUnion ? unwrap(bare.options[0]) : bare;
}
