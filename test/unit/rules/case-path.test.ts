/** The path of a case: whose turn it is at each step, and what comes next, from facts and the rules' own answer. */
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPath } from '../../../src/main/rules/case-path.ts';
import { evaluateCase } from '../../../src/main/rules/evaluate.ts';
import { loadPacks } from '../../../src/main/rules/load-packs.ts';
import type { Answer } from '../../../src/shared/domain/answer.ts';
import { type CaseFacts, caseFactsSchema } from '../../../src/shared/domain/case-file.ts';
import { type PapersOut, type PathStep, pathSteps, type StepState } from '../../../src/shared/domain/case-path.ts';
import en from '../../../src/shared/i18n/en.json' with { type: 'json' };
import zh from '../../../src/shared/i18n/zh-CN.json' with { type: 'json' };
import { arbitraryFacts } from '../shared/arbitrary-facts.ts';

const packs = loadPacks(path.join(import.meta.dirname, '..', '..', '..', 'resources'));
const asOf = '2025-05-15T01:00:00Z';

function judged(facts: CaseFacts, held: readonly string[] = []): Answer {
  return evaluateCase({ packs, facts, asOf, evidenceHeld: held.map((kind) => ({ kind, count: 1 })), language: 'en' });
}
function pathOf(facts: unknown, held: readonly string[] = [], out?: PapersOut) {
  const parsed = caseFactsSchema.parse(facts);
  const found = findPath(parsed, judged(parsed, held), out);
  const states = Object.fromEntries(found.steps.map(({ step, state }) => [step, state])) as Record<PathStep, StepState>;
  return { ...found, states };
}

const order = { orderNo: '178', orderNoConfirmed: true };
const customer = { name: { name: 'Anh Sang' }, nameConfirmed: true, country: 'VN' };
const lines = [{ id: '1', reason: 'NO_REASON_POST' }];
const request = { at: '2025-05-12' };
const confirmed = {
  order,
  customer,
  lines,
  request,
  seller: { domicile: 'CN' },
  delivery: { receivedAt: '2025-05-10' },
};
const message = { id: '1', from: 'buyer', text: 'Refund us.' };
const decided = { decision: { at: '2025-05-14', outcome: 'full_refund' }, dispute: { escalatedAt: '2025-05-13' } };

describe('what comes next', () => {
  test.each([
    ['nothing is known', {}, 'add-line', 'lines'],
    ['a line without a reason', { lines: [{ id: '4' }] }, 'record-reason', 'lines[4].reason'],
    ['no day of the request', { lines }, 'record-request', 'request.at'],
    ['no order number', { lines, request }, 'enter-order', 'order.orderNo'],
    ['no buyer', { lines, request, order }, 'enter-order', 'customer.name'],
    [
      'an unchecked buyer',
      { lines, request, order, customer: { name: { name: 'A' } } },
      'confirm-order',
      'customer.nameConfirmed',
    ],
    [
      'a disputed order number',
      {
        lines,
        request,
        customer,
        order: {
          orderNo: {
            disputed: [
              { value: '1', source: 'a' },
              { value: '2', source: 'b' },
            ],
          },
        },
      },
      'enter-order',
      'order.orderNo',
    ],
    ['nobody has answered', confirmed, 'answer-buyer', 'reply.position'],
    [
      'the answer is chosen and not written',
      { ...confirmed, reply: { position: 'refuse' } },
      'write-answer',
      'reply.text',
    ],
    [
      'the answer is written and not sent',
      { ...confirmed, reply: { position: 'refuse', text: 'The sample you approved has this colour.' } },
      'make-reply',
      'packet',
    ],
    ['the buyer wrote last', { ...confirmed, negotiation: [message] }, 'answer-offer', 'negotiation[1].answer'],
    [
      'we wrote last',
      { ...confirmed, negotiation: [message, { id: '2', from: 'seller', offer: '10 % off' }] },
      'await-answer',
      'negotiation[2].answer',
    ],
    [
      'only we have accepted',
      { ...confirmed, talks: { state: 'agreed' }, agreement: { acceptedBySeller: true } },
      'await-acceptance',
      'agreement.acceptedByBuyer',
    ],
    [
      'both have accepted',
      { ...confirmed, agreement: { acceptedBySeller: true, acceptedByBuyer: true } },
      'carry-out',
      'agreement.performed',
    ],
    [
      'the goods come back first',
      { ...confirmed, agreement: { type: 'exchange', acceptedBySeller: true, acceptedByBuyer: true } },
      'await-performance',
      'agreement.performed',
    ],
    [
      'the buyer broke it',
      { ...confirmed, agreement: { acceptedBySeller: true, acceptedByBuyer: true, breachBy: 'buyer' } },
      'ask-mediation',
      'dispute.escalatedAt',
    ],
    [
      'the talks failed',
      { ...confirmed, negotiation: [message], talks: { state: 'failed' } },
      'ask-mediation',
      '#mediation',
    ],
    [
      'the platform has it',
      { ...confirmed, dispute: { escalatedAt: '2025-05-14' } },
      'await-decision',
      'decision.outcome',
    ],
    [
      'evidence is due',
      { ...confirmed, dispute: { escalatedAt: '2025-05-14', evidenceDueAt: '2025-05-17' } },
      'send-evidence',
      'packet',
    ],
    ['decided', { ...confirmed, ...decided }, 'judge-decision', 'decision.sellerDisagrees'],
    [
      'contested, without grounds',
      { ...confirmed, ...decided, decision: { ...decided.decision, sellerDisagrees: true } },
      'prepare-appeal',
      '#appeal',
    ],
    [
      'filed',
      {
        ...confirmed,
        ...decided,
        decision: { ...decided.decision, sellerDisagrees: true },
        appeal: { filedAt: '2025-05-15' },
      },
      'await-appeal',
      'appeal.outcome',
    ],
    [
      'accepted',
      { ...confirmed, ...decided, decision: { ...decided.decision, sellerDisagrees: false } },
      'close',
      'closing.at',
    ],
    ['closed without a lesson', { ...confirmed, closing: { at: '2025-05-15' } }, 'write-lesson', 'closing.lesson'],
    ['closed', { closing: { at: '2025-05-15', lesson: 'Ask first.' } }, 'nothing', '#closing'],
  ] as const)('%s', (_, facts, code, goal) => expect(pathOf(facts).next).toMatchObject({ code, goal }));

  test('an appeal with grounds and evidence is filed with a packet', () => {
    const grounds = [{ id: '1', title: 'Inspection ignored', exhibits: ['A'] }];
    const facts = {
      ...confirmed,
      ...decided,
      decision: { ...decided.decision, sellerDisagrees: true },
      appeal: { grounds, windowEndsAt: '2025-05-20' },
    };
    const { next } = pathOf(facts, ['pod', 'damage_photo']);
    expect(next).toMatchObject({ code: 'file-appeal', goal: 'packet', due: { id: 'appeal', daysLeft: 5 } });
  });

  test('a deadline at the door comes before what stands earlier on the path', () => {
    const facts = {
      ...confirmed,
      order: { orderNo: '1' },
      dispute: { escalatedAt: '2025-05-14', evidenceDueAt: '2025-05-17' },
    };
    expect(pathOf(facts).next.code).toBe('send-evidence');
    const later = { ...facts, dispute: { ...facts.dispute, evidenceDueAt: '2025-06-17' } };
    expect(pathOf(later).next.code).toBe('confirm-order');
  });
});

describe('a packet that was issued', () => {
  const reply = { ...confirmed, reply: { position: 'refuse' } };

  test('and not noted as sent comes before all else; once it is, the buyer is waited for', () => {
    const unsent = pathOf(reply, [], { unsent: ['reply'], sent: [] });
    expect(unsent.next).toMatchObject({ step: 'TALKS', code: 'record-sent', goal: 'sent', state: 'needs-you' });
    expect(unsent.states.TALKS).toBe('needs-you');
    const sent = pathOf(reply, [], { unsent: [], sent: ['reply'] });
    expect(sent.next).toMatchObject({ step: 'TALKS', code: 'await-answer', state: 'waits' });
  });

  test('of a step that the case has left asks for nothing', () => {
    expect(pathOf({ ...reply, ...decided }, [], { unsent: ['reply'], sent: [] }).next.code).toBe('judge-decision');
    const filed = {
      ...reply,
      ...decided,
      decision: { ...decided.decision, sellerDisagrees: true },
      appeal: { filedAt: '2025-05-15' },
    };
    expect(pathOf(filed, [], { unsent: ['appeal'], sent: [] }).next.code).toBe('await-appeal');
  });

  test('as an appeal asks, once it is sent, for the day on which it was filed', () => {
    const facts = { ...confirmed, ...decided, decision: { ...decided.decision, sellerDisagrees: true } };
    expect(pathOf(facts, [], { unsent: ['appeal'], sent: [] }).next.code).toBe('record-sent');
    expect(pathOf(facts, [], { unsent: [], sent: ['appeal'] }).next).toMatchObject({
      code: 'note-filing',
      goal: 'appeal.filedAt',
    });
  });
});

describe('the states of the steps', () => {
  test('an inspection that the rules still ask for is never called passed over, nor put before what is at hand', () => {
    const late = { ...confirmed, ...decided, lines: [{ id: '1', reason: 'NO_REASON_POST' }] };
    const answer = judged(caseFactsSchema.parse(late));
    const ask = { fact: 'inspections', ask: 'What did the inspection find?' };
    const asking = { ...answer, missingFacts: [{ ...answer.missingFacts[0], ...ask }] } as Answer;
    const found = findPath(caseFactsSchema.parse(late), asking);
    expect(found.steps.find(({ step }) => step === 'INSPECTION')?.state).toBe('needs-you');
    expect(found.next.code).toBe('judge-decision');
  });

  test('waiting is not needing, and what was passed over is not done', () => {
    const waiting = pathOf({ ...confirmed, negotiation: [{ id: '1', from: 'seller', offer: '10 % off' }] }).states;
    expect(waiting).toMatchObject({ REQUEST: 'done', ORDER_CONFIRMED: 'done', TALKS: 'waits', DECISION: 'not-yet' });
    const late = pathOf({ ...confirmed, ...decided }).states;
    expect(late).toMatchObject({ INSPECTION: 'passed', TALKS: 'passed', SETTLEMENT: 'done', DECISION: 'needs-you' });
  });

  test('quality needs an inspection, whatever else is there', () => {
    const facts = { ...confirmed, lines: [{ id: '1', reason: 'QUALITY' }] };
    expect(pathOf(facts).states.INSPECTION).toBe('needs-you');
    const done = { ...facts, inspections: [{ id: '1', result: 'MATCHES' }] };
    expect(pathOf(done).states.INSPECTION).toBe('done');
    const open = { ...facts, inspections: [{ id: '1', result: 'NOT_DONE' }] };
    expect(pathOf(open).states.INSPECTION).not.toBe('done');
  });
});

describe('deadlines', () => {
  const due = (evidenceDueAt: unknown) =>
    pathOf({ ...confirmed, delivery: {}, dispute: { escalatedAt: '2025-05-14', evidenceDueAt } }).deadline;

  test('days are counted on the clock of the deadline, hours when it is near', () => {
    expect(due('2025-05-15')).toMatchObject({ daysLeft: 0, hoursLeft: null });
    expect(due('2025-05-14')).toMatchObject({ daysLeft: -1 });
    // 01:00 UTC is still the evening of the 14th in New York.
    expect(due({ local: '2025-05-15T20:00', zone: 'America/New_York' })).toMatchObject({ daysLeft: 1, hoursLeft: 23 });
    expect(due({ local: '2025-05-15T08:00', zone: 'Asia/Shanghai' })).toMatchObject({ daysLeft: -1, hoursLeft: null });
  });

  test('the years that a law leaves the other side are no deadline to work by; a near turn of theirs is', () => {
    const facts = caseFactsSchema.parse({ ...confirmed, delivery: {} });
    const answer = judged(facts);
    const with_ = (whose: 'buyer' | 'seller', at: string) =>
      findPath(facts, {
        ...answer,
        deadlines: [{ id: 'dispute-response', at, zone: null, whose, source: 'F-1', says: 'x', conflictsWith: [] }],
      } as unknown as Answer).deadline;
    expect(with_('buyer', '2027-05-15')).toBeNull();
    expect(with_('buyer', '2025-06-15')).toMatchObject({ daysLeft: 31 });
    expect(with_('seller', '2027-05-15')).toMatchObject({ daysLeft: 730 });
  });

  test('what is due against a carrier heads no case about quality; one about damage on the way it does; a suit never', () => {
    const facts = caseFactsSchema.parse(confirmed);
    const answer = judged(facts);
    const at = (id: string, day: string) =>
      ({ ...answer.deadlines[0], id, at: day, zone: null }) as Answer['deadlines'][0];
    const given = { ...answer, deadlines: [at('notice-sea', '2025-05-16'), at('suit-sea', '2025-05-17')] };
    const headOf = (reason: string) =>
      findPath(caseFactsSchema.parse({ ...confirmed, lines: [{ id: '1', reason }] }), given).deadline?.id ?? null;
    expect(headOf('QUALITY')).toBe(null);
    expect(headOf('TRANSIT_DAMAGE')).toBe('notice-sea');
  });

  test('without a source there is no day', () => {
    const { deadline } = pathOf({ ...confirmed, delivery: {}, dispute: { openedAt: '2025-05-14' } });
    expect(deadline).toMatchObject({ id: 'dispute-response', at: null, daysLeft: null });
  });
});

test('whatever the facts are, every step has a state and what comes next has words', () => {
  const words: readonly Readonly<Record<string, Readonly<Record<string, string>>>>[] = [en.next, zh.next];
  fc.assert(
    fc.property(arbitraryFacts, (facts) => {
      const found = findPath(facts, judged(facts));
      expect(found.steps.map(({ step }) => step)).toEqual([...pathSteps]);
      // What to do, why, and the word on the button, in both languages.
      for (const of of words) {
        const said = of[found.next.code] ?? {};
        expect(Object.keys(said).sort(), found.next.code).toEqual(['button', 'do', 'why']);
        for (const sentence of Object.values(said)) expect(sentence.trim().length).toBeGreaterThan(1);
      }
      const stateOfNext = found.steps.find(({ step }) => step === found.next.step)?.state;
      expect(found.next.code === 'nothing' || stateOfNext === found.next.state).toBe(true);
    }),
    { numRuns: 60 },
  );
});
