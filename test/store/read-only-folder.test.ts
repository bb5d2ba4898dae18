import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCase } from '../../src/main/cases/create-case.ts';
import { skipHere } from '../support/not-run.ts';
import { smallCase } from '../support/small-case.ts';
import { childAnswer, killHard, startChild } from './child.ts';
import { newDesk, temporaryFolder } from './desk.ts';

/** Takes the right to write away from everybody, and for another user leaves the right to read. */
function protect(root: string): void {
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) walk(file);
      else chmodSync(file, 0o444);
    }
    chmodSync(folder, 0o555);
  };
  walk(root);
}

function unprotect(root: string): void {
  chmodSync(root, 0o755);
  for (const entry of readdirSync(root, { withFileTypes: true, recursive: true })) {
    chmodSync(path.join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644);
  }
}

/** The number of a user who owns nothing; empty when we are no administrator and mere permissions bind us. */
const nobody = process.getuid?.() === 0 ? '65534' : '';
const readable = { opening: 'ok', why: 'ARCHIVE_FOLDER_READ_ONLY', writing: 'ARCHIVE_READ_ONLY' };

describe.skipIf(process.platform === 'win32')('a write-protected archive', () => {
  it('opens for reading and says why', async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o755);
    const desk = newDesk(path.join(folder, 'archive'));
    createCase(desk, smallCase());
    desk.archive.close();
    protect(desk.archive.root);
    const before = readdirSync(desk.archive.root);
    expect(await childAnswer('open-as', [desk.archive.root, 'write', nobody])).toEqual({
      ...readable,
      cases: 1,
      readOnlyBecause: `The archive folder ${desk.archive.root} is write-protected.`,
    });
    expect(await childAnswer('open-as', [desk.archive.root, 'read', nobody])).toMatchObject({
      opening: 'ok',
      cases: 1,
    });
    expect(readdirSync(desk.archive.root)).toEqual(before);
    unprotect(desk.archive.root);
  });

  it('shows also what was saved last, before its writer was killed', async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o755);
    const root = path.join(folder, 'archive');
    const { child } = await startChild('hold-archive', [root]);
    await killHard(child);
    expect(readdirSync(root)).toContain('casebook.sqlite-wal');
    protect(root);
    expect(await childAnswer('open-as', [root, 'write', nobody])).toMatchObject({ ...readable, cases: 1 });
    unprotect(root);
  });

  it('that may not even be read is refused with a sentence', async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o755);
    const desk = newDesk(path.join(folder, 'archive'));
    desk.archive.close();
    chmodSync(desk.archive.root, 0o000);
    const answer = await childAnswer('open-as', [desk.archive.root, 'read', nobody]);
    chmodSync(desk.archive.root, 0o700);
    expect(answer).toEqual({ opening: 'ARCHIVE_UNREADABLE' });
  });

  it('on a full drive opens for reading, also to read only, and says why', async (context) => {
    if (process.platform !== 'linux') skipHere(context, 'a full drive is made with Linux tools', 'other-system');
    if (spawnSync('unshare', ['-m', 'true']).status !== 0)
      skipHere(context, 'this user may not make a mount namespace (unshare -m)');
    const desk = newDesk();
    createCase(desk, smallCase());
    desk.archive.close();
    // The drive is exactly as large as what lies on it and one file that takes up the rest.
    const fill =
      'cp -a "$0" "$1.copy" && mount -t tmpfs -o size=2m tmpfs "$0" && cp -a "$1.copy/." "$0" && shift && ' +
      '{ cat /dev/zero > "$0/filler" 2> /dev/null; "$@"; }';
    for (const mode of ['write', 'read']) {
      const answer = await childAnswer(
        'open-as',
        [desk.archive.root, mode],
        ['unshare', '-m', 'sh', '-c', fill, desk.archive.root, path.join(temporaryFolder(), mode)],
      );
      expect(answer).toMatchObject({
        opening: 'ok',
        why: 'ARCHIVE_DRIVE_IS_FULL',
        writing: 'ARCHIVE_READ_ONLY',
        cases: 1,
      });
    }
  });

  it('on a read-only drive opens for reading, also for an administrator', async (context) => {
    if (process.platform !== 'linux') skipHere(context, 'read-only mounts are made with Linux tools', 'other-system');
    if (spawnSync('unshare', ['-m', 'true']).status !== 0)
      skipHere(context, 'this user may not make a mount namespace (unshare -m)');
    const desk = newDesk();
    createCase(desk, smallCase());
    desk.archive.close();
    const mount = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"';
    const answer = await childAnswer(
      'open-as',
      [desk.archive.root, 'write'],
      ['unshare', '-m', 'sh', '-c', mount, desk.archive.root],
    );
    expect(answer).toMatchObject({ ...readable, cases: 1 });
  });
});
