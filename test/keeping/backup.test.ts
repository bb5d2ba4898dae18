import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { getCase } from '../../src/main/cases/get-case.ts';
import { backUpArchive } from '../../src/main/cases/keeping/back-up-archive.ts';
import { readNotes } from '../../src/main/cases/keeping/keeping-notes.ts';
import { restoreArchive } from '../../src/main/cases/keeping/restore-archive.ts';
import { openArchive } from '../../src/main/cases/open-archive.ts';
import { setFact } from '../../src/main/cases/set-fact.ts';
import { verifyArchive } from '../../src/main/cases/verify-archive.ts';
import { openDesk, temporaryFolder } from '../intake/open-desk.ts';
import { skipHere } from '../support/not-run.ts';
import { filledDesk, hashesBelow, refusal } from './desk.ts';
import { bagEntries, writeRawZip } from './make-zip.ts';

const now = (): string => new Date().toISOString();

describe('a backup', () => {
  test('is one file that any tool can check, and gives back the same archive', async () => {
    const at = await filledDesk();
    const out = path.join(temporaryFolder(), 'new folder', 'backup.zip');
    const made = await backUpArchive(at.desk, out, { makeFolder: true });
    expect(made).toMatchObject({ files: 5, cases: 1, changed: [], missing: [], file: out });
    expect(readdirSync(path.dirname(out))).toEqual(['backup.zip']);
    expect(readNotes(at.root).lastBackup).toMatchObject({ file: 'backup.zip', files: 5 });

    // Without this program: unzip, then the checksum tool of every system.
    const unpacked = temporaryFolder();
    execFileSync('unzip', ['-q', out, '-d', unpacked]);
    const bag = path.join(unpacked, 'backup');
    expect(execFileSync('sha256sum', ['-c', '--quiet', 'manifest-sha256.txt'], { cwd: bag }).toString()).toBe('');
    expect(execFileSync('sha256sum', ['-c', '--quiet', 'tagmanifest-sha256.txt'], { cwd: bag }).toString()).toBe('');
    expect(readFileSync(path.join(bag, 'bagit.txt'), 'utf8')).toBe(
      'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
    );

    const to = path.join(temporaryFolder(), 'restored');
    const restored = await restoreArchive(at.desk, out, to);
    expect(restored).toMatchObject({ files: 5, cases: 1, archiveName: 'archive', missing: [] });
    const facts = getCase(at.desk, at.caseId);
    const again = openArchive(to, { mode: 'write', now });
    onTestFinished(() => again.close());
    expect(getCase({ archive: again }, at.caseId)).toEqual(facts);
    expect(await verifyArchive({ archive: again })).toMatchObject({
      checked: 4,
      damaged: [],
      missing: [],
      surplus: [],
      database: 'ok',
      journal: 'ok',
    });
    expect(hashesBelow(path.join(to, 'evidence'))).toEqual(hashesBelow(path.join(at.root, 'evidence')));
  });

  test('holds what was saved the moment before, and can be made while the archive is written to', async () => {
    const at = await filledDesk();
    setFact(at.desk, at.caseId, 'request.text', 'Saved just now');
    const out = path.join(temporaryFolder(), 'b.zip');
    const made = backUpArchive(at.desk, out);
    for (let i = 0; i < 20; i += 1) setFact(at.desk, at.caseId, 'order.policyNo', `P-${i}`);
    await made;
    const to = path.join(temporaryFolder(), 'r');
    await restoreArchive(at.desk, out, to);
    const again = openArchive(to, { mode: 'read', now });
    expect(getCase({ archive: again }, at.caseId).facts.request?.text).toBe('Saved just now');
    again.close();
  });

  test('of an archive with a changed and a missing file is made all the same, and names both', async () => {
    const at = await filledDesk();
    const [first = '', second = ''] = Object.keys(hashesBelow(path.join(at.root, 'evidence'))).filter((name) =>
      name.includes(path.sep),
    );
    chmodSync(path.join(at.root, 'evidence', first), 0o600);
    appendFileSync(path.join(at.root, 'evidence', first), 'x');
    rmSync(path.join(at.root, 'evidence', second));
    const out = path.join(temporaryFolder(), 'b.zip');
    const made = await backUpArchive(at.desk, out);
    expect(made.changed).toEqual([`evidence/${first}`]);
    expect(made.missing).toEqual([`evidence/${second}`]);
    const restored = await restoreArchive(at.desk, out, path.join(temporaryFolder(), 'r'));
    expect(restored.missing).toEqual([`evidence/${second}`]);
  });

  test('replaces an older file only when it is whole; a stop leaves the older one', async () => {
    const at = await filledDesk();
    const out = path.join(temporaryFolder(), 'b.zip');
    writeFileSync(out, 'older');
    const stop = new AbortController();
    const trouble = await refusal(backUpArchive(at.desk, out, { signal: stop.signal, onProgress: () => stop.abort() }));
    expect(trouble.code).toBe('JOB_CANCELLED');
    expect(readdirSync(path.dirname(out))).toEqual(['b.zip']);
    expect(readFileSync(out, 'utf8')).toBe('older');
  });

  test('is refused inside an archive, and where the folder is gone', async () => {
    const at = await filledDesk();
    expect((await refusal(backUpArchive(at.desk, path.join(at.root, 'evidence', 'b.zip')))).code).toBe(
      'KEEPING_IN_ARCHIVE',
    );
    const gone = path.join(temporaryFolder(), 'unplugged');
    expect((await refusal(backUpArchive(at.desk, path.join(gone, 'b.zip')))).code).toBe('KEEPING_PLACE_GONE');
    expect(existsSync(gone)).toBe(false);
  });

  test('on a full drive leaves nothing there', async (context) => {
    const at = await filledDesk();
    const small = temporaryFolder();
    writeFileSync(path.join(at.input, 'film.bin'), randomBytes(48e6));
    await at.attach();
    for (const size of ['64k', '100m']) {
      try {
        execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', small], { stdio: 'ignore' });
      } catch {
        skipHere(context, 'a small disk can be mounted by root on Linux only');
      }
      try {
        // The second has room by what is asked beforehand, and is filled while the backup is under way.
        const fill = (): void => {
          if (size === '100m' && !existsSync(path.join(small, 'filler'))) fillUp(path.join(small, 'filler'));
        };
        const trouble = await refusal(backUpArchive(at.desk, path.join(small, 'b.zip'), { onProgress: fill }));
        expect(trouble.code).toBe('KEEPING_DISK_FULL');
        expect(readdirSync(small).filter((name) => name !== 'filler')).toEqual([]);
        const to = path.join(small, 'r');
        const whole = path.join(temporaryFolder(), 'b.zip');
        await backUpArchive(at.desk, whole);
        expect((await refusal(restoreArchive(at.desk, whole, to))).code).toBe('KEEPING_DISK_FULL');
        expect(existsSync(to)).toBe(false);
      } finally {
        execFileSync('umount', [small]);
      }
    }
  });
});

/** Takes nearly every free byte of a drive at once: what is being written beside it needs some while that happens. */
function fillUp(file: string): void {
  const { bavail, bsize } = statfsSync(path.dirname(file));
  execFileSync('fallocate', ['-l', String(bavail * bsize - 20e6), file]);
}

describe('a restore', () => {
  test('refuses a damaged backup and names the bad file; nothing is left of it', async () => {
    const at = await filledDesk();
    const out = path.join(temporaryFolder(), 'b.zip');
    await backUpArchive(at.desk, out);
    const bytes = readFileSync(out);
    const jpeg = Object.keys(hashesBelow(path.join(at.root, 'evidence'))).find((name) => name.endsWith('.jpg')) ?? '';
    const where = bytes.indexOf(path.basename(jpeg)) + 200;
    bytes.writeUInt8((bytes[where] ?? 0) ^ 1, where);
    writeFileSync(out, bytes);
    const folder = temporaryFolder();
    const trouble = await refusal(restoreArchive(at.desk, out, path.join(folder, 'r')));
    expect(trouble).toMatchObject({
      code: 'BAG_DAMAGED',
      details: { file: 'b.zip', bad: `evidence/${jpeg.split(path.sep).join('/')}` },
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([0.2, 0.6, 0.95, 0.999])('refuses a backup cut off at %d of its length', async (share) => {
    const at = await filledDesk();
    const out = path.join(temporaryFolder(), 'b.zip');
    await backUpArchive(at.desk, out);
    truncateSync(out, Math.floor(readFileSync(out).length * share));
    const folder = temporaryFolder();
    expect((await refusal(restoreArchive(at.desk, out, path.join(folder, 'r')))).code).toBe('BAG_UNREADABLE');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('goes into an empty folder only, and never into an archive', async () => {
    const at = await filledDesk();
    const out = path.join(temporaryFolder(), 'b.zip');
    await backUpArchive(at.desk, out);
    const empty = temporaryFolder();
    await restoreArchive(at.desk, out, empty);
    expect(existsSync(path.join(empty, 'casebook.sqlite'))).toBe(true);
    const full = temporaryFolder();
    writeFileSync(path.join(full, 'mine.txt'), 'mine');
    expect((await refusal(restoreArchive(at.desk, out, full))).code).toBe('KEEPING_FOLDER_NOT_EMPTY');
    expect((await refusal(restoreArchive(at.desk, out, at.root))).code).toBe('KEEPING_IN_ARCHIVE');
    expect((await refusal(restoreArchive(at.desk, out, path.join(at.root, 'issued', 'x')))).code).toBe(
      'KEEPING_IN_ARCHIVE',
    );
    expect((await refusal(restoreArchive(at.desk, path.join(full, 'no.zip'), path.join(full, 'r')))).code).toBe(
      'RESTORE_NO_BACKUP',
    );
    expect(readdirSync(full)).toEqual(['mine.txt']);
  });

  test('takes along a long file that is mostly empty, and gives it back', async () => {
    const at = openDesk();
    const [empty, bytes] = [path.join(at.input, 'disk image.bin'), 60_000_000];
    writeFileSync(empty, 'a beginning');
    truncateSync(empty, bytes);
    await at.attach();
    const folder = temporaryFolder();
    const out = path.join(folder, 'backup.zip');
    expect(await backUpArchive(at.desk, out)).toMatchObject({ changed: [], missing: [] });
    const to = path.join(folder, 'restored');
    expect((await restoreArchive(at.desk, out, to)).bytes).toBeGreaterThan(bytes);
  });

  const info = { 'Casebinder-Kind': 'archive-backup', 'Casebinder-Database': '10' };
  const link = 0o120777;
  test.each([
    ['a name that climbs out', [{ name: 'bag/data/../../../evil.txt', data: 'x' }], 'BAG_NAME_REFUSED'],
    ['an absolute name', [{ name: '/etc/evil.txt', data: 'x' }], 'BAG_NAME_REFUSED'],
    ['a drive letter', [{ name: 'C:/evil.txt', data: 'x' }], 'BAG_NAME_REFUSED'],
    ['a backslash', [{ name: 'bag/data/..\\evil.txt', data: 'x' }], 'BAG_NAME_REFUSED'],
    ['a line break in a name', [{ name: 'bag/data/a\nb', data: 'x' }], 'BAG_NAME_REFUSED'],
    ['a link', [{ name: 'bag/data/evidence/l', data: '/etc/passwd', mode: link }], 'BAG_NAME_REFUSED'],
    ['two names that differ in case only', [{ name: 'bag/BAGIT.TXT', data: 'x' }], 'BAG_NAME_REFUSED'],
    [
      'a size that grows a thousandfold',
      [{ name: 'bag/data/x', data: 'x', saysBytes: 3e9, method: 8 }],
      'BAG_TOO_LARGE',
    ],
    ['an encrypted entry', [{ name: 'bag/data/x', data: 'x', flags: 1 }], 'BAG_UNREADABLE'],
    ['a file the manifest does not name', [{ name: 'bag/data/evidence/x', data: 'x' }], 'BAG_DAMAGED'],
    ['a list of files to fetch', [{ name: 'bag/fetch.txt', data: 'x' }], 'BAG_NOT_A_BAG'],
  ])('refuses a zip with %s', async (_, more, code) => {
    const at = await filledDesk();
    const folder = temporaryFolder();
    const zip = path.join(folder, 'x.zip');
    writeRawZip(zip, [...bagEntries({ 'casebook.sqlite': 'SQLite' }, info), ...more]);
    expect((await refusal(restoreArchive(at.desk, zip, path.join(folder, 'r')))).code).toBe(code);
    expect(readdirSync(folder)).toEqual(['x.zip']);
    expect(existsSync(path.join(folder, '..', 'evil.txt'))).toBe(false);
  });

  test('refuses bags that are no backups, a casebook that is none, and one of a newer program', async () => {
    const at = await filledDesk();
    const folder = temporaryFolder();
    const tryZip = async (
      name: string,
      payload: Record<string, string>,
      said: Record<string, string>,
    ): Promise<string> => {
      writeRawZip(path.join(folder, name), bagEntries(payload, said));
      return (await refusal(restoreArchive(at.desk, path.join(folder, name), path.join(folder, 'r')))).code;
    };
    expect(await tryZip('a.zip', { 'notes.txt': 'hello' }, {})).toBe('BACKUP_NOT_A_BACKUP');
    expect(await tryZip('b.zip', { 'casebook.sqlite': 'no database' }, info)).toBe('BAG_DAMAGED');
    expect(await tryZip('c.zip', { 'casebook.sqlite': 'x', 'autorun.inf': 'x' }, info)).toBe('BACKUP_NOT_A_BACKUP');
    expect(await tryZip('d.zip', { 'casebook.sqlite': 'x' }, { ...info, 'Casebinder-Database': '99990' })).toBe(
      'ARCHIVE_NEWER',
    );
    copyFileSync(import.meta.filename, path.join(folder, 'e.zip'));
    expect((await refusal(restoreArchive(at.desk, path.join(folder, 'e.zip'), path.join(folder, 'r')))).code).toBe(
      'BAG_UNREADABLE',
    );
    mkdirSync(path.join(folder, 'f.zip'));
    expect((await refusal(restoreArchive(at.desk, path.join(folder, 'f.zip'), path.join(folder, 'r')))).code).toBe(
      'RESTORE_NO_BACKUP',
    );
  });
});
