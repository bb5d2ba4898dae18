/** A private copy of a casebook, for reading what cannot be opened where it lies. */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openForReading, openForWriting, type ReadableDb } from '../store/connection.ts';
import { inspectDatabase } from '../store/inspect.ts';
import { latestVersion, migrate } from '../store/migrate.ts';
import { casebookName } from '../vault/stored-path.ts';
import { explainFileError } from './archive-folder.ts';

/**
 * Copies the casebook with its write-ahead log, checks the copy and opens it. An older one is brought to the present
 * format in the copy; the original is not touched. The copy goes when the archive is closed.
 * @throws Trouble ARCHIVE_FOREIGN, ARCHIVE_DAMAGED, ARCHIVE_UNREADABLE, ARCHIVE_DISK_FULL (the drive for temporary files, too)
 */
export function openReadingCopy(casebook: string): { readonly db: ReadableDb; readonly close: () => void } {
  const folder = temporaryFolder();
  const copy = path.join(folder, casebookName);
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    copyFileSync(casebook, copy);
    // What was committed last may still be in the log only.
    if (existsSync(`${casebook}-wal`)) copyFileSync(`${casebook}-wal`, `${copy}-wal`);
    const writing = openForWriting(copy);
    try {
      if (inspectDatabase(writing).version < latestVersion()) migrate(writing, null);
    } finally {
      writing.close();
    }
    const db = openForReading(copy);
    return {
      db,
      close: () => {
        db.close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw explainFileError(error, casebook);
  }
}

function temporaryFolder(): string {
  try {
    return mkdtempSync(path.join(os.tmpdir(), 'casebinder-reading-'));
  } catch (error) {
    throw explainFileError(error, os.tmpdir());
  }
}
