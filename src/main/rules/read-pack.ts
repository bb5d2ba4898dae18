/**
 * From the text of a pack's files to one merged content, with a way back from a place in it to file and line.
 * A text may come from anywhere: nothing in it can make this slow, fill the memory, or reach beyond the content.
 * What must not live here: the disk (load-packs.ts) and what a pack must hold (check-pack.ts).
 */
import { type Document, isAlias, isMap, isNode, isPair, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { sayYamlError } from './yaml-words.ts';

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
  readonly problemZh: string;
}
export type Place = readonly (string | number)[];

export interface MergedPack {
  readonly content: Readonly<Record<string, unknown>>;
  /** File and line of a place; of the nearest place above it that is written down. */
  readonly find: (place: Place) => { readonly file: string; readonly line: number | null };
}

/** Letters of all files together: about twice our largest pack. */
export const MOST_LETTERS = 200_000;
const MOST_FILES = 12;
/** Our deepest condition stands in about twenty. */
const MOST_DEPTH = 60;
/** So many problems of one file are named: behind a broken line everything looks broken. */
const MOST_NAMED = 20;
/** Keys that are no content but the inside of every object. */
const innerKeys: ReadonlySet<unknown> = new Set(['__proto__', 'constructor', 'prototype']);

/** Lists that several files may add to; every other key stands once. */
const added = ['rules', 'windows', 'noRule', 'noRow'] as const;
const isAdded = (key: string): key is (typeof added)[number] => added.some((one) => one === key);

interface Read {
  readonly file: string;
  readonly doc: Document;
  readonly lines: LineCounter;
}

/** Merges the files of a pack, or tells the problems of each. */
export function readPack(files: readonly PackText[]): MergedPack | { readonly problems: readonly PackProblem[] } {
  const large = tooLarge(files);
  if (large !== null) return { problems: [large] };
  const problems: PackProblem[] = [];
  const content: Record<string, unknown> = {};
  const at = new Map<string, Read>();
  const listed = new Map<string, { readonly read: Read; readonly index: number }[]>();
  for (const { name, text } of files) {
    const found = readFile(name, text);
    if ('problems' in found) {
      problems.push(...found.problems);
      continue;
    }
    const { read, value } = found;
    for (const [key, part] of Object.entries(value)) {
      if (isAdded(key) && Array.isArray(part)) {
        content[key] = [...((content[key] as unknown[] | undefined) ?? []), ...(part as unknown[])];
        const entries = part.map((_, index) => ({ read, index }));
        listed.set(key, [...(listed.get(key) ?? []), ...entries]);
      } else if (Object.hasOwn(content, key)) {
        const line = lineOf(read, [key]);
        problems.push({ file: name, line, at: key, ...say('this key stands in two files', '这个键出现在两个文件中') });
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

const say = (problem: string, problemZh: string) => ({ problem, problemZh });

function tooLarge(files: readonly PackText[]): PackProblem | null {
  const letters = files.reduce((sum, { text }) => sum + text.length, 0);
  const file = files[0]?.name ?? '';
  if (files.length === 0) return { file, line: null, at: '', ...say('there is no file in it', '其中没有文件') };
  if (files.length > MOST_FILES)
    return {
      file,
      line: null,
      at: '',
      ...say(
        `it has ${files.length} files; ${MOST_FILES} can be taken`,
        `共有 ${files.length} 个文件，最多 ${MOST_FILES} 个`,
      ),
    };
  if (letters <= MOST_LETTERS) return null;
  const longest = files.toSorted((a, b) => b.text.length - a.text.length)[0];
  return {
    file: longest?.name ?? file,
    line: null,
    at: '',
    ...say(
      `it is too large: ${letters} letters; a pack has at most ${MOST_LETTERS}`,
      `过大：共 ${letters} 个字符，一个规则包最多 ${MOST_LETTERS} 个`,
    ),
  };
}

type FileRead =
  | { readonly read: Read; readonly value: Readonly<Record<string, unknown>> }
  | { readonly problems: readonly PackProblem[] };

function readFile(name: string, text: string): FileRead {
  try {
    return parseFile(name, text);
  } catch (error) {
    // Subtle: the reader goes down one level of the text per call; a text that is nothing but brackets ends it here.
    if (!(error instanceof RangeError)) throw error;
    return { problems: [{ file: name, line: 1, at: '', ...tooDeep }] };
  }
}

const tooDeep = say('it is nested too deeply', '嵌套层次过深');

function parseFile(name: string, text: string): FileRead {
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  const problems = doc.errors.slice(0, MOST_NAMED).map((error): PackProblem => {
    const [at] = error.pos;
    return { file: name, line: lineAt(Math.min(at, Math.max(0, text.length - 1))), at: '', ...sayYamlError(error) };
  });
  if (problems.length > 0) return { problems: firstOfLines(problems) };
  const strange = strangeNodes(doc).map(({ offset, ...said }) => ({
    file: name,
    line: lineAt(offset),
    at: '',
    ...said,
  }));
  if (strange.length > 0) return { problems: strange };
  const value: unknown = doc.toJS({ maxAliasCount: 0 });
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return {
      problems: [
        { file: name, line: 1, at: '', ...say('it is empty or no list of keys', '内容为空，或者不是键的列表') },
      ],
    };
  return { read: { file: name, doc, lines }, value: value as Readonly<Record<string, unknown>> };
}

/** Behind a broken line everything looks broken: of each line the first word counts. */
const firstOfLines = (problems: readonly PackProblem[]): PackProblem[] =>
  problems.filter(({ line }, i) => problems.findIndex((one) => one.line === line) === i);

/** What YAML allows and a pack does not: repetitions by reference, keys that are no words, and endless nesting. */
function strangeNodes(
  doc: Document,
): readonly { readonly offset: number; readonly problem: string; readonly problemZh: string }[] {
  const found: { offset: number; problem: string; problemZh: string }[] = [];
  visit(doc, (_, node, path) => {
    if (found.length >= MOST_NAMED) return visit.BREAK;
    if (path.length > MOST_DEPTH) {
      found.push({ offset: isNode(node) ? (node.range?.[0] ?? 0) : 0, ...tooDeep });
      return visit.BREAK;
    }
    if (isAlias(node))
      found.push({
        offset: node.range?.[0] ?? 0,
        ...say('write it out here: a pack repeats nothing by * and &', '请在此写全：规则包不使用 * 和 & 引用'),
      });
    if (isPair(node) && isScalar(node.key) && innerKeys.has(node.key.value))
      found.push({
        offset: node.key.range?.[0] ?? 0,
        ...say(`${String(node.key.value)} is no key of a pack`, `${String(node.key.value)} 不是规则包的键`),
      });
    return undefined;
  });
  return found;
}

/** The line where a place is named: that of its key, or of the entry of a list. */
function lineOf(read: Read, place: Place): number | null {
  for (let length = place.length; length > 0; length -= 1) {
    const node: unknown = read.doc.getIn(place.slice(0, length), true);
    const above: unknown = read.doc.getIn(place.slice(0, length - 1), true);
    const pair = isMap(above) ? above.items.find(({ key }) => isScalar(key) && key.value === place[length - 1]) : null;
    const named = isNode(pair?.key) ? pair.key : node;
    if (isNode(named) && named.range) return read.lines.linePos(named.range[0]).line;
  }
  return null;
}
