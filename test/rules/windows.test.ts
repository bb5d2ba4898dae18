import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadPacks } from '../../src/main/rules/load-packs.ts';
import { judgeWindow } from '../../src/main/rules/window.ts';
import { caseFactsSchema } from '../../src/shared/domain/case-file.ts';
import { z } from '../../src/shared/z.ts';

const rule = loadPacks(path.join(import.meta.dirname, '..', '..', 'resources')).find((p) => p.id === 'seed-article')
  ?.windows[0];
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
    }),
  )
  .parse(parse(readFileSync(path.join(import.meta.dirname, 'windows.yaml'), 'utf8')));
const asOf = Temporal.Instant.from('2025-06-01T00:00:00Z').epochMilliseconds;

it.each(table)('$name', ({ facts, verdict, lastDay, ends, hour, late }) => {
  const found = judgeWindow(rule, caseFactsSchema.parse(facts), asOf);
  expect(found.verdict).toBe(verdict);
  if (lastDay !== undefined) expect(found.lastDay).toBe(lastDay);
  if (ends) expect(Object.fromEntries(found.candidates.map((c) => [c.clock, c.endsAt]))).toEqual(ends);
  if (ends && verdict === 'EDGE' && Object.hasOwn(facts, 'customer') && late === undefined)
    expect(found.missing).toContain('clock.receiptZone');
  if (hour !== undefined) expect(found.lastEnd !== null).toBe(hour);
  expect(found.lateUnlessHoliday).toBe(late ?? null);
  const moved = found.candidates.filter((c) => c.rollover === 'holiday');
  if (late !== undefined) expect(found.missing).toContain('clock.rollover');
  expect(moved.map((c) => c.verdict)).toEqual(
    late === undefined ? [] : found.candidates.filter((c) => c.rollover === 'none').map(() => 'UNKNOWN'),
  );
  if (verdict === 'UNKNOWN') expect(found.missing).not.toEqual([]);
});
