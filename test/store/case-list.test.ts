import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { closeCase, reopenCase } from '../../src/main/cases/close-case.ts';
import { createCase } from '../../src/main/cases/create-case.ts';
import type { Desk } from '../../src/main/cases/desk.ts';
import { getCase } from '../../src/main/cases/get-case.ts';
import { listCases } from '../../src/main/cases/list-cases.ts';
import { type CaseQuery, pageCases } from '../../src/main/cases/page-cases.ts';
import { purgeCases } from '../../src/main/cases/purge-cases.ts';
import { countStale, freshenSome, rejudgeCases } from '../../src/main/cases/rejudge-cases.ts';
import { setFact } from '../../src/main/cases/set-fact.ts';
import { setSetting } from '../../src/main/cases/settings.ts';
import { today } from '../../src/main/cases/today.ts';
import { restoreCases, trashCases } from '../../src/main/cases/trash-cases.ts';
import { loadHolidays } from '../../src/main/rules/load-holidays.ts';
import { loadPacks } from '../../src/main/rules/load-packs.ts';
import { transaction, type WritableDb } from '../../src/main/store/connection.ts';
import { insertEvidence } from '../../src/main/store/evidence-store.ts';
import { checkDatabase } from '../../src/main/store/inspect.ts';
import { listJournal, verifyJournal } from '../../src/main/store/journal-store.ts';
import { sql } from '../../src/main/store/sql.ts';
import { manyFacts, seedCases } from '../support/many-cases.ts';
import { plainPiece } from '../support/plain-piece.ts';
import { smallCase } from '../support/small-case.ts';
import { storeFile } from '../support/store-file.ts';
import { codeOf, newDesk, troubleOf } from './desk.ts';

const packs = loadPacks('resources');
const holidays = loadHolidays('resources');

function ruledDesk(now = '2025-05-12T08:00:00.000Z'): Desk & { at: string } {
  const desk = { ...newDesk(), packs, holidays, at: now, now: (): string => desk.at };
  return desk;
}

const everything: CaseQuery = {
  query: '',
  statuses: ['open', 'waiting', 'closed'],
  steps: [],
  reasons: [],
  turn: null,
  due: null,
  sort: 'changed',
  down: true,
};
const idsOf = (desk: Desk, query: Partial<CaseQuery>, limit = 200): string[] =>
  pageCases(desk, { ...everything, ...query }, null, limit).rows.map((row) => row.caseId);
const rowOf = (desk: Desk, caseId: string) =>
  pageCases(desk, { ...everything, statuses: ['open', 'closed', 'trash'] }, null, 200).rows.find(
    (row) => row.caseId === caseId,
  );
function writable(desk: Desk): WritableDb {
  if (desk.archive.writable === null) throw new Error('this archive can be written to');
  return desk.archive.writable;
}

describe('a row of the list', () => {
  it('says where the case stands, with the nearest deadline and its source', () => {
    const desk = ruledDesk();
    const { caseId } = createCase(desk, smallCase());
    expect(rowOf(desk, caseId)).toMatchObject({
      product: 'Desk lamp',
      reasons: ['NO_REASON_POST'],
      turn: 'you',
      due: { id: 'no_reason_7d', whose: 'buyer', zone: 'Asia/Ho_Chi_Minh' },
    });
    expect(rowOf(desk, caseId)?.due?.source).toContain('S2.2a');
  });

  it('follows each change at once, without being judged again', () => {
    const desk = ruledDesk();
    const { caseId } = createCase(desk, { schemaVersion: 1, lines: [{ id: '1' }] });
    expect(rowOf(desk, caseId)).toMatchObject({ step: 'REQUEST', nextCode: 'record-reason', due: null });
    setFact(desk, caseId, 'lines[1].reason', 'QUALITY');
    expect(rowOf(desk, caseId)).toMatchObject({ nextCode: 'record-request', reasons: ['QUALITY'] });
    expect(countStale(desk)).toBe(0);
  });

  it('never shows a day that no source gives', () => {
    const desk = ruledDesk();
    const { caseId } = createCase(desk, {
      ...smallCase(),
      // No pack of a platform is in force: the article alone gives no day for an answer.
      platform: {},
      delivery: {},
      request: {},
      dispute: { openedAt: '2025-05-15' },
    });
    const row = rowOf(desk, caseId);
    expect(row?.due).toMatchObject({ id: 'dispute-response', at: null });
    expect(idsOf(desk, { due: 'none' })).toEqual([caseId]);
    expect(today(desk).deadlines.rows).toEqual([]);
  });
});

describe('judging anew', () => {
  const changes: readonly (readonly [string, (desk: Desk) => unknown])[] = [
    ['the day', (desk) => Object.assign(desk, { at: '2025-05-13T08:00:00.000Z' })],
    ['the readings', (desk) => setSetting(desk, 'readings', { preset: 'literal' })],
    ['the packs', (desk) => Object.assign(desk, { packs: packs.map((pack) => ({ ...pack, version: '99' })) })],
    ['the language', (desk) => Object.assign(desk, { language: 'zh-CN' })],
    [
      'a change that forgot it',
      (desk) =>
        transaction(writable(desk), () =>
          writable(desk).run(sql`UPDATE cases SET changed_at = '2025-05-12T09:00:00.000Z'`),
        ),
    ],
  ];
  it.each(changes)('is due when %s changes', async (_, change) => {
    const desk = ruledDesk();
    for (let n = 0; n < 7; n += 1) createCase(desk, { schemaVersion: 1, ...manyFacts(n) });
    expect(countStale(desk)).toBe(0);
    change(desk);
    expect(freshenSome(desk)).toBeGreaterThan(0);
    expect(await rejudgeCases(desk)).toBe(7);
    expect(countStale(desk)).toBe(0);
    expect(await rejudgeCases(desk)).toBe(0);
  });

  it('is due for a case whose deadline passed, on the same day', () => {
    const desk = ruledDesk('2025-05-17T16:00:00.000Z');
    const { caseId } = createCase(desk, smallCase());
    const due = rowOf(desk, caseId)?.due;
    desk.at = new Date(Date.parse(due?.at ?? '') + 1000).toISOString();
    expect(desk.at.slice(0, 10)).toBe('2025-05-17');
    expect(countStale(desk)).toBe(1);
    expect(freshenSome(desk)).toBe(0);
    expect(countStale(desk)).toBe(0);
  });

  it('leaves alone what is changed while it runs, and can be stopped', async () => {
    const desk = ruledDesk();
    seedCases(writable(desk), 300, desk.at);
    const stop = new AbortController();
    const running = rejudgeCases(desk, { signal: stop.signal, onProgress: (done) => done >= 100 && stop.abort() });
    await expect(running).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
    expect(countStale(desk)).toBe(200);
    const again = rejudgeCases(desk);
    setFact(desk, 'CB-0150', 'order.orderNo', '4711');
    await again;
    expect(countStale(desk)).toBe(0);
    expect(idsOf(desk, { query: '4711' })).toEqual(['CB-0150']);
  });

  it('lets main answer again and again between the cases', async () => {
    const desk = ruledDesk();
    seedCases(writable(desk), 300, desk.at);
    let turns = 0;
    let running = true;
    const tick = (): void => {
      turns += 1;
      if (running) setImmediate(tick);
    };
    setImmediate(tick);
    await rejudgeCases(desk);
    running = false;
    expect(countStale(desk)).toBe(0);
    // How long one slice is, the bench measures; that there are many, is no matter of the computer.
    expect(turns).toBeGreaterThan(30);
  });
});

describe('the search', () => {
  function filled(): Desk {
    const desk = ruledDesk();
    createCase(desk, {
      schemaVersion: 1,
      customer: { name: { name: '台北星光貿易' } },
      request: { text: '买家要求退款，物流显示外箱破损。' },
      exhibits: [{ id: 'A', title: 'Cartons', titleZh: '外箱标签', kind: 'packing_photo', files: ['x.jpg'] }],
    });
    createCase(desk, { schemaVersion: 1, title: '申诉中', customer: { name: { name: 'Möbelhaus Köhler' } } });
    const { caseId } = createCase(desk, { schemaVersion: 1, order: { orderNo: '1782-2033 0045' } });
    const caseNo = Number(caseId.slice(3));
    transaction(writable(desk), () => {
      insertEvidence(
        writable(desk),
        caseNo,
        plainPiece({
          sha256: 'a'.repeat(64),
          bytes: 3,
          kind: 'jpeg',
          originalName: 'IMG_2041 封签照片.jpg',
          takenInAt: desk.now(),
        }),
      );
    });
    setFact(desk, caseId, 'shipment.carrier', 'DHL');
    return desk;
  }

  it.each([
    ['退款', 'CB-0001'],
    ['款', 'CB-0001'],
    ['物流', 'CB-0001'],
    ['外箱标签', 'CB-0001'],
    ['星光', 'CB-0001'],
    ['申诉', 'CB-0002'],
    ['kohler', 'CB-0002'],
    ['ＫÖＨＬＥＲ', 'CB-0002'],
    ['178220330045', 'CB-0003'],
    ['0330', 'CB-0003'],
    ['封签', 'CB-0003'],
    ['img_2041', 'CB-0003'],
    ['dhl 封签', 'CB-0003'],
  ])('finds %s', (query, caseId) => {
    expect(idsOf(filled(), { query })).toEqual([caseId]);
  });

  it.each(['退物', '款退', '" OR 1=1', 'NEAR(a b)', 'words:x', '*', '"', '退款 kohler'])(
    'finds nothing for %s',
    (query) => {
      expect(idsOf(filled(), { query })).toEqual([]);
    },
  );

  it('forgets words that are gone', () => {
    const desk = filled();
    setFact(desk, 'CB-0001', 'request.text', '已解决');
    expect(idsOf(desk, { query: '退款' })).toEqual([]);
    expect(idsOf(desk, { query: '解决' })).toEqual(['CB-0001']);
  });
});

describe('the pages of the list', () => {
  it.each(['changed', 'due', 'buyer', 'amount', 'step', 'case'] as const)(
    'sorted by %s hold every case once, both ways round',
    async (sort) => {
      const desk = ruledDesk();
      seedCases(writable(desk), 130, desk.at);
      await rejudgeCases(desk);
      const orders = [false, true].map((down) => {
        const ids: string[] = [];
        let after: Parameters<typeof pageCases>[2] = null;
        do {
          const page = pageCases(desk, { ...everything, sort, down }, after, 50);
          expect(page.total).toBe(130);
          ids.push(...page.rows.map((row) => row.caseId));
          after = page.next;
        } while (after !== null);
        expect(new Set(ids).size).toBe(130);
        expect(ids).toHaveLength(130);
        return ids;
      });
      expect(orders[1]).toEqual(orders[0]?.toReversed());
    },
  );

  it('narrow by status, step, reason, turn and deadline', async () => {
    const desk = ruledDesk();
    seedCases(writable(desk), 60, desk.at);
    await rejudgeCases(desk);
    const rows = pageCases(desk, everything, null, 200).rows;
    const expected = (test: (row: (typeof rows)[number]) => boolean): string[] =>
      rows.filter(test).map((r) => r.caseId);
    expect(idsOf(desk, { reasons: ['QUALITY', 'PRICE'] })).toEqual(
      expected((row) => row.reasons.some((one) => one === 'QUALITY' || one === 'PRICE')),
    );
    expect(idsOf(desk, { steps: ['TALKS'] })).toEqual(expected((row) => row.step === 'TALKS'));
    expect(idsOf(desk, { turn: 'you' })).toEqual(expected((row) => row.turn === 'you'));
    const passed = expected((row) => row.due?.at != null && Date.parse(row.due.at) < Date.parse(desk.at));
    expect(passed.length).toBeGreaterThan(5);
    expect(idsOf(desk, { due: 'passed' })).toEqual(passed);
    expect(idsOf(desk, { statuses: ['closed'] })).toEqual([]);
  });
});

describe('today', () => {
  it('has the nearest deadlines first, cases that need one answer, and packets to make', async () => {
    const desk = ruledDesk();
    seedCases(writable(desk), 120, desk.at);
    await rejudgeCases(desk);
    const now = today(desk);
    expect(now.cases).toBe(120);
    const times = now.deadlines.rows.map((row) => Date.parse(row.due?.at ?? ''));
    const coming = times.filter((time) => time >= Date.parse(desk.at));
    expect(coming).toEqual(coming.toSorted((a, b) => a - b));
    expect(times.slice(0, coming.length)).toEqual(coming);
    for (const row of now.deadlines.rows.slice(coming.length)) expect(row.due?.whose).toBe('seller');
    expect(now.questions.rows.length).toBeLessThanOrEqual(6);
    for (const row of now.questions.rows) expect(row.question?.ask).toMatch(/\?/);
  });
});

describe('closing a case', () => {
  it('needs a reason for each line, keeps what was learned, and can be taken back', () => {
    const desk = ruledDesk();
    const { caseId } = createCase(desk, { schemaVersion: 1, lines: [{ id: '1', reason: 'QUALITY' }, { id: '2' }] });
    const closing = {
      at: '2025-05-12',
      outcome: 'Replaced',
      cost: { minor: 5000, currency: 'USD' },
      lesson: 'Photograph the seal.',
    };
    const trouble = troubleOf(() => closeCase(desk, caseId, closing));
    expect(trouble.code).toBe('CASE_REASON_MISSING');
    expect(getCase(desk, caseId)).toMatchObject({ status: 'open' });
    expect(getCase(desk, caseId).facts.closing).toBeUndefined();
    setFact(desk, caseId, 'lines[2].reason', 'TRANSIT_DAMAGE');
    closeCase(desk, caseId, closing);
    expect(getCase(desk, caseId)).toMatchObject({ status: 'closed', facts: { closing } });
    expect(rowOf(desk, caseId)).toMatchObject({ step: 'CLOSED', status: 'closed', due: null });
    reopenCase(desk, caseId);
    expect(getCase(desk, caseId).status).toBe('open');
    expect(getCase(desk, caseId).facts.closing?.lesson).toBe('Photograph the seal.');
    // What is left out of a closing stays, null makes it unknown, and keywords are kept.
    closeCase(desk, caseId, { at: '2025-05-13', outcome: null, tags: ['seal'] });
    const { outcome: _, ...rest } = closing;
    expect(getCase(desk, caseId).facts.closing).toEqual({ ...rest, at: '2025-05-13', tags: ['seal'] });
  });

  it('is the same in the form, and needs at least one line', () => {
    const desk = ruledDesk();
    const { caseId } = createCase(desk, { schemaVersion: 1 });
    expect(codeOf(() => setFact(desk, caseId, 'closing.at', '2025-05-12'))).toBe('CASE_REASON_MISSING');
    const other = createCase(desk, smallCase()).caseId;
    setFact(desk, other, 'closing.at', '2025-05-12');
    expect(getCase(desk, other).status).toBe('closed');
    setFact(desk, other, 'closing.at', null);
    expect(getCase(desk, other).status).toBe('open');
  });
});

describe('the trash', () => {
  it('keeps everything, and brings a closed case back closed', () => {
    const desk = ruledDesk();
    const { caseId } = createCase(desk, smallCase());
    setFact(desk, caseId, 'closing.at', '2025-05-12');
    const before = getCase(desk, caseId).facts;
    trashCases(desk, [caseId]);
    expect(idsOf(desk, {})).toEqual([]);
    expect(rowOf(desk, caseId)).toMatchObject({ status: 'trash', trashedAt: desk.at });
    restoreCases(desk, [caseId]);
    expect(getCase(desk, caseId)).toMatchObject({ status: 'closed', facts: before });
  });

  it('is emptied of a case only when asked, down to its number and its journal', () => {
    const desk = ruledDesk();
    const db = writable(desk);
    const first = createCase(desk, smallCase()).caseId;
    const second = createCase(desk, smallCase()).caseId;
    const own = storeFile(desk, 1, 'only here');
    const shared = storeFile(desk, 1, 'in both');
    storeFile(desk, 2, 'in both');
    expect(codeOf(() => purgeCases(desk, [first]))).toBe('CASE_NOT_IN_TRASH');
    trashCases(desk, [first]);
    purgeCases(desk, [first]);
    expect(codeOf(() => getCase(desk, first))).toBe('CASE_NOT_FOUND');
    expect(listCases(desk, { status: 'trash' }).total).toBe(0);
    expect(existsSync(path.join(desk.archive.root, own))).toBe(false);
    expect(existsSync(path.join(desk.archive.root, shared))).toBe(true);
    expect(getCase(desk, second).facts.order?.orderNo).toBe('178220330045');
    expect(checkDatabase(db, 'full')).toBe('ok');
    for (const table of ['facts', 'fact_entries', 'exhibits', 'evidence', 'standings', 'trash'])
      expect(db.get(sql`SELECT 1 AS n FROM ${{ text: table, values: [] }} WHERE case_no = 1`), table).toBeUndefined();
    expect(listJournal(db, 1).at(-1)).toMatchObject({ action: 'case.purged', by: 'Sample Clerk' });
    expect(verifyJournal(db)).toMatchObject({ ok: true });
    expect(idsOf(desk, { query: '178220330045', statuses: ['open', 'trash'] })).toEqual([second]);
    expect(createCase(desk, smallCase()).caseId).toBe('CB-0003');
  });
});
