/** Taking in again, what was left out, pictures from the clipboard, drops of many places: with real files and the real child. */
import { mkdirSync, readdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { attachEvidence } from '../../src/main/cases/attach-evidence.ts';
import { attachPasted } from '../../src/main/cases/attach-pasted.ts';
import { findEvidenceSource, findFolderSource } from '../../src/main/cases/find-source.ts';
import { listEvidence } from '../../src/main/cases/list-evidence.ts';
import { listFolders } from '../../src/main/cases/list-folders.ts';
import { listLeftOut } from '../../src/main/cases/list-left-out.ts';
import { emptyPageCache, openPageFolder, trimPageCache } from '../../src/main/vault/page-cache.ts';
import { Trouble } from '../../src/shared/errors.ts';
import { photo } from './make-files.ts';
import { findings, openDesk, temporaryFolder } from './open-desk.ts';

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof Trouble) return error.code;
    throw error;
  }
  return 'none';
};

test('taken in again: what is new, changed and gone is told, and nothing leaves the case', async () => {
  const at = openDesk();
  for (const n of [1, 2, 3]) writeFileSync(path.join(at.input, `${n}.jpg`), await photo(n));
  const first = await at.attach();
  expect(first.folders[0]).toMatchObject({ again: false, vanished: false });
  writeFileSync(path.join(at.input, '4.jpg'), await photo(4));
  writeFileSync(path.join(at.input, '2.jpg'), await photo(22));
  rmSync(path.join(at.input, '3.jpg'));
  const folderId = first.folders[0]?.folderId ?? '';
  const { source } = findFolderSource(at.desk, at.caseId, folderId);
  const second = await attachEvidence(at.desk, at.caseId, [source]);
  expect(second.folders[0]).toMatchObject({
    again: true,
    changes: { added: ['4.jpg'], changed: ['2.jpg'], gone: ['3.jpg'] },
  });
  expect(listEvidence(at.desk, at.caseId)).toHaveLength(5);
  expect(listLeftOut(at.desk, at.caseId)).toMatchObject([{ name: 'input/3.jpg', is: 'gone', folderId }]);

  // The folder moves away: a sentence, and everything stays.
  renameSync(at.input, `${at.input}-elsewhere`);
  expect(codeOf(() => findFolderSource(at.desk, at.caseId, folderId))).toBe('FOLDER_SOURCE_GONE');
  expect(codeOf(() => findFolderSource(at.desk, at.caseId, 'FO-0099'))).toBe('FOLDER_NOT_FOUND');
  expect(listEvidence(at.desk, at.caseId)).toHaveLength(5);
});

test('a folder that goes away while it is read: what came in is kept, nothing counts as gone, and it goes on later', async () => {
  const at = openDesk();
  const away = `${at.input}-unplugged`;
  for (let n = 1; n <= 60; n += 1)
    writeFileSync(path.join(at.input, `${String(n).padStart(2, '0')}.jpg`), await photo(n));
  let moved = false;
  const taken = await at.attach({
    onFile: () => {
      if (moved) return;
      moved = true;
      renameSync(at.input, away);
    },
  });
  const kept = taken.counts.stored;
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThan(60);
  expect(taken.counts.stored + taken.counts.refused).toBe(60);
  expect(taken.folders[0]).toMatchObject({ vanished: true, changes: { gone: [] } });
  expect(listFolders(at.desk, at.caseId)[0]).toMatchObject({ complete: false, counts: { gone: 0 } });
  expect(listLeftOut(at.desk, at.caseId)).toHaveLength(60 - kept);
  expect(await findings(at)).toEqual([]);

  renameSync(away, at.input);
  const again = await at.attach();
  expect(again.counts).toMatchObject({ stored: 60 - kept, duplicate: kept, refused: 0 });
  expect(listLeftOut(at.desk, at.caseId)).toEqual([]);
  expect(listFolders(at.desk, at.caseId)[0]?.complete).toBe(true);
});

test('what was left out can be asked for at any time, each with its reason', async () => {
  const at = openDesk();
  mkdirSync(path.join(at.input, 'sub'));
  writeFileSync(path.join(at.input, 'sub', 'empty.jpg'), '');
  writeFileSync(path.join(at.input, '.DS_Store'), 'x');
  const single = path.join(path.dirname(at.input), 'also empty.pdf');
  writeFileSync(single, '');
  await attachEvidence(at.desk, at.caseId, [at.input, single]);
  const left = listLeftOut(at.desk, at.caseId);
  expect(left.map(({ name, is, code }) => [name, is, code])).toEqual([
    ['input/.DS_Store', 'skipped', 'INTAKE_SYSTEM_FILE'],
    ['input/sub/empty.jpg', 'refused', 'INTAKE_EMPTY_FILE'],
    ['also empty.pdf', 'refused', 'INTAKE_EMPTY_FILE'],
  ]);
  for (const one of left) expect(one.says ?? '').not.toBe('');
  expect(listLeftOut({ ...at.desk, language: 'zh-CN' }, at.caseId)[0]?.says).toMatch(/[一-龥]/);
});

test('a pasted picture becomes a file with a speaking name, and leaves nothing behind', async () => {
  const at = openDesk();
  const folder = path.join(temporaryFolder(), 'pasted');
  const paste = (bytes: Uint8Array, desk = at.desk) =>
    attachPasted(desk, at.caseId, bytes, { wallClock: '2026-11-23T14:03', folder });
  await paste(await photo(1));
  await paste(await photo(2));
  await paste(await photo(3), { ...at.desk, language: 'zh-CN' });
  expect(listEvidence(at.desk, at.caseId).map((one) => one.originalName)).toEqual([
    'Screenshot 2026-11-23 14.03.jpg',
    'Screenshot 2026-11-23 14.03 (2).jpg',
    '截图 2026-11-23 14.03.jpg',
  ]);
  // The same picture again is no second piece.
  expect((await paste(await photo(1))).counts).toMatchObject({ stored: 0, duplicate: 1 });
  await expect(paste(Buffer.from('<svg onload="x"/>'))).rejects.toMatchObject({ code: 'PASTED_NO_PICTURE' });
  await expect(paste(new Uint8Array(0))).rejects.toMatchObject({ code: 'PASTED_NO_PICTURE' });
  expect(readdirSync(folder)).toEqual([]);
  expect(await findings(at)).toEqual([]);
});

/** A thousand and more in the quick run; all of them in the full one. */
const PLACES = process.env['CASEBINDER_FULL'] === '1' ? 6000 : 1500;

test('thousands of places in one drop are all taken, a place inside another one once', async () => {
  const at = openDesk();
  const paths: string[] = [];
  for (let n = 0; n < PLACES; n += 1) {
    const file = path.join(at.input, `${n}.txt`);
    writeFileSync(file, `note ${n}\n`);
    paths.push(file);
  }
  const taken = await attachEvidence(at.desk, at.caseId, paths);
  expect(taken.counts).toEqual({ found: PLACES, stored: PLACES, duplicate: 0, skipped: 0, refused: 0 });
  const again = await attachEvidence(at.desk, at.caseId, [at.input, ...paths]);
  expect(again.counts.found).toBe(PLACES);
  await expect(attachEvidence(at.desk, at.caseId, paths, { limits: { files: PLACES - 1 } })).rejects.toMatchObject({
    code: 'INTAKE_TOO_MANY_FILES',
  });
}, 120_000);

test('the place a piece came from is found while it is there, and only a file of its size', async () => {
  const at = openDesk();
  mkdirSync(path.join(at.input, '外箱'));
  const file = path.join(at.input, '外箱', 'a.jpg');
  writeFileSync(file, await photo(1));
  await at.attach();
  const [piece] = listEvidence(at.desk, at.caseId);
  const id = piece?.evidenceId ?? '';
  expect(findEvidenceSource(at.desk, at.caseId, id)).toBe(file);
  writeFileSync(file, 'somebody put another file there');
  expect(codeOf(() => findEvidenceSource(at.desk, at.caseId, id))).toBe('EVIDENCE_SOURCE_GONE');
  rmSync(file);
  expect(codeOf(() => findEvidenceSource(at.desk, at.caseId, id))).toBe('EVIDENCE_SOURCE_GONE');
  expect(codeOf(() => findEvidenceSource(at.desk, at.caseId, 'EV-0099'))).toBe('EVIDENCE_NOT_FOUND');
});

test('page pictures are bounded while the app runs and gone at its next start; nothing else in the folder is touched', async () => {
  const dataDir = temporaryFolder();
  writeFileSync(path.join(dataDir, 'preferences.json'), '{}');
  for (const [name, age] of [
    ['old', 300],
    ['newer', 200],
    ['used', 100],
  ] as const) {
    const folder = await openPageFolder(dataDir, name);
    writeFileSync(path.join(folder, 'page-0001.png'), Buffer.alloc(1000));
    utimesSync(folder, new Date(Date.now() - age * 1000), new Date(Date.now() - age * 1000));
  }
  const gone = await trimPageCache(dataDir, 'old', 2000);
  expect(gone.map((one) => path.basename(one))).toEqual(['newer']);
  expect(readdirSync(path.join(dataDir, 'cache', 'pages')).sort()).toEqual(['old', 'used']);
  mkdirSync(path.join(dataDir, 'cache', 'pasted', 'paste-x'), { recursive: true });
  mkdirSync(path.join(dataDir, 'cache', 'Cache_Data'));
  await emptyPageCache(dataDir);
  expect(readdirSync(path.join(dataDir, 'cache'))).toEqual(['Cache_Data']);
  expect(readdirSync(dataDir).sort()).toEqual(['cache', 'preferences.json']);
});
