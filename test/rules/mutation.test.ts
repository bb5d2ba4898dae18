/** Seeded changes of one word in a pack: nearly all of them must make a case of the tables fail. */
import path from 'node:path';
import { expect, it } from 'vitest';
import { strangeWords } from '../../src/main/rules/check-pack.ts';
import { loadPacks } from '../../src/main/rules/load-packs.ts';
import type { RulePack } from '../../src/main/rules/pack.ts';
import { answerTo, differences, readTables } from './case-tables.ts';

const packs = loadPacks(path.join(import.meta.dirname, '..', '..', 'resources'));
const tables = readTables();
const isFull = process.env['CASEBINDER_FULL'] === '1';
const sample = isFull ? Number.POSITIVE_INFINITY : 80;

type Step = string | number;
interface Mutant {
  readonly pack: RulePack;
  /** Row or rule that was changed: its own cases are tried first. */
  readonly row: string;
  readonly what: string;
}

/** Another word of the same kind. */
const others: Readonly<Record<string, string>> = {
  ACCEPT: 'REFUSE',
  REFUSE: 'ACCEPT',
  NEGOTIATE: 'REFUSE',
  HOLD: 'ACCEPT',
  REDIRECT: 'REFUSE',
  MEDIATE: 'NEGOTIATE',
  APPEAL: 'MEDIATE',
  FULFIL: 'NEGOTIATE',
  SELLER: 'BUYER',
  BUYER: 'SELLER',
  CARRIER: 'SELLER',
  INSURER: 'SELLER',
  UNDECIDED: 'SELLER',
  PER_AGREEMENT: 'BUYER',
  NONE: 'SELLER',
  UNDETERMINED: 'BUYER',
  SHARED: 'SELLER',
};
/** Keys under which a word decides something; texts and citations do not. */
const deciding = new Set(['literal', 'sensible', 'fault', 'is', 'in', 'moreThan', 'length', 'stances']);

function put(value: unknown, place: readonly Step[], word: unknown): unknown {
  const [step, ...rest] = place;
  if (step === undefined) return word;
  if (Array.isArray(value)) return value.map((v: unknown, i) => (i === step ? put(v, rest, word) : v));
  const tree = value as Record<string, unknown>;
  return { ...tree, [step]: put(tree[String(step)], rest, word) };
}

/** Every place under a value that holds a deciding word. */
function places(value: unknown, at: readonly Step[] = [], key = ''): (readonly Step[])[] {
  if (Array.isArray(value)) return value.flatMap((v: unknown, i) => places(v, [...at, i], key));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([k, v]) =>
      ['says', 'next', 'scope'].includes(k) ? [] : places(v, [...at, k], k),
    );
  return deciding.has(key) && !(key === 'is' && ['decision', 'warning', 'note', 'finding'].includes(String(value)))
    ? [at]
    : [];
}

function another(value: unknown): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  return others[String(value)] ?? 'another_word';
}

function mutantsOf(pack: RulePack): Mutant[] {
  const rules = pack.rules.flatMap((rule, i): Mutant[] => {
    const row = rule.outcome.is === 'decision' ? rule.outcome.row : rule.id;
    const inside = rule.outcome.is === 'decision' ? rule : { when: rule.when };
    return places({ when: inside.when, outcome: 'outcome' in inside ? inside.outcome : {} }).map((place) => {
      let at: unknown = rule;
      for (const step of place) at = (at as Record<string, unknown>)[String(step)];
      const changed = put(pack, ['rules', i, ...place], another(at)) as RulePack;
      return { pack: changed, row, what: `${pack.id} ${rule.id} ${place.join('.')}: ${String(at)}` };
    });
  });
  const first = pack.windows[0];
  const windows = first
    ? [
        {
          pack: put(pack, ['windows', 0, 'length'], first.length + 1) as RulePack,
          row: '',
          what: `${pack.id} ${first.id} length`,
        },
      ]
    : [];
  return [...rules, ...windows];
}

/** True when the pack is refused, or some case of the tables notices; those of the changed row are asked first. */
function isNoticed(mutant: Mutant): boolean {
  if (mutant.pack.rules.some((rule) => strangeWords(rule.when).length > 0)) return true;
  const mine = tables.filter((t) => t.pack === mutant.pack.id);
  const ordered = [...mine.filter((t) => t.row === mutant.row), ...mine.filter((t) => t.row !== mutant.row)];
  const article = packs.filter((p) => p.id === 'seed-article' && p.id !== mutant.pack.id);
  return ordered.some((table) =>
    table.cases.some(
      (entry) => differences(table.row, answerTo([...article, mutant.pack], entry), entry.spec, table.pack).length > 0,
    ),
  );
}

it(
  'nine of ten seeded changes of one word make a case fail',
  () => {
    const all = packs.flatMap(mutantsOf);
    expect(all.length).toBeGreaterThan(500);
    // Spread over all packs and rows, the same each time.
    const every = Math.max(1, Math.floor(all.length / sample));
    const tried = all.filter((_, i) => i % every === 0);
    const unnoticed = tried.filter((mutant) => !isNoticed(mutant)).map((m) => m.what);
    expect(1 - unnoticed.length / tried.length, unnoticed.join('\n')).toBeGreaterThanOrEqual(0.9);
  },
  isFull ? 1_500_000 : 180_000,
);
