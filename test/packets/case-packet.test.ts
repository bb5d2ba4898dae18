/** A packet from the archive: gathered, checked, built by the child, kept for good, handed out. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { attachEvidence } from '../../src/main/cases/attach-evidence.ts';
import { buildPacket, preflightPacket } from '../../src/main/cases/build-packet.ts';
import { createCase } from '../../src/main/cases/create-case.ts';
import type { Desk } from '../../src/main/cases/desk.ts';
import { openArchive } from '../../src/main/cases/open-archive.ts';
import { setFact } from '../../src/main/cases/set-fact.ts';
import { verifyArchive } from '../../src/main/cases/verify-archive.ts';
import { writableDb } from '../../src/main/cases/writable.ts';
import { createJobClient } from '../../src/main/jobs/client.ts';
import { forkPort } from '../../src/main/jobs/fork-port.ts';
import { loadPacks } from '../../src/main/rules/load-packs.ts';
import { rawOf } from '../../src/main/store/connection.ts';
import { listJournal } from '../../src/main/store/journal-store.ts';
import { listPackets } from '../../src/main/store/packet-store.ts';
import { Trouble } from '../../src/shared/errors.ts';
import { resourcesRoot, textPdf } from './packet-maker.ts';
import { readPdf } from './read-pdf.ts';
import { sampleFacts } from './sample-facts.ts';

const jobs = createJobClient(forkPort(path.resolve(import.meta.dirname, '../../src/main/worker.ts')));
afterAll(() => jobs.close());

const appeal = { variant: 'appeal', paper: 'A4', language: 'en' } as const;
let folder = '';
let desk: Desk;
let caseId = '';

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'casebinder-case-packet-'));
  const input = path.join(folder, 'input');
  mkdirSync(input);
  for (const [name, colour] of [
    ['carton-1.jpg', '#345'],
    ['carton-2.jpg', '#543'],
  ] as const)
    writeFileSync(
      path.join(input, name),
      await sharp({ create: { width: 1400, height: 1000, channels: 3, background: colour } })
        .jpeg()
        .toBuffer(),
    );
  writeFileSync(path.join(input, 'pod.pdf'), await textPdf('pod', 2, [595, 842]));
  let at = Date.UTC(2026, 2, 2, 8);
  const now = (): string => {
    at += 1000;
    return new Date(at).toISOString();
  };
  const archive = openArchive(path.join(folder, 'archive'), { mode: 'create', now });
  desk = {
    archive,
    packs: loadPacks(resourcesRoot),
    jobs,
    now,
    by: 'Sample Clerk',
    language: 'en',
    resourcesRoot,
    appVersion: '0.1.0',
  };
  caseId = createCase(desk, {
    schemaVersion: 1,
    ...sampleFacts,
    exhibits: [
      { id: 'x1', title: 'Proof of delivery', kind: 'pod', files: ['pod.pdf'] },
      { id: 'x2', title: 'Cartons', kind: 'packing_photo', files: ['carton-1.jpg', 'carton-2.jpg'] },
      { id: 'x4', title: 'Awaited', kind: 'contract', files: ['not-there-yet.pdf'] },
      { id: 'x5', title: 'Left out', kind: 'other', files: ['nothing.txt'], include: false },
    ],
  }).caseId;
  await attachEvidence(desk, caseId, [input]);
  onTestFinished(() => {
    archive.close();
    rmSync(folder, { recursive: true, force: true });
  });
}, 60_000);

const out = (name = 'out.pdf'): string => path.join(folder, name);
const troubleOf = async (work: Promise<unknown>): Promise<Trouble> => {
  const caught = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (caught instanceof Trouble) return caught;
  throw new Error(`no trouble: ${String(caught)}`);
};

describe('a packet of a case', { timeout: 120_000 }, () => {
  test('is built, kept in the archive, copied out, and told in the journal', async () => {
    const built = await buildPacket(desk, caseId, { ...appeal, draft: false, outFile: out() });
    expect(built.file).toBe(out());
    const copy = readFileSync(out());
    expect(createHash('sha256').update(copy).digest('hex')).toBe(built.sha256);
    expect(copy.length).toBe(built.bytes);
    expect(built.exhibits.map((x) => [x.label, x.title, x.evidenceIds.length])).toEqual([
      ['1', 'Proof of delivery', 1],
      ['2', 'Cartons', 2],
    ]);
    const rows = listPackets(desk.archive.db, null);
    expect(rows).toHaveLength(1);
    expect(readFileSync(path.join(desk.archive.root, rows[0]?.file ?? '')).equals(copy)).toBe(true);
    expect(listJournal(desk.archive.db, 1).at(-1)?.action).toBe('packet.issued');
    const check = await verifyArchive(desk);
    expect([check.damaged, check.missing, check.surplus]).toEqual([[], [], []]);
    expect((await readPdf(new Uint8Array(copy))).pages[0]?.text).toContain(caseId);
    expect(built.preflight.filter((l) => l.light === 'red')).toEqual([]);
    expect(built.preflight.map((l) => l.code)).toEqual(
      expect.arrayContaining(['PREFLIGHT_ORIGINALS_OK', 'PREFLIGHT_EXHIBIT_WITHOUT_FILES']),
    );
  });
  test('is the same version and the same bytes until a fact changes', async () => {
    const first = await buildPacket(desk, caseId, { ...appeal, draft: false, outFile: out('1.pdf') });
    const again = await buildPacket({ ...desk, language: 'zh-CN' }, caseId, {
      ...appeal,
      draft: false,
      outFile: out('2.pdf'),
    });
    expect(again.sha256).toBe(first.sha256);
    const letter = await buildPacket(desk, caseId, { ...appeal, paper: 'Letter', draft: false });
    setFact(desk, caseId, 'appeal.asks', 'We ask that the decision be set aside.');
    const changed = await buildPacket(desk, caseId, { ...appeal, draft: false, outFile: out('3.pdf') });
    expect(changed.sha256).not.toBe(first.sha256);
    expect(letter.sha256).not.toBe(first.sha256);
    expect(listPackets(desk.archive.db, 1).map((r) => [r.paper, r.version])).toEqual([
      ['A4', 1],
      ['Letter', 1],
      ['A4', 2],
    ]);
  });
  test('is refused while something red stands in the way, and a draft is not', async () => {
    setFact(desk, caseId, 'order.orderNoConfirmed', false);
    const refused = await troubleOf(buildPacket(desk, caseId, { ...appeal, draft: false, outFile: out() }));
    expect(refused.code).toBe('PACKET_NOT_READY');
    expect(JSON.stringify(refused.details['preflight'])).toContain('PREFLIGHT_ORDER_NOT_CONFIRMED');
    expect(existsSync(out())).toBe(false);
    expect(listPackets(desk.archive.db, null)).toEqual([]);
    const lines = preflightPacket(desk, caseId, appeal);
    expect(lines.find((l) => l.code === 'PREFLIGHT_ORDER_NOT_CONFIRMED')).toMatchObject({
      light: 'red',
      where: 'order.orderNoConfirmed',
    });
    const draft = await buildPacket(desk, caseId, { ...appeal, draft: true, outFile: out() });
    expect((await readPdf(new Uint8Array(readFileSync(draft.file)))).pages[0]?.text).toContain('DRAFT');
    // A file copy is for the house and is not held up by what is open.
    expect(preflightPacket(desk, caseId, { ...appeal, variant: 'file-copy' }).filter((l) => l.light === 'red')).toEqual(
      [],
    );
  });
  test('is refused when an original has changed or is gone', async () => {
    const vault = path.join(desk.archive.root, 'evidence');
    const files = readdirSync(vault, { recursive: true, withFileTypes: true }).filter(
      (f) => f.isFile() && /\.(jpg|pdf)$/.test(f.name),
    );
    const pdf = files.find((f) => f.name.endsWith('.pdf'));
    const file = path.join(pdf?.parentPath ?? '', pdf?.name ?? '');
    chmodSync(file, 0o600);
    const bytes = readFileSync(file);
    bytes[20] = (bytes[20] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    const damaged = await troubleOf(buildPacket(desk, caseId, { ...appeal, draft: false, outFile: out() }));
    expect(JSON.stringify(damaged.details['preflight'])).toContain('PREFLIGHT_ORIGINAL_DAMAGED');
    rmSync(file);
    const missing = await troubleOf(buildPacket(desk, caseId, { ...appeal, draft: false, outFile: out() }));
    expect(JSON.stringify(missing.details['preflight'])).toContain('PREFLIGHT_ORIGINAL_MISSING');
    expect(preflightPacket(desk, caseId, appeal).map((l) => l.code)).toContain('PREFLIGHT_ORIGINAL_MISSING');
    expect(existsSync(out())).toBe(false);
  });
  test('stays in the archive when the copy cannot be written', async () => {
    writeFileSync(out('a-file'), 'not a folder');
    const trouble = await troubleOf(
      buildPacket(desk, caseId, { ...appeal, draft: false, outFile: path.join(out('a-file'), 'x.pdf') }),
    );
    expect(trouble.code).toBe('PACKET_OUT_NOT_WRITABLE');
    expect(trouble.message).toMatch(/x\.pdf \((ENOTDIR|EEXIST)\)\. If/);
    expect(listPackets(desk.archive.db, null)).toHaveLength(1);
  });
  test('never replaces a part of an archive, nor anything that is no ordinary file', async () => {
    const { root } = desk.archive;
    const book = path.join(root, 'casebook.sqlite');
    const before = statSync(book).ino;
    symlinkSync(root, out('way-in'));
    symlinkSync(book, out('link.pdf'));
    for (const file of [book, path.join(root, 'issued', 'new', 'x.pdf'), out('way-in/x.pdf'), out('link.pdf'), root]) {
      const trouble = await troubleOf(buildPacket(desk, caseId, { ...appeal, draft: true, outFile: file }));
      expect([trouble.code, file]).toEqual(['PACKET_OUT_IN_ARCHIVE', file]);
    }
    execFileSync('mkfifo', [out('pipe')]);
    symlinkSync(out('pipe'), out('to-pipe.pdf'));
    symlinkSync(out('nothing-there'), out('to-nothing.pdf'));
    mkdirSync(out('folder.pdf'));
    for (const name of ['pipe', 'to-pipe.pdf', 'to-nothing.pdf', 'folder.pdf']) {
      const trouble = await troubleOf(buildPacket(desk, caseId, { ...appeal, draft: true, outFile: out(name) }));
      expect([trouble.code, name]).toEqual(['PACKET_OUT_NOT_A_FILE', name]);
    }
    expect(lstatSync(out('pipe')).isFIFO()).toBe(true);
    expect(statSync(book).ino).toBe(before);
    expect(listPackets(desk.archive.db, null)).toEqual([]);
  });
  test('replaces its own packets, and a file of somebody else only when that is said', async () => {
    const draft = { ...appeal, draft: true, outFile: out() };
    await buildPacket(desk, caseId, draft);
    setFact(desk, caseId, 'appeal.asks', 'We ask for another decision.');
    const second = await buildPacket(desk, caseId, draft);
    const sha256 = (): string => createHash('sha256').update(readFileSync(out())).digest('hex');
    expect(sha256()).toBe(second.sha256);
    // Signed, filled in, or another document altogether: nothing of it is lost.
    for (const bytes of [Buffer.concat([readFileSync(out()), Buffer.from('signed')]), Buffer.from('a contract')]) {
      writeFileSync(out(), bytes);
      const refused = await troubleOf(buildPacket(desk, caseId, draft));
      expect([refused.code, readFileSync(out()).equals(bytes)]).toEqual(['PACKET_OUT_FOREIGN', true]);
    }
    const forced = await buildPacket(desk, caseId, { ...draft, force: true });
    expect(sha256()).toBe(forced.sha256);
  });
  test('leaves no file in the archive when its row cannot be written', async () => {
    const db = writableDb(desk);
    rawOf(db).exec("CREATE TEMP TRIGGER no_row BEFORE INSERT ON main.packets BEGIN SELECT RAISE(ABORT, 'no row'); END");
    await expect(buildPacket(desk, caseId, { ...appeal, draft: false, outFile: out() })).rejects.toThrow('no row');
    const issued = path.join(desk.archive.root, 'issued');
    expect(readdirSync(issued, { recursive: true, withFileTypes: true }).filter((f) => f.isFile())).toEqual([]);
    expect(existsSync(out())).toBe(false);
  });
  test('takes away what a killed run left beside the file, and nothing else', async () => {
    const hour = 3_600_000;
    const names = [
      '.casebinder-0123456789ab.part',
      '.casebinder-ba9876543210.part',
      '.casebinder-notes.part',
      'a.part',
    ];
    for (const name of names) writeFileSync(out(name), 'x');
    const old = new Date(Date.now() - 2 * hour);
    for (const name of names.filter((n) => !n.includes('ba98'))) utimesSync(out(name), old, old);
    await buildPacket(desk, caseId, { ...appeal, draft: false, outFile: out() });
    expect(names.filter((name) => existsSync(out(name)))).toEqual(names.slice(1));
  });
  test('an exhibit that statement and chronology cite is not called superfluous', () => {
    const lines = preflightPacket(desk, caseId, appeal).filter((l) => l.code === 'PREFLIGHT_EXHIBIT_NOT_CITED');
    expect(lines.map((l) => l.says)).toEqual([]);
  });
  test('leaves no half file when it is cancelled', async () => {
    const stop = new AbortController();
    const work = buildPacket(
      desk,
      caseId,
      { ...appeal, draft: false, outFile: out() },
      { signal: stop.signal, onProgress: () => stop.abort() },
    );
    expect((await troubleOf(work)).code).toBe('JOB_CANCELLED');
    expect(existsSync(out())).toBe(false);
    expect(listPackets(desk.archive.db, null)).toEqual([]);
    const issued = path.join(desk.archive.root, 'issued');
    expect(
      existsSync(issued)
        ? readdirSync(issued, { recursive: true }).filter(
            (n) => String(n).endsWith('.pdf') || String(n).includes('incoming'),
          )
        : [],
    ).toEqual([]);
  });
});
