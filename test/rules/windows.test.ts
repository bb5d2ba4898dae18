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
    }),
  )
  .parse(parse(readFileSync(path.join(import.meta.dirname, 'windows.yaml'), 'utf8')));
const asOf = Temporal.Instant.from('2025-06-01T00:00:00Z').epochMilliseconds;

it.each(table)('$name', ({ facts, verdict, lastDay, ends }) => {
  const found = judgeWindow(rule, caseFactsSchema.parse(facts), asOf);
  expect(found.verdict).toBe(verdict);
  if (lastDay !== undefined) expect(found.lastDay).toBe(lastDay);
  if (ends) expect(Object.fromEntries(found.candidates.map((c) => [c.clock, c.endsAt]))).toEqual(ends);
  if (verdict === 'UNKNOWN') expect(found.missing).not.toEqual([]);
});
