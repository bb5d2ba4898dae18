/** The kept table of public holidays: days that a person can look up, its size, and a damaged file. */
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterAll, describe, expect, it } from 'vitest';
import { afterHolidays, tableEnd } from '../../../src/main/rules/holidays.ts';
import { loadHolidays } from '../../../src/main/rules/load-holidays.ts';

const resourcesRoot = path.join(import.meta.dirname, '..', '..', '..', 'resources');
const table = loadHolidays(resourcesRoot);
const movesTo = (country: string | null, day: string): string | null =>
  afterHolidays(table, country, Temporal.PlainDate.from(day))?.toString() ?? null;

describe('the table of public holidays', () => {
  it.each([
    ['DE', '2025-10-03', '2025-10-04'],
    ['DE', '2025-12-25', '2025-12-27'],
    ['DE', '2025-11-01', '2025-11-01'], // All Saints: only in some states
    ['DE', '2025-05-18', '2025-05-18'], // a Sunday
    ['US', '2025-07-04', '2025-07-05'],
    ['JP', '2025-05-03', '2025-05-07'], // golden week with its substitute day
    ['VN', '2025-04-30', '2025-05-02'],
    ['FR', '2025-07-14', '2025-07-15'],
    ['CN', '2025-10-01', '2025-10-09'],
    ['CN', '2025-01-28', '2025-02-05'],
    ['CN', '2025-10-11', '2025-10-11'], // a Saturday worked in exchange
    ['CN', '2025-11-08', '2025-11-08'], // a plain Saturday
    ['HK', '2025-07-01', '2025-07-02'],
    ['TW', '2025-10-10', '2025-10-11'],
  ])('%s %s moves to %s', (country, day, moved) => {
    expect(movesTo(country, day)).toBe(moved);
  });

  it.each([
    ['DE', '2019-12-31'],
    ['DE', '2029-01-01'],
    ['DE', '2100-06-01'],
    ['ZZ', '2025-05-18'],
    ['constructor', '2025-05-18'],
    ['other', '2025-05-18'],
    [null, '2025-05-18'],
    ['CN', '2028-10-03'], // not announced
    ['AE', '2025-06-05'], // the eve of a feast that may fall a day earlier
  ])('does not know %s %s', (country, day) => {
    expect(movesTo(country, day)).toBeNull();
  });

  it('knows an ordinary day in China after the announced years', () => {
    expect(tableEnd(table, 'CN')).toBe(table.ends['CN']);
    expect(movesTo('CN', '2028-07-17')).toBe('2028-07-17');
    expect(movesTo('CN', '2029-07-17')).toBeNull();
  });

  it('knows nothing without the table', () => {
    expect(afterHolidays(undefined, 'DE', Temporal.PlainDate.from('2025-05-18'))).toBeNull();
  });

  it('has rows for nearly every country and stays small', () => {
    expect(Object.keys(table.countries).length).toBeGreaterThan(190);
    expect(statSync(path.join(resourcesRoot, 'holidays', 'public-holidays.json')).size).toBeLessThan(700_000);
    for (const days of Object.values(table.countries)) expect(days).toEqual([...new Set(days)].toSorted());
  });
});

describe('a damaged table', () => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'casebinder-holidays-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const whole = { from: '2020-01-01', to: '2028-12-31', ends: {}, possible: {} };
  it.each([
    ['missing', null],
    ['cut off', '{"from": "2020-'],
    ['without countries', JSON.stringify({ ...whole, countries: {} })],
    ['with a day that is none', JSON.stringify({ ...whole, countries: { DE: ['3 October'] } })],
    ['with a day that is a number', JSON.stringify({ ...whole, countries: { DE: [20251003] } })],
    ['with a list for a country', JSON.stringify({ ...whole, countries: { DE: '2025-10-03' } })],
  ])('is refused: %s', (_, text) => {
    mkdirSync(path.join(root, 'holidays'), { recursive: true });
    if (text !== null) writeFileSync(path.join(root, 'holidays', 'public-holidays.json'), text);
    expect(() => loadHolidays(root)).toThrow(expect.objectContaining({ code: 'HOLIDAYS_INVALID' }));
  });
});
