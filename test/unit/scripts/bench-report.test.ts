/** The bench table: aims, misses and what was not measured are told apart. */
import { describe, expect, it } from 'vitest';
import { benchPage, benchTable } from '../../../bench/report.ts';

const rows = [
  { name: 'take in 200 photos', oursMs: 1234.5, peerMs: 1000, ratio: 1.2345, aim: 'at most 1.6 ×', ok: true },
  { name: 'memory', value: 512.25, unit: 'MB', ok: false, note: 'a | b' },
  { name: 'window', ok: null, note: 'not run: needs a display' },
];

describe('the bench table', () => {
  it('lines up its columns', () => {
    const [head = '', first = '', second = ''] = benchTable(rows).split('\n');
    expect(head.indexOf('ours')).toBe(first.indexOf('1235 ms'));
    expect(head.indexOf('ours')).toBe(second.indexOf('512.3 MB'));
    expect(first).toContain('1.23 ×');
  });

  it('counts what was reached, missed and not measured', () => {
    const page = benchPage(rows);
    expect(page).toContain('3 rows: 1 reach their aim, 1 miss it, 1 were not measured.');
    expect(page).toContain('a \\| b');
    expect(page.split('\n').filter((line) => line.startsWith('|'))).toHaveLength(2 + rows.length);
  });
});
