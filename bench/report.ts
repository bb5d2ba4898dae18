/** The table of a bench run, for the terminal and for docs/bench.md. No measuring here. */
import type { BenchRow } from './row.ts';

const headings = ['what', 'ours', 'peer', 'ratio', 'aim', '', 'note'] as const;

/** The rows as a text table with even columns. */
export function benchTable(rows: readonly BenchRow[]): string {
  const lines = [[...headings], ...rows.map(cells)];
  const widths = headings.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  return lines
    .map((line) =>
      line
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The page that is kept. It names no computer: the ratio travels, the milliseconds do not. */
export function benchPage(rows: readonly BenchRow[]): string {
  const line = (row: BenchRow): string =>
    `| ${cells(row)
      .map((cell) => cell.replaceAll('|', '\\|'))
      .join(' | ')} |`;
  const reached = rows.filter((row) => row.ok === true).length;
  const missed = rows.filter((row) => row.ok === false).length;
  const notRun = rows.length - reached - missed;
  return `# How fast, how heavy

Written by \`npm run bench\`; not edited by hand. Each of our figures stands beside a peer that was given the same piece of work on
the same computer in the same minute: read the ratio, the milliseconds belong to that computer.

${rows.length} rows: ${reached} reach their aim, ${missed} miss it, ${notRun} were not measured.

| ${headings.join(' | ')} |
| --- | ---: | ---: | ---: | --- | --- | --- |
${rows.map(line).join('\n')}
`;
}

function cells(row: BenchRow): string[] {
  return [
    row.name,
    figure(row.oursMs, row.value, row.unit),
    figure(row.peerMs, row.peerValue, row.unit),
    row.ratio === undefined ? '' : `${row.ratio.toFixed(2)} ×`,
    row.aim ?? '',
    row.ok === null ? '–' : row.ok ? 'reached' : 'missed',
    row.note ?? '',
  ];
}

function figure(ms: number | undefined, value: number | undefined, unit: string | undefined): string {
  if (ms !== undefined) return ms >= 10_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms)} ms`;
  if (value === undefined) return '';
  return `${Number.isInteger(value) ? value : value.toFixed(1)}${unit === undefined ? '' : ` ${unit}`}`;
}
