// npm run rules:check [folder of tables | -- --pack FOLDER]: the packs load, every decision row of every pack has a positive, a negative and a
// missing-fact case that holds, the tables name the clauses of their rules, and every clause has a rule or a reason for none. Writes rules-coverage.json, unless other tables than the product's own are given.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checkOwnPack } from '../src/main/rules/check-own-pack.ts';
import { loadHolidays } from '../src/main/rules/load-holidays.ts';
import { loadPacks } from '../src/main/rules/load-packs.ts';
import type { RulePack } from '../src/main/rules/pack.ts';
import type { PackProblem } from '../src/main/rules/read-pack.ts';
import { clausesStated, ruleRow, spokenOf, tableRows } from '../src/main/rules/table-rows.ts';
import { Trouble } from '../src/shared/errors.ts';
import { answerTo, differences, readTables } from '../test/rules/case-tables.ts';

const root = path.join(import.meta.dirname, '..');
/** Every clause that a pack must speak of, as the analysis numbers them; the article's first. */
const clausesOf: Readonly<Record<string, string>> = {
  'seed-article':
    'S0.1 S0.2 S0.3 S0.4 S0.5 S0.6 S1.0 S1.1a S1.1b S1.2 S1.3 S2.1a S2.1b S2.2a S2.2b S2.2c S2.3a S2.3b S2.3c ' +
    'S2.4a S2.4b S2.4c S2.5a S2.5b S3.1a S3.1b S3.2a S3.2b S3.3 S3.4 S4.1 S4.2',
  'alibaba-trade-assurance':
    'F-01 F-02 F-03 F-04 F-05 F-06 F-07 F-08 F-09 F-10 F-11 F-12 F-13 F-14 F-15 F-16 F-17 F-18 F-19 F-20 F-23 F-23b F-26 ' +
    'F-30 F-31 F-32 F-33 F-34 F-40 F-41 F-42 F-43 F-44',
  'alibaba-easy-return': 'F-24 F-25 F-27',
  'alibaba-complaint-center': 'F-16 F-17 F-21 F-22 F-45 F-46',
  'carriers-and-incoterms':
    'INCOTERMS-EXW INCOTERMS-FCA INCOTERMS-FAS INCOTERMS-FOB INCOTERMS-CFR INCOTERMS-CIF INCOTERMS-CPT INCOTERMS-CIP ' +
    'INCOTERMS-DAP INCOTERMS-DPU INCOTERMS-DDP CARRIER-SEA-HV CARRIER-SEA-HAMBURG CARRIER-AIR CARRIER-ROAD CARRIER-RAIL ' +
    'CARRIER-FIATA CARRIER-COURIER CUSTOMS-RETURN',
  'sale-of-goods-law': 'F-60 F-61 F-62 F-63 F-64 F-65 F-66 F-67 F-68',
  'eu-consumer-warning': 'F-69',
  aliexpress: 'P-AE1 P-AE2 P-AE3 P-AE4 P-AE5',
  dhgate: 'P-DH1 P-DH2 P-DH3 P-DH4 P-DH5 P-DH6',
};
const needed = ['positive', 'negative', 'missing'] as const;

interface RowCoverage {
  readonly rules: readonly string[];
  readonly tests: readonly string[];
}

const problems: string[] = [];
const ownPack = process.argv.indexOf('--pack');
if (ownPack >= 0) checkOwn(process.argv[ownPack + 1] ?? '');
const packs = load();
const otherTables = process.argv[2];
const tables = readTables(otherTables);
/** Names of the cases that hold, by pack and row or rule; and by pack and clause. */
const held = new Map<string, string[]>();
const heldByClause = new Map<string, string[]>();
const keep = (map: Map<string, string[]>, key: string, name: string): void => {
  map.set(key, [...(map.get(key) ?? []), name]);
};
let cases = 0;
for (const table of tables) {
  const own = packs.filter((p) => p.id === 'seed-article' || p.id === table.pack);
  if (!own.some((p) => p.id === table.pack)) problems.push(`${table.file}: there is no pack ${table.pack}`);
  for (const entry of table.cases) {
    cases += 1;
    const name = `${table.row} ${entry.spec.kind}: ${entry.spec.name}`;
    const wrong = differences(table.row, answerTo(own, entry), entry.spec, table.pack);
    if (wrong.length > 0) problems.push(`${table.file}: ${name}: ${wrong.join('; ')}`);
    else {
      keep(held, `${table.pack} ${table.row}`, name);
      for (const clause of table.clauses) keep(heldByClause, `${table.pack} ${clause}`, name);
    }
  }
}

const rowCoverage: Record<string, RowCoverage> = {};
for (const row of tableRows) {
  const carrying = packs.filter((p) => p.rules.some((r) => ruleRow(r) === row));
  const rules = carrying.flatMap((p) => p.rules.filter((r) => ruleRow(r) === row).map((r) => `${p.id}/${r.id}`));
  const tests = carrying.flatMap((p) => held.get(`${p.id} ${row}`) ?? []);
  rowCoverage[row] = { rules, tests };
  if (carrying.length === 0) problems.push(`${row}: no rule`);
  for (const pack of carrying)
    for (const kind of needed)
      if (!has(`${pack.id} ${row}`, row, kind)) problems.push(`${pack.id} ${row}: no ${kind} case holds`);
}
// Findings, warnings and notes that belong to no row stand in the tables under their own names.
for (const pack of packs)
  for (const rule of pack.rules) {
    if (rule.outcome.is === 'decision' || ruleRow(rule) !== undefined) continue;
    for (const kind of needed)
      if (!has(`${pack.id} ${rule.id}`, rule.id, kind)) problems.push(`${pack.id} ${rule.id}: no ${kind} case holds`);
  }
// A table stands for the clauses of its rules: for all of them, and for no other.
for (const key of new Set(tables.map((t) => `${t.pack} ${t.row}`))) {
  const [packId = '', name = ''] = key.split(' ');
  const pack = packs.find((p) => p.id === packId);
  const rules = pack?.rules.filter((r) => ruleRow(r) === name || r.id === name) ?? [];
  const stated = pack === undefined ? [] : clausesStated(pack, name);
  if (rules.length + stated.length === 0) {
    if (name !== 'none') problems.push(`${name}: there are cases for it and no rule`);
    continue;
  }
  const own = new Set([...rules.flatMap((r) => [r.clause, ...r.alsoClauses]), ...stated]);
  const told = new Set(tables.filter((t) => t.row === name && t.pack === packId).flatMap((t) => t.clauses));
  for (const clause of own) if (!told.has(clause)) problems.push(`${name}: its table does not name clause ${clause}`);
  for (const clause of told)
    if (!own.has(clause)) problems.push(`${name}: its table names clause ${clause}, which its rules do not`);
}
for (const row of new Set(packs.flatMap((p) => p.rules.map(ruleRow))))
  if (row !== undefined && !tableRows.includes(row)) problems.push(`${row}: the decision table has no such row`);

interface ClauseCoverage {
  readonly rules: readonly string[];
  readonly tests: readonly string[];
  readonly noRule?: string;
}
const clauseCoverage: Record<string, Record<string, ClauseCoverage>> = {};
for (const [packId, listed] of Object.entries(clausesOf)) {
  const pack = packs.find((p) => p.id === packId);
  if (!pack) {
    problems.push(`${packId}: the pack is not there`);
    continue;
  }
  const ofPack: Record<string, ClauseCoverage> = {};
  for (const clause of listed.split(' ')) {
    const rules = pack.rules.filter((r) => r.clause === clause || r.alsoClauses.includes(clause)).map((r) => r.id);
    const data = spokenOf(pack, clause);
    const noRule = pack.noRule.find((n) => n.clause === clause)?.because.en;
    const tests = [
      ...new Set([
        ...(heldByClause.get(`${packId} ${clause}`) ?? []),
        ...rules.flatMap((id) => held.get(`${packId} ${id}`) ?? []),
      ]),
    ];
    ofPack[clause] = { rules: [...rules, ...data], tests, ...(noRule && { noRule }) };
    if (rules.length + data.length === 0 && !noRule) problems.push(`${packId} ${clause}: no rule and no reason why`);
    if (rules.length + data.length > 0 && noRule)
      problems.push(`${packId} ${clause}: has a rule and a reason for none`);
    // Called covered and held by nothing: then it is not covered.
    if (rules.length + data.length > 0 && tests.length === 0) problems.push(`${packId} ${clause}: no case holds it`);
  }
  clauseCoverage[packId] = ofPack;
}
checkSources(packs);

const coverage = {
  packs: packs.map((p) => ({ id: p.id, version: p.version, rules: p.rules.length })),
  cases,
  clauses: clauseCoverage,
  rows: rowCoverage,
};
if (otherTables === undefined)
  writeFileSync(path.join(root, 'rules-coverage.json'), `${JSON.stringify(coverage, null, 2)}\n`);
for (const problem of problems) process.stderr.write(`${problem}\n`);
const all = Object.values(clauseCoverage).flatMap((c) => Object.values(c));
const percent = (part: number, of: number): string => `${Math.floor((100 * part) / of)} %`;
const rowsHeld = tableRows.filter((row) => (rowCoverage[row]?.tests.length ?? 0) > 0).length;
process.stdout.write(
  `rules: ${packs.length} packs, ${packs.reduce((n, p) => n + p.rules.length, 0)} rules, ${cases} cases; ` +
    `rows ${percent(rowsHeld, tableRows.length)} (${rowsHeld} of ${tableRows.length}), ` +
    `clauses ${percent(all.filter((c) => c.tests.length > 0 || c.noRule).length, all.length)} (${all.length}, ` +
    `${all.filter((c) => c.noRule).length} of them say why they have no rule); ${problems.length} problem(s)\n`,
);
process.exitCode = problems.length === 0 ? 0 : 1;

/** Checks one pack of a person's own as the app does, names every mistake with file and line, and ends. */
function checkOwn(folder: string): never {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .toSorted()
    .map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }));
  const resources = path.join(root, 'resources');
  const { sound, ...found } = checkOwnPack(files, {
    delivered: load(),
    holidays: loadHolidays(resources),
    today: new Date().toISOString().slice(0, 10),
  });
  const named = ({ file, line, at, problem }: PackProblem): string =>
    `${file}${line === null ? '' : `:${line}`} ${at}: ${problem}\n`;
  for (const problem of found.problems) process.stderr.write(named(problem));
  for (const remark of found.remarks) process.stdout.write(`remark: ${named(remark)}`);
  if (sound !== null)
    process.stdout.write(
      `${sound.pack.id} ${sound.pack.version}: ${sound.pack.rules.length} rules, ${sound.pack.windows.length} clocks, ` +
        `${found.clauses.length} clauses; sound\n`,
    );
  process.exit(sound === null ? 1 : 0);
}

function load(): RulePack[] {
  try {
    return loadPacks(path.join(root, 'resources'));
  } catch (problem) {
    if (!(problem instanceof Trouble)) throw problem;
    process.stderr.write(`${problem.message}\n`);
    process.exit(1);
  }
}

function has(key: string, row: string, kind: string): boolean {
  return (held.get(key) ?? []).some((test) => test.startsWith(`${row} ${kind}:`));
}

/** Both languages really written, no date of consultation in the future. */
function checkSources(of: readonly RulePack[]): void {
  const today = new Date().toISOString().slice(0, 10);
  for (const pack of of) {
    for (const [id, source] of Object.entries(pack.sources))
      if (source.consultedOn > today) problems.push(`${pack.id}: source ${id} is consulted in the future`);
    for (const rule of pack.rules) {
      if (!/[\u4e00-\u9fff]/.test(rule.gist['zh-CN']) || !/[\u4e00-\u9fff]/.test(rule.title['zh-CN']))
        problems.push(`${rule.id}: its Chinese is not Chinese`);
      if (/[\u4e00-\u9fff]/.test(rule.gist.en)) problems.push(`${rule.id}: its English is not English`);
    }
  }
}
