import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { evaluateCase } from '../../src/main/rules/evaluate.ts';
import { loadPacks } from '../../src/main/rules/load-packs.ts';
import type { Answer } from '../../src/shared/domain/answer.ts';
import { caseFactsSchema } from '../../src/shared/domain/case-file.ts';

const packs = loadPacks(path.join(import.meta.dirname, '..', '..', 'resources'));
const confirmed = {
  customer: { nameConfirmed: true, country: 'VN' },
  seller: { domicile: 'CN' },
  order: { orderNo: '178', orderNoConfirmed: true },
};
function ask(facts: object): Answer {
  return evaluateCase({
    packs,
    facts: caseFactsSchema.parse(facts),
    asOf: '2025-06-20T09:00:00+08:00',
    language: 'en',
  });
}
const movesOf = (answer: Answer, fact: string): string[] =>
  answer.wouldChange
    .filter((w) => w.fact === fact)
    .flatMap((w) => w.moves.map((m) => `${m.line} ${m.value}: ${m.from} > ${m.to}`));

describe('what would change the answer', () => {
  const noReason = {
    ...confirmed,
    lines: [{ id: '1', reason: 'NO_REASON_POST' }],
    delivery: { receivedAt: '2025-05-10' },
    request: { at: '2025-05-12' },
  };

  it('names the exceptions that nobody raised while the answer is ACCEPT, and they are asked for', () => {
    const answer = ask(noReason);
    expect(answer.lines[0]?.stance).toBe('ACCEPT');
    expect(movesOf(answer, 'order.customMade')).toEqual(['1 true: ACCEPT > REFUSE']);
    expect(movesOf(answer, 'order.noReturnClause')).toEqual(['1 true: ACCEPT > REFUSE']);
    expect(answer.missingFacts.map((m) => m.fact)).toEqual(
      expect.arrayContaining(['order.customMade', 'order.noReturnClause']),
    );
  });

  it('tries a missing time as in time and as too late', () => {
    const { request: _, ...undated } = noReason;
    expect(movesOf(ask(undated), 'request.at')).toEqual(['1 in time: HOLD > ACCEPT', '1 too late: HOLD > REFUSE']);
  });

  it('tries what an inspection could find', () => {
    const answer = ask({ ...noReason, lines: [{ id: '1', reason: 'QUALITY', defectCause: 'manufacture' }] });
    expect(movesOf(answer, 'inspections')).toEqual(['1 MATCHES: HOLD > REFUSE', '1 DOES_NOT_MATCH: HOLD > ACCEPT']);
  });

  it('moves only the line that a fact belongs to', () => {
    const answer = ask({
      ...noReason,
      lines: [
        { id: '1', reason: 'QUALITY' },
        { id: '2', reason: 'QUALITY', defectCause: 'manufacture' },
      ],
      inspections: [{ id: 'i', result: 'DOES_NOT_MATCH' }],
    });
    expect(movesOf(answer, 'lines[1].defectCause')).toContain('1 misuse: HOLD > REFUSE');
    expect(movesOf(answer, 'lines[1].defectCause').every((m) => m.startsWith('1 '))).toBe(true);
  });

  it('says of each move what really comes of it', () => {
    const facts = { ...noReason, request: { at: '2025-05-12', buyerWants: 'refund_only' } };
    const answer = ask(facts);
    expect(answer.wouldChange.length).toBeGreaterThan(0);
    for (const { fact, moves } of answer.wouldChange)
      for (const { value, to } of moves) {
        const [subject = '', name = ''] = fact.split('.');
        if (subject !== 'order') continue;
        const own = { ...confirmed.order, [name]: value === 'true' };
        expect(ask({ ...facts, order: own }).lines[0]?.stance, `${fact} ${value}`).toBe(to);
      }
  });

  it('is empty where nothing that can be tried moves a stance', () => {
    const agreed = { ...noReason, agreement: { acceptedByBuyer: true, acceptedBySeller: true, performed: true } };
    for (const { fact } of ask(agreed).wouldChange) expect(fact).toMatch(/^agreement\.|^decision\.|^talks\./);
  });
});
