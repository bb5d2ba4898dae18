import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { judgeSample } from '../../src/main/rules/sampling.ts';
import {
  codeLetter,
  inspectionLevels,
  planFor,
  readLevel,
  samplingSources,
  weighCounts,
} from '../../src/main/rules/sampling-plan.ts';
import { z } from '../../src/shared/z.ts';

const pair = z.tuple([z.int(), z.int()]);
const table = z
  .strictObject({
    research: z.array(
      z.strictObject({
        row: z.enum(['F-33', 'F-33b']),
        lots: pair,
        letter: z.string(),
        n: z.int(),
        '2.5': pair,
        '4': pair,
        confidence: z.string(),
      }),
    ),
    aqls: z.array(z.number()),
    copy: z.array(z.strictObject({ lot: z.int(), letter: z.string(), plans: z.array(pair) })),
    letters: z.array(z.tuple([z.int()]).rest(z.string())),
    verdicts: z.array(
      z.strictObject({
        name: z.string(),
        lot: z.int(),
        level: z.string(),
        aql: z.tuple([z.number(), z.number(), z.number()]),
        n: z.int(),
        found: z.tuple([z.int(), z.int(), z.int()]),
        verdict: z.string(),
      }),
    ),
  })
  .parse(parse(readFileSync(path.join(import.meta.dirname, 'data', 'sampling.yaml'), 'utf8')));

describe('sampling plans against the paper tables', () => {
  it.each(table.research)('$row, letter $letter', ({ row, lots, letter, n, confidence, ...byAql }) => {
    for (const lot of lots)
      for (const aql of ['2.5', '4'] as const) {
        const plan = planFor(lot, 'II', Number(aql));
        const [ac, re] = byAql[aql];
        expect(plan).toMatchObject({ letter, ac, re, confidence, source: row });
        expect(plan?.sampleSize).toBe(Math.min(n, lot));
      }
    expect(samplingSources[row]).not.toBe('');
  });

  it.each(table.copy)('level II, lots up to $lot', ({ lot, letter, plans }) => {
    expect(codeLetter(lot, 'II')).toBe(letter);
    const found = table.aqls.map((aql) => planFor(lot, 'II', aql)).map((p) => [p?.sampleSize, p?.re]);
    // A sample larger than the lot is the whole lot.
    expect(found).toEqual(plans);
  });

  it.each(table.letters)('code letters from a lot of %i', (lot, ...letters) => {
    expect(inspectionLevels.map((level) => codeLetter(lot, level))).toEqual(letters);
  });

  it.each(table.verdicts)('$name', ({ lot, level, aql, n, found, verdict }) => {
    const of = ([critical, major, minor]: readonly [number, number, number]) => ({ critical, major, minor });
    const judged = judgeSample(
      { id: 'i1', lotSize: lot, level, aql: of(aql), sampleSize: n, found: of(found) },
      null,
      'en',
    );
    expect(judged?.verdict).toBe(verdict);
    if (verdict === 'UNKNOWN') expect(judged?.says).toContain('no result yet: ');
  });

  it('reads levels as people write them and guesses none', () => {
    expect(['II', 'g ii', 'General Level II', 'GII', 'Level 2', 'Ⅱ', '一般检验水平II'].map(readLevel)).toEqual(
      Array.from({ length: 7 }, () => 'II'),
    );
    expect(['S3', 's-3', 'Special S-3', '特殊检验水平S3'].map(readLevel)).toEqual(
      Array.from({ length: 4 }, () => 'S-3'),
    );
    expect(['IV', 'S5', 'normal', '4', ''].map(readLevel)).toEqual([null, null, null, null, null]);
  });

  it('names what is missing, and how far the sample can be trusted', () => {
    const judged = judgeSample(
      {
        id: 'i1',
        aql: { critical: 0, major: 2.5, minor: 4 },
        stage: 'pre_shipment',
        samplingRandom: false,
        lotRef: 'PO 7',
      },
      'TRANSIT_DAMAGE',
      'en',
    );
    expect(judged?.missing).toEqual(['lotSize', 'level', 'found', 'sampleSize'].map((f) => `inspections[i1].${f}`));
    expect(judged?.trust.map((t) => t.holds)).toEqual([false, true, null, null]);
    expect(judged?.weak).toEqual(['made before shipment: it says nothing of damage on the way']);
    expect(judgeSample({ id: 'i1', result: 'MATCHES' }, null, 'en')).toBeNull();
  });

  it('says when the counts and the report’s own word differ', () => {
    const judged = judgeSample(
      {
        id: 'i1',
        lotSize: 4000,
        level: 'II',
        aql: { critical: 0, major: 2.5, minor: 4 },
        sampleSize: 200,
        found: { critical: 0, major: 12, minor: 3 },
        result: 'MATCHES',
      },
      null,
      'zh-CN',
    );
    expect(judged).toMatchObject({ verdict: 'REJECT', againstOwnWord: true });
    expect(judged?.says).toContain('严重缺陷发现 12 件，允许 10 件');
  });

  it('more defects never turn a rejection into an acceptance, more pieces never an acceptance into a rejection', () => {
    const counts = fc.nat({ max: 60 });
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 1_000_000 }),
        fc.constantFrom(...inspectionLevels),
        fc.constantFrom(...table.aqls),
        fc.integer({ min: 1, max: 2500 }),
        counts,
        counts,
        (lot, level, aql, inspected, found, more) => {
          const plan = planFor(lot, level, aql);
          if (plan === null) throw new Error('every lot from two has a plan');
          expect(plan.re).toBe(plan.ac + 1);
          expect(plan.sampleSize).toBeLessThanOrEqual(lot);
          const before = weighCounts(plan, inspected, found);
          const after = weighCounts(plan, inspected, found + more);
          if (before === 'REJECT') expect(after).toBe('REJECT');
          if (before === 'ACCEPT') expect(weighCounts(plan, inspected + more, found)).toBe('ACCEPT');
        },
      ),
    );
  });
});
