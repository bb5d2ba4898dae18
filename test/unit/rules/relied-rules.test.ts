/** What goes out names the rules that speak for the owner, and none of the others. */
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { reliedRules } from '../../../src/main/cases/relied-rules.ts';
import { loadPacks } from '../../../src/main/rules/load-packs.ts';
import type { Finding, LineAnswer, Stance } from '../../../src/shared/domain/answer.ts';
import { answer } from '../../packets/packet-maker.ts';

const packs = loadPacks(path.resolve(import.meta.dirname, '../../../resources'));
const pack = 'alibaba-trade-assurance';
const finding = (rule: string, kind: Finding['citation']['kind'] = 'platform'): Finding => ({
  rule,
  outcome: 'fulfilled',
  clause: 'F-11',
  pack,
  facts: [],
  missing: [],
  says: '',
  citation: {
    source: 'A help page',
    kind,
    section: 'F-11',
    address: 'https://example.org/help',
    consultedOn: '2026-11-23',
    confidence: 'H',
  },
});
const relied = (stance: Stance, row: string, findings: readonly Finding[], rest: Partial<LineAnswer> = {}) => {
  const [first] = answer.lines;
  if (first === undefined) throw new Error('no line');
  const byPack = [{ pack, stance, rows: [row], clauses: [], silent: false }];
  const line: LineAnswer = { ...first, stance, overridden: null, conflict: null, byPack, findings, ...rest };
  return reliedRules(packs, { lines: [line] }, 'en');
};

describe('rules relied on', () => {
  test('a rule that lets him refuse is named with gist, clause and source', () => {
    expect(relied('REFUSE', 'R-22', [finding('R-22.ta')])).toEqual([
      {
        gist: 'An inspection report that proves conformity ends a claim of evident inconformity.',
        pack: 'Trade Assurance at Alibaba.com',
        clause: 'F-11',
        source: 'A help page',
        section: 'F-11',
        address: 'https://example.org/help',
        consultedOn: '2026-11-23',
      },
    ]);
  });
  test('transport at the buyer’s risk is named whatever the step', () => {
    for (const stance of ['HOLD', 'MEDIATE', 'REDIRECT'] as const)
      expect(relied(stance, 'R-44', [finding('TA-11')])).toHaveLength(1);
  });
  test.each([
    ['a rule against him', relied('ACCEPT', 'R-20', [finding('R-20.ta'), finding('R-22.ta')])],
    ['a note that speaks for nobody', relied('REFUSE', 'R-10', [finding('TA-12')])],
    ['a rule that did not hold', relied('REFUSE', 'R-22', [{ ...finding('R-22.ta'), outcome: 'unknown' }])],
    ['a rule that was outvoted', relied('HOLD', 'R-23', [finding('R-22.ta')])],
    ['the article', relied('REFUSE', 'R-22', [finding('R-22.ta', 'third-party article')])],
    ['packs in conflict', relied('REFUSE', 'R-22', [finding('R-22.ta')], { conflict: { between: [], says: '' } })],
  ])('%s is not', (_, found) => {
    expect(found).toEqual([]);
  });
});
