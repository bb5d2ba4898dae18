/**
 * Cases as an exporter would tell them. Twelve were worked out by hand from the research before the rules were asked, by two
 * readers who did not see each other's work: the first went down the decision table (A) and again from the clauses (B), the second
 * from the story alone. Both readings stand in the file, with every difference and what became of it. Three more were predicted by
 * somebody who had read only the packs and their page (docs/rule-packs.md), before the rules were asked.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { evaluateCase } from '../../src/main/rules/evaluate.ts';
import { loadHolidays } from '../../src/main/rules/load-holidays.ts';
import { loadPacks } from '../../src/main/rules/load-packs.ts';
import { answerSchema } from '../../src/shared/contract/answer-schema.ts';
import { caseFactsSchema } from '../../src/shared/domain/case-file.ts';
import { z } from '../../src/shared/z.ts';

const folder = path.join(import.meta.dirname, 'stories');
const resourcesRoot = path.join(import.meta.dirname, '..', '..', 'resources');
const packs = loadPacks(resourcesRoot);
const holidays = loadHolidays(resourcesRoot);

const reading = z.strictObject({ how: z.string(), reasoning: z.string().min(80) });
const told = z.strictObject({ reasoning: z.string().min(80), differences: z.string().min(5) });
const common = z.strictObject({
  title: z.string(),
  story: z.string().min(120),
  facts: z.record(z.string(), z.unknown()),
  evidence: z.array(z.string()).default([]),
  asOf: z.string(),
  expect: z.record(z.string(), z.unknown()),
  expectAmong: z
    .partialRecord(z.enum(['warnings', 'noWarnings', 'missing', 'notAsked', 'noDeadlines']), z.array(z.string()))
    .optional(),
});
const storySchema = z.union([
  common.extend({ firstReading: z.strictObject({ A: reading, B: reading, settled: z.string() }), secondReading: told }),
  common.extend({ packReading: told }),
]);
const stories = readdirSync(folder)
  .filter((f) => f.endsWith('.yaml'))
  .toSorted()
  .map((file) => ({ file, ...storySchema.parse(parse(readFileSync(path.join(folder, file), 'utf8'))) }));

/** What stands at `lines.1.freight.return.sensible`: entries of lists are found by what names them. */
function at(value: unknown, where: string): unknown {
  return where.split('.').reduce<unknown>((inner, part) => {
    if (Array.isArray(inner)) {
      const named = inner.find(
        (e) =>
          typeof e === 'object' && e !== null && [e.id, e.leg, e.about, e.inspectionId, e.pack, e.class].includes(part),
      );
      return named ?? (/^\d+$/.test(part) ? inner[Number(part)] : undefined);
    }
    return typeof inner === 'object' && inner !== null ? Reflect.get(inner, part) : undefined;
  }, value);
}

it('there are fifteen', () => expect(stories).toHaveLength(15));

describe.each(stories)('$title', ({ facts, evidence, asOf, expect: wanted, expectAmong }) => {
  const ask = (language: 'en' | 'zh-CN') =>
    evaluateCase({
      packs,
      holidays,
      facts: caseFactsSchema.parse(facts),
      asOf,
      language,
      evidenceHeld: evidence.map((kind) => ({ kind, count: 1 })),
    });
  const answer = ask('en');
  it.each(Object.entries(wanted))('%s', (where, value) => expect(at(answer, where)).toEqual(value));
  it('has what it must name, and the form of the contract in both languages', () => {
    const warnings = answer.warnings.map((w) => w.code);
    const missing = answer.missingFacts.map((m) => m.fact);
    expect(warnings).toEqual(expect.arrayContaining(expectAmong?.warnings ?? []));
    expect(missing).toEqual(expect.arrayContaining(expectAmong?.missing ?? []));
    expect(missing.filter((fact) => expectAmong?.notAsked?.includes(fact))).toEqual([]);
    expect(warnings.filter((code) => expectAmong?.noWarnings?.includes(code))).toEqual([]);
    expect(answer.deadlines.filter(({ id }) => expectAmong?.noDeadlines?.includes(id))).toEqual([]);
    answerSchema.parse(answer);
    expect(answerSchema.parse(ask('zh-CN')).lines.map((l) => l.rows)).toEqual(answer.lines.map((l) => l.rows));
  });
});
