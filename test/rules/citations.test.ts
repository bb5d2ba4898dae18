/** From what the screen says to its source and to the case that holds it: for every rule, every row and every clause of the article. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadPacks } from '../../src/main/rules/load-packs.ts';
import { ruleRow, tableRows } from '../../src/main/rules/table-rows.ts';
import { type Finding, hasAddress } from '../../src/shared/domain/answer.ts';
import { answerTo, differences, readTables } from './case-tables.ts';

const packs = loadPacks(path.join(import.meta.dirname, '..', '..', 'resources'));
const article = packs[0];
/** Every clause of the article, as the analysis numbers its sentences. */
const clauses =
  'S0.1 S0.2 S0.3 S0.4 S0.5 S0.6 S1.0 S1.1a S1.1b S1.2 S1.3 S2.1a S2.1b S2.2a S2.2b S2.2c S2.3a S2.3b S2.3c S2.4a S2.4b S2.4c S2.5a S2.5b S3.1a S3.1b S3.2a S3.2b S3.3 S3.4 S4.1 S4.2'.split(
    ' ',
  );

/** Rules that held in some case of the tables, each with what the answer said of its source. */
const seen = new Map<string, Finding>();
for (const table of readTables()) {
  const own = packs.filter((p) => p.id === 'seed-article' || p.id === table.pack);
  for (const entry of table.cases) {
    const answer = answerTo(own, entry);
    // A case that does not hold proves nothing.
    if (differences(table.row, answer, entry.spec, table.pack).length > 0) continue;
    for (const finding of answer.lines.flatMap((line) => line.findings))
      if (finding.outcome === 'fulfilled') seen.set(`${finding.pack} ${finding.rule}`, finding);
  }
}
const everyRule = packs.flatMap((pack) => pack.rules.map((rule) => ({ pack, rule })));
const everyExclusion = packs.flatMap((pack) => pack.exclusions.map((rule) => ({ pack, rule })));

describe('the source of a finding', () => {
  it.each([...everyRule, ...everyExclusion].map(({ pack, rule }) => [pack.id, rule.id, rule.citation] as const))(
    '%s %s: source, section, address, day and confidence stand in the pack and in an answer',
    (packId, ruleId, citation) => {
      expect(citation.source.length).toBeGreaterThan(3);
      expect(citation.section).not.toBe('');
      // A choice of our own has no address; everything else has one.
      if (hasAddress(citation)) expect(citation.address).toMatch(/\w\.\w/);
      else expect(citation.kind).toBe('convention');
      expect(citation.consultedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(['H', 'M', 'L', 'K', 'article', 'convention']).toContain(citation.confidence);
      const finding = seen.get(`${packId} ${ruleId}`);
      expect(finding, 'it holds in a case of the tables').toBeDefined();
      const rulesOfName = everyRule.filter(({ pack, rule }) => pack.id === packId && rule.id === ruleId);
      const own = rulesOfName.length > 0 ? rulesOfName.map(({ rule }) => rule.citation) : [citation];
      expect(own).toContainEqual(finding?.citation);
    },
  );

  it.each(tableRows)('row %s is said with its source in a case that holds', (row) => {
    const carrying = everyRule.filter(({ rule }) => ruleRow(rule) === row);
    expect(carrying.length).toBeGreaterThan(0);
    for (const { pack, rule } of carrying) expect(seen.get(`${pack.id} ${rule.id}`)?.citation.address).toBeTruthy();
  });

  it.each(clauses)(
    'clause %s of the article is said with its source, or the book says why it carries no rule',
    (clause) => {
      const rules = article?.rules.filter((r) => r.clause === clause || r.alsoClauses.includes(clause)) ?? [];
      const because = article?.noRule.find((n) => n.clause === clause)?.because;
      expect(rules.length > 0).toBe(because === undefined);
      if (because) expect([because.en, because['zh-CN']].every((text) => text.length > 5)).toBe(true);
      const said = rules.map((r) => seen.get(`seed-article ${r.id}`)).filter((f) => f !== undefined);
      expect(said).toHaveLength(rules.length);
      if (said.length > 0) expect(said.map(({ citation }) => citation.kind)).toContain('third-party article');
    },
  );

  it('the article has one address, that of the research', () => {
    const own = article?.rules.filter((r) => r.citation.kind === 'third-party article') ?? [];
    expect(new Set(own.map((r) => r.citation.address))).toEqual(new Set(['https://en.xiaoniucw.com/article/54730']));
  });
});
