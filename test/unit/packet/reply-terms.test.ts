/** What the letter to the buyer rests on: the clause, the sums, the day; and each claim with its own inspection and its own day. */
import { describe, expect, test } from 'vitest';
import { buildModel } from '../../../src/main/packet/model/build-model.ts';
import { replyTerms } from '../../../src/main/packet/model/reply-lines.ts';
import { makeWords } from '../../../src/main/packet/model/words.ts';
import type { PacketLanguage } from '../../../src/main/packet/packet-facts.ts';
import type { CaseFacts } from '../../../src/shared/domain/case-file.ts';
import { exhibit, packetFacts } from '../../packets/packet-maker.ts';

const money = (minor: number) => ({ minor, currency: 'USD' });
const agreed: CaseFacts['agreement'] = {
  type: 'partial_refund',
  amount: money(25_000),
  acceptedByBuyer: true,
  acceptedBySeller: true,
  acceptedAt: '2026-03-01',
  buyerDeadline: { local: '2026-03-20T18:00', zone: 'Europe/Warsaw' },
};
const terms = (facts: CaseFacts, language: PacketLanguage = 'en'): readonly string[] => {
  const packet = packetFacts({
    facts,
    packet: { variant: 'reply', language },
    exhibits: [exhibit('1', [], { kind: 'contract', chosen: true })],
  });
  const block = replyTerms(makeWords(packet));
  if (block === null || block.is !== 'facts') return [];
  return block.rows.map(([label, value]) =>
    `${label}: ${value.map((p) => (typeof p === 'string' ? p : 'cite' in p ? `Ex. ${p.cite}` : p.bold)).join('')}`.replaceAll(
      '\u2009',
      '',
    ),
  );
};

describe('the terms of a reply', () => {
  test('a refusal names the clause and where it is', () => {
    const facts: CaseFacts = { reply: { position: 'refuse' }, order: { noReturnClause: true } };
    expect(terms(facts)).toEqual([
      'We rely on: the clause of our contract that excludes returns without a reason (Ex. 1)',
    ]);
    expect(terms(facts, 'zh-CN')).toEqual(['依据: 合同中不接受无理由退货的条款（Ex. 1）']);
  });
  test('an acceptance names the agreement, the sum and the day with its zone', () => {
    expect(terms({ reply: { position: 'accept' }, agreement: agreed })).toEqual([
      'We rely on: the agreement both sides accepted on 1 March 2026',
      'We offer: USD 250.00',
      'Agreed day for your part: 20 March 2026, 18:00 (Europe/Warsaw)',
    ]);
    expect(
      terms({ reply: { position: 'accept' }, agreement: { ...agreed, buyerDeadline: '2026-03-20' } }, 'zh-CN'),
    ).toContain('约定的贵方履行日: 2026年3月20日（未记录时刻和时区）');
  });
  test('a day that only one side named is no deadline, a sum nobody recorded is none', () => {
    expect(terms({ reply: { position: 'counter_offer' }, agreement: { ...agreed, acceptedByBuyer: false } })).toEqual([
      'We offer: no sum is recorded',
    ]);
    expect(terms({ reply: { position: 'refuse' } })).toEqual([]);
    expect(terms({ agreement: agreed })).toEqual([]);
  });
  test('sums are those that may be shown: what the buyer asked and what we offer', () => {
    const negotiation: CaseFacts['negotiation'] = [
      { id: 'a', from: 'buyer', offerAmount: money(90_000), showInPacket: true },
      { id: 'b', from: 'seller', offerAmount: money(10_000) },
      { id: 'c', from: 'seller', offerAmount: money(20_000), showInPacket: true },
    ];
    expect(terms({ reply: { position: 'counter_offer' }, negotiation })).toEqual([
      'You asked for: USD 900.00',
      'We offer: USD 200.00',
    ]);
  });
});

describe('two claims', () => {
  const two: CaseFacts = {
    reply: { position: 'refuse' },
    request: { at: '2026-03-10' },
    order: {
      items: [
        { id: 'red', description: 'red hooks', quantity: { value: 100, unit: 'pcs' } },
        { id: 'blue', description: 'blue hooks', quantity: { value: 50, unit: 'pcs' } },
      ],
    },
    lines: [
      { id: '1', itemId: 'red', reason: 'QUALITY', quantity: { value: 10, unit: 'pcs' } },
      { id: '2', itemId: 'blue', reason: 'WRONG_ITEM', quantity: { value: 5, unit: 'pcs' } },
    ],
  };
  const inspections: NonNullable<CaseFacts['inspections']> = [
    { id: 'i1', itemId: 'red', by: 'Lab One', at: '2026-01-05', result: 'MATCHES' },
    { id: 'i2', itemId: 'blue', by: 'Lab Two', at: '2026-02-07', result: 'MATCHES' },
  ];
  const model = (facts: CaseFacts) => buildModel(packetFacts({ facts, packet: { variant: 'reply' } }));
  test('each has its own inspection with its own day', () => {
    const { cover, summary } = model({ ...two, inspections });
    expect(cover.asks).toContain('the inspection of 10 pcs red hooks by Lab One on 5 January 2026 found');
    expect(cover.asks).toContain('the inspection of 5 pcs blue hooks by Lab Two on 7 February 2026 found');
    expect(summary.facts.find(([label]) => label === 'Inspection')?.[1]).toBe(
      'the goods match what was agreed: Lab One, 2026-01-05; Lab Two, 2026-02-07',
    );
  });
  test('an inspection of one is no reason for the other; one of the whole lot is for both', () => {
    expect(model({ ...two, inspections: inspections.slice(0, 1) }).cover.asks).not.toContain('inspection');
    const whole = [{ id: 'i3', by: 'Lab Three', at: '2026-01-09', result: 'MATCHES' as const }];
    const { asks } = model({ ...two, inspections: whole }).cover;
    expect(asks.match(/the inspection by Lab Three on 9 January 2026/g)).toHaveLength(1);
  });
  test('each has its own last day', () => {
    const packet = packetFacts({ facts: two, packet: { variant: 'reply' } });
    const [first] = packet.answer.lines;
    if (!first) throw new Error('no line');
    const line = (id: string, lastDay: string) => ({
      ...first,
      id,
      follows: 'alibaba-trade-assurance',
      window: { ...first.window, verdict: 'OUT' as const, lastDay },
    });
    const asks = (days: readonly string[]): string =>
      buildModel({ ...packet, answer: { ...packet.answer, lines: days.map((day, i) => line(String(i + 1), day)) } })
        .cover.asks;
    const own = asks(['2026-02-20', '2026-03-01']);
    expect(own).toContain('came after 20 February 2026, the last day for 10 pcs red hooks');
    expect(own).toContain('came after 1 March 2026, the last day for 5 pcs blue hooks');
    expect(asks(['2026-03-01', '2026-03-01'])).toContain('came after 1 March 2026, the last day for it');
  });
});
