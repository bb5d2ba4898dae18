/** What stands on the timeline: dated facts, camera times by day, packets, silences, and only deadlines with a day. */
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildTimeline } from '../../../src/main/cases/case-timeline.ts';
import { evaluateCase } from '../../../src/main/rules/evaluate.ts';
import { loadPacks } from '../../../src/main/rules/load-packs.ts';
import { type CaseFacts, caseFactsSchema } from '../../../src/shared/domain/case-file.ts';
import en from '../../../src/shared/i18n/en.json' with { type: 'json' };
import { arbitraryFacts } from '../shared/arbitrary-facts.ts';

const packs = loadPacks(path.join(import.meta.dirname, '..', '..', '..', 'resources'));
const judged = (facts: CaseFacts) =>
  evaluateCase({ packs, facts, asOf: '2025-06-01T00:00:00Z', evidenceHeld: [], language: 'en' });

describe('the timeline', () => {
  const facts = caseFactsSchema.parse({
    order: { orderedAt: '2025-04-01', sampleRef: '2025-04-01' },
    delivery: { receivedAt: { local: '2025-05-10T15:00', zone: 'Asia/Ho_Chi_Minh' } },
    request: {
      at: {
        disputed: [
          { value: '2025-05-12', source: 'chat' },
          { value: '2025-05-13', source: 'page' },
        ],
      },
    },
    negotiation: [
      { id: '1', at: '2025-05-14', from: 'buyer', text: 'Refund us.' },
      { id: '2', text: 'No day.' },
    ],
    dispute: { openedAt: '2025-05-14', evidenceDueAt: '2025-06-03' },
  });
  const camera = (local: string, evidenceId: string) => ({ evidenceId, cameraTime: { local, offset: null } });
  const line = buildTimeline(
    facts,
    judged(facts),
    [
      camera('2025-05-11T10:00:00', 'EV-0001'),
      camera('2025-05-11T09:00:00', 'EV-0002'),
      { evidenceId: 'EV-0003', cameraTime: null },
    ],
    [{ packetId: 'PK-0001', builtAt: '2025-05-20T08:00:00.000Z' }],
  );

  test('events stand in order; what is in dispute or has no day does not', () => {
    expect(line.events.map(({ kind, day, what, text, count }) => [kind, day, what, text, count])).toEqual([
      ['fact', '2025-04-01', 'order.orderedAt', null, 1],
      ['fact', '2025-05-10', 'delivery.receivedAt', null, 1],
      ['evidence', '2025-05-11', 'evidence', null, 2],
      ['message', '2025-05-14', 'negotiation.at', 'Refund us.', 1],
      ['fact', '2025-05-14', 'dispute.openedAt', null, 1],
      ['packet', '2025-05-20', 'packet', null, 1],
      ['deadline', '2025-06-03', 'dispute-evidence', expect.any(String), 1],
    ]);
  });

  test('a click leads to the fact or the piece', () => {
    expect(line.events.map((event) => event.goal)).toEqual([
      'order.orderedAt',
      'delivery.receivedAt',
      'EV-0001',
      'negotiation[1].at',
      'dispute.openedAt',
      'packet',
      null,
    ]);
  });

  test('silences of more than three days are hatched; a deadline breaks none', () => {
    expect(line.gaps.map((gap) => gap.days)).toEqual([39, 6]);
  });
});

test('whatever the facts are, every event has a day and words, and no deadline is made up', () => {
  const words: Readonly<Record<string, unknown>> = { ...en.event };
  const said = (what: string, tree: unknown): unknown =>
    what
      .split('.')
      .reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined), tree);
  fc.assert(
    fc.property(arbitraryFacts, (facts) => {
      const answer = judged(facts);
      const { events } = buildTimeline(facts, answer, [], []);
      for (const event of events) {
        expect(event.day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
        expect(Number.isFinite(event.ms)).toBe(true);
        if (event.kind === 'fact')
          expect(said(event.what, words) ?? said(event.what, en.fact), event.what).toBeTypeOf('string');
      }
      const dated = answer.deadlines.filter((one) => one.at !== null);
      expect(events.filter((event) => event.kind === 'deadline')).toHaveLength(dated.length);
    }),
    { numRuns: 60 },
  );
});
