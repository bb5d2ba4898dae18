// npm test: every check and every test, in the order in which a mistake is cheapest to see, and one line at the end.
//   --full         the long ones too, and docs/test-report.md
//   --only a,b     only these kinds (folders of test/), no checks, no summary file; what follows goes to vitest
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { NotRun } from '../test/support/not-run.ts';
import { CHECKS } from './checks.ts';
import { type Ran, ROOT, run, say, tail } from './lib/proc.ts';
import { kindsOf, readNotRun, readVitest, type Tally } from './lib/results.ts';
import { type Report, testReport } from './lib/test-report.ts';
import { ensureBuilt } from './setup/build.ts';
import { ensureSystem, PDF_TOOLS, PRINT_QUEUE, WATCHERS } from './setup/system.ts';
import { hasDisplay, prepareWindow, VIRTUAL_SCREEN } from './setup/window.ts';

const VITEST = path.join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
const LIMIT_MS = 30 * 60_000;
/** Kinds that need a screen and an Electron. */
const WINDOWED: readonly string[] = ['app', 'packed'];
/** Kinds whose files can run beside each other. */
const CALM: readonly string[] = ['unit', 'rules', 'packets'];

const argv = process.argv.slice(2);
const full = argv.includes('--full');
const onlyAt = argv.indexOf('--only');
const only = onlyAt < 0 ? undefined : (argv[onlyAt + 1] ?? '').split(',');
const passed = onlyAt < 0 ? [] : argv.slice(onlyAt + 2);
const inCi = process.env['CI'] === 'true';

const work = mkdtempSync(path.join(os.tmpdir(), 'casebinder-test-'));
const notRunFile = path.join(work, 'not-run.jsonl');
const secondTryFile = path.join(work, 'second-try.txt');
const env: NodeJS.ProcessEnv = {
  ...process.env,
  CASEBINDER_NOT_RUN: notRunFile,
  CASEBINDER_SECOND_TRY: secondTryFile,
  ...(full ? { CASEBINDER_FULL: '1' } : {}),
};

const ran: Record<string, number> = {};
const durations: Record<string, number> = {};
const failed: string[] = [];
const notRun: NotRun[] = [];
let passedCount = 0;

try {
  process.exitCode = await main();
} finally {
  rmSync(work, { recursive: true, force: true });
}

async function main(): Promise<number> {
  const kinds = kindsOf(path.join(ROOT, 'test'), readdirSync).filter(
    (kind) => only === undefined || only.includes(kind),
  );
  if (only === undefined) {
    await ensureSystem([PDF_TOOLS, PRINT_QUEUE, WATCHERS]);
    for (const check of CHECKS)
      await runCheck(check.name, check.missing, () => run(process.execPath, check.command, { env }));
  }
  const windowed = kinds.filter((kind) => WINDOWED.includes(kind));
  const inProcess = kinds.filter((kind) => !WINDOWED.includes(kind));
  // What only reckons and reads runs two files at a time; what waits for the disk or kills at a moment has the machine for itself.
  const calm = inProcess.filter((kind) => CALM.includes(kind));
  const alone = inProcess.filter((kind) => !CALM.includes(kind));
  if (calm.length > 0) await runVitest(calm, [], env, ['--maxWorkers=2']);
  if (alone.length > 0) await runVitest(alone, [], env);
  if (only === undefined || windowed.length > 0) await runWindowed(windowed);
  return finish();
}

async function runCheck(name: string, missing: string | undefined, work: () => Promise<Ran>): Promise<void> {
  if (missing !== undefined) {
    notRun.push({ name, because: missing });
    return;
  }
  const result = await work();
  ran['checks'] = (ran['checks'] ?? 0) + 1;
  durations['checks'] = (durations['checks'] ?? 0) + result.ms;
  if (result.code === 0) {
    passedCount += 1;
    say(`✓ ${name} (${(result.ms / 1000).toFixed(1)} s)`);
    return;
  }
  failed.push(name);
  say(`✗ ${name}\n${tail(result.out, 60)}`);
}

async function runVitest(
  kinds: readonly string[],
  screen: readonly string[],
  environment: NodeJS.ProcessEnv,
  more: readonly string[] = [],
): Promise<void> {
  const json = path.join(work, `${kinds[0]}.json`);
  const args = [
    VITEST,
    'run',
    ...kinds.flatMap((kind) => ['--project', kind]),
    '--reporter=default',
    '--reporter=json',
    `--reporter=${path.join(ROOT, 'scripts', 'lib', 'second-try.ts')}`,
    `--outputFile.json=${json}`,
    ...more,
    ...passed,
  ];
  const [program = process.execPath, ...before] = [...screen, process.execPath];
  const result = await run(program, [...before, ...args], { env: environment, show: true, timeoutMs: LIMIT_MS });
  const tallies = existsSync(json) ? readVitest(readFileSync(json, 'utf8'), ROOT) : new Map<string, Tally>();
  let counted = 0;
  const announced = readNotRun(notRunFile);
  for (const [kind, tally] of tallies) {
    ran[kind] = tally.passed + tally.failed.length;
    durations[kind] = tally.ms;
    passedCount += tally.passed;
    failed.push(...tally.failed);
    counted += tally.failed.length;
    for (const name of tally.skipped) {
      if (!announced.some((entry) => name.startsWith(entry.name)))
        notRun.push({ name: `${kind}: ${name}`, because: 'skipped in its file, with no reason given' });
    }
  }
  for (const kind of kinds) ran[kind] ??= 0;
  if (result.code !== 0 && counted === 0)
    failed.push(
      `${kinds.join(', ')}: the test runner ended with ${result.code === 124 ? 'its time used up' : `code ${result.code}`}`,
    );
}

async function runWindowed(kinds: readonly string[]): Promise<void> {
  const broken = await ensureBuilt().then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  if (only === undefined)
    await runCheck('build', undefined, () =>
      Promise.resolve({ code: broken === undefined ? 0 : 1, out: broken ?? '', ms: 0 }),
    );
  else if (broken !== undefined) say(broken);
  if (broken !== undefined) return appCannotRun('the app could not be built');
  if (kinds.length === 0) return appCannotRun('there is no test/app');
  const window = await prepareWindow({ build: false });
  if (!window.ready) return appCannotRun(window.because);
  await runVitest(kinds, hasDisplay() ? [] : VIRTUAL_SCREEN, { ...env, ...window.env });
}

function appCannotRun(because: string): void {
  say(`\n!!! The app tests did not run: ${because}\n`);
  // The registry carries an Electron for one kind of machine only; elsewhere the official one must be reachable.
  const other = process.platform !== 'linux' || process.arch !== 'x64';
  notRun.push(other ? { name: 'app', because, excuse: 'other-system' } : { name: 'app', because });
  ran['app'] ??= 0;
  if (only !== undefined) failed.push(`app: ${because}`);
}

function finish(): number {
  notRun.push(...readNotRun(notRunFile));
  for (const entry of notRun) say(`not run: ${entry.name}: ${entry.because}`);
  if (inCi) {
    for (const entry of notRun)
      if (entry.excuse === undefined)
        failed.push(`${entry.name}: not run, though this machine could have been made to run it`);
  }
  const secondTry = existsSync(secondTryFile) ? readFileSync(secondTryFile, 'utf8').trimEnd().split('\n') : [];
  if (secondTry.length > 0) say(`\nPassed only at the second try:\n${secondTry.map((name) => `  ${name}`).join('\n')}`);
  if (failed.length > 0) say(`\nFailed:\n${failed.map((name) => `  ${name}`).join('\n')}`);
  if (only === undefined) {
    const summary = { ran, failed, notRun, secondTry };
    writeFileSync(path.join(ROOT, 'test-summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
    if (full) {
      const report: Report = { ...summary, durations, passed: passedCount };
      mkdirSync(path.join(ROOT, 'docs'), { recursive: true });
      writeFileSync(path.join(ROOT, 'docs', 'test-report.md'), testReport(report, new Date()));
    }
  }
  process.stdout.write(`${passedCount} passed, ${failed.length} failed, ${notRun.length} skipped\n`);
  return failed.length === 0 ? 0 : 1;
}
