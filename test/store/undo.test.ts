import { rmSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { getCase } from '../../src/main/cases/get-case.ts';
import { rawOf, transaction } from '../../src/main/store/connection.ts';
import { listJournal, verifyJournal } from '../../src/main/store/journal-store.ts';
import { policies } from '../../src/main/store/recorder.ts';
import { sql } from '../../src/main/store/sql.ts';
import { channels } from '../../src/shared/contract/channels.ts';
import {
  type CommandRoom,
  commandInputs,
  makeFilledCase,
  openCommandRoom,
  type Pick,
} from '../support/command-room.ts';
import { temporaryFolder } from './desk.ts';

const open: CommandRoom[] = [];
afterEach(async () => {
  for (const room of open.splice(0)) await room.close();
});

async function newRoom(): Promise<{ room: CommandRoom; caseId: string }> {
  const room = openCommandRoom(temporaryFolder());
  open.push(room);
  const caseId = await makeFilledCase(room);
  room.pass(60_000);
  return { room, caseId };
}

/** Rows that are kept for speed or only ever grow are no data of a person. */
const aside = new Set(['journal', 'sqlite_sequence']);
const isAside = (table: string): boolean => aside.has(table) || policies[table]?.rows === 'none';

/** Every data row as text, table by table; rows of cases above `upTo` are left out. */
function dataOf({ db }: CommandRoom, upTo = Number.MAX_SAFE_INTEGER): Record<string, string[]> {
  const raw = rawOf(db);
  const tables = raw
    .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    .pluck()
    .all();
  const data: Record<string, string[]> = {};
  for (const table of tables.map(String).sort()) {
    if (isAside(table)) continue;
    const except = policies[table]?.except ?? [];
    const rows = raw.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[];
    data[table] = rows
      .filter((row) => Number(row['case_no'] ?? 0) <= upTo)
      .map((row) => JSON.stringify(Object.entries(row).filter(([column]) => !except.includes(column))))
      .sort();
  }
  return data;
}

const lastCase = ({ db }: CommandRoom): number => db.get(sql`SELECT max(case_no) AS n FROM cases`)?.integer('n') ?? 0;
const stepOf = async (room: CommandRoom) => (await room.call('undo.state', {})).undo;

const undoable = Object.entries(channels)
  .filter(([, shape]) => shape.kind === 'write' && !('never' in shape.undo))
  .map(([name]) => name as keyof typeof channels);

describe('every command', () => {
  it('that can be taken back is tried here', () => {
    expect(Object.keys(commandInputs).sort()).toEqual([...undoable].sort());
  });

  it('that cannot be taken back says why', () => {
    for (const [name, shape] of Object.entries(channels)) {
      if (shape.kind === 'write' && 'never' in shape.undo) expect(shape.undo.never.length, name).toBeGreaterThan(12);
    }
  });

  const sequences = fc.array(
    fc.record({ channel: fc.constantFrom(...undoable), seed: fc.array(fc.nat(1000), { minLength: 6, maxLength: 6 }) }),
    { minLength: 3, maxLength: 10 },
  );

  it('done and undone leaves the data as they were; done again, as they had become', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(sequences, async (commands) => {
        const folder = temporaryFolder();
        const room = openCommandRoom(folder);
        try {
          await makeFilledCase(room);
          const casesBefore = lastCase(room);
          room.pass(60_000);
          const start = dataOf(room);
          const startStep = await stepOf(room);
          let steps = 0;
          for (const { channel, seed } of commands) {
            const before = { cases: lastCase(room), data: dataOf(room), step: await stepOf(room) };
            let next = 0;
            const pick: Pick = (from) => from[(seed[next++ % seed.length] ?? 0) % Math.max(1, from.length)];
            const input = await commandInputs[channel]?.(room, pick);
            if (input === null || input === undefined) continue;
            room.pass(60_000);
            const refused = await room.call(channel, input).then(
              () => null,
              (error: unknown) => error,
            );
            if (refused !== null) {
              // What was refused changed nothing and is no step.
              expect(dataOf(room)).toEqual(before.data);
              expect(await stepOf(room)).toEqual(before.step);
              continue;
            }
            const after = dataOf(room);
            const step = await stepOf(room);
            if (step?.stepId === before.step?.stepId) {
              expect(after).toEqual(before.data);
              continue;
            }
            await room.call('undo.undo', { stepId: step?.stepId ?? null });
            expect(dataOf(room, before.cases)).toEqual(before.data);
            expect(await stepOf(room)).toEqual(before.step);
            await room.call('undo.redo', { stepId: null });
            expect(dataOf(room)).toEqual(after);
            steps += 1;
          }
          const end = dataOf(room);
          for (let n = 0; n < steps; n += 1) await room.call('undo.undo', { stepId: null });
          expect(dataOf(room, casesBefore)).toEqual(start);
          expect(await stepOf(room)).toEqual(startStep);
          for (let n = 0; n < steps; n += 1) await room.call('undo.redo', { stepId: null });
          expect(dataOf(room)).toEqual(end);
          expect(verifyJournal(room.db)).toMatchObject({ ok: true });
        } finally {
          await room.close();
          rmSync(folder, { recursive: true, force: true });
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('undo', () => {
  it('names what it would take back, and tells the page and the journal', async () => {
    const { room, caseId } = await newRoom();
    const { exhibits } = await room.call('evidence.list', { caseId });
    const exhibit = exhibits[0];
    const piece = exhibit?.evidenceIds[0] ?? '';
    await room.call('exhibit.update', {
      caseId,
      exhibitId: exhibit?.exhibitId,
      changes: { captions: { [piece]: 'seal' } },
    });
    expect(await stepOf(room)).toMatchObject({ name: 'caption', words: { file: 'carton label 1.jpg' }, caseId });
    room.told.length = 0;
    await room.call('undo.undo', { stepId: null });
    expect(room.told).toEqual([caseId]);
    const last = listJournal(room.db, 1).at(-1);
    expect(last).toMatchObject({ action: 'command.undone', by: 'Sample Clerk', case: caseId });
    expect(JSON.stringify(last?.details)).toContain('seal');
    expect((await room.call('undo.state', {})).redo).toMatchObject({ name: 'caption' });
  });

  it('goes back more than fifty steps, over several cases', async () => {
    const { room, caseId } = await newRoom();
    const other = (await room.call('case.create', {})).caseId;
    const start = dataOf(room);
    for (let n = 0; n < 60; n += 1) {
      room.pass(60_000);
      await room.call('case.set-fact', { caseId: n % 2 ? caseId : other, path: 'order.orderNo', value: `A${n}` });
    }
    for (let n = 0; n < 60; n += 1) await room.call('undo.undo', { stepId: null });
    expect(dataOf(room)).toEqual(start);
  });

  it('takes quick edits of one field as one step, and slow ones as two', async () => {
    const { room, caseId } = await newRoom();
    const was = getCase(room.room.desks.desk(), caseId).facts.order?.orderNo;
    const type = (value: string) => room.call('case.set-fact', { caseId, path: 'order.orderNo', value });
    const orderNo = () => getCase(room.room.desks.desk(), caseId).facts.order?.orderNo;
    for (const value of ['1', '12', '123']) {
      room.pass(900);
      await type(value);
    }
    room.pass(60_000);
    await type('999');
    await room.call('undo.undo', { stepId: null });
    expect(orderNo()).toBe('123');
    await room.call('undo.undo', { stepId: null });
    expect(orderNo()).toBe(was);
    await room.call('undo.redo', { stepId: null });
    expect(orderNo()).toBe('123');
    // Typing on right after is a step of its own.
    await type('1234');
    await room.call('undo.undo', { stepId: null });
    expect(orderNo()).toBe('123');
  });

  it('of a new case puts it into the trash with all it holds, and brings it back', async () => {
    const { room } = await newRoom();
    const { caseId } = await room.call('case.import', {});
    const facts = getCase(room.room.desks.desk(), caseId ?? '').facts;
    await room.call('undo.undo', { stepId: null });
    expect(await room.call('case.get', { caseId })).toMatchObject({ status: 'trash', facts });
    await room.call('undo.redo', { stepId: null });
    expect(await room.call('case.get', { caseId })).toMatchObject({ status: 'open', facts });
  });

  it('takes the remembered company back with the fact it came from', async () => {
    const { room, caseId } = await newRoom();
    await room.call('case.set-fact', { caseId, path: 'seller.name', value: { name: '错的公司' } });
    await room.call('undo.undo', { stepId: null });
    const fresh = (await room.call('case.create', {})).caseId;
    expect((await room.call('case.get', { caseId: fresh })).facts.seller?.name).toBeUndefined();
  });

  it('refuses a step by its id when something else came after it', async () => {
    const { room, caseId } = await newRoom();
    await room.call('case.set-entry', { caseId, list: 'lines', entryId: '1', change: 'remove' });
    const step = await stepOf(room);
    await room.call('case.set-fact', { caseId, path: 'order.orderNo', value: '1' });
    await expect(room.call('undo.undo', { stepId: step?.stepId })).rejects.toThrow('UNDO_NOT_LAST');
    await room.call('undo.undo', { stepId: null });
    await room.call('undo.undo', { stepId: step?.stepId });
    expect(getCase(room.room.desks.desk(), caseId).facts.lines).toHaveLength(1);
  });

  it('leaves alone what other work has changed since, and goes on with the steps before', async () => {
    const { room, caseId } = await newRoom();
    await room.call('case.set-fact', { caseId, path: 'order.orderNo', value: '1' });
    await room.call('case.set-fact', { caseId, path: 'shipment.carrier', value: 'DHL' });
    transaction(room.db, () => {
      room.db.run(sql`UPDATE facts SET value = ${'"UPS"'} WHERE path = 'shipment.carrier'`);
    });
    const before = dataOf(room);
    await expect(room.call('undo.undo', { stepId: null })).rejects.toThrow('UNDO_OVERTAKEN');
    expect(dataOf(room)).toEqual(before);
    await room.call('undo.undo', { stepId: null });
    expect(getCase(room.room.desks.desk(), caseId).facts.order?.orderNo).toBe('178220330045');
    await expect(room.call('undo.redo', { stepId: 'S99' })).rejects.toThrow('UNDO_NOT_LAST');
  });

  it('is over when something new is done, and says so when there is nothing', async () => {
    const { room, caseId } = await newRoom();
    await room.call('case.set-fact', { caseId, path: 'order.orderNo', value: '1' });
    await room.call('undo.undo', { stepId: null });
    await room.call('case.set-fact', { caseId, path: 'shipment.carrier', value: 'DHL' });
    await expect(room.call('undo.redo', { stepId: null })).rejects.toThrow('REDO_NOTHING');
    await room.call('undo.undo', { stepId: null });
    await room.call('undo.undo', { stepId: null });
    await expect(room.call('undo.undo', { stepId: null })).rejects.toThrow('UNDO_NOTHING');
  });

  it('marks the case as changed: the mark never goes back', async () => {
    const { room, caseId } = await newRoom();
    const { changedAt } = await room.call('case.set-fact', { caseId, path: 'order.orderNo', value: '1' });
    room.pass(5000);
    await room.call('undo.undo', { stepId: null });
    expect(getCase(room.room.desks.desk(), caseId).changedAt > changedAt).toBe(true);
  });
});
