/** Files that change while they are read, children that die, hang or swell, disks that are full. */
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { listEvidence } from '../../src/main/cases/list-evidence.ts';
import { listFolders } from '../../src/main/cases/list-folders.ts';
import { prepareRenditions } from '../../src/main/cases/prepare-renditions.ts';
import { readOnce } from '../../src/main/vault/intake-read.ts';
import { renditionPath } from '../../src/main/vault/intake-store.ts';
import type { FoundFile } from '../../src/main/vault/intake-walk.ts';
import { skipHere } from '../support/not-run.ts';
import { photo } from './make-files.ts';
import {
  answerFor,
  deadlyWorkerFile,
  findings,
  openDesk,
  rowOf,
  storedBytes,
  temporaryFolder,
  warned,
} from './open-desk.ts';

function found(file: string): FoundFile {
  return { path: file, pathBytes: Buffer.from(file), pathInFolder: null, rawNameHex: null, size: statSync(file).size };
}

test('a file that changes once while it is read is read again', async () => {
  const file = path.join(temporaryFolder(), 'log.txt');
  writeFileSync(file, 'one');
  let times = 0;
  const read = await readOnce(
    found(file),
    async () => null,
    () => {
      times += 1;
      if (times === 1) appendFileSync(file, ' two');
    },
  );
  expect(times).toBe(2);
  expect(read).toMatchObject({ is: 'read', bytes: 7 });
});

test('a file that keeps changing is refused', async () => {
  const file = path.join(temporaryFolder(), 'log.txt');
  writeFileSync(file, 'one');
  const read = await readOnce(
    found(file),
    async () => null,
    () => appendFileSync(file, '.'),
  );
  expect(read).toMatchObject({ is: 'refused', code: 'INTAKE_CHANGED_WHILE_READ' });
});

test('the same length and other bytes is a change too', async () => {
  const file = path.join(temporaryFolder(), 'log.txt');
  writeFileSync(file, 'one');
  let seconds = 1_700_000_000;
  const read = await readOnce(
    found(file),
    async () => null,
    () => {
      seconds += 1;
      utimesSync(file, seconds, seconds);
    },
  );
  expect(read).toMatchObject({ is: 'refused', code: 'INTAKE_CHANGED_WHILE_READ' });
});

test('a file that grows from outside during the whole intake is refused, its neighbours are stored', async () => {
  const at = openDesk();
  const growing = path.join(at.input, 'growing.log');
  const size = 40_000_000;
  execFileSync('truncate', ['-s', String(size), growing]);
  writeFileSync(path.join(at.input, 'still.txt'), 'still');
  const timer = setInterval(() => utimesSync(growing, Math.random() * 1e9, Math.random() * 1e9), 1);
  onTestFinished(() => clearInterval(timer));
  const attached = await at.attach();
  expect(answerFor(attached, 'growing.log').reason?.code).toBe('INTAKE_CHANGED_WHILE_READ');
  expect(answerFor(attached, 'still.txt').verdict).toBe('stored');
  expect(readdirSync(path.join(at.root, 'evidence')).filter((name) => name.startsWith('.'))).toEqual([]);
});

test('a file on which the decoder dies is stored without being opened; all others are whole', async () => {
  const at = openDesk({ worker: deadlyWorkerFile });
  for (let i = 0; i < 20; i += 1)
    writeFileSync(path.join(at.input, `${i}${i === 7 ? ' dies' : ''}.jpg`), await photo(i));
  const attached = await at.attach();
  expect(attached.counts).toEqual({ found: 20, stored: 20, duplicate: 0, skipped: 0, refused: 0 });
  const result = answerFor(attached, '7 dies.jpg');
  expect(warned(result)).toEqual(['INTAKE_NOT_OPENED']);
  expect(storedBytes(at, result).equals(await photo(7))).toBe(true);
  const rows = listEvidence(at.desk, at.caseId);
  expect(rows.filter((row) => row.thumbnail === 'ready')).toHaveLength(19);
  expect(rows.find((row) => row.originalName === '7 dies.jpg')?.thumbnail).toBe('failed');
  expect(await findings(at)).toEqual([]);
});

test('a file on which the decoder hangs is given up after its time', { timeout: 60_000 }, async () => {
  const at = openDesk({ worker: deadlyWorkerFile, limits: { silenceMs: 4000 } });
  for (let i = 0; i < 6; i += 1)
    writeFileSync(path.join(at.input, `${i}${i === 2 ? ' hangs' : ''}.jpg`), await photo(i));
  const attached = await at.attach();
  expect(attached.counts.stored).toBe(6);
  expect(warned(answerFor(attached, '2 hangs.jpg'))).toEqual(['INTAKE_NOT_OPENED']);
  expect(listEvidence(at.desk, at.caseId).filter((row) => row.thumbnail === 'ready')).toHaveLength(5);
});

test('a file on which the decoder swells is given up at the memory limit', async () => {
  const at = openDesk({ worker: deadlyWorkerFile, limits: { memoryBytes: 600e6 } });
  for (let i = 0; i < 4; i += 1)
    writeFileSync(path.join(at.input, `${i}${i === 1 ? ' swells' : ''}.jpg`), await photo(i));
  const attached = await at.attach();
  expect(attached.counts.stored).toBe(4);
  expect(warned(answerFor(attached, '1 swells.jpg'))).toEqual(['INTAKE_NOT_OPENED']);
});

test('a child worn out by its decoder is replaced in the middle; nothing is taken twice', async () => {
  const at = openDesk({ worker: deadlyWorkerFile });
  for (let i = 0; i < 14; i += 1) writeFileSync(path.join(at.input, `${i} tires.jpg`), await photo(i));
  const attached = await at.attach();
  expect(attached.counts).toEqual({ found: 14, stored: 14, duplicate: 0, skipped: 0, refused: 0 });
  expect(at.ports.length).toBeGreaterThan(2);
});

test('the child killed from outside in the middle: the intake goes on in a fresh one', async () => {
  const at = openDesk({ limits: {} });
  for (let i = 0; i < 60; i += 1) writeFileSync(path.join(at.input, `${i}.jpg`), await photo(i));
  let kills = 0;
  const attached = await at.attach({
    onFile: () => {
      if (kills >= 2) return;
      kills += 1;
      at.ports.at(-1)?.kill();
    },
  });
  expect(at.ports.length).toBeGreaterThan(1);
  expect(attached.counts).toEqual({ found: 60, stored: 60, duplicate: 0, skipped: 0, refused: 0 });
  expect(listEvidence(at.desk, at.caseId).every((row) => row.thumbnail === 'ready')).toBe(true);
  expect(await findings(at)).toEqual([]);
});

test('pictures for paper are made once, and again when one was lost', async () => {
  const at = openDesk();
  writeFileSync(path.join(at.input, 'a.jpg'), await photo(1, 3000, 2000));
  const row = rowOf(at, answerFor(await at.attach(), 'a.jpg'));
  const file = path.join(at.root, renditionPath(row.sha256, 'print'));
  expect(await prepareRenditions(at.desk, at.caseId, 'print')).toEqual({ ready: 1, failed: [] });
  const { mtimeMs, size } = statSync(file);
  await prepareRenditions(at.desk, at.caseId, 'print');
  expect(statSync(file).mtimeMs).toBe(mtimeMs);
  // A power loss can leave an empty file: it is never taken for a picture.
  writeFileSync(file, '');
  await prepareRenditions(at.desk, at.caseId, 'print');
  expect(statSync(file).size).toBe(size);
});

test('a picture on which the decoder dies when it is printed is left out by name; the others are made', async () => {
  const at = openDesk({ worker: deadlyWorkerFile });
  for (let i = 0; i < 5; i += 1) writeFileSync(path.join(at.input, `${i}.jpg`), await photo(i));
  writeFileSync(path.join(at.input, 'wide.jpg'), await photo(9, 1500, 500));
  writeFileSync(path.join(at.input, 'dies.jpg'), await photo(10));
  await at.attach();
  const { ready, failed } = await prepareRenditions(at.desk, at.caseId, 'print');
  expect(ready).toBe(5);
  const names = new Map(listEvidence(at.desk, at.caseId).map((row) => [row.evidenceId, row.originalName]));
  expect(failed.map((one) => [names.get(one.evidenceId), one.reason.code]).sort()).toEqual([
    ['dies.jpg', 'INTAKE_NOT_OPENED'],
    ['wide.jpg', 'INTAKE_NOT_OPENED'],
  ]);
});

test('a disk that would be too small is refused before anything is copied', async () => {
  const at = openDesk();
  writeFileSync(path.join(at.input, 'a.jpg'), await photo(1));
  const refused = at.attach({ limits: { spareBytes: 1e15 } });
  await expect(refused).rejects.toMatchObject({ code: 'DISK_FULL', details: { kept: 0 } });
  await expect(refused).rejects.toThrow(/about \d+ MB/);
  expect(listEvidence(at.desk, at.caseId)).toEqual([]);
});

test('the disk fills up in the middle: a clean stop, nothing half written, and on with the rest when there is room', async (context) => {
  const disk = temporaryFolder();
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=10m', 'tmpfs', disk]);
  if (mount.status !== 0) skipHere(context, 'mounting a small disk needs root on Linux');
  onTestFinished(() => void spawnSync('umount', ['-l', disk]));
  const root = path.join(disk, 'archive');
  mkdirSync(root);
  const at = openDesk({ root, limits: {} });
  onTestFinished(() => void spawnSync('umount', ['-l', disk]));
  for (let i = 0; i < 40; i += 1) {
    writeFileSync(path.join(at.input, `${String(i).padStart(2, '0')}.bin`), Buffer.alloc(300_000, i + 1));
  }
  let told = 0;
  // The check before the start is talked out of it: somebody else fills the disk while we copy.
  const stopped = at.attach({
    limits: { spareBytes: -1e12 },
    onFile: () => {
      told += 1;
    },
  });
  const trouble: unknown = await stopped.catch((error: unknown) => error);
  expect(trouble).toMatchObject({ code: expect.stringMatching(/^(ARCHIVE_)?DISK_FULL$/), details: { kept: told } });
  // How many were told depends on when the disk was full: before the first rows none was, and then none may be there.
  expect(told).toBeLessThan(40);
  expect(listEvidence(at.desk, at.caseId)).toHaveLength(told);
  expect(listFolders(at.desk, at.caseId)[0]?.complete).toBe(false);
  const names = readdirSync(path.join(root, 'evidence'), { recursive: true }).map(String);
  expect(names.filter((name) => path.basename(name).startsWith('.'))).toEqual([]);
  expect(spawnSync('mount', ['-o', 'remount,size=40m', disk]).status).toBe(0);
  const rest = await at.attach({ limits: { spareBytes: 0 } });
  expect(rest.counts).toEqual({ found: 40, stored: 40 - told, duplicate: told, skipped: 0, refused: 0 });
  expect(await findings(at)).toEqual([]);
});
