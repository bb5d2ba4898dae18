/**
 * From the text of a pack's files to one merged content, with a way back from a place in it to file and line.
 * What must not live here: the disk (load-packs.ts) and what a pack must hold (check-pack.ts).
 */
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';

/** One file of a pack: its name and its text. */
export interface PackText {
  readonly name: string;
  readonly text: string;
}
/** Something that is wrong with a pack, and where. */
export interface PackProblem {
  readonly file: string;
  /** From 1; null where the problem is of the pack as a whole. */
  readonly line: number | null;
  /** Place in the pack: `rules.3.when`. */
  readonly at: string;
  readonly problem: string;
}
export type Place = readonly (string | number)[];

export interface MergedPack {
  readonly content: Readonly<Record<string, unknown>>;
  /** File and line of a place; of the nearest place above it that is written down. */
  readonly find: (place: Place) => { readonly file: string; readonly line: number | null };
}

/** Lists that several files may add to; every other key stands once. */
const added = ['rules', 'windows', 'noRule', 'noRow'] as const;
const isAdded = (key: string): key is (typeof added)[number] => added.some((one) => one === key);

interface Read {
  readonly file: string;
  readonly doc: Document;
  readonly lines: LineCounter;
}

/** Merges the files of a pack, or tells the first problem of each. */
export function readPack(files: readonly PackText[]): MergedPack | { readonly problems: readonly PackProblem[] } {
  const problems: PackProblem[] = [];
  const content: Record<string, unknown> = {};
  const at = new Map<string, Read>();
  const listed = new Map<string, { readonly read: Read; readonly index: number }[]>();
  for (const { name, text } of files) {
    const lines = new LineCounter();
    const doc = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
    const error = doc.errors[0];
    if (error) {
      const line = lines.linePos(error.pos[0]).line;
      problems.push({ file: name, line, at: '', problem: error.message.split('\n')[0] ?? 'not YAML' });
      continue;
    }
    const value: unknown = doc.toJS({ maxAliasCount: 0 });
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      problems.push({ file: name, line: 1, at: '', problem: 'it is empty or no list of keys' });
      continue;
    }
    const read: Read = { file: name, doc, lines };
    for (const [key, part] of Object.entries(value)) {
      if (isAdded(key) && Array.isArray(part)) {
        content[key] = [...((content[key] as unknown[] | undefined) ?? []), ...(part as unknown[])];
        const entries = part.map((_, index) => ({ read, index }));
        listed.set(key, [...(listed.get(key) ?? []), ...entries]);
      } else if (Object.hasOwn(content, key)) {
        problems.push({ file: name, line: lineOf(read, [key]), at: key, problem: 'this key stands in two files' });
      } else {
        content[key] = part;
        at.set(key, read);
      }
    }
  }
  if (problems.length > 0) return { problems };
  const first = files[0]?.name ?? '';
  const find: MergedPack['find'] = ([key, ...rest]) => {
    const entry = typeof rest[0] === 'number' ? listed.get(String(key))?.[rest[0]] : undefined;
    if (entry && key !== undefined)
      return { file: entry.read.file, line: lineOf(entry.read, [key, entry.index, ...rest.slice(1)]) };
    const read = at.get(String(key)) ?? listed.get(String(key))?.[0]?.read;
    return read && key !== undefined
      ? { file: read.file, line: lineOf(read, [key, ...rest]) }
      : { file: first, line: null };
  };
  return { content, find };
}

function lineOf(read: Read, place: Place): number | null {
  for (let length = place.length; length > 0; length -= 1) {
    const node: unknown = read.doc.getIn(place.slice(0, length), true);
    if (isNode(node) && node.range) return read.lines.linePos(node.range[0]).line;
  }
  return null;
}
