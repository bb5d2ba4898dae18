/** A private copy of a casebook, for reading what cannot be opened where it lies. */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Trouble } from '../../shared/errors.ts';
import { closeForWriting, openForReading, openForWriting, openInMemory, type ReadableDb } from '../store/connection.ts';
import { inspectDatabase } from '../store/inspect.ts';
import { latestVersion, migrate } from '../store/migrate.ts';
import { hasRoomFor } from '../vault/room-on-drive.ts';
import { casebookName } from '../vault/stored-path.ts';
import { explainFileError } from './archive-folder.ts';

export interface ReadingCopy {
  readonly db: ReadableDb;
  readonly close: () => void;
}

/** As a file among the temporary ones, or in memory where these have no room or no folder either. */
export function openReadingCopy(casebook: string): ReadingCopy {
  try {
    return copyIntoFile(casebook);
  } catch (error) {
    if (!(error instanceof Trouble) || !['ARCHIVE_DISK_FULL', 'ARCHIVE_UNREADABLE'].includes(error.code)) throw error;
    return copyIntoMemory(casebook);
  }
}

function copyIntoMemory(casebook: string): ReadingCopy {
  const db = openInMemory(casebook);
  try {
    if (inspectDatabase(db).version < latestVersion()) migrate(db, null);
    return { db: closeForWriting(db), close: () => db.close() };
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * Copies the casebook with its write-ahead log, checks the copy and opens it. An older one is brought to the present
 * format in the copy; the original is not touched. The copy goes when the archive is closed.
 * @throws Trouble ARCHIVE_FOREIGN, ARCHIVE_DAMAGED, ARCHIVE_UNREADABLE, ARCHIVE_DISK_FULL (the drive for temporary files, too)
 */
function copyIntoFile(casebook: string): ReadingCopy {
  const folder = temporaryFolder();
  const copy = path.join(folder, casebookName);
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    copyFileSync(casebook, copy);
    // What was committed last may still be in the log only.
    if (existsSync(`${casebook}-wal`)) copyFileSync(`${casebook}-wal`, `${copy}-wal`);
    if (!hasRoomFor(copy)) throw new Trouble('ARCHIVE_DISK_FULL', { path: folder });
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
