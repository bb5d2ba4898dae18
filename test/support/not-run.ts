import { appendFileSync } from 'node:fs';
import type { TestContext } from 'vitest';

/**
 * The only honest reasons for which a test may stay out on a machine that could otherwise have run it. Without one of them a test
 * that did not run is a failure under CI.
 */
export const EXCUSES = [
  /** It is about another operating system or processor. */
  'other-system',
  /** It needs material that is not kept in this repository. */
  'absent-material',
  /** It needs hardware or an account that only a person has: a real printer, a code-signing certificate. */
  'owner-only',
  /** It belongs to `npm run test:full`. */
  'full-only',
] as const;

/** One of the honest reasons. */
export type Excuse = (typeof EXCUSES)[number];

/** One test, or group of tests, that did not run. */
export interface NotRun {
  readonly name: string;
  readonly because: string;
  readonly excuse?: Excuse;
}

/** Announces that a test did not run, and why, to the test run's summary. `name` may be the beginning of the names of a whole group. */
export function notRun(name: string, because: string, excuse?: Excuse): void {
  const file = process.env['CASEBINDER_NOT_RUN'];
  const entry: NotRun = excuse === undefined ? { name, because } : { name, because, excuse };
  if (file === undefined || file === '') process.stderr.write(`not run: ${name}: ${because}\n`);
  else appendFileSync(file, `${JSON.stringify(entry)}\n`);
}

/** Leaves the running test, announcing it: `test('…', (context) => { if (…) skipHere(context, 'because') … })`. */
export function skipHere(context: TestContext, because: string, excuse?: Excuse): never {
  const names: string[] = [context.task.name];
  for (let suite = context.task.suite; suite !== undefined; suite = suite.suite)
    if (suite.name !== '') names.unshift(suite.name);
  notRun(names.join(' '), because, excuse);
  return context.skip(because);
}
