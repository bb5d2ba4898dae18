/**
 * Reads JSON text and says where it breaks. JSON.parse gives no position for many errors and lets the second of two
 * equal keys silently win; a case file must lose nothing silently.
 */

export interface TextPlace {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
}

export type JsonText =
  | { readonly value: unknown; readonly duplicateKeys: readonly (readonly (string | number)[])[] }
  | { readonly error: TextPlace; readonly isTooDeep?: true };

/** Deeper than any case file; keeps a hostile text from being worked on for long. */
export const deepest = 64;

const space = /[\t\n\r ]*/y;
const word = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
// Subtle: in pieces, because one pattern for a whole string would exhaust the stack on a very long one.
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them in strings, so they are what ends a piece
const stringPiece = /[^"\\\u0000-\u001f]+|(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})){1,1000}/y;

type Level = { keys: Set<string> | null; key: string | number };

/** Parses a text. A byte order mark at its beginning is skipped. */
export function readJsonText(text: string): JsonText {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const levels: Level[] = [];
  const duplicateKeys: (string | number)[][] = [];
  // What may come next: a value, a value or the end of an empty list, a key (or end), a colon, or a comma (or end).
  let wants: 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma' | 'nothing' = 'value';
  let at = 0;
  const afterValue = () => (levels.length === 0 ? 'nothing' : 'comma');
  while (wants !== 'nothing') {
    const start = endOf(space, source, at) ?? at;
    const sign = source.charAt(start);
    const scalarEnd = sign === '"' ? stringEnd(source, start) : endOf(word, source, start);
    at = scalarEnd ?? start + 1;
    const level = levels.at(-1);
    const isValuePlace = wants === 'value' || wants === 'value-or-end';
    if (sign === '"' && scalarEnd !== null && (wants === 'key' || wants === 'key-or-end') && level?.keys) {
      const key: unknown = JSON.parse(source.slice(start, scalarEnd));
      level.key = String(key);
      if (level.keys.has(level.key)) duplicateKeys.push(levels.map((l) => l.key));
      level.keys.add(level.key);
      wants = 'colon';
    } else if (scalarEnd !== null && isValuePlace) {
      wants = afterValue();
    } else if (sign === ':' && wants === 'colon') {
      wants = 'value';
    } else if ((sign === '{' || sign === '[') && isValuePlace) {
      if (levels.length === deepest) return { error: place(source, start), isTooDeep: true };
      levels.push(sign === '{' ? { keys: new Set(), key: '' } : { keys: null, key: 0 });
      wants = sign === '{' ? 'key-or-end' : 'value-or-end';
    } else if (sign === ',' && wants === 'comma' && level) {
      if (typeof level.key === 'number') level.key += 1;
      wants = level.keys ? 'key' : 'value';
    } else if (
      level &&
      closes(sign, level) &&
      (wants === 'comma' || wants === 'key-or-end' || wants === 'value-or-end')
    ) {
      levels.pop();
      wants = afterValue();
    } else {
      return { error: place(source, start) };
    }
  }
  const rest = source.slice(at).search(/[^\t\n\r ]/);
  if (rest !== -1) return { error: place(source, at + rest) };
  return { value: JSON.parse(source), duplicateKeys };
}

/** Where a match that begins at `at` ends, or null. */
function endOf(pattern: RegExp, source: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(source) ? pattern.lastIndex : null;
}

/** The place after a string's closing quote, or null for a string that is broken. */
function stringEnd(source: string, start: number): number | null {
  let at = start + 1;
  for (;;) {
    if (source.charAt(at) === '"') return at + 1;
    const next = endOf(stringPiece, source, at);
    if (next === null) return null;
    at = next;
  }
}

function closes(sign: string, level: Level): boolean {
  return sign === (level.keys ? '}' : ']');
}

/** The place of the first character at or after `at` that is not white space. */
function place(source: string, at: number): TextPlace {
  const skip = source.slice(at).search(/[^\t\n\r ]/);
  const where = skip === -1 ? source.length : at + skip;
  const before = source.slice(0, where).split(/\r\n|\n|\r/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
