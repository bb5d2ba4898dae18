/** Packs of one's own in an archive: what judges which case, what a new version would change, and what a bad one leaves. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCase } from '../../src/main/cases/create-case.ts';
import { putInForce as putInForceHere } from '../../src/main/cases/own-packs.ts';
import { freshenSome, rejudgeCases } from '../../src/main/cases/rejudge-cases.ts';
import { checkOwnPack } from '../../src/main/rules/check-own-pack.ts';
import { loadHolidays } from '../../src/main/rules/load-holidays.ts';
import { rawOf } from '../../src/main/store/connection.ts';
import { verifyJournal } from '../../src/main/store/journal-store.ts';
import { sql } from '../../src/main/store/sql.ts';
import type { Shift } from '../../src/shared/domain/own-packs.ts';
import { type CommandRoom, openCommandRoom, ownPackText } from '../support/command-room.ts';
import { temporaryFolder } from './desk.ts';

let room: CommandRoom;
let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
  room = openCommandRoom(folder);
});
afterEach(() => room.close());

/** A case on Shopee; goods are missing, unless another reason is given. */
function newCase(reason = 'SHORT_QTY', name = 'shopee'): string {
  return createCase(room.room.desks.desk(), {
    schemaVersion: 1,
    platform: { name },
    order: { orderNo: '1001', orderNoConfirmed: true },
    customer: { name: { name: 'Sample Buyer' }, nameConfirmed: true },
    lines: [{ id: '1', reason }],
  }).caseId;
}

const file = (text: string) => [{ name: 'shopee.yaml', text }];
const check = (text: string) => room.call('rules.check', { files: file(text) });
async function putInForce(version: string, stance?: 'NEGOTIATE' | 'ACCEPT'): Promise<void> {
  const { checkId } = await check(ownPackText(version, stance));
  await room.call('rules.put-in-force', { checkId, packId: 'shopee' });
}
/** The version of the pack that judges a case, and what that pack says of its line. */
async function judged(caseId: string) {
  const { packs, lines } = await room.call('case.assess', { caseId });
  const word = lines[0]?.byPack.find(({ pack }) => pack === 'shopee');
  return [packs.find(({ id }) => id === 'shopee')?.version, word?.silent === false ? word.stance : 'silent'];
}
async function resultOf(jobId: string) {
  for (;;) {
    const result = await room.call('job.result', { jobId });
    if (result !== null) return result;
    const { jobs } = await room.call('job.list', {});
    const job = jobs.find((one) => one.jobId === jobId);
    if (job === undefined || !['running', 'done'].includes(job.state)) throw new Error(`the job ended: ${job?.state}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
async function preview(next: unknown) {
  const { jobId } = await room.call('rules.preview', { next });
  const result = await resultOf(jobId);
  if (result.kind !== 'preview') throw new Error('another job');
  return result;
}
const shopeeInBook = async () => (await room.call('rules.book', {})).packs.find(({ id }) => id === 'shopee');

describe('a platform that nobody has read', () => {
  it('is filled by the person, and judges the cases that come after', async () => {
    const old = newCase();
    expect(await shopeeInBook()).toMatchObject({ version: '1.0.0', isOwn: false, rules: [], own: [] });
    const { files } = await room.call('rules.begin', { what: 'new', packId: 'shopee', packNo: null });
    const { checkId, pack, problems, remarks } = await room.call('rules.check', { files });
    expect([problems, remarks, pack]).toEqual([[], [], expect.objectContaining({ id: 'shopee', version: '1.1.0' })]);
    await room.call('rules.put-in-force', { checkId, packId: 'shopee' });
    expect(await shopeeInBook()).toMatchObject({
      version: '1.1.0',
      isOwn: true,
      inForce: true,
      noRulesYet: null,
      deliveredVersion: '1.0.0',
      own: [{ version: '1.1.0', state: 'in-force', by: 'Sample Clerk' }],
    });
    expect(await judged(newCase())).toEqual(['1.1.0', 'NEGOTIATE']);
    expect(await judged(old)).toEqual(['1.0.0', 'silent']);
    const kept = room.db.all(sql`SELECT details FROM journal WHERE action = 'pack.put-in-force'`);
    expect(kept.map((row) => row.json('details'))).toMatchObject([{ pack: 'shopee', version: '1.1.0' }]);
  });

  it('can be one that is not even in the list', async () => {
    const { files } = await room.call('rules.begin', { what: 'new', packId: null, packNo: null });
    const { checkId, problems } = await room.call('rules.check', { files });
    expect(problems).toEqual([]);
    await room.call('rules.put-in-force', { checkId, packId: 'my-platform' });
    const { lines } = await room.call('case.assess', { caseId: newCase('SHORT_QTY', 'other') });
    expect(lines[0]?.byPack.map(({ pack, silent }) => [pack, silent])).toContainEqual(['my-platform', false]);
  });
});

describe('a new version', () => {
  it('changes one of three open cases: the preview says exactly that, and none is changed before it is moved', async () => {
    await putInForce('1.1.0');
    const short = newCase();
    const faulty = newCase('QUALITY');
    const elsewhere = newCase('SHORT_QTY', 'amazon');
    const { checkId } = await check(ownPackText('1.2.0', 'ACCEPT'));
    const before = await Promise.all([short, faulty, elsewhere].map(judged));
    const found = await preview({ checkId });
    expect(found).toMatchObject({ looked: 3, changed: 1 });
    expect(found.cases.map(({ caseId, name }) => [caseId, name])).toEqual([[short, 'Sample Buyer']]);
    const assessed = await room.call('case.assess', { caseId: short });
    expect(assessed.lines[0]?.conflict?.between).toEqual(['seed-article', 'shopee']);
    expect(await Promise.all([short, faulty, elsewhere].map(judged))).toEqual(before);

    await room.call('rules.put-in-force', { checkId, packId: 'shopee' });
    expect(await judged(short)).toEqual(['1.1.0', 'NEGOTIATE']);
    expect(await judged(newCase())).toEqual(['1.2.0', 'ACCEPT']);
    const { pending } = await room.call('case.packs', { caseId: short });
    expect(pending).toMatchObject([
      { packId: 'shopee', used: '1.1.0', inForce: '1.2.0', shifts: found.cases[0]?.shifts },
    ]);
    expect((await room.call('case.packs', { caseId: elsewhere })).pending).toEqual([]);

    await room.call('case.move-pack', { caseId: short, packId: 'shopee', packNo: pending[0]?.packNo ?? null });
    expect(await judged(short)).toEqual(['1.2.0', 'ACCEPT']);
    expect(await room.call('case.packs', { caseId: short })).toMatchObject({
      pending: [],
      moved: [{ packId: 'shopee', used: '1.2.0', before: '1.1.0' }],
    });
    await room.call('undo.undo', { stepId: null });
    expect(await judged(short)).toEqual(['1.1.0', 'NEGOTIATE']);
  });

  it('says what moves where the person follows the pack', async () => {
    await room.call('rules.follow', { packId: 'shopee' });
    await putInForce('1.1.0');
    const short = newCase();
    const { checkId } = await check(ownPackText('1.2.0', 'ACCEPT'));
    const { cases } = await preview({ checkId });
    const stance: Shift = { line: '1', what: 'stance', name: null, before: 'NEGOTIATE', after: 'ACCEPT' };
    expect(cases).toMatchObject([{ caseId: short, shifts: expect.arrayContaining([stance]) }]);
  });

  it('is taken over in many cases at once, and lists show them as they stand then', async () => {
    await room.call('rules.follow', { packId: 'shopee' });
    await putInForce('1.1.0');
    const cases = [newCase(), newCase(), newCase()];
    await putInForce('1.2.0', 'ACCEPT');
    const { jobId } = await room.call('rules.take-over', { packId: 'shopee', caseIds: cases.slice(0, 2) });
    expect(await resultOf(jobId)).toEqual({ kind: 'take-over', cases: 2 });
    expect(await Promise.all(cases.map(judged))).toEqual([
      ['1.2.0', 'ACCEPT'],
      ['1.2.0', 'ACCEPT'],
      ['1.1.0', 'NEGOTIATE'],
    ]);
    const stances = room.db.all(sql`SELECT stances FROM standings ORDER BY case_no`).map((row) => row.text('stances'));
    expect(stances).toEqual(['ACCEPT', 'ACCEPT', 'NEGOTIATE']);
  });

  it('taken over in many cases is one step, and each case goes back to the version that judged it', async () => {
    await room.call('rules.follow', { packId: 'shopee' });
    const first = newCase();
    await putInForce('1.1.0');
    const others = Array.from({ length: 13 }, () => newCase());
    await putInForce('1.2.0', 'ACCEPT');
    const last = newCase();
    const cases = [first, ...others, last];
    // One was moved by hand before.
    await room.call('case.move-pack', { caseId: others[1], packId: 'shopee', packNo: 2 });
    const versions = async () => Promise.all(cases.map(async (one) => (await judged(one))[0]));
    const stances = async () =>
      Promise.all(cases.map(async (one) => (await room.call('case.assess', { caseId: one })).lines[0]?.stance));
    const [before, stancesBefore] = [await versions(), await stances()];
    const { jobId } = await room.call('rules.take-over', { packId: 'shopee', caseIds: cases });
    expect(await resultOf(jobId)).toEqual({ kind: 'take-over', cases: 13 });
    const [after, stancesAfter] = [await versions(), await stances()];
    expect(new Set(after)).toEqual(new Set(['1.2.0']));
    const { undo } = await room.call('undo.state', {});
    expect(undo).toMatchObject({ name: 'cases-pack', words: { pack: 'shopee', number: '15' } });
    await room.call('undo.undo', { stepId: undo?.stepId ?? null });
    expect([await versions(), await stances()]).toEqual([before, stancesBefore]);
    // So many are marked, not judged while the person waits; no list shows what the other version said.
    expect(freshenSome(room.room.desks.desk())).toBeGreaterThan(0);
    await rejudgeCases(room.room.desks.desk());
    const listed = room.db.all(sql`SELECT stances FROM standings ORDER BY case_no`).map((row) => row.text('stances'));
    expect(listed).toEqual(stancesBefore);
    await room.call('undo.redo', { stepId: null });
    expect([await versions(), await stances()]).toEqual([after, stancesAfter]);
    expect(verifyJournal(room.db)).toMatchObject({ ok: true });
    const told = room.db.all(sql`SELECT details FROM journal WHERE action = 'case.pack-moved' ORDER BY seq`);
    expect(told.map((row) => row.json('details'))).toContainEqual({ pack: 'shopee', was: '1.0.0', is: '1.2.0' });
  });

  it('is taken over in none where one of the cases is not there', async () => {
    await putInForce('1.1.0');
    const one = newCase();
    await putInForce('1.2.0', 'ACCEPT');
    await expect(room.call('rules.take-over', { packId: 'shopee', caseIds: [one, 'CB-0999'] })).rejects.toThrow(
      'CASE_NOT_FOUND',
    );
    expect(await judged(one)).toEqual(['1.1.0', 'NEGOTIATE']);
  });

  it('taken back leaves no list with what it said', async () => {
    await room.call('rules.follow', { packId: 'shopee' });
    await putInForce('1.1.0');
    newCase();
    await putInForce('1.2.0', 'ACCEPT');
    const fresh = newCase();
    const stance = () => room.db.get(sql`SELECT stances FROM standings ORDER BY case_no DESC LIMIT 1`)?.text('stances');
    expect(stance()).toBe('ACCEPT');
    await room.call('undo.undo', { stepId: null });
    expect(await judged(fresh)).toEqual(['1.1.0', 'NEGOTIATE']);
    expect(freshenSome(room.room.desks.desk())).toBe(0);
    expect(stance()).toBe('NEGOTIATE');
    await room.call('undo.redo', { stepId: null });
    expect(freshenSome(room.room.desks.desk())).toBe(0);
    expect(stance()).toBe('ACCEPT');
  });
});

describe('looking at many cases', () => {
  it('can be stopped, leaves everything as it was, and lets main answer in between', async () => {
    for (let n = 0; n < 60; n += 1) newCase();
    const { checkId } = await check(ownPackText('1.1.0'));
    const { jobId } = await room.call('rules.preview', { next: { checkId } });
    await room.call('job.cancel', { jobId });
    for (;;) {
      const { jobs } = await room.call('job.list', {});
      const state = jobs.find((one) => one.jobId === jobId)?.state;
      if (state !== 'running') {
        expect(state).toBe('cancelled');
        break;
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(await shopeeInBook()).toMatchObject({ version: '1.0.0', own: [] });
  });
});

describe('a bad pack', () => {
  it('leaves the earlier version in force, and cannot be put in force by its name', async () => {
    await putInForce('1.1.0');
    const bad = ownPackText('1.2.0').replace('line.reason, is: SHORT_QTY', 'line.reason, is: SHORT');
    const found = await check(bad);
    expect(found).toMatchObject({ checkId: null, pack: null });
    expect(found.problems).toMatchObject([{ file: 'shopee.yaml', problem: 'line.reason is never SHORT' }]);
    await expect(room.call('rules.put-in-force', { checkId: 'K99', packId: 'shopee' })).rejects.toThrow(
      'PACK_CHECK_FIRST',
    );
    const { checkId } = await check(ownPackText('1.2.0'));
    await expect(room.call('rules.put-in-force', { checkId, packId: 'amazon' })).rejects.toThrow('PACK_CHECK_FIRST');
    expect(await shopeeInBook()).toMatchObject({ version: '1.1.0', own: [{ version: '1.1.0', state: 'in-force' }] });
    expect(await judged(newCase())).toEqual(['1.1.0', 'NEGOTIATE']);
  });

  it('is also a known version with another text', async () => {
    await putInForce('1.1.0');
    await expect(putInForce('1.1.0')).rejects.toThrow('PACK_IN_FORCE_ALREADY');
    const text = ownPackText('1.1.0', 'ACCEPT');
    const found = await check(text);
    expect(found.checkId).toBeNull();
    const line = text.split('\n').findIndex((one) => one.startsWith('version:')) + 1;
    expect(found.problems).toMatchObject([{ file: 'shopee.yaml', line, at: 'version' }]);
    const checked = checkOwnPack(file(text), {
      delivered: room.room.desks.desk().packs,
      holidays: loadHolidays('resources'),
      today: '2025-05-12',
    });
    const { pack, content } = checked.sound ?? {};
    if (pack === undefined) throw new Error('it is sound');
    // The store holds the line too, whoever asks.
    expect(() => putInForceHere(room.room.desks.desk(), { files: file(text), content, pack })).toThrow('1.1.0');
    expect((await shopeeInBook())?.own).toHaveLength(1);
  });

  it('that was damaged in the archive is named, and the book is still to be read', async () => {
    await putInForce('1.1.0');
    const old = newCase();
    const raw = rawOf(room.db);
    raw.exec(`DROP TRIGGER own_pack_is_never_changed; UPDATE own_packs SET content = '{"id": 1}'`);
    await room.close();
    room = openCommandRoom(folder);
    const book = await room.call('rules.book', {});
    expect(book.broken).toEqual(['shopee']);
    expect(book.packs.find(({ id }) => id === 'shopee')).toMatchObject({ version: '1.0.0' });
    await expect(room.call('case.assess', { caseId: old })).rejects.toThrow('RULE_PACK_INVALID');
    await room.call('rules.take-out', { packId: 'shopee' });
    expect(await judged(newCase())).toEqual(['1.0.0', 'silent']);
    await room.call('case.move-pack', { caseId: old, packId: 'shopee', packNo: null });
    expect(await judged(old)).toEqual(['1.0.0', 'silent']);
  });
});

describe('versions', () => {
  it('are taken out of force and put in again; each has its state', async () => {
    await putInForce('1.1.0');
    await putInForce('1.2.0', 'ACCEPT');
    const states = async () => (await shopeeInBook())?.own.map(({ version, state }) => `${version} ${state}`);
    expect(await states()).toEqual(['1.2.0 in-force', '1.1.0 superseded']);
    const first = (await shopeeInBook())?.own[1]?.packNo ?? 0;
    await room.call('rules.put-again', { packId: 'shopee', packNo: first });
    expect(await states()).toEqual(['1.2.0 superseded', '1.1.0 in-force']);
    await room.call('rules.take-out', { packId: 'shopee' });
    expect(await states()).toEqual(['1.2.0 taken-out', '1.1.0 taken-out']);
    expect(await shopeeInBook()).toMatchObject({ version: '1.0.0', isOwn: false });
    await room.call('undo.undo', { stepId: null });
    expect(await states()).toEqual(['1.2.0 superseded', '1.1.0 in-force']);
  });

  it('go out as a file and come in again to the letter', async () => {
    await putInForce('1.1.0');
    const target = path.join(folder, 'out', 'shopee.yaml');
    mkdirSync(path.dirname(target));
    const packNo = (await shopeeInBook())?.own[0]?.packNo ?? 0;
    const asked: string[] = [];
    const pickers = room.room as { pickSave: unknown; pick: unknown };
    pickers.pickSave = async (name: string) => {
      asked.push(name);
      return target;
    };
    expect(await room.call('rules.export', { packId: 'shopee', packNo })).toEqual({ savedAs: 'shopee.yaml' });
    expect(asked).toEqual(['shopee 1.1.0.yaml']);
    expect(readFileSync(target, 'utf8')).toBe(ownPackText('1.1.0'));
    pickers.pick = async () => [target];
    expect(await room.call('rules.import', {})).toEqual({ files: file(ownPackText('1.1.0')) });
  });

  it('come in from other systems with their line ends and marks, and not from what is no text', async () => {
    const target = path.join(folder, 'other.yaml');
    const pickers = room.room as { pick: unknown };
    pickers.pick = async () => [target];
    writeFileSync(target, `\ufeff${ownPackText('1.1.0').replaceAll('\n', '\r\n')}`);
    const { files } = await room.call('rules.import', {});
    expect(files).toEqual([{ name: 'other.yaml', text: ownPackText('1.1.0') }]);
    writeFileSync(target, Buffer.from([0xff, 0xfe, 0x00, 0xd8]));
    await expect(room.call('rules.import', {})).rejects.toThrow('PACK_FILE_UNREADABLE');
    writeFileSync(target, 'x'.repeat(900_000));
    await expect(room.call('rules.import', {})).rejects.toThrow('PACK_FILE_UNREADABLE');
  });

  it('of ours are copied with their version raised, and are sound as they are', async () => {
    // They were read after the day at which the clock of these tests begins.
    room.pass(2 * 365 * 24 * 3600_000);
    for (const packId of ['aliexpress', 'alibaba-trade-assurance', 'seed-article', 'carriers-and-incoterms']) {
      const { files } = await room.call('rules.begin', { what: 'copy', packId, packNo: null });
      const { pack, problems } = await room.call('rules.check', { files });
      const [major, minor] = (room.room.desks.desk().packs.find(({ id }) => id === packId)?.version ?? '').split('.');
      expect([packId, problems, pack?.version]).toEqual([packId, [], `${major}.${Number(minor) + 1}.0`]);
    }
  });
});

describe('a draft', () => {
  it('is kept while it is typed, and gone when it is dropped', async () => {
    const { draftNo } = await room.call('rules.keep-draft', { draftNo: null, name: 'Shopee', files: file('id: sho') });
    await room.call('rules.keep-draft', { draftNo, name: 'Shopee', files: file('id: shopee') });
    expect((await room.call('rules.drafts', {})).drafts).toMatchObject([{ draftNo, name: 'Shopee' }]);
    expect(await room.call('rules.draft', { draftNo })).toEqual({ files: file('id: shopee') });
    await room.call('rules.drop-draft', { draftNo });
    expect((await room.call('rules.drafts', {})).drafts).toEqual([]);
    await expect(room.call('rules.draft', { draftNo })).rejects.toThrow('PACK_NOT_FOUND');
  });
});
