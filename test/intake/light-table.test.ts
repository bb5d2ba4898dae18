/** What the light table is told: every folder of a piece, tiles for PDF files and texts, doubts about camera times; and how one looks into a piece. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { editExhibit } from '../../src/main/cases/edit-exhibit.ts';
import { findEvidence } from '../../src/main/cases/find-original.ts';
import { findPicture } from '../../src/main/cases/find-picture.ts';
import { listLightTable } from '../../src/main/cases/list-light-table.ts';
import { prepareRenditions } from '../../src/main/cases/prepare-renditions.ts';
import { drawSheets, readText } from '../../src/main/cases/read-evidence.ts';
import { setFact } from '../../src/main/cases/set-fact.ts';
import { rawOf } from '../../src/main/store/connection.ts';
import { photo } from './make-files.ts';
import { openDesk, type TestDesk, temporaryFolder } from './open-desk.ts';

const contract = path.join(
  'resources/sample/1-colour-dispute/files',
  '01 合同 Contract',
  'Sales contract LL-2025-1187 (signed).pdf',
);

const pieceOf = (at: TestDesk, name: string) => {
  const found = listLightTable(at.desk, at.caseId).evidence.find((one) => one.originalName === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
};

test('a file in two folders is one piece with two places', async () => {
  const at = openDesk();
  const bytes = await photo(1);
  for (const folder of ['a', 'b']) {
    mkdirSync(path.join(at.input, folder));
    writeFileSync(path.join(at.input, folder, 'same.jpg'), bytes);
  }
  await at.attach();
  expect(
    pieceOf(at, 'same.jpg')
      .places.map((one) => one.path)
      .sort(),
  ).toEqual(['a/same.jpg', 'b/same.jpg']);
});

test('tiles: a picture has its look, a PDF its first page, a text and a mail their beginning', async () => {
  const at = openDesk();
  writeFileSync(path.join(at.input, 'a.jpg'), await photo(1));
  writeFileSync(path.join(at.input, 'contract.pdf'), readFileSync(contract));
  writeFileSync(path.join(at.input, 'broken.pdf'), '%PDF-1.7\nnothing else');
  writeFileSync(
    path.join(at.input, 'chat.txt'),
    Buffer.from([0xc4, 0xfa, 0xba, 0xc3, 0xa3, 0xac, 0xbb, 0xf5, 0xb5, 0xbd, 0xc1, 0xcb, 0x0a]),
  );
  writeFileSync(
    path.join(at.input, 'mail.eml'),
    'From: =?utf-8?B?5p2O5Lyf?= <li@example.com>\r\nTo: a@example.com\r\nDate: Mon, 12 May 2025 08:00:00 +0800\r\nSubject: Carton 17\r\n\r\nThe seal was whole.\r\n',
  );
  await at.attach();
  expect(pieceOf(at, 'a.jpg').look).toMatch(/^[0-9a-f]{22}$/);
  expect(pieceOf(at, 'chat.txt').excerpt).toBe('您好，货到了');
  expect(pieceOf(at, 'mail.eml').excerpt).toBe('李伟\nCarton 17\nThe seal was whole.');
  expect(pieceOf(at, 'contract.pdf').thumbnail).toBe('pending');
  expect(listLightTable(at.desk, at.caseId).isPending).toBe(true);

  await prepareRenditions(at.desk, at.caseId, 'thumbnail');
  expect(pieceOf(at, 'contract.pdf').thumbnail).toBe('ready');
  const file = findPicture(at.desk, pieceOf(at, 'contract.pdf').evidenceId, 'thumbnail') ?? '';
  const { width = 0, height = 0 } = await sharp(file).metadata();
  expect([height, width < height]).toEqual([320, true]);
  // Letters are on it: a blank page would be all white.
  expect((await sharp(file).stats()).channels[0]?.stdev).toBeGreaterThan(8);
  expect(pieceOf(at, 'broken.pdf').thumbnail).not.toBe('ready');
  expect(listLightTable(at.desk, at.caseId).isPending).toBe(false);
});

test('an archive of before gets its tiles, and nothing else of it changes', async () => {
  const at = openDesk();
  writeFileSync(path.join(at.input, 'a.jpg'), await photo(1));
  writeFileSync(path.join(at.input, 'note.txt'), 'Forty cartons.\n');
  await at.attach();
  const look = pieceOf(at, 'a.jpg').look;
  const db = at.desk.archive.writable;
  if (db === null) throw new Error('writable');
  rawOf(db).exec('UPDATE evidence SET look = NULL, excerpt = NULL');
  const changed = (): unknown => rawOf(db).prepare('SELECT changed_at FROM cases').get();
  const before = changed();
  await prepareRenditions(at.desk, at.caseId, 'thumbnail');
  expect(pieceOf(at, 'a.jpg').look).toBe(look);
  expect(pieceOf(at, 'note.txt').excerpt).toBe('Forty cartons.');
  expect(changed()).toEqual(before);
});

test('a loading photo that is younger than the delivery is a doubt on the piece, in both languages', async () => {
  const at = openDesk();
  const bytes = await sharp(await photo(1))
    .withExif({ IFD2: { DateTimeOriginal: '2025:07:10 10:00:00' } })
    .jpeg()
    .toBuffer();
  writeFileSync(path.join(at.input, 'a.jpg'), bytes);
  await at.attach();
  expect(pieceOf(at, 'a.jpg').doubts).toEqual([]);
  setFact(at.desk, at.caseId, 'delivery.deliveredAt', '2025-06-20');
  editExhibit(at.desk, at.caseId, listLightTable(at.desk, at.caseId).exhibits[0]?.exhibitId ?? '', {
    kind: 'loading_photo',
  });
  expect(pieceOf(at, 'a.jpg').doubts).toMatchObject([
    {
      code: 'CAMERA_AFTER_DELIVERY',
      says: 'The camera says 2025-07-10, after the goods were delivered (2025-06-20).',
    },
  ]);
  const chinese = listLightTable({ ...at.desk, language: 'zh-CN' }, at.caseId).evidence[0]?.doubts[0]?.says;
  expect(chinese).toBe('相机时间为 2025-07-10，晚于货物送达日（2025-06-20）。');
});

test('all pages of a PDF can be read; a broken one says so', async () => {
  const at = openDesk();
  writeFileSync(path.join(at.input, 'contract.pdf'), readFileSync(contract));
  writeFileSync(path.join(at.input, 'broken.pdf'), '%PDF-1.7\nnothing else');
  await at.attach();
  const place = { dataDir: temporaryFolder(), shelf: new Map<string, readonly string[]>() };
  const pages: number[] = [];
  const options = { signal: new AbortController().signal, onPage: (page: number) => pages.push(page) };
  const piece = pieceOf(at, 'contract.pdf');
  expect(await drawSheets(at.desk, piece, place, options)).toBe(piece.pages);
  expect(pages).toEqual(Array.from({ length: piece.pages ?? 0 }, (_, i) => i + 1));
  for (const file of place.shelf.get(piece.sha256) ?? []) expect(existsSync(file)).toBe(true);
  await expect(drawSheets(at.desk, pieceOf(at, 'broken.pdf'), place, options)).rejects.toMatchObject({
    code: 'PDF_UNREADABLE',
  });
});

test('texts, tables and mails are read; anything else says that it is none', async () => {
  const at = openDesk();
  writeFileSync(path.join(at.input, 'list.csv'), 'carton,kg\n1,"12,5"\n2,13\n');
  writeFileSync(path.join(at.input, 'long.txt'), 'line\n'.repeat(5000));
  writeFileSync(
    path.join(at.input, 'mail.eml'),
    'From: a@b.example\r\nTo: c@d.example\r\nSubject: Seal\r\nDate: Mon, 12 May 2025 08:00:00 +0800\r\n\r\nWhole.\r\n',
  );
  writeFileSync(path.join(at.input, 'a.jpg'), await photo(1));
  await at.attach();
  const read = (name: string) => readText(at.desk, findEvidence(at.desk, at.caseId, pieceOf(at, name).evidenceId));
  expect(await read('list.csv')).toMatchObject({
    rows: [
      ['carton', 'kg'],
      ['1', '12,5'],
      ['2', '13'],
    ],
    cut: 0,
  });
  expect(await read('long.txt')).toMatchObject({ rows: null, cut: 2000, isCut: false });
  const mail = await read('mail.eml');
  expect(mail.lines).toEqual(['Whole.']);
  expect(Object.fromEntries(mail.head)).toMatchObject({ Subject: 'Seal' });
  expect(() => read('a.jpg')).toThrow(expect.objectContaining({ code: 'NOT_A_TEXT' }));
});
