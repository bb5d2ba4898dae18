import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { EXCUSES, type NotRun } from '../../test/support/not-run.ts';

const NOT_KINDS = ['support', 'fixtures'];

/** What one kind of test came to. */
export interface Tally {
  passed: number;
  readonly failed: string[];
  readonly skipped: string[];
  ms: number;
}

const VitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      startTime: z.number(),
      endTime: z.number(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

const NotRunLine = z.object({ name: z.string(), because: z.string(), excuse: z.enum(EXCUSES).exactOptional() });

/** The kinds of test: the folders of test/ that hold test files. */
export function kindsOf(
  tests: string,
  list: (folder: string, options: { withFileTypes: true }) => readonly { name: string; isDirectory(): boolean }[],
): readonly string[] {
  return list(tests, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !NOT_KINDS.includes(entry.name))
    .map((entry) => entry.name)
    .sort();
}

/** Counts vitest's JSON report by kind. */
export function readVitest(text: string, root: string): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const file of VitestReport.parse(JSON.parse(text)).testResults) {
    const [, kind = 'unknown'] = path.relative(root, file.name).split(path.sep);
    const tally = tallies.get(kind) ?? { passed: 0, failed: [], skipped: [], ms: 0 };
    tallies.set(kind, tally);
    tally.ms += file.endTime - file.startTime;
    const where = path.relative(root, file.name);
    for (const test of file.assertionResults) {
      if (test.status === 'passed') tally.passed += 1;
      else if (test.status === 'failed') tally.failed.push(`${where}: ${test.fullName}`);
      else tally.skipped.push(test.fullName);
    }
    // A file that breaks before its first test has no assertions to show.
    if (file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'))
      tally.failed.push(`${where}: ${file.message?.split('\n')[0] ?? 'failed'}`);
  }
  return tallies;
}

/** What the tests announced as not run. */
export function readNotRun(file: string): readonly NotRun[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => NotRunLine.parse(JSON.parse(line)));
}
