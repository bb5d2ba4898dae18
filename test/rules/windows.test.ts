import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadHolidays } from '../../src/main/rules/load-holidays.ts';
import { loadPacks } from '../../src/main/rules/load-packs.ts';
import { judgeWindow } from '../../src/main/rules/window.ts';
import { caseFactsSchema } from '../../src/shared/domain/case-file.ts';
import { z } from '../../src/shared/z.ts';

const resourcesRoot = path.join(import.meta.dirname, '..', '..', 'resources');
const holidays = loadHolidays(resourcesRoot);
const rule = loadPacks(resourcesRoot).find((p) => p.id === 'seed-article')?.windows[0];
if (!rule) throw new Error('the article has lost its window');
const table = z
  .array(
    z.strictObject({
      name: z.string(),
      facts: z.record(z.string(), z.unknown()),
      verdict: z.string(),
      lastDay: z.string().nullable().optional(),
      ends: z.record(z.string(), z.string()).optional(),
      /** False: no hour of the last day is shown. */
      hour: z.boolean().optional(),
      /** Days late, unless a holiday moved the last day. */
      late: z.int().optional(),
      /** The first moment after the last day moved past a holiday, by clock; '?' where the table cannot tell. */
      moved: z.record(z.string(), z.string()).optional(),
      /** True: judged without the table. */
      tableless: z.boolean().optional(),
    }),
  )
  .parse(parse(readFileSync(path.join(import.meta.dirname, 'windows.yaml'), 'utf8')));
const asOf = Temporal.Instant.from('2025-06-01T00:00:00Z').epochMilliseconds;

it.each(table)('$name', ({ facts, verdict, lastDay, ends, hour, late, moved, tableless }) => {
  const found = judgeWindow(rule, caseFactsSchema.parse(facts), asOf, tableless ? undefined : holidays);
  expect(found.verdict).toBe(verdict);
  if (lastDay !== undefined) expect(found.lastDay).toBe(lastDay);
  if (ends)
    expect(
      Object.fromEntries(found.candidates.filter((c) => c.rollover === 'none').map((c) => [c.clock, c.endsAt])),
    ).toEqual(ends);
  if (ends && verdict === 'EDGE' && Object.hasOwn(facts, 'customer') && late === undefined)
    expect(found.missing).toContain('clock.receiptZone');
  if (hour !== undefined) expect(found.lastEnd !== null).toBe(hour);
  expect(found.lateUnlessHoliday).toBe(late ?? null);
  if (late !== undefined) expect(found.missing).toContain('clock.rollover');
  const byHoliday = found.candidates.filter((c) => c.rollover === 'holiday');
  expect(Object.fromEntries(byHoliday.map((c) => [c.clock, c.verdict === 'UNKNOWN' ? '?' : c.endsAt]))).toEqual(
    moved ?? {},
  );
  if (verdict === 'UNKNOWN') expect(found.missing).not.toEqual([]);
});

it('names each table it counted with, and its end', () => {
  const ask = (facts: object) => judgeWindow(rule, caseFactsSchema.parse(facts), asOf, holidays);
  const sold = ask({
    seller: { domicile: 'CN' },
    customer: { country: 'DE' },
    delivery: { receivedAt: '2025-05-10' },
    request: { at: '2025-05-20' },
  });
  expect(sold.holidaysOf).toEqual([
    { country: 'DE', to: '2028-12-31' },
    { country: 'CN', to: holidays.ends['CN'] },
  ]);
  expect(sold.used).toEqual(expect.arrayContaining(['customer.country', 'seller.domicile']));
  const nowhere = ask({ delivery: { receivedAt: '2025-05-10' }, request: { at: '2025-05-20' } });
  expect(nowhere.assumes).toContain('holidays-not-known');
  expect(nowhere.missing).toContain('customer.country');
});
