// npm run rules:check [folder of tables]: the packs load, every decision row has a positive, a negative and a missing-fact
// case that holds, the tables name the clauses of their rules, and every clause of the article has a rule or a reason for
// having none. Writes rules-coverage.json, unless other tables than the product's own are given.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadPacks } from '../src/main/rules/load-packs.ts';
import type { RulePack } from '../src/main/rules/pack.ts';
import { Trouble } from '../src/shared/errors.ts';
import { answerTo, differences, readTables } from '../test/rules/case-tables.ts';

const root = path.join(import.meta.dirname, '..');
/** Every clause of the article, as the analysis numbers them. */
const clauses = (
  'S0.1 S0.2 S0.3 S0.4 S0.5 S0.6 S1.0 S1.1a S1.1b S1.2 S1.3 S2.1a S2.1b S2.2a S2.2b S2.2c S2.3a S2.3b S2.3c ' +
  'S2.4a S2.4b S2.4c S2.5a S2.5b S3.1a S3.1b S3.2a S3.2b S3.3 S3.4 S4.1 S4.2'
).split(' ');
/** Every row of the decision table. */
const rows = (
  'R-00 R-01 R-02 R-03 R-04 R-05 R-06 R-07 R-08 R-09 R-10 R-11 R-20 R-21 R-22 R-23 R-24 R-25 R-26 R-27 R-28 R-29 R-30 R-31 ' +
  'R-40 R-41 R-42 R-43 R-44 R-50 R-51 R-52 R-53 R-54 R-55 R-60 R-61 R-62 R-63 R-70 R-71 R-72 R-80 R-81 R-90'
).split(' ');
const needed = ['positive', 'negative', 'missing'] as const;

interface RowCoverage {
  readonly rules: readonly string[];
  readonly tests: readonly string[];
  readonly leftTo?: string;
}

const problems: string[] = [];
const packs = load();
const article = packs.filter((p) => p.id === 'seed-article');
const otherTables = process.argv[2];
const tables = readTables(otherTables);
const held = new Map<string, string[]>();
const heldByClause = new Map<string, string[]>();
let cases = 0;
for (const table of tables) {
  for (const entry of table.cases) {
    cases += 1;
    const name = `${table.row} ${entry.spec.kind}: ${entry.spec.name}`;
    const wrong = differences(table.row, answerTo(article, entry), entry.spec);
    if (wrong.length > 0) problems.push(`${table.file}: ${name}: ${wrong.join('; ')}`);
    else {
      held.set(table.row, [...(held.get(table.row) ?? []), name]);
      for (const clause of table.clauses) heldByClause.set(clause, [...(heldByClause.get(clause) ?? []), name]);
    }
  }
}

const rowCoverage: Record<string, RowCoverage> = {};
for (const row of rows) {
  const rules = packs.flatMap((p) => p.rules.filter((r) => ruleRow(r) === row).map((r) => `${p.id}/${r.id}`));
  const leftTo = packs.flatMap((p) => p.noRow).find((n) => n.row === row)?.because.en;
  const tests = held.get(row) ?? [];
  rowCoverage[row] = { rules, tests, ...(leftTo && rules.length === 0 ? { leftTo } : {}) };
  if (rules.length === 0) {
    if (!leftTo) problems.push(`${row}: no rule and no reason why`);
    continue;
  }
  for (const kind of needed)
    if (!tests.some((t) => t.startsWith(`${row} ${kind}:`))) problems.push(`${row}: no ${kind} case holds`);
}
// Findings and warnings that belong to no row stand in the tables under their own names.
for (const rule of packs.flatMap((p) => p.rules)) {
  if (rule.outcome.is === 'decision' || ruleRow(rule) !== undefined) continue;
  for (const kind of needed)
    if (!(held.get(rule.id) ?? []).some((t) => t.startsWith(`${rule.id} ${kind}:`)))
      problems.push(`${rule.id}: no ${kind} case holds`);
}
// A table stands for the clauses of its rules: for all of them, and for no other.
for (const name of new Set(tables.map((t) => t.row))) {
  const rules = packs.flatMap((p) => p.rules.filter((r) => ruleRow(r) === name || r.id === name));
  if (rules.length === 0) {
    if (name !== 'none') problems.push(`${name}: there are cases for it and no rule`);
    continue;
  }
  const own = new Set(rules.flatMap((r) => [r.clause, ...r.alsoClauses]));
  const told = new Set(tables.filter((t) => t.row === name).flatMap((t) => t.clauses));
  for (const clause of own) if (!told.has(clause)) problems.push(`${name}: its table does not name clause ${clause}`);
  for (const clause of told)
    if (!own.has(clause)) problems.push(`${name}: its table names clause ${clause}, which its rules do not`);
}
for (const row of new Set(packs.flatMap((p) => p.rules.map(ruleRow))))
  if (row !== undefined && !rows.includes(row)) problems.push(`${row}: the decision table has no such row`);

const clauseCoverage: Record<string, { rules: string[]; tests: readonly string[]; noRule?: string }> = {};
for (const clause of clauses) {
  const rules = article.flatMap((p) =>
    p.rules.filter((r) => r.clause === clause || r.alsoClauses.includes(clause)).map((r) => r.id),
  );
  const noRule = article.flatMap((p) => p.noRule).find((n) => n.clause === clause)?.because.en;
  const tests = [...new Set([...(heldByClause.get(clause) ?? []), ...rules.flatMap((id) => held.get(id) ?? [])])];
  clauseCoverage[clause] = { rules, tests, ...(noRule && { noRule }) };
  if (rules.length === 0 && !noRule) problems.push(`${clause}: no rule and no reason why`);
  if (rules.length > 0 && noRule) problems.push(`${clause}: has a rule and a reason for having none`);
  if (rules.length > 0 && tests.length === 0) problems.push(`${clause}: no case holds its rules`);
}
checkSources();

const coverage = {
  packs: packs.map((p) => ({ id: p.id, version: p.version, rules: p.rules.length })),
  cases,
  clauses: clauseCoverage,
  rows: rowCoverage,
};
if (otherTables === undefined)
  writeFileSync(path.join(root, 'rules-coverage.json'), `${JSON.stringify(coverage, null, 2)}\n`);
for (const problem of problems) process.stderr.write(`${problem}\n`);
const covered = Object.values(clauseCoverage).filter((c) => c.rules.length > 0).length;
process.stdout.write(
  `rules: ${packs.length} pack(s), ${packs.reduce((n, p) => n + p.rules.length, 0)} rules, ${cases} cases; ` +
    `${covered} of ${clauses.length} clauses have rules, the others say why not; ${problems.length} problem(s)\n`,
);
process.exitCode = problems.length === 0 ? 0 : 1;

function load(): RulePack[] {
  try {
    return loadPacks(path.join(root, 'resources'));
  } catch (problem) {
    if (!(problem instanceof Trouble)) throw problem;
    process.stderr.write(`${problem.message}\n`);
    process.exit(1);
  }
}

/** The row of the table that a rule carries out. */
function ruleRow(rule: RulePack['rules'][number]): string | undefined {
  if (rule.outcome.is === 'decision' || (rule.outcome.is === 'warning' && rule.outcome.row)) return rule.outcome.row;
  return /^R-\d{2}$/.test(rule.id) ? rule.id : undefined;
}

/** Both languages really written, no date of consultation in the future. */
function checkSources(): void {
  const today = new Date().toISOString().slice(0, 10);
  for (const pack of packs) {
    for (const [id, source] of Object.entries(pack.sources))
      if (source.consultedOn > today) problems.push(`${pack.id}: source ${id} is consulted in the future`);
    for (const rule of pack.rules) {
      if (!/[\u4e00-\u9fff]/.test(rule.gist['zh-CN']) || !/[\u4e00-\u9fff]/.test(rule.title['zh-CN']))
        problems.push(`${rule.id}: its Chinese is not Chinese`);
      if (/[\u4e00-\u9fff]/.test(rule.gist.en)) problems.push(`${rule.id}: its English is not English`);
    }
  }
}
