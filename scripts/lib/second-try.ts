import { appendFileSync } from 'node:fs';
import type { TestCase } from 'vitest/node';

/**
 * A vitest reporter: writes each test that passed only when it was run again, a line each, into the file that
 * CASEBINDER_SECOND_TRY names. What needed luck is told in the last lines of a run, and not taken for a plain pass.
 */
export default class SecondTryReporter {
  onTestCaseResult(test: TestCase): void {
    const file = process.env['CASEBINDER_SECOND_TRY'];
    if (file === undefined || test.diagnostic()?.flaky !== true) return;
    appendFileSync(file, `${test.module.relativeModuleId}: ${test.fullName}\n`);
  }
}
