import { describe, expect, it } from 'vitest';
import { closeCase } from '../../src/main/cases/close-case.ts';
import { createCase } from '../../src/main/cases/create-case.ts';
import type { Desk } from '../../src/main/cases/desk.ts';
import { getCase } from '../../src/main/cases/get-case.ts';
import { listCases } from '../../src/main/cases/list-cases.ts';
import { setTitle } from '../../src/main/cases/rename-case.ts';
import { addEntry, removeEntry, setFact, setFacts } from '../../src/main/cases/set-fact.ts';
import { readSettings, setSetting } from '../../src/main/cases/settings.ts';
import { trashCases } from '../../src/main/cases/trash-cases.ts';
import { transaction } from '../../src/main/store/connection.ts';
import { openHints } from '../../src/main/store/exhibit-store.ts';
import { appendJournal, listJournal, verifyJournal } from '../../src/main/store/journal-store.ts';
import { insertPacket } from '../../src/main/store/packet-store.ts';
import { sql } from '../../src/main/store/sql.ts';
import type { CaseFileProblem } from '../../src/shared/domain/case-file-problems.ts';
import { smallCase } from '../support/small-case.ts';
import { codeOf, deskOn, newDesk, opened, troubleOf } from './desk.ts';

function withCase(more: Record<string, unknown> = {}): { desk: Desk; caseId: string } {
  const desk = newDesk();
  return { desk, caseId: createCase(desk, { ...smallCase(), ...more }).caseId };
}

const problemsOf = (work: () => unknown): CaseFileProblem[] => troubleOf(work).details['problems'] as CaseFileProblem[];
const actions = (desk: Desk): string[] => listJournal(desk.archive.db, 1).map((entry) => entry.action);

describe('a new case', () => {
  it('holds every fact of its file, also after the archive was closed', () => {
    const { desk, caseId } = withCase();
    expect(caseId).toBe('CB-0001');
    desk.archive.close();
    const { schemaVersion: _, title, ...facts } = smallCase();
    const found = getCase(deskOn(opened(desk.archive.root, 'read')), 'cb-1');
    expect(found).toMatchObject({ caseId: 'CB-0001', title, status: 'open', journalEntries: 1 });
    expect(found.facts).toEqual(facts);
  });

  it('is read from text too, and numbered on', () => {
    const desk = newDesk();
    expect(createCase(desk, JSON.stringify(smallCase())).caseId).toBe('CB-0001');
    expect(createCase(desk, '{"schemaVersion": 1}').caseId).toBe('CB-0002');
    expect(getCase(desk, 'CB-0002').facts).toEqual({});
  });

  it('plans its exhibits and waits for their files', () => {
    const { desk, caseId } = withCase({
      exhibits: [
        {
          id: 'A',
          title: 'Cartons',
          kind: 'packing_photo',
          files: ['carton.jpg', 'cartons/'],
          captions: { 'carton.jpg': 'Carton 1' },
          date: '2025-04-02',
        },
        { id: 'B', title: 'Chat', kind: 'chat_platform', files: ['chat.txt'], include: false },
      ],
    });
    expect(getCase(desk, caseId).exhibits).toEqual([
      {
        exhibitId: 'EX-0001',
        key: 'A',
        position: 0,
        title: 'Cartons',
        titleZh: null,
        kind: 'packing_photo',
        shows: null,
        date: '2025-04-02',
        source: null,
        language: null,
        include: true,
        chosen: true,
        evidenceIds: [],
        captions: {},
        awaitedFiles: ['carton.jpg', 'cartons/'],
      },
      {
        exhibitId: 'EX-0002',
        key: 'B',
        position: 1,
        title: 'Chat',
        titleZh: null,
        kind: 'chat_platform',
        shows: null,
        date: null,
        source: null,
        language: null,
        include: false,
        chosen: true,
        evidenceIds: [],
        captions: {},
        awaitedFiles: ['chat.txt'],
      },
    ]);
    expect(openHints(desk.archive.db, 1).map((hint) => hint.caption)).toEqual(['Carton 1', null, null]);
  });

  it('leaves nothing behind when it is refused', () => {
    const desk = newDesk();
    const bad = { ...smallCase(), titel: 'x' };
    expect(problemsOf(() => createCase(desk, bad)).map((p) => p.path)).toEqual(['$.titel']);
    expect(listCases(desk).total).toBe(0);
    expect(verifyJournal(desk.archive.db)).toMatchObject({ entries: 1 });
    expect(createCase(desk, smallCase()).caseId).toBe('CB-0001');
  });
});

describe('one fact', () => {
  it('is set, changed and made unknown again, with what it was in the journal', () => {
    const { desk, caseId } = withCase();
    const facts = () => getCase(desk, caseId).facts;
    const before = getCase(desk, caseId);
    setFact(desk, caseId, 'shipment.carrier', '  DHL ');
    expect(facts().shipment).toEqual({ carrier: 'DHL' });
    setFact(desk, caseId, 'shipment.carrier', {
      disputed: [
        { value: 'DHL', source: 'seller' },
        { value: 'UPS', source: 'buyer' },
      ],
    });
    expect(facts().shipment?.carrier).toHaveProperty('disputed');
    const { changedAt } = setFact(desk, caseId, 'shipment.carrier', undefined);
    expect(facts()).toEqual(before.facts);
    expect(getCase(desk, caseId).changedAt).toBe(changedAt);
    expect(changedAt > before.changedAt).toBe(true);
    const last = listJournal(desk.archive.db, 1).at(-1);
    expect(last).toMatchObject({
      action: 'fact.set',
      by: 'Sample Clerk',
      details: { changes: [{ path: 'shipment.carrier', was: { disputed: {} } }] },
    });
    expect(verifyJournal(desk.archive.db).ok).toBe(true);
    expect(getCase(desk, caseId).journalHead).toBe(last?.hash);
  });

  it('set to what it already is changes nothing', () => {
    const { desk, caseId } = withCase();
    const before = getCase(desk, caseId);
    setFact(desk, caseId, 'order.orderNo', ' 178220330045');
    setFact(desk, caseId, 'order.tax', null);
    expect(getCase(desk, caseId)).toEqual(before);
  });

  it('keeps the columns of the list in step', () => {
    const { desk, caseId } = withCase();
    setFact(desk, caseId, 'customer.name', { name: 'Nowa Lampa Sp. z o.o.' });
    setFact(desk, caseId, 'lines[1].reason', 'TRANSIT_DAMAGE');
    setFact(desk, caseId, 'order.total', undefined);
    expect(listCases(desk, { query: 'nowa' }).cases[0]).toMatchObject({
      customerName: 'Nowa Lampa Sp. z o.o.',
      customerLatin: null,
      reasons: ['TRANSIT_DAMAGE'],
      total: null,
    });
    expect(listCases(desk, { query: 'Ánh' }).total).toBe(0);
  });

  it.each([
    ['order.orderNr', 'x', 'FACT_NOT_KNOWN'],
    ['order.items', [], 'FACT_NOT_KNOWN'],
    ['__proto__.x', 'x', 'FACT_NOT_KNOWN'],
    ['lines[9].reason', 'PRICE', 'ENTRY_NOT_FOUND'],
    ['lines[1].reason', 'PRIZE', 'FACT_HAS_PROBLEMS'],
    ['order.orderedAt', '2025-02-30', 'FACT_HAS_PROBLEMS'],
    ['order.orderNo', '178220330045 and 178220330046', 'FACT_HAS_PROBLEMS'],
    ['lines[1].itemId', '7', 'FACT_HAS_PROBLEMS'],
    ['lines[1].quantity', { value: 25, unit: 'pcs' }, 'FACT_HAS_PROBLEMS'],
    ['order.items[1].quantity', { value: 23, unit: 'pcs' }, 'FACT_HAS_PROBLEMS'],
    ['order.items[1].quantity', { value: -1, unit: 'pcs' }, 'FACT_HAS_PROBLEMS'],
    ['order.paid', { minor: 1, currency: 'EUR' }, 'FACT_HAS_PROBLEMS'],
  ])('%s = %j is refused and nothing changes', (path, value, code) => {
    const { desk, caseId } = withCase();
    const before = getCase(desk, caseId);
    expect(codeOf(() => setFact(desk, caseId, path, value))).toBe(code);
    expect(getCase(desk, caseId)).toEqual(before);
  });

  it('names the field that is wrong by the path of the fact', () => {
    const { desk, caseId } = withCase();
    addEntry(desk, caseId, 'order.items', { id: 'b', quantity: { value: 2, unit: 'pcs' } });
    addEntry(desk, caseId, 'lines', { itemId: 'b' });
    expect(problemsOf(() => setFact(desk, caseId, 'lines[2].quantity', { value: 3, unit: 'pcs' }))).toEqual([
      {
        path: 'lines[2].quantity',
        code: 'MORE_THAN_ORDERED',
        message: expect.stringContaining('3 pcs'),
        messageZh: expect.stringContaining('3 pcs'),
      },
    ]);
    expect(
      problemsOf(() => setFact(desk, caseId, 'order.total', { minor: 1, currency: 'XQQ' })).map((p) => p.path),
    ).toEqual(['order.total.currency']);
  });

  it('can be changed together with others, when only the whole makes sense', () => {
    const { desk, caseId } = withCase();
    const euro = { minor: 10000, currency: 'EUR' };
    setFacts(desk, caseId, [
      { path: 'order.total', value: euro },
      { path: 'order.items[1].unitPrice', value: euro },
    ]);
    expect(getCase(desk, caseId).facts.order?.items?.[0]?.unitPrice).toEqual(euro);
    expect(actions(desk)).toEqual(['case.created', 'fact.set']);
  });
});

describe('an entry of a list', () => {
  it('is added with the next number and removed with its facts', () => {
    const { desk, caseId } = withCase();
    const before = getCase(desk, caseId).facts;
    expect(addEntry(desk, caseId, 'negotiation', { from: 'buyer', text: 'We want a refund.' }).entryId).toBe('1');
    expect(addEntry(desk, caseId, 'negotiation').entryId).toBe('2');
    expect(addEntry(desk, caseId, 'negotiation', { id: 'offer-3' }).entryId).toBe('offer-3');
    setFact(desk, caseId, 'negotiation[2].from', 'seller');
    expect(getCase(desk, caseId).facts.negotiation).toEqual([
      { id: '1', from: 'buyer', text: 'We want a refund.' },
      { id: '2', from: 'seller' },
      { id: 'offer-3' },
    ]);
    removeEntry(desk, caseId, 'negotiation', '1');
    expect(getCase(desk, caseId).facts.negotiation?.map((entry) => entry.id)).toEqual(['2', 'offer-3']);
    expect(listJournal(desk.archive.db, 1).at(-1)?.details).toEqual({
      list: 'negotiation',
      entryId: '1',
      facts: [
        { path: 'negotiation[1].from', was: 'buyer' },
        { path: 'negotiation[1].text', was: 'We want a refund.' },
      ],
    });
    removeEntry(desk, caseId, 'negotiation', '2');
    removeEntry(desk, caseId, 'negotiation', 'offer-3');
    expect(getCase(desk, caseId).facts).toEqual(before);
  });

  it('that another fact points to stays', () => {
    const { desk, caseId } = withCase();
    expect(problemsOf(() => removeEntry(desk, caseId, 'order.items', '1'))).toMatchObject([
      { path: 'lines[1].itemId', code: 'UNKNOWN_ITEM' },
    ]);
  });

  it('is refused when it is not one', () => {
    const { desk, caseId } = withCase();
    expect(codeOf(() => addEntry(desk, caseId, 'order'))).toBe('FACT_NOT_KNOWN');
    expect(codeOf(() => addEntry(desk, caseId, 'lines', { id: '1' }))).toBe('FACT_HAS_PROBLEMS');
    expect(codeOf(() => addEntry(desk, caseId, 'lines', { raeson: 'PRICE' }))).toBe('FACT_HAS_PROBLEMS');
    expect(codeOf(() => addEntry(desk, caseId, 'overrides'))).toBe('FACT_HAS_PROBLEMS');
    expect(codeOf(() => removeEntry(desk, caseId, 'lines', '7'))).toBe('ENTRY_NOT_FOUND');
    expect(actions(desk)).toEqual(['case.created']);
  });
});

describe('several things at once', () => {
  it('are kept together or not at all', () => {
    const { desk, caseId } = withCase();
    const db = desk.archive.writable;
    if (!db) throw new Error('opened for writing');
    const before = getCase(desk, caseId);
    expect(() =>
      transaction(db, () => {
        db.run(sql`UPDATE cases SET title = 'half' WHERE case_no = 1`);
        db.run(sql`DELETE FROM facts WHERE case_no = 1`);
        throw new Error('a bug in the middle');
      }),
    ).toThrow('a bug in the middle');
    expect(getCase(desk, caseId)).toEqual(before);
  });

  it('a clock that was set back never makes a case older', () => {
    const { desk, caseId } = withCase();
    const { changedAt } = setFact({ ...desk, now: () => '2031-01-01T00:00:00.000Z' }, caseId, 'order.insured', true);
    expect(setFact({ ...desk, now: () => '2020-01-01T00:00:00.000Z' }, caseId, 'order.insured', false).changedAt).toBe(
      changedAt,
    );
    expect(verifyJournal(desk.archive.db).ok).toBe(true);
  });
});

describe('the list', () => {
  it('finds a case by number, title, order number and names, in any spelling of them', () => {
    const { desk } = withCase();
    createCase(desk, {
      schemaVersion: 1,
      title: '100% cotton_shirts',
      customer: { name: { name: 'شركة النور', latin: 'Al Noor Co' } },
    });
    createCase(desk, {
      schemaVersion: 1,
      order: {
        orderNo: {
          disputed: [
            { value: '555 000 1', source: 'chat' },
            { value: '5550002', source: 'page' },
          ],
        },
      },
    });
    const ids = (query: string): string[] => listCases(desk, { query }).cases.map((one) => one.caseId);
    expect(ids('cb-0002')).toEqual(['CB-0002']);
    expect(ids('CONG ty  da')).toEqual(['CB-0001']);
    expect(ids('النور')).toEqual(['CB-0002']);
    expect(ids('noor cotton')).toEqual(['CB-0002']);
    expect(ids('5550001')).toEqual(['CB-0003']);
    expect(ids('5550002')).toEqual(['CB-0003']);
    expect(ids('0330045')).toEqual(['CB-0001']);
    expect(ids('100%')).toEqual(['CB-0002']);
    expect(ids('n_s')).toEqual(['CB-0002']);
    expect(ids('%')).toEqual(['CB-0002']);
    expect(ids('\\')).toEqual([]);
    expect(ids("' OR 1=1 --")).toEqual([]);
    expect(ids('')).toEqual(['CB-0003', 'CB-0002', 'CB-0001']);
  });

  it('keeps the trash apart, and counts beyond the limit', () => {
    const desk = newDesk();
    for (let i = 0; i < 5; i += 1) createCase(desk, smallCase());
    trashCases(desk, ['CB-0002']);
    closeCase(desk, 'CB-0003', { at: '2025-05-12', outcome: null, cost: null, lesson: null });
    setTitle(desk, 'CB-0003', '  Renamed ');
    expect(listCases(desk, { limit: 2 })).toMatchObject({
      total: 4,
      cases: [{ caseId: 'CB-0003', title: 'Renamed' }, { caseId: 'CB-0005' }],
    });
    expect(listCases(desk, { status: 'trash' }).cases.map((one) => one.caseId)).toEqual(['CB-0002']);
    expect(listCases(desk, { status: 'closed', query: 'renamed' }).total).toBe(1);
    expect(getCase(desk, 'CB-0002').status).toBe('trash');
  });

  it('says which case it does not have', () => {
    const desk = newDesk();
    for (const caseId of ['CB-0001', 'CB-', 'EV-0001', '1; DROP TABLE cases', '']) {
      expect(codeOf(() => getCase(desk, caseId))).toBe('CASE_NOT_FOUND');
    }
  });
});

describe('an issued packet', () => {
  it('does not change what the next packet of the same case says of the journal', () => {
    const { desk, caseId } = withCase();
    const db = desk.archive.writable;
    if (!db) throw new Error('opened for writing');
    const before = getCase(desk, caseId);
    transaction(db, () => {
      insertPacket(db, 1, {
        version: 1,
        variant: 'appeal',
        paper: 'A4',
        language: 'en',
        draft: false,
        sha256: 'c'.repeat(64),
        bytes: 1,
        pages: 1,
        file: 'issued/a.pdf',
        factsSha256: 'd'.repeat(64),
        appVersion: '0',
        builtAt: desk.now(),
        manifest: null,
      });
      appendJournal(db, { at: desk.now(), by: null, caseNo: 1, action: 'packet.issued', details: {} });
    });
    expect(getCase(desk, caseId)).toEqual(before);
  });
});

describe('settings', () => {
  it('are kept, checked and cleared', () => {
    const desk = newDesk();
    expect(readSettings(desk.archive)).toEqual({
      personName: null,
      company: null,
      logo: null,
      language: null,
      readings: null,
      packFollow: null,
      returnMeans: null,
      seller: null,
    });
    setSetting(desk, 'personName', ' Li Sample ');
    setSetting(desk, 'readings', { preset: 'literal' });
    expect(codeOf(() => setSetting(desk, 'language', 'fr'))).toBe('SETTING_NOT_VALID');
    expect(readSettings(desk.archive)).toMatchObject({
      personName: 'Li Sample',
      language: null,
      readings: { preset: 'literal' },
    });
    expect(setSetting(desk, 'personName', null).personName).toBeNull();
  });
});
