/** What stands beside the facts: sources and confidence, drafts, and several facts taken over at once. */
import { describe, expect, it } from 'vitest';
import { createCase } from '../../src/main/cases/create-case.ts';
import { getCase } from '../../src/main/cases/get-case.ts';
import { keepDraft, listDrafts } from '../../src/main/cases/keep-draft.ts';
import { factOrigin, listFactNotes, noteFact } from '../../src/main/cases/note-fact.ts';
import { removeEntry, setFact } from '../../src/main/cases/set-fact.ts';
import { takeFacts } from '../../src/main/cases/take-facts.ts';
import { listJournal } from '../../src/main/store/journal-store.ts';
import { longestDraft } from '../../src/shared/domain/fact-notes.ts';
import { smallCase } from '../support/small-case.ts';
import { codeOf, newDesk, troubleOf } from './desk.ts';

const exhibits = [
  { id: 'A', title: 'Order page', kind: 'order_page', files: ['order.png'] },
  { id: 'B', title: 'Delivery receipt', kind: 'pod', files: ['pod.jpg'] },
];

function oneCase() {
  const desk = newDesk();
  const { caseId } = createCase(desk, { ...smallCase(), exhibits });
  return {
    desk,
    caseId,
    journal: () => listJournal(desk.archive.db, 1).map(({ action, details }) => ({ action, details })),
  };
}

describe('sources and confidence of a fact', () => {
  it('are kept with the fact, in the order of the exhibits, and stand in the journal', () => {
    const { desk, caseId, journal } = oneCase();
    noteFact(desk, caseId, { path: 'delivery.receivedAt', confidence: 'likely', exhibits: ['B', 'A'] });
    const note = { path: 'delivery.receivedAt', confidence: 'likely', exhibits: ['A', 'B'] };
    expect(listFactNotes(desk, caseId)).toEqual([note]);
    expect(journal().at(-1)).toMatchObject({ action: 'fact.noted', details: { is: note, was: { exhibits: [] } } });
    const entries = journal().length;
    noteFact(desk, caseId, { ...note, confidence: 'likely' });
    expect(journal()).toHaveLength(entries);
    // Cleared and typed anew: the sources are still those of the fact.
    setFact(desk, caseId, 'delivery.receivedAt', null);
    setFact(desk, caseId, 'delivery.receivedAt', '2025-05-11');
    expect(listFactNotes(desk, caseId)).toEqual([note]);
    noteFact(desk, caseId, { path: 'delivery.receivedAt', confidence: null, exhibits: [] });
    expect(listFactNotes(desk, caseId)).toEqual([]);
  });

  it('are refused for what is no fact and for exhibits that are not there', () => {
    const { desk, caseId } = oneCase();
    expect(codeOf(() => noteFact(desk, caseId, { path: 'order.nothing', confidence: null, exhibits: [] }))).toBe(
      'FACT_NOT_KNOWN',
    );
    expect(codeOf(() => noteFact(desk, caseId, { path: 'order.total', confidence: null, exhibits: ['Z'] }))).toBe(
      'EXHIBIT_NOT_FOUND',
    );
  });

  it('who entered a fact is told, and nothing of what is unknown', () => {
    const { desk, caseId } = oneCase();
    expect(factOrigin(desk, caseId, 'order.orderNo')).toMatchObject({ by: 'Sample Clerk' });
    expect(factOrigin(desk, caseId, 'order.tax')).toBeNull();
  });
});

describe('drafts', () => {
  it('are kept key by key, are no facts, and change nothing else', () => {
    const { desk, caseId, journal } = oneCase();
    const before = { facts: getCase(desk, caseId), journal: journal() };
    for (const text of ['5', '5/', '5/1']) keepDraft(desk, caseId, 'request.at', text);
    keepDraft(desk, caseId, 'customer.name:latin', 'Anh');
    expect(listDrafts(desk, caseId)).toEqual([
      { field: 'customer.name:latin', text: 'Anh' },
      { field: 'request.at', text: '5/1' },
    ]);
    expect({ facts: getCase(desk, caseId), journal: journal() }).toEqual(before);
    keepDraft(desk, caseId, 'request.at', null);
    keepDraft(desk, caseId, 'request.at', null);
    expect(listDrafts(desk, caseId)).toHaveLength(1);
  });

  it('have a longest text', () => {
    const { desk, caseId } = oneCase();
    keepDraft(desk, caseId, 'request.text', 'x'.repeat(longestDraft));
    expect(listDrafts(desk, caseId)[0]?.text).toHaveLength(longestDraft);
    expect(() => keepDraft(desk, caseId, 'request.text', 'x'.repeat(longestDraft + 1))).toThrow(/CHECK/);
    expect(listDrafts(desk, caseId)[0]?.text).toHaveLength(longestDraft);
  });
});

describe('several facts at once', () => {
  const message = (text: string) => ({ list: 'negotiation', values: { from: 'buyer', text } });

  it('are taken over as one change, with new entries in their order', () => {
    const { desk, caseId, journal } = oneCase();
    const entries = journal().length;
    const { entryIds } = takeFacts(
      desk,
      caseId,
      [
        { path: 'order.incoterm', value: 'FOB' },
        { path: 'order.orderNo', value: '178220330045' },
      ],
      [message('Refund us.'), message('Today.')],
    );
    expect(entryIds).toEqual(['1', '2']);
    expect(getCase(desk, caseId).facts.negotiation?.map((one) => one.text)).toEqual(['Refund us.', 'Today.']);
    expect(journal()).toHaveLength(entries + 1);
    // What was there already is no change.
    expect(journal().at(-1)).toMatchObject({
      action: 'facts.taken',
      details: {
        changes: [
          { path: 'order.incoterm', is: 'FOB' },
          { path: 'negotiation[1].from', is: 'buyer' },
          { path: 'negotiation[1].text', is: 'Refund us.' },
          { path: 'negotiation[2].from', is: 'buyer' },
          { path: 'negotiation[2].text', is: 'Today.' },
        ],
        entries: [
          { list: 'negotiation', entryId: '1' },
          { list: 'negotiation', entryId: '2' },
        ],
      },
    });
    removeEntry(desk, caseId, 'negotiation', '1');
    expect(takeFacts(desk, caseId, [], [message('Again.')]).entryIds).toEqual(['3']);
  });

  it('are all refused when one of them is', () => {
    const { desk, caseId, journal } = oneCase();
    const before = { facts: getCase(desk, caseId).facts, journal: journal() };
    const bad = () =>
      takeFacts(
        desk,
        caseId,
        [{ path: 'order.incoterm', value: 'FOB' }],
        [{ list: 'negotiation', values: { from: 'nobody' } }],
      );
    expect(troubleOf(bad).code).toBe('FACT_HAS_PROBLEMS');
    expect(codeOf(() => takeFacts(desk, caseId, [{ path: 'lines[9].reason', value: 'QUALITY' }], []))).toBe(
      'ENTRY_NOT_FOUND',
    );
    expect(codeOf(() => takeFacts(desk, caseId, [], [{ list: 'nowhere', values: {} }]))).toBe('FACT_NOT_KNOWN');
    expect({ facts: getCase(desk, caseId).facts, journal: journal() }).toEqual(before);
  });
});
