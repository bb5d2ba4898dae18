import type { NotRun } from '../../test/support/not-run.ts';

/** What a full run came to. */
export interface Report {
  readonly ran: Readonly<Record<string, number>>;
  readonly durations: Readonly<Record<string, number>>;
  readonly passed: number;
  readonly failed: readonly string[];
  readonly notRun: readonly NotRun[];
}

/** The page a full run leaves behind: what was run, how long it took and what was not run. Nothing in it depends on whose machine it was. */
export function testReport(report: Report, now: Date): string {
  const rows = Object.entries(report.ran).map(
    ([kind, count]) => `| ${kind} | ${count} | ${((report.durations[kind] ?? 0) / 1000).toFixed(1)} |`,
  );
  const list = (items: readonly string[]): string =>
    items.length === 0 ? 'None.' : items.map((item) => `- ${item}`).join('\n');
  return `# The last full test run

Written by \`npm run test:full\` on ${now.toISOString().slice(0, 10)}; not edited by hand.

${report.passed} passed, ${report.failed.length} failed, ${report.notRun.length} skipped.

| kind | ran | seconds |
| --- | ---: | ---: |
${rows.join('\n')}

## Failed
${list(report.failed)}

## Not run
${list(report.notRun.map((entry) => `${entry.name}: ${entry.because}`))}
`;
}
