/**
 * npm run facts — writes docs/case-file.md: every fact of the case file in words, in both languages, with how to write it.
 * The facts come from the schema, the words from the window's own catalogues.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type FieldSpec, sections } from '../src/renderer/features/facts/form-plan.ts';
import { exhibitKinds } from '../src/shared/domain/terms.ts';
import { writeOrCheck } from './lib/generated-file.ts';
import { ROOT } from './lib/proc.ts';

type Json = { readonly [key: string]: unknown };
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const read = (file: string): Json => JSON.parse(readFileSync(path.join(ROOT, file), 'utf8')) as Json;

const schema = read('resources/schemas/case-file.schema.json');
const catalogues = { en: read('src/shared/i18n/en.json'), 'zh-CN': read('src/shared/i18n/zh-CN.json') } as const;
type Language = keyof typeof catalogues;

/** The word of a catalogue under a key with dots, or null. */
function word(language: Language, key: string): string | null {
  let at: unknown = catalogues[language];
  for (const part of key.split('.')) at = isObject(at) ? at[part] : undefined;
  return typeof at === 'string' ? at : null;
}

/** Which closed list of words a fact's values are shown by in the form. */
const termOf = new Map<string, string>(
  sections
    .flatMap((section) => [
      ...section.fields.map((field) => [field.path, field] as const),
      ...section.lists.flatMap((list) => list.fields.map((field) => [`${list.path}[].${field.path}`, field] as const)),
    ])
    .flatMap(([at, field]: readonly [string, FieldSpec]) => ('term' in field ? [[at, field.term] as const] : [])),
);

/** Follows references; of "value or dispute" takes the value. */
function resolve(node: unknown): Json {
  let at = isObject(node) ? node : {};
  for (;;) {
    const ref = at['$ref'];
    const choices = Array.isArray(at['anyOf']) ? at['anyOf'].filter(isObject) : [];
    if (typeof ref === 'string') {
      let found: unknown = schema;
      for (const part of ref.replace(/^#\//, '').split('/')) found = isObject(found) ? found[part] : undefined;
      at = isObject(found) ? found : {};
    } else if (choices.length === 2 && choices.some((one) => resolve(one)['title'] === 'Disputed')) {
      at = choices.find((one) => resolve(one)['title'] !== 'Disputed') ?? {};
    } else return at;
  }
}

/** How a value is written, in a few signs. */
function how(node: Json, at: string): string {
  const choices = Array.isArray(node['anyOf']) ? node['anyOf'].map(resolve) : [];
  if (choices.some((one) => one['title'] === 'Instant')) return 'date, or local time with zone';
  if (Array.isArray(node['enum'])) {
    const term = termOf.get(at);
    const label = (value: unknown): string => {
      const said =
        term === undefined
          ? null
          : [word('en', `term.${term}.${String(value)}`), word('zh-CN', `term.${term}.${String(value)}`)];
      return `\`${String(value)}\`${said?.[0] ? ` ${said[0]}` : ''}${said?.[1] ? ` ${said[1]}` : ''}`;
    };
    return node['enum'].map(label).join('<br>');
  }
  if (node['title'] === 'Money' || node['title'] === 'Quantity' || node['title'] === 'Name')
    return String(node['title']).toLowerCase();
  if (isObject(node['properties']) && 'minor' in node['properties'] && 'currency' in node['properties']) return 'money';
  if (isObject(node['properties'])) return `{ ${Object.keys(node['properties']).join(', ')} }`;
  if (node['type'] === 'boolean') return 'true or false';
  if (node['type'] === 'integer' || node['type'] === 'number') return 'number';
  if (node['type'] === 'array') return 'list';
  return 'text';
}

const rows: string[] = [];
function row(at: string, node: unknown): void {
  const key = `fact.${at.replaceAll('[]', '')}`;
  rows.push(`| \`${at}\` | ${word('en', key) ?? ''} | ${word('zh-CN', key) ?? ''} | ${how(resolve(node), at)} |`);
}

const title = (section: string): void => {
  rows.push('', `## \`${section}\``, '', '| fact | in words | 说明 | how to write it |', '| --- | --- | --- | --- |');
};

const subjects = resolve(schema)['properties'];
for (const [name, node] of Object.entries(isObject(subjects) ? subjects : {})) {
  const subject = resolve(node);
  const items = resolve(subject['items']);
  if (name === 'exhibits' || name === 'schemaVersion' || name === 'title' || name === 'packs') continue;
  if (subject['type'] === 'array' && isObject(items['properties'])) {
    title(`${name}[]`);
    for (const [field, value] of Object.entries(items['properties']))
      if (field !== 'id') row(`${name}[].${field}`, value);
  } else if (isObject(subject['properties'])) {
    title(name);
    for (const [field, value] of Object.entries(subject['properties'])) {
      const inner = resolve(value);
      const entry = resolve(inner['items']);
      if (inner['type'] === 'array' && isObject(entry['properties'])) {
        for (const [part, one] of Object.entries(entry['properties']))
          if (part !== 'id') row(`${name}.${field}[].${part}`, one);
      } else row(`${name}.${field}`, value);
    }
  }
}

writeOrCheck(
  'docs/case-file.md',
  `${[
    '# Every fact of the case file 案件文件中的全部事实',
    '',
    'This page is generated (`npm run facts`). A fact left out is *unknown*. A fact in dispute is written',
    '`{"disputed": [{"value": …, "source": "buyer"}, {"value": …, "source": "seller"}]}`.',
    'Entries of a list (`[]`) carry an `id` of their own, for example `"id": "1"`.',
    '',
    '| kind | written as |',
    '| --- | --- |',
    '| date | `"2025-04-02"` |',
    '| local time with zone | `{"local": "2025-04-02T10:12", "zone": "Europe/Berlin"}` |',
    '| money | `{"minor": 287000, "currency": "USD"}`: the smallest unit, here USD 2,870.00 |',
    '| quantity | `{"value": 240, "unit": "pcs"}` |',
    '| name | `{"name": "…", "latin": "…"}`: as its owner writes it, and in Latin letters if that differs |',
    ...rows,
    '',
    '## `exhibits[]`',
    '',
    'The plan of the exhibits: which files go together under which title. Files are matched by name, by path or by folder',
    'when they are attached; what no exhibit names is kept and listed, and stays out of a packet until you include it.',
    '',
    '| key | what it is |',
    '| --- | --- |',
    '| `id` | the name by which grounds and answers cite it |',
    '| `title`, `titleZh` | printed title |',
    `| \`kind\` | one of: ${exhibitKinds.map((kind) => `\`${kind}\``).join(', ')} |`,
    '| `files` | file names or paths inside the folder; `"Loading/"` takes the whole folder |',
    '| `shows` | what it shows, in one line |',
    '| `date`, `source`, `language` | of the document or the pictures |',
    '| `captions` | caption by file name: what one sees |',
    '| `include` | `false` keeps it out of the packets |',
  ].join('\n')}\n`,
);
