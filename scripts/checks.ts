// What `npm test` looks at before any test runs; `npm run check` runs just these.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ROOT, run, say, tail } from './lib/proc.ts';

/** One check: a command for Node that ends with 0 when all is well. */
export interface Check {
  readonly name: string;
  readonly command: readonly string[];
  /** Why it cannot run; undefined when it can. */
  readonly missing: string | undefined;
}

const tsc = 'node_modules/typescript/bin/tsc';
const biome = 'node_modules/@biomejs/biome/bin/biome';

/** The checks, in order. */
export const CHECKS: readonly Check[] = [
  check('typecheck: main, scripts, tests', tsc, '--noEmit'),
  check('typecheck: shared', tsc, '--noEmit', '-p', 'src/shared'),
  check('typecheck: renderer', tsc, '--noEmit', '-p', 'src/renderer'),
  check('lint', biome, 'check', '--error-on-warnings'),
  check('rules: cases and clauses', 'scripts/rules-check.ts'),
  check('import directions', 'scripts/check-imports.ts'),
  check('generated files are up to date', 'scripts/check-generated.ts'),
];

function check(name: string, script: string, ...args: string[]): Check {
  const there = existsSync(path.join(ROOT, script));
  return { name, command: [path.join(ROOT, script), ...args], missing: there ? undefined : `there is no ${script}` };
}

if (import.meta.main) {
  const wanted = process.argv.slice(2);
  for (const { name, command, missing } of CHECKS) {
    if (wanted.length > 0 && !wanted.some((word) => name.startsWith(word))) continue;
    const result = missing === undefined ? await run(process.execPath, command) : undefined;
    if (result === undefined) say(`- ${name}: ${missing}`);
    else if (result.code === 0) say(`✓ ${name} (${(result.ms / 1000).toFixed(1)} s)`);
    else {
      say(`✗ ${name}\n${tail(result.out, 200)}`);
      process.exitCode = 1;
    }
  }
}
