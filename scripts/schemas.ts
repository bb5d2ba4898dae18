/**
 * npm run schemas [-- --check] — resources/schemas/ from the schemas in the source, for editors and other programs.
 * Some checks (real dates, known zones and currencies, sums) are code and cannot stand in a JSON Schema.
 */
import { caseFileSchema } from '../src/shared/domain/case-file.ts';
import { z } from '../src/shared/z.ts';
import { writeOrCheck } from './lib/generated-file.ts';

/** Parts shorter than this are written out where they stand. */
const shortest = 60;

/** The JSON Schema of a case file, as text. */
export function caseFileJsonSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(caseFileSchema, { io: 'input', reused: 'inline' });
  const page = {
    $schema,
    title: 'Casebinder case file',
    description:
      'One case: every fact that is known. What is left out is unknown. Beyond this form, dates must exist, zones and currencies must be known, and claim lines must fit the order.',
    ...shareParts(schema),
  };
  return `${written(page)}\n`;
}

/** JSON as the formatter of this repository leaves it: short lists of words on one line. */
function written(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(
    /^(.*)\[\n([^[\]{}]*?)\n *\](,?)$/gm,
    (whole: string, before: string, inner: string, comma: string) => {
      const line = `${before}[${inner.trim().replace(/,\n */g, ', ')}]${comma}`;
      return line.length <= 120 ? line : whole;
    },
  );
}

/** Moves parts that occur more than once to `$defs`, so that a person can read the rest. */
function shareParts(schema: object): object {
  const counts = new Map<string, number>();
  const count = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if (isSchema(node)) {
      const text = JSON.stringify(node);
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
    for (const inner of Object.values(node)) count(inner);
  };
  count(schema);

  const names = new Map<string, string>();
  const parts: Record<string, unknown> = {};
  const share = (node: unknown): unknown => {
    if (typeof node !== 'object' || node === null) return node;
    if (Array.isArray(node)) return node.map(share);
    const text = JSON.stringify(node);
    const known = names.get(text);
    if (known !== undefined) return { $ref: `#/$defs/${known}` };
    const shared = Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, share(inner)]));
    if (!isSchema(node) || (counts.get(text) ?? 0) < 2 || text.length < shortest) return shared;
    const name = freeName(node, parts);
    names.set(text, name);
    parts[name] = shared;
    return { $ref: `#/$defs/${name}` };
  };
  const top = Object.fromEntries(Object.entries(schema).map(([key, inner]) => [key, share(inner)]));
  return { ...top, $defs: parts };
}

function isSchema(node: object): boolean {
  return ('type' in node && typeof node.type === 'string') || ('anyOf' in node && Array.isArray(node.anyOf));
}

function freeName(node: object, taken: Readonly<Record<string, unknown>>): string {
  const base = 'title' in node ? String(node.title) : 'enum' in node ? 'Choice' : 'anyOf' in node ? 'Fact' : 'Part';
  let name = base;
  for (let n = 2; Object.hasOwn(taken, name); n += 1) name = `${base}${n}`;
  return name;
}

if (import.meta.main) writeOrCheck('resources/schemas/case-file.schema.json', caseFileJsonSchema());
