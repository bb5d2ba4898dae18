/**
 * Reads the case tables under test/rules/tables and holds the rules' answers against them.
 * Shared by the tests and by scripts/rules-check.ts. A table is YAML that a lawyer can read and edit.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { evaluateCase } from '../../src/main/rules/evaluate.ts';
import { loadHolidays } from '../../src/main/rules/load-holidays.ts';
import type { RulePack } from '../../src/main/rules/pack.ts';
import type { Answer, LineAnswer } from '../../src/shared/domain/answer.ts';
import { type CaseFacts, caseFactsSchema } from '../../src/shared/domain/case-file.ts';
import { z } from '../../src/shared/z.ts';

const holidays = loadHolidays(path.join(import.meta.dirname, '..', '..', 'resources'));
const facts = z.record(z.string(), z.unknown());
const text = z.string();
const texts = z.array(text);

const expectSchema = z.strictObject({
  literal: text.optional(),
  sensible: text.optional(),
  /** The stance by the readings of the case. */
  stance: text.optional(),
  /** Exactly these rows, by the readings of the case. */
  rows: texts.optional(),
  window: text.optional(),
  lastDay: text.nullable().optional(),
  /** Return leg: literal / sensible. Other legs below. */
  freight: text.optional(),
  chosenFreight: text.optional(),
  mayAsk: z.boolean().optional(),
  legs: z.record(z.string(), text).optional(),
  fault: text.optional(),
  subjectTo: texts.optional(),
  missing: texts.optional(),
  warnings: texts.optional(),
  noWarnings: texts.optional(),
  mediation: z.boolean().optional(),
  appeal: z.strictObject({ available: z.boolean(), ready: z.boolean(), gaps: z.int().optional() }).optional(),
  step: text.optional(),
  deadlines: z.record(z.string(), text.nullable()).optional(),
  noDeadlines: texts.optional(),
  /** Words that the sentence on the line must hold, in English; and words that neither it nor the next step may hold. */
  says: text.optional(),
  saysNot: text.optional(),
  /** Stance that each pack gives by itself; `silent` where it has no rule. */
  byPack: z.record(text, text).optional(),
  /** Ids of the packs that disagree; empty: none. */
  conflict: texts.optional(),
  follows: text.nullable().optional(),
  /** For a missing case of a note or warning that holds all the same. */
  holds: z.boolean().optional(),
});

const caseSchema = z.strictObject({
  name: text,
  kind: z.enum(['positive', 'negative', 'missing', 'edge']),
  base: text.optional(),
  facts: facts.default({}),
  /** Facts of the base that are left out. */
  without: texts.default([]),
  evidence: texts.default([]),
  readings: z.enum(['literal', 'sensible']).optional(),
  asOf: text.default('2025-06-01T09:00:00+08:00'),
  /** Number of the line that is looked at, from 1. */
  line: z.int().default(1),
  expect: expectSchema,
});
/** A note of a pack: facts that make it hold, facts that do not, and facts that leave it open. */
const noteSchema = z.strictObject({
  rule: text,
  clauses: texts,
  base: text.optional(),
  holds: facts,
  not: facts,
  missing: facts,
  without: texts.default([]),
  /** For a note that is shown until a fact says otherwise. */
  openHolds: z.boolean().default(false),
  warning: text.optional(),
  evidence: texts.default([]),
});
const tableSchema = z.strictObject({
  /** The pack whose rules these cases hold; the article is always beside it. */
  pack: text.default('seed-article'),
  bases: z.record(z.string(), facts).default({}),
  notes: z.array(noteSchema).default([]),
  rows: z.array(z.strictObject({ row: z.string(), clauses: texts, cases: z.array(caseSchema).min(1) })).default([]),
});

export type TableCase = z.infer<typeof caseSchema>;
export interface TableRow {
  readonly file: string;
  readonly pack: string;
  readonly row: string;
  readonly clauses: readonly string[];
  readonly cases: readonly { readonly spec: TableCase; readonly facts: CaseFacts }[];
}

type Tree = Record<string, unknown>;
const isTree = (v: unknown): v is Tree => typeof v === 'object' && v !== null && !Array.isArray(v);

/** Lays one tree of facts over another; lists and values are replaced as a whole. */
export function lay(under: Tree, over: Tree): Tree {
  const out: Tree = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const below = out[key];
    out[key] =
      isTree(value) && isTree(below) && !('local' in value) && !('disputed' in value) ? lay(below, value) : value;
  }
  return out;
}

/** The tree without one fact. */
export function leaveOut(tree: Tree, fact: string): Tree {
  const [head = '', ...rest] = fact.split('.');
  const { [head]: gone, ...others } = tree;
  if (rest.length === 0) return others;
  if (Array.isArray(gone)) return { ...tree, [head]: gone.map((g) => (isTree(g) ? leaveOut(g, rest.join('.')) : g)) };
  return isTree(gone) ? { ...tree, [head]: leaveOut(gone, rest.join('.')) } : tree;
}

/** All tables, their cases checked against the schema of the case file. */
export function readTables(folder = path.join(import.meta.dirname, 'tables')): TableRow[] {
  const files = readdirSync(folder)
    .filter((f) => f.endsWith('.yaml'))
    .toSorted();
  const tables = files.map((file) => ({
    file,
    ...tableSchema.parse(parse(readFileSync(path.join(folder, file), 'utf8'))),
  }));
  const bases = Object.assign({}, ...tables.map((t) => t.bases)) as Record<string, Tree>;
  const resolve = (name: string | undefined): Tree => {
    if (name === undefined) return {};
    const base = bases[name];
    if (!base) throw new Error(`no base ${name}`);
    const { on, ...own } = base;
    return lay(resolve(typeof on === 'string' ? on : undefined), own);
  };
  return tables.flatMap((t) =>
    [...t.rows, ...t.notes.map(casesOfNote)].map(({ row, clauses, cases }) => ({
      file: t.file,
      pack: t.pack,
      row,
      clauses,
      cases: cases.map((spec) => {
        const tree = spec.without.reduce(leaveOut, lay(resolve(spec.base), spec.facts));
        const parsed = caseFactsSchema.safeParse(tree);
        if (!parsed.success) throw new Error(`${t.file}, ${row}, "${spec.name}": ${parsed.error.message}`);
        return { spec, facts: parsed.data };
      }),
    })),
  );
}

/** The three cases of a note. */
function casesOfNote(note: z.infer<typeof noteSchema>): z.infer<typeof tableSchema>['rows'][number] {
  const one = (kind: TableCase['kind'], name: string, own: Tree, expect: object, without: string[]): TableCase =>
    caseSchema.parse({
      kind,
      name,
      facts: own,
      expect,
      without,
      evidence: note.evidence,
      ...(note.base && { base: note.base }),
    });
  const warns = note.warning ? { warnings: [note.warning] } : {};
  const not = note.warning ? { noWarnings: [note.warning] } : {};
  return {
    row: note.rule,
    clauses: note.clauses,
    cases: [
      one('positive', 'it holds', note.holds, warns, []),
      one('negative', 'it does not hold', note.not, not, []),
      one('missing', 'a fact is missing', note.missing, { holds: note.openHolds }, note.without),
    ],
  };
}

/** Asks the rules about one case of a table: the article and the table's own pack. */
export function answerTo(packs: readonly RulePack[], { spec, facts: given }: TableRow['cases'][number]): Answer {
  return evaluateCase({
    packs,
    facts: given,
    holidays,
    asOf: spec.asOf,
    ...(spec.readings && { readings: { preset: spec.readings } }),
    evidenceHeld: spec.evidence.map((kind) => ({ kind, count: 1 })),
    language: 'en',
  });
}

/** True when a row of the table, in either reading, or a finding of its name holds for the line. */
export function holds(line: LineAnswer, row: string, pack = 'seed-article'): boolean {
  const byRow = [...line.byReading.literal.rows, ...line.byReading.sensible.rows].includes(row);
  if (pack !== 'seed-article' && /^R-\d{2}$/.test(row)) {
    const own = line.byPack.find((p) => p.pack === pack);
    return own ? own.rows.includes(row) : byRow;
  }
  return byRow || line.findings.some((f) => f.rule === row && f.pack === pack && f.outcome === 'fulfilled');
}

/** Everything in which the answer differs from what the table says; empty when it holds. */
export function differences(row: string, answer: Answer, spec: TableCase, pack = 'seed-article'): string[] {
  const line = answer.lines[spec.line - 1];
  if (!line) return [`there is no line ${spec.line}`];
  const found: string[] = [];
  const same = (what: string, is: unknown, wanted: unknown): void => {
    if (wanted !== undefined && JSON.stringify(is) !== JSON.stringify(wanted))
      found.push(`${what}: is ${JSON.stringify(is)}, should be ${JSON.stringify(wanted)}`);
  };
  const subset = (what: string, is: readonly string[], wanted: readonly string[] | undefined): void => {
    for (const one of wanted ?? [])
      if (!is.includes(one)) found.push(`${what}: ${one} is not among ${is.join(', ') || 'none'}`);
  };
  const e = spec.expect;
  const leg = line.freight.find((f) => f.leg === 'return');
  if (spec.kind === 'positive' && !holds(line, row, pack)) found.push(`${row} should hold`);
  if (spec.kind === 'negative' && holds(line, row, pack)) found.push(`${row} should not hold`);
  if (spec.kind === 'missing') {
    const isNote = !/^R-\d{2}$/.test(row);
    if (e.holds !== undefined) same('holds', holds(line, row, pack), e.holds);
    else if (!e.missing || e.missing.length === 0) found.push('a case with a missing fact must name the question');
    for (const reading of ['literal', 'sensible'] as const)
      if (!isNote && line.byReading[reading].stance === 'REFUSE')
        found.push(`${reading}: something unknown led to a refusal`);
  }
  same('literal', line.byReading.literal.stance, e.literal);
  same('sensible', line.byReading.sensible.stance, e.sensible);
  same('stance', line.stance, e.stance);
  same('rows', line.rows, e.rows);
  same('window', line.window.verdict, e.window);
  same('last day', line.window.lastDay, e.lastDay);
  same('return freight', `${leg?.literal} / ${leg?.sensible}`, e.freight);
  same('chosen freight', leg?.chosen, e.chosenFreight);
  same('may ask', leg?.mayAsk, e.mayAsk);
  for (const [name, bearer] of Object.entries(e.legs ?? {}))
    same(`${name} freight`, line.freight.find((f) => f.leg === name)?.chosen, bearer);
  same('fault', line.fault, e.fault);
  for (const [id, stance] of Object.entries(e.byPack ?? {})) {
    const word = line.byPack.find((p) => p.pack === id);
    same(`stance of ${id}`, word?.silent ? 'silent' : word?.stance, stance);
  }
  same('conflict', line.conflict?.between ?? [], e.conflict);
  same('follows', line.follows, e.follows);
  same('subject to', line.subjectTo, e.subjectTo);
  subset(
    'questions',
    answer.missingFacts.map((m) => m.fact),
    e.missing,
  );
  const codes = answer.warnings.map((w) => w.code);
  subset('warnings', codes, e.warnings);
  for (const code of e.noWarnings ?? []) if (codes.includes(code)) found.push(`warning ${code} should not be there`);
  same('mediation', answer.mediation.available, e.mediation);
  if (e.appeal) {
    same('appeal available', answer.appeal.available, e.appeal.available);
    same('appeal ready', answer.appeal.ready, e.appeal.ready);
    same('appeal gaps', answer.appeal.gaps.length, e.appeal.gaps);
  }
  same('step', answer.step, e.step);
  for (const [id, at] of Object.entries(e.deadlines ?? {})) {
    const deadline = answer.deadlines.find((d) => d.id === id);
    if (!deadline) found.push(`deadline ${id} is not there`);
    else same(`deadline ${id}`, deadline.at, at);
  }
  for (const id of e.noDeadlines ?? [])
    if (answer.deadlines.some((d) => d.id === id)) found.push(`deadline ${id} should not be there`);
  if (e.says !== undefined && !line.says.includes(e.says)) found.push(`says: "${line.says}" lacks "${e.says}"`);
  if (e.saysNot !== undefined && `${line.says} ${line.nextStep}`.includes(e.saysNot))
    found.push(`says "${e.saysNot}", which it must not`);
  return found;
}
