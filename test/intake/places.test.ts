/** What may lie in a folder besides ordinary files, and names of every kind. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createCase } from '../../src/main/cases/create-case.ts';
import { walkChosen } from '../../src/main/vault/intake-walk.ts';
import type { FileResult } from '../../src/shared/domain/evidence.ts';
import { visibleName } from '../../src/shared/domain/intake.ts';
import { skipHere } from '../support/not-run.ts';
import { photo } from './make-files.ts';
import { answerFor, driverFile, findings, openDesk, rowOf, storedBytes, temporaryFolder } from './open-desk.ts';

const walkLimits = { files: 1000, depth: 40, bytes: 1e9, spareBytes: 0 };

test('links are named and not followed, so a loop ends', async () => {
  const at = openDesk();
  mkdirSync(path.join(at.input, 'a'));
  writeFileSync(path.join(at.input, 'a', 'note.txt'), 'one');
  symlinkSync('..', path.join(at.input, 'a', 'loop'));
  symlinkSync('/etc/hostname', path.join(at.input, 'out.txt'));
  const attached = await at.attach();
  expect(attached.counts).toEqual({ found: 3, stored: 1, duplicate: 0, skipped: 2, refused: 0 });
  expect(answerFor(attached, 'loop').reason?.code).toBe('INTAKE_SYMLINK');
  expect(answerFor(attached, 'out.txt').reason?.says).toContain('link');
});

test('a link given by itself is not followed either', async () => {
  const at = openDesk();
  symlinkSync('/etc', path.join(at.input, 'etc'));
  const found = await walkChosen(
    { archiveRoot: at.root, paths: [path.join(at.input, 'etc')], limits: walkLimits },
    new AbortController().signal,
  );
  expect(found.files).toEqual([]);
  expect(found.leftOut[0]?.outcome.code).toBe('INTAKE_SYMLINK');
});

test('sockets, pipes and devices are skipped', async (context) => {
  if (process.platform === 'win32') skipHere(context, 'there are no sockets in folders here', 'other-system');
  const at = openDesk();
  const server = createServer().listen(path.join(at.input, 'door.sock'));
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  execFileSync('mkfifo', [path.join(at.input, 'pipe.jpg')]);
  const attached = await at.attach();
  expect(attached.counts).toEqual({ found: 2, stored: 0, duplicate: 0, skipped: 2, refused: 0 });
  expect(answerFor(attached, 'door.sock').reason).toMatchObject({ code: 'INTAKE_SPECIAL_FILE' });
  expect(answerFor(attached, 'pipe.jpg').reason?.says).toContain('pipe');
});

test('what cannot be read is refused by name, the rest is taken in', async (context) => {
  const isRoot = process.getuid?.() === 0;
  if (isRoot && spawnSync('setpriv', ['--version']).status !== 0) {
    skipHere(context, 'root can read everything, and setpriv to be somebody else is not installed');
  }
  const folder = temporaryFolder();
  const input = path.join(folder, 'input');
  const archive = path.join(folder, 'archive');
  for (const one of [input, path.join(input, 'closed'), archive]) mkdirSync(one);
  for (const name of ['closed/inside.txt', 'locked.txt', 'open.txt']) writeFileSync(path.join(input, name), name);
  if (isRoot) for (const one of [folder, archive, input, path.join(input, 'open.txt')]) chownSync(one, 65534, 65534);
  chmodSync(path.join(input, 'closed'), 0o000);
  chmodSync(path.join(input, 'locked.txt'), 0o000);
  const words = [process.execPath, driverFile, archive, input];
  const asNobody = ['setpriv', '--reuid', '65534', '--regid', '65534', '--clear-groups', '--', ...words];
  const [program = '', ...rest] = isRoot ? asNobody : words;
  const { stdout, stderr } = spawnSync(program, rest, { encoding: 'utf8' });
  const lines = stdout.trim().split('\n');
  expect(stderr).toBe('');
  const done = JSON.parse(lines.at(-1) ?? '{}') as { done: { counts: unknown; files: FileResult[] } };
  expect(done.done.counts).toEqual({ found: 3, stored: 1, duplicate: 0, skipped: 0, refused: 2 });
  const codes = Object.fromEntries(done.done.files.map((file) => [path.basename(file.path), file.reason?.code]));
  expect(codes).toEqual({ closed: 'INTAKE_UNREADABLE', 'locked.txt': 'INTAKE_UNREADABLE', 'open.txt': undefined });
});

test('files of the system and of office programs are skipped with a reason', async () => {
  const at = openDesk();
  for (const name of ['.DS_Store', 'Thumbs.db', 'desktop.ini', '~$offer.docx', '._IMG_1.jpg']) {
    writeFileSync(path.join(at.input, name), 'x');
  }
  const attached = await at.attach();
  expect(attached.counts).toEqual({ found: 5, stored: 0, duplicate: 0, skipped: 5, refused: 0 });
  expect(new Set(attached.files.map((file) => file.reason?.code))).toEqual(new Set(['INTAKE_SYSTEM_FILE']));
});

test('a path that is not there is refused by itself', async () => {
  const at = openDesk();
  const found = await walkChosen(
    { archiveRoot: at.root, paths: [path.join(at.input, 'nowhere')], limits: walkLimits },
    new AbortController().signal,
  );
  expect(found.leftOut[0]?.outcome).toMatchObject({ is: 'refused', code: 'INTAKE_NOT_FOUND' });
});

test('the archive itself is not taken in', async () => {
  const at = openDesk();
  const above = path.dirname(at.root);
  writeFileSync(path.join(at.input, 'note.txt'), 'one');
  const found = await walkChosen(
    { archiveRoot: at.root, paths: [above], limits: walkLimits },
    new AbortController().signal,
  );
  expect(found.files.map((file) => file.pathInFolder)).toEqual(['input/note.txt']);
  expect(found.leftOut.map((item) => item.outcome.code)).toEqual(['INTAKE_OWN_ARCHIVE']);
});

test('more files than the limit: refused as a whole, nothing taken in', async () => {
  const at = openDesk();
  for (let i = 0; i < 6; i += 1) writeFileSync(path.join(at.input, `${i}.txt`), `${i}`);
  await expect(at.attach({ limits: { files: 5 } })).rejects.toMatchObject({ code: 'INTAKE_TOO_MANY_FILES' });
  await expect(at.attach({ limits: { bytes: 3 } })).rejects.toMatchObject({ code: 'INTAKE_TOO_MUCH' });
  expect(await findings(at)).toEqual([]);
  expect(readdirSync(path.join(at.root, 'evidence'))).toEqual(['manifest']);
});

test('a folder beyond the depth limit is refused, what lies above it is taken in', async () => {
  const at = openDesk();
  const deep = path.join(at.input, ...Array.from({ length: 300 }, () => 'd'));
  mkdirSync(deep, { recursive: true });
  writeFileSync(path.join(deep, 'deep.txt'), 'deep');
  writeFileSync(path.join(at.input, 'top.txt'), 'top');
  const attached = await at.attach();
  expect(attached.counts).toEqual({ found: 2, stored: 1, duplicate: 0, skipped: 0, refused: 1 });
  expect(attached.files.find((file) => file.verdict === 'refused')?.reason?.code).toBe('INTAKE_TOO_DEEP');
});

const names: readonly (readonly [string, string | Buffer])[] = [
  ['emoji', '📦 carton 👨‍👩‍👧.txt'],
  ['right-to-left override', 'photo\u202egpj.exe'],
  ['Arabic with marks', '\u200fصورة\u200f.txt'],
  ['255 bytes', `${'长'.repeat(83)}ab.txt`],
  ['a device of Windows', 'CON'],
  ['trailing dot', 'weighing.'],
  ['trailing blank', 'weighing '],
  ['a stream of Windows', 'a:b'],
  ['backslash', 'a\\b.txt'],
  ['newline', 'two\nlines.txt'],
  ['decomposed letters', 'cafe\u0301.txt'],
  ['formula', '=cmd|calc!A1.csv'],
  ['option', '--archive'],
  ['not UTF-8', Buffer.from([0x70, 0xff, 0xfe, 0x2e, 0x74, 0x78, 0x74])],
];

test.each(names)('a name survives: %s', async (_, name) => {
  const at = openDesk();
  const content = Buffer.from(`content of ${Buffer.from(name).toString('hex')}`);
  writeFileSync(Buffer.concat([Buffer.from(`${at.input}/`), Buffer.from(name)]), content);
  const attached = await at.attach();
  expect(attached.counts.stored).toBe(1);
  const [result] = attached.files;
  if (result === undefined) throw new Error('no answer');
  expect(storedBytes(at, result)).toEqual(content);
  const { originalName } = rowOf(at, result);
  const expected = typeof name === 'string' ? name.normalize('NFC') : 'p\\xff\\xfe.txt';
  expect(originalName).toBe(expected);
  expect(await findings(at)).toEqual([]);
  // The manifest stays one line a file, whatever the name.
  expect(
    readFileSync(path.join(at.root, 'evidence', 'manifest'), 'utf8')
      .split('\n')
      .filter((line) => /^[0-9a-f]{64} {2}/.test(line)),
  ).toHaveLength(1);
  // And the same folder again knows the file by its bytes, not by its looks.
  const again = await at.attach();
  expect(again.counts).toEqual({ found: 1, stored: 0, duplicate: 1, skipped: 0, refused: 0 });
  expect(again.folders[0]?.changes).toEqual({ added: [], changed: [], gone: [] });
});

test('twins in composed and decomposed letters are two files', async () => {
  const at = openDesk();
  writeFileSync(path.join(at.input, 'caf\u00e9.txt'), 'composed');
  writeFileSync(path.join(at.input, 'cafe\u0301.txt'), 'decomposed');
  if (readdirSync(at.input).length < 2) return;
  const attached = await at.attach();
  expect(attached.counts.stored).toBe(2);
  expect((await at.attach()).folders[0]?.changes).toEqual({ added: [], changed: [], gone: [] });
});

test('names are shown without what hides or turns in them', () => {
  expect(visibleName('photo\u202egpj.exe')).toBe('photo\\u202Egpj.exe');
  expect(visibleName('a\u200bb\n')).toBe('a\\u200Bb\\u000A');
  expect(visibleName('👨‍👩‍👧 提单.pdf')).toBe('👨‍👩‍👧 提单.pdf');
});

test('the source is only read: bytes, times and rights stay', async () => {
  const at = openDesk();
  writeFileSync(path.join(at.input, 'a.jpg'), await photo(1));
  const state = () =>
    execFileSync('stat', ['-c', '%n %s %Y %Z %a', path.join(at.input, 'a.jpg')], { encoding: 'utf8' });
  const before = state();
  const attached = await at.attach();
  expect(state()).toBe(before);
  const row = rowOf(at, answerFor(attached, 'a.jpg'));
  const stored = path.join(at.root, 'evidence', row.sha256.slice(0, 2), `${row.sha256}.jpg`);
  expect(execFileSync('stat', ['-c', '%a', stored], { encoding: 'utf8' }).trim()).toBe('400');
  // A second case shares the bytes.
  const { caseId } = createCase(at.desk, { schemaVersion: 1, title: 'Second' });
  const { attachEvidence } = await import('../../src/main/cases/attach-evidence.ts');
  expect((await attachEvidence(at.desk, caseId, [at.input])).counts.stored).toBe(1);
  expect(readdirSync(path.dirname(stored))).toHaveLength(1);
});
