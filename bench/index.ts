/**
 * npm run bench [-- --quick] [--only NAME] — how fast and how heavy, beside a peer that does the same piece of work.
 * Runs the bench files beside it, prints a table, writes bench/results.json and docs/bench.md.
 * A peer or a bench that is missing becomes a row "not run: needs …"; nothing is left out in silence.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { benchPage, benchTable } from './report.ts';
import { type BenchName, type BenchRow, type BenchRun, benchNames } from './row.ts';

const root = path.resolve(import.meta.dirname, '..');

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } },
  allowPositionals: true,
});
const only = benchNames.find((name) => name === values.only);
if (values.only !== undefined && only === undefined) {
  process.stderr.write(`--only is one of: ${benchNames.join(', ')}\n`);
  process.exit(2);
}

const rows: BenchRow[] = [];
for (const name of only === undefined ? benchNames : [only]) {
  process.stderr.write(`${name} …\n`);
  rows.push(...(await measure(name, values.quick)));
}
process.stdout.write(`${benchTable(rows)}\n`);

// A part, or a quick look, is not the record.
if (only === undefined && !values.quick) {
  const results = { node: process.versions.node, platform: process.platform, rows };
  writeFileSync(path.join(root, 'bench', 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
  mkdirSync(path.join(root, 'docs'), { recursive: true });
  writeFileSync(path.join(root, 'docs', 'bench.md'), benchPage(rows));
  process.stderr.write('wrote bench/results.json and docs/bench.md\n');
}
process.exitCode = rows.some((row) => row.ok === false) ? 1 : 0;

/** Runs one bench; what stops it becomes a row. */
async function measure(name: BenchName, quick: boolean): Promise<readonly BenchRow[]> {
  const file = path.join(import.meta.dirname, `${name}.ts`);
  const notRun = (needs: string): BenchRow[] => [{ name, ok: null, note: `not run: needs ${needs}` }];
  if (!existsSync(file)) return notRun(`bench/${name}.ts`);
  const exported = `run${name.charAt(0).toUpperCase()}${name.slice(1)}Bench`;
  const module = (await import(pathToFileURL(file).href)) as Readonly<Record<string, BenchRun | undefined>>;
  const run = module[exported];
  if (run === undefined) return notRun(`${exported} in bench/${name}.ts`);
  try {
    return await run({ quick });
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error);
    return [{ name, ok: false, note: `broke off: ${says.split('\n')[0]}` }];
  }
}
