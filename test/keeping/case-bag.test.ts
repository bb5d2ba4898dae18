import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { getCase } from '../../src/main/cases/get-case.ts';
import { exportCase } from '../../src/main/cases/keeping/export-case.ts';
import { importCase } from '../../src/main/cases/keeping/import-case.ts';
import { listEvidence } from '../../src/main/cases/list-evidence.ts';
import { setFact } from '../../src/main/cases/set-fact.ts';
import { verifyArchive } from '../../src/main/cases/verify-archive.ts';
import { searchCases } from '../../src/main/store/case-store.ts';
import { transaction } from '../../src/main/store/connection.ts';
import { listJournal } from '../../src/main/store/journal-store.ts';
import { insertPacket, listPackets } from '../../src/main/store/packet-store.ts';
import { oncePerName, plainName } from '../../src/main/vault/plain-names.ts';
import { openDesk, type TestDesk, temporaryFolder } from '../intake/open-desk.ts';
import { filledDesk, refusal } from './desk.ts';
import { bagEntries, writeRawZip } from './make-zip.ts';

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');

/** A case with an issued packet and its manifest, a disputed fact and a caption. */
async function wholeCase(): Promise<TestDesk> {
  const at = await filledDesk({
    exhibits: [
      {
        id: 'A',
        title: 'Carton: label?',
        kind: 'packing_photo',
        files: ['front 正面.jpg', 'back Rückseite.jpg'],
        captions: { 'front 正面.jpg': 'Front of carton 3/12' },
      },
    ],
  });
  const writable = at.desk.archive.writable;
  if (writable === null) throw new Error('read only');
  const file = 'issued/CB-0001/CB-0001_reply_v1.pdf';
  mkdirSync(path.join(at.root, 'issued', 'CB-0001'), { recursive: true });
  writeFileSync(path.join(at.root, file), '%PDF packet');
  writeFileSync(path.join(at.root, `${file}.json`), '{"made": "from"}');
  transaction(writable, () => {
    insertPacket(writable, 1, {
      version: 1,
      variant: 'reply',
      paper: 'A4',
      language: 'en',
      draft: false,
      pages: 3,
      file,
      builtAt: '2025-05-12T08:00:00.000Z',
      sha256: sha256('%PDF packet'),
      bytes: 11,
      factsSha256: sha256('facts'),
      appVersion: '0.1.0',
      manifest: { file: `${file}.json`, sha256: sha256('{"made": "from"}'), bytes: 16 },
    });
  });
  return at;
}

const evidenceOf = (at: TestDesk, caseId: string) =>
  listEvidence(at.desk, caseId).map(({ sha256: hash, originalName, kind, bytes, pathInFolder, takenInAt }) => ({
    hash,
    originalName,
    kind,
    bytes,
    pathInFolder,
    takenInAt,
  }));
const exhibitsOf = (at: TestDesk, caseId: string) => {
  const names = new Map(listEvidence(at.desk, caseId).map((one) => [one.evidenceId, one.sha256]));
  return getCase(at.desk, caseId).exhibits.map(({ exhibitId: _, evidenceIds, captions, ...said }) => ({
    ...said,
    pieces: evidenceIds.map((id) => [names.get(id), captions[id] ?? null]),
  }));
};

describe('a case goes out and comes in', () => {
  test('with the same facts, exhibits, hashes and packets, into an archive that has cases already', async () => {
    const at = await wholeCase();
    setFact(at.desk, at.caseId, 'request.text', {
      disputed: [
        { value: 'wet', source: 'buyer' },
        { value: 'dry', source: 'carrier' },
      ],
    });
    const out = path.join(temporaryFolder(), 'case.zip');
    const made = await exportCase(at.desk, at.caseId, { as: 'bag', path: out });
    expect(made).toMatchObject({ caseId: 'CB-0001', changed: [], missing: [] });

    const other = await filledDesk();
    const imported = await importCase(other.desk, out);
    expect(imported).toEqual({ caseId: 'CB-0002', was: 'CB-0001', evidence: 4, packets: 1, sameOrder: ['CB-0001'] });
    const [before, after] = [getCase(at.desk, 'CB-0001'), getCase(other.desk, 'CB-0002')];
    expect(after.facts).toEqual(before.facts);
    expect([after.title, after.status, after.createdAt]).toEqual([before.title, before.status, before.createdAt]);
    expect(exhibitsOf(other, 'CB-0002')).toEqual(exhibitsOf(at, 'CB-0001'));
    expect(evidenceOf(other, 'CB-0002')).toEqual(evidenceOf(at, 'CB-0001'));
    const [packet] = listPackets(other.desk.archive.db, 2);
    expect(readFileSync(path.join(other.root, packet?.file ?? ''), 'utf8')).toBe('%PDF packet');
    expect(await verifyArchive(other.desk)).toMatchObject({
      damaged: [],
      missing: [],
      surplus: [],
      database: 'ok',
      journal: 'ok',
    });
    // What was done to it before is kept, and cannot be changed later without showing.
    const carried = listJournal(other.desk.archive.db, 2).filter((entry) => entry.action === 'journal.carried');
    expect(carried.map((entry) => (entry.details as { hash: string }).hash)).toEqual(
      listJournal(at.desk.archive.db, 1).map((entry) => entry.hash),
    );

    // And once more, from there: nothing wears off.
    const again = path.join(temporaryFolder(), 'again.zip');
    await exportCase(other.desk, 'CB-0002', { as: 'bag', path: again });
    const third = openDesk();
    const { caseId } = await importCase(third.desk, again);
    expect(getCase(third.desk, caseId).facts).toEqual(before.facts);
    expect(exhibitsOf(third, caseId)).toEqual(exhibitsOf(at, 'CB-0001'));
  });

  test('as a bag that any tool can check, without a path of this computer in it', async () => {
    const at = await wholeCase();
    const out = path.join(temporaryFolder(), 'case.zip');
    await exportCase(at.desk, at.caseId, { as: 'bag', path: out });
    const unpacked = temporaryFolder();
    execFileSync('unzip', ['-q', out, '-d', unpacked]);
    const [top = ''] = readdirSync(unpacked);
    const bag = path.join(unpacked, top);
    expect(execFileSync('sha256sum', ['-c', '--quiet', 'manifest-sha256.txt'], { cwd: bag }).toString()).toBe('');
    expect(readdirSync(bag).sort()).toEqual([
      'bag-info.txt',
      'bagit.txt',
      'data',
      'manifest-sha256.txt',
      'tagmanifest-sha256.txt',
    ]);
    const info = readFileSync(path.join(bag, 'bag-info.txt'), 'utf8');
    const files = readdirSync(path.join(bag, 'data'), { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    );
    const bytes = files.reduce((sum, one) => sum + readFileSync(path.join(one.parentPath, one.name)).length, 0);
    expect(info).toContain(`Payload-Oxum: ${bytes}.${files.length}\n`);
    expect(readdirSync(path.join(bag, 'data', 'exhibits')).sort()).toEqual(
      expect.arrayContaining(['Ex. 01-1 – Front of carton 3 12.jpg', 'Ex. 01-2 – Carton label.jpg']),
    );
    expect(readFileSync(path.join(bag, 'data', 'case.json'), 'utf8')).not.toContain(at.input);
  });

  test('as a folder that a person can read', async () => {
    const at = await wholeCase();
    const to = path.join(temporaryFolder(), 'for the lawyer');
    await exportCase({ ...at.desk, language: 'zh-CN' }, at.caseId, { as: 'folder', path: to });
    const page = readFileSync(path.join(to, 'Contents.txt'), 'utf8');
    expect(page).toContain('订单号: 178220330045');
    expect(page).toContain('exhibits/Ex. 01-1 – Front of carton 3 12.jpg\n    收入时的名称: front 正面.jpg');
    expect(readFileSync(path.join(to, 'packets', 'CB-0001_reply_v1.pdf'), 'utf8')).toBe('%PDF packet');
    expect(readdirSync(path.dirname(to))).toEqual(['for the lawyer']);
    expect((await refusal(exportCase(at.desk, at.caseId, { as: 'folder', path: to }))).code).toBe(
      'KEEPING_FOLDER_NOT_EMPTY',
    );
    expect(
      (await refusal(exportCase(at.desk, at.caseId, { as: 'folder', path: path.join(at.root, 'issued', 'x') }))).code,
    ).toBe('KEEPING_IN_ARCHIVE');
  });
});

interface Document {
  rows: { version: number; tables: Record<string, { columns: string[]; rows: unknown[][] }> };
  caseId: string;
  more?: number;
}

/** Puts another value into the first row of a table. */
function put(document: Document, table: string, at: number, value: unknown): void {
  const row = document.rows.tables[table]?.rows[0];
  if (row) row[at] = value;
}

describe('what is no case of ours', () => {
  const info = { 'Casebinder-Kind': 'case' };

  /** The document of a real bag, changed. */
  async function changed(change: (document: Document) => void): Promise<{ code: string; at: TestDesk }> {
    const at = await wholeCase();
    const out = path.join(temporaryFolder(), 'case.zip');
    await exportCase(at.desk, at.caseId, { as: 'bag', path: out });
    const unpacked = temporaryFolder();
    execFileSync('unzip', ['-q', out, '-d', unpacked]);
    const data = path.join(unpacked, readdirSync(unpacked)[0] ?? '', 'data');
    const document = JSON.parse(readFileSync(path.join(data, 'case.json'), 'utf8'));
    change(document);
    const payload: Record<string, string> = {
      'case.json': JSON.stringify(document),
      'chat.txt': 'The cartons arrived wet on 12 May.\n',
    };
    const zip = path.join(temporaryFolder(), 'x.zip');
    writeRawZip(zip, bagEntries(payload, info));
    const { code } = await refusal(importCase(at.desk, zip));
    return { code, at };
  }

  test.each([
    ['files that are not in the bag', () => undefined, 'BAG_DAMAGED'],
    [
      'a table of its own',
      (d: Document) => {
        d.rows.tables['secrets'] = { columns: ['a'], rows: [[1]] };
      },
      'CASE_BAG_NOT_VALID',
    ],
    [
      'the settings of a desk',
      (d: Document) => {
        d.rows.tables['settings'] = { columns: ['name', 'value'], rows: [['x', '1']] };
      },
      'CASE_BAG_NOT_VALID',
    ],
    [
      'a column of its own',
      (d: Document) => {
        d.rows.tables['cases']?.columns.splice(1, 1, 'title; DROP TABLE cases');
      },
      'CASE_BAG_NOT_VALID',
    ],
    [
      'a value that breaks a rule',
      (d: Document) => {
        put(d, 'cases', 2, 'lost');
      },
      'CASE_BAG_NOT_VALID',
    ],
    [
      'a fact nobody knows',
      (d: Document) => {
        put(d, 'facts', 1, 'order.evil');
      },
      'CASE_BAG_NOT_VALID',
    ],
    [
      'no case',
      (d: Document) => {
        d.rows.tables = {};
      },
      'CASE_BAG_NOT_VALID',
    ],
    [
      'a version to come',
      (d: Document) => {
        d.rows.version = 99990;
      },
      'CASE_BAG_NEWER',
    ],
    [
      'an id that is a path',
      (d: Document) => {
        d.caseId = '../../x';
      },
      'CASE_BAG_NOT_VALID',
    ],
    [
      'keys that do not belong',
      (d: Document) => {
        d.more = 1;
      },
      'CASE_BAG_NOT_VALID',
    ],
  ])('is refused with %s, and no row is written', async (_, change, code) => {
    const found = await changed(change);
    expect(found.code).toBe(code);
    expect(searchCases(found.at.desk.archive.db, [], null, 10).total).toBe(1);
    expect(readdirSync(found.at.root).filter((name) => name.startsWith('.incoming'))).toEqual([]);
    expect(await verifyArchive(found.at.desk)).toMatchObject({ surplus: [], journal: 'ok' });
  });

  test('a backup is no case, and a case is no backup', async () => {
    const at = openDesk();
    const zip = path.join(temporaryFolder(), 'x.zip');
    writeRawZip(zip, bagEntries({ 'casebook.sqlite': 'x' }, { 'Casebinder-Kind': 'archive-backup' }));
    expect((await refusal(importCase(at.desk, zip))).code).toBe('CASE_BAG_NOT_A_CASE');
    expect(existsSync(path.join(at.root, 'issued', 'x'))).toBe(false);
  });
});

describe('names for other computers', () => {
  test.each([
    ['Carton: label?', 'Carton label'],
    ['a/b\\c', 'a b c'],
    ['CON', '_CON'],
    ['..', '_'],
    ['trailing. . ', 'trailing'],
    ['‮gpj.exe', 'gpj.exe'],
    ['Đơn hàng số 5', 'Đơn hàng số 5'],
    ['合同'.repeat(80), '合同'.repeat(30)],
  ])('%s', (text, name) => {
    expect(plainName(text)).toBe(name);
  });

  test('each once, also where capital letters are not told apart', () => {
    const name = oncePerName();
    expect([name('x/', 'A.jpg'), name('x/', 'a.jpg'), name('x/', 'a.JPG'), name('y/', 'a.jpg')]).toEqual([
      'x/A.jpg',
      'x/a (2).jpg',
      'x/a (3).JPG',
      'y/a.jpg',
    ]);
  });
});
