/** Everything in an archive is for its owner alone, whatever the system gives new files. */
import { chmodSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openArchive } from '../../src/main/cases/open-archive.ts';
import { takeLock } from '../../src/main/store/archive-lock.ts';
import { photo } from '../intake/make-files.ts';
import { openDesk } from '../intake/open-desk.ts';

/** Path and mode of everything below a folder, and of the folder itself. */
function modesBelow(root: string): Map<string, number> {
  const found = new Map([['.', statSync(root).mode & 0o777]]);
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    found.set(path.relative(root, file), statSync(file).mode & 0o777);
  }
  return found;
}

test.skipIf(process.platform === 'win32')('a new archive is private from the first file to the last', async () => {
  const before = process.umask(0o000);
  try {
    const at = openDesk();
    writeFileSync(path.join(at.input, 'photo.jpg'), await photo(1, 80, 60));
    writeFileSync(path.join(at.input, 'chat.txt'), 'hello');
    await at.attach();
    const modes = modesBelow(at.root);
    expect([...modes.keys()]).toEqual(
      expect.arrayContaining(['casebook.lock', 'casebook.sqlite', 'casebook.sqlite-wal', 'evidence/manifest']),
    );
    expect([...modes].filter(([, mode]) => (mode & 0o077) !== 0)).toEqual([]);
  } finally {
    process.umask(before);
  }
});

test.skipIf(process.platform === 'win32')('a lock of an earlier version becomes private at the next opening', () => {
  const at = openDesk();
  at.desk.archive.close();
  const lock = path.join(at.root, 'casebook.lock');
  chmodSync(lock, 0o644);
  openArchive(at.root, { mode: 'write', now: at.desk.now }).close();
  expect(statSync(lock).mode & 0o777).toBe(0o600);
  // A mode changed while the lock is held must not drop it.
  const held = takeLock(lock, at.root);
  expect(() => takeLock(lock, at.root)).toThrow('ARCHIVE_LOCKED');
  held.release();
});
