/** What becomes of packets: issued ones stay as they are with their manifest, drafts make room, parts and exhibits follow the person's choice. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { arrangePacket, packetOutline } from '../../src/main/cases/arrange-packet.ts';
import { attachEvidence } from '../../src/main/cases/attach-evidence.ts';
import { buildPacket } from '../../src/main/cases/build-packet.ts';
import { createCase } from '../../src/main/cases/create-case.ts';
import type { Desk } from '../../src/main/cases/desk.ts';
import { editExhibit } from '../../src/main/cases/edit-exhibit.ts';
import { packetContent } from '../../src/main/cases/gather-packet.ts';
import { getCase } from '../../src/main/cases/get-case.ts';
import { listLightTable } from '../../src/main/cases/list-light-table.ts';
import { listPackets } from '../../src/main/cases/list-packets.ts';
import { noteSending, sendingsOf, setSendingRemoved } from '../../src/main/cases/note-sending.ts';
import { openArchive } from '../../src/main/cases/open-archive.ts';
import { readPlaces } from '../../src/main/cases/packet-manifest.ts';
import { setFact } from '../../src/main/cases/set-fact.ts';
import { verifyArchive } from '../../src/main/cases/verify-archive.ts';
import { createJobClient } from '../../src/main/jobs/client.ts';
import { forkPort } from '../../src/main/jobs/fork-port.ts';
import type { PacketFacts } from '../../src/main/packet/packet-facts.ts';
import { loadPacks } from '../../src/main/rules/load-packs.ts';
import { transaction } from '../../src/main/store/connection.ts';
import { sql } from '../../src/main/store/sql.ts';
import { Trouble } from '../../src/shared/errors.ts';
import { resourcesRoot, textPdf } from './packet-maker.ts';
import { readPdf } from './read-pdf.ts';
import { sampleFacts } from './sample-facts.ts';

const jobs = createJobClient(forkPort(path.resolve(import.meta.dirname, '../../src/main/worker.ts')));
afterAll(() => jobs.close());

const appeal = { variant: 'appeal', paper: 'A4', language: 'en' } as const;
let desk: Desk;
let caseId = '';

beforeEach(async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'casebinder-studio-'));
  const input = path.join(folder, 'input');
  mkdirSync(input);
  const grey = sharp({ create: { width: 1400, height: 1000, channels: 3, background: '#345' } });
  writeFileSync(path.join(input, 'carton.jpg'), await grey.jpeg().toBuffer());
  writeFileSync(path.join(input, 'pod.pdf'), await textPdf('pod', 2, [595, 842]));
  let at = Date.UTC(2026, 2, 2, 8);
  const now = (): string => {
    at += 1000;
    return new Date(at).toISOString();
  };
  const archive = openArchive(path.join(folder, 'archive'), { mode: 'create', now });
  const packs = loadPacks(resourcesRoot);
  desk = { archive, packs, jobs, now, by: 'Sample Clerk', language: 'en', resourcesRoot, appVersion: '0.1.0' };
  caseId = createCase(desk, {
    schemaVersion: 1,
    ...sampleFacts,
    exhibits: [
      { id: 'x1', title: 'Proof of delivery', kind: 'pod', files: ['pod.pdf'] },
      { id: 'x2', title: 'Carton', kind: 'packing_photo', files: ['carton.jpg'] },
      { id: 'x4', title: 'Left out', kind: 'contract', files: ['nothing.pdf'], include: false },
      { id: 'x5', title: 'Left out too', kind: 'other', files: ['nothing.txt'], include: false },
    ],
  }).caseId;
  await attachEvidence(desk, caseId, [input]);
  onTestFinished(() => {
    archive.close();
    rmSync(folder, { recursive: true, force: true });
  });
}, 60_000);

const issue = () => buildPacket(desk, caseId, { ...appeal, draft: false });
const draft = () => buildPacket(desk, caseId, { ...appeal, draft: true });
const textOf = async (file: string): Promise<string> =>
  (await readPdf(new Uint8Array(readFileSync(file)))).pages.map((page) => page.text).join('\n');
const partsOf = () => packetOutline(desk, caseId, 'appeal').parts.map(({ id, shown }) => ({ id, shown }));
const exhibitsOf = () => packetOutline(desk, caseId, 'appeal').exhibits;

describe('an issued packet', { timeout: 120_000 }, () => {
  test('has a manifest beside it that names all it was made from, and from which it can be made again', async () => {
    const built = await issue();
    const [row] = listPackets(desk, caseId);
    const text = readFileSync(path.join(desk.archive.root, row?.manifest?.file ?? ''), 'utf8');
    const manifest = JSON.parse(text);
    expect(manifest.packet).toMatchObject({
      caseId,
      version: 1,
      draft: false,
      sha256: built.sha256,
      pages: built.pages,
    });
    expect(manifest.inputs.map((e: { originalName: string }) => e.originalName).sort()).toEqual([
      'carton.jpg',
      'pod.pdf',
    ]);
    expect(manifest.rulePacks.length).toBeGreaterThan(0);
    expect(manifest.readings.preset).toMatch(/sensible|literal/);
    expect(manifest.appVersion).toBe('0.1.0');
    expect(readPlaces(text)?.exhibits.map((x) => x.label)).toEqual(['1', '2']);
    const again = await jobs.run('packet.build', {
      facts: manifest.facts as PacketFacts,
      archiveRoot: desk.archive.root,
      resourcesRoot,
      outFile: path.join(desk.archive.root, '..', 'again.pdf'),
    });
    expect(again.sha256).toBe(built.sha256);
  });

  test('is checked with its manifest, and one changed byte of either is named', async () => {
    await issue();
    expect(await verifyArchive(desk)).toMatchObject({ damaged: [], missing: [], surplus: [] });
    const [row] = listPackets(desk, caseId);
    const manifest = path.join(desk.archive.root, row?.manifest?.file ?? '');
    chmodSync(manifest, 0o600);
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('Sample', 'Simple'));
    expect((await verifyArchive(desk)).damaged.map((file) => file.path)).toEqual([row?.manifest?.file]);
  });

  test('stays when another is issued and when drafts come and go', async () => {
    const first = await issue();
    setFact(desk, caseId, 'appeal.asks', 'Pay the freight back.');
    await draft();
    const drafted = listPackets(desk, caseId)[0];
    setFact(desk, caseId, 'appeal.asks', 'Pay all the freight back.');
    await draft();
    const second = await issue();
    const list = listPackets(desk, caseId);
    expect(list.map((row) => [row.version, row.draft])).toEqual([
      [2, false],
      [2, true],
      [1, false],
    ]);
    expect(list.map((row) => row.sha256)).toEqual(expect.arrayContaining([first.sha256, second.sha256]));
    expect(existsSync(path.join(desk.archive.root, drafted?.file ?? ''))).toBe(false);
    expect(await verifyArchive(desk)).toMatchObject({ damaged: [], missing: [], surplus: [] });
  });

  test('carries the notes of its way; a note can be taken back and brought back', async () => {
    await issue();
    const [row] = listPackets(desk, caseId);
    const { packetId = '', packetNo = 0 } = row ?? {};
    const note = { to: 'Case handler of the platform', on: '2026-03-04', how: 'platform', note: null } as const;
    const no = noteSending(desk, packetId, note);
    expect(sendingsOf(desk, caseId).get(packetNo)).toMatchObject([{ ...note, enteredBy: 'Sample Clerk' }]);
    setSendingRemoved(desk, caseId, no, true);
    expect(sendingsOf(desk, caseId).get(packetNo)).toBeUndefined();
    setSendingRemoved(desk, caseId, no, false);
    expect(sendingsOf(desk, caseId).get(packetNo)).toHaveLength(1);
    expect(() => setSendingRemoved(desk, caseId, 99, true)).toThrow(Trouble);
  });
});

describe('a draft', { timeout: 120_000 }, () => {
  test('says so on every page', async () => {
    const built = await draft();
    const { pages } = await readPdf(new Uint8Array(readFileSync(built.file)));
    expect(pages.filter((page) => !/draft/i.test(page.text))).toEqual([]);
  });

  test('that was sent to somebody is kept beside the next', async () => {
    await draft();
    noteSending(desk, listPackets(desk, caseId)[0]?.packetId ?? '', {
      to: 'Li',
      on: '2026-03-04',
      how: 'chat',
      note: null,
    });
    setFact(desk, caseId, 'appeal.asks', 'Pay the freight back.');
    await draft();
    expect(listPackets(desk, caseId)).toHaveLength(2);
  });
});

describe('the outline', { timeout: 120_000 }, () => {
  test('is the usual one until something is chosen, and says what cannot be left out', () => {
    const { parts, arranged } = packetOutline(desk, caseId, 'appeal');
    expect(arranged).toBe(false);
    expect(parts[0]).toEqual({ id: 'statement', optional: false, shown: true });
    expect(parts.at(-1)).toEqual({ id: 'integrity', optional: false, shown: true });
    const without = (id: 'statement' | 'integrity') => () =>
      arrangePacket(desk, caseId, 'appeal', { parts: [{ id, shown: false }], exhibits: [] });
    expect(without('statement')).toThrow('PACKET_PART_NEEDED');
    expect(without('integrity')).toThrow('PACKET_PART_NEEDED');
  });

  test('decides what is in the packet and in which order, for this kind of packet alone', async () => {
    const before = await issue();
    const reply = packetOutline(desk, caseId, 'reply');
    const chosen = exhibitsOf()
      .toReversed()
      .map(({ exhibitId }) => ({ exhibitId, shown: true }));
    const parts = partsOf().map((part) => (part.id === 'chronology' ? { ...part, shown: false } : part));
    arrangePacket(desk, caseId, 'appeal', { parts, exhibits: chosen });
    expect(packetOutline(desk, caseId, 'reply')).toEqual(reply);
    const after = await issue();
    expect(after.exhibits.map((x) => [x.label, x.title])).toEqual([
      ['1', 'Carton'],
      ['2', 'Proof of delivery'],
    ]);
    expect(after.parts.map((part) => part.id)).not.toContain('chronology');
    expect(before.parts.map((part) => part.id)).toContain('chronology');
    // Nothing chosen again: the same bytes as at first.
    arrangePacket(desk, caseId, 'appeal', { parts: [], exhibits: [] });
    expect((await issue()).sha256).toBe(before.sha256);
  });

  test('an exhibit that is left out is neither shown nor cited, and its number goes to the next', async () => {
    const [first, second] = exhibitsOf();
    if (!first || !second) throw new Error('two exhibits');
    arrangePacket(desk, caseId, 'appeal', {
      parts: [],
      exhibits: [
        { exhibitId: first.exhibitId, shown: false },
        { exhibitId: second.exhibitId, shown: true },
      ],
    });
    expect(exhibitsOf().map((x) => [x.title, x.shown, x.label])).toEqual([
      ['Proof of delivery', false, null],
      ['Carton', true, '1'],
    ]);
    const built = await buildPacket(desk, caseId, { ...appeal, draft: true });
    expect(built.exhibits.map((x) => x.title)).toEqual(['Carton']);
    expect(await textOf(built.file)).not.toContain('Proof of delivery');
  });
});

describe('what a packet says is compared, not when it was made', () => {
  const now = () => packetContent(desk, caseId, 'appeal', desk.appVersion);
  const noteSku = (value: string) => setFact(desk, caseId, 'order.sampleRef', value);

  test('a change that is taken back leaves the issued packet as it is: the same version, the same bytes', async () => {
    const first = await issue();
    const said = now();
    const before = getCase(desk, caseId).facts.order?.sampleRef;
    noteSku('A-1');
    expect(now()).not.toBe(said);
    setFact(desk, caseId, 'order.sampleRef', before);
    expect(now()).toBe(said);
    const again = await issue();
    expect(again.sha256).toBe(first.sha256);
    expect(listPackets(desk, caseId).filter((one) => !one.draft)).toHaveLength(1);
  });

  test('a file that is in no exhibit changes the file copy only', async () => {
    const [appealNow, copyNow] = [now(), packetContent(desk, caseId, 'file-copy', desk.appVersion)];
    const folder = mkdtempSync(path.join(os.tmpdir(), 'casebinder-more-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(path.join(folder, 'notes.txt'), 'a file beside');
    await attachEvidence(desk, caseId, [path.join(folder, 'notes.txt')]);
    for (const { exhibitId, key } of listLightTable(desk, caseId).exhibits)
      if (!['x1', 'x2', 'x4', 'x5'].includes(key)) editExhibit(desk, caseId, exhibitId, { include: false });
    expect(now()).toBe(appealNow);
    expect(packetContent(desk, caseId, 'file-copy', desk.appVersion)).not.toBe(copyNow);
  });

  test('that a photo was looked at is not in the packet; that a proof of delivery was, is', {
    timeout: 120_000,
  }, async () => {
    const { writable } = desk.archive;
    if (writable === null) throw new Error('it can be written to');
    transaction(writable, () => {
      writable.run(sql`UPDATE exhibits SET chosen = 0, kind = 'product_photo' WHERE key = 'x2'`);
      writable.run(sql`UPDATE exhibits SET chosen = 0 WHERE key = 'x1'`);
    });
    const idOf = (key: string): string => getCase(desk, caseId).exhibits.find((x) => x.key === key)?.exhibitId ?? '';
    const first = await issue();
    const said = now();
    editExhibit(desk, caseId, idOf('x2'), {});
    expect(getCase(desk, caseId).exhibits.find((x) => x.key === 'x2')?.chosen).toBe(true);
    expect(now()).toBe(said);
    expect((await issue()).sha256).toBe(first.sha256);
    editExhibit(desk, caseId, idOf('x1'), {});
    expect(now()).not.toBe(said);
    expect((await issue()).sha256).not.toBe(first.sha256);
  });

  test('a draft says that it is one, on its cover and at the foot', async () => {
    await issue();
    noteSku('A-2');
    expect(await textOf((await draft()).file)).toContain('Draft of version 2');
    const issued = await textOf((await issue()).file);
    expect(issued).toContain('Version 2');
    expect(issued).not.toContain('Draft of');
  });
});
