/** Makes a new archive: whole, or not at all. */
import path from 'node:path';
import { takeLock } from '../store/archive-lock.ts';
import { createDatabase, transaction } from '../store/connection.ts';
import { appendJournal } from '../store/journal-store.ts';
import { migrate } from '../store/migrate.ts';
import { incomingPath, makeFolderDurably, settle } from '../vault/durable-write.ts';
import { archiveFolders, casebookName, lockName } from '../vault/stored-path.ts';
import { explainFileError, lookAtFolder } from './archive-folder.ts';

/**
 * Makes the folders and an empty casebook. The casebook gets its name last: a folder without it is no archive yet,
 * and the same call finishes the work. When somebody else was faster, his archive is left as it is.
 * @param at the present moment, UTC
 * @throws Trouble ARCHIVE_LOCKED, ARCHIVE_UNREADABLE, ARCHIVE_DISK_FULL
 */
export function createArchive(root: string, at: string): void {
  try {
    makeArchive(root, at);
  } catch (error) {
    throw explainFileError(error, root);
  }
}

function makeArchive(root: string, at: string): void {
  makeFolderDurably(root);
  const lock = takeLock(path.join(root, lockName), root);
  try {
    if (lookAtFolder(root) !== 'empty') return;
    // Subtle: nothing may lie in the folders before the casebook has its name, or an interrupted creation would look
    // like an archive that lost its casebook. The manifest is written at the first opening.
    for (const folder of archiveFolders) makeFolderDurably(path.join(root, folder));
    const unfinished = incomingPath(root);
    const db = createDatabase(unfinished);
    try {
      migrate(db, null);
      transaction(db, () => {
        appendJournal(db, { at, by: null, caseNo: null, action: 'archive.created', details: {} });
      });
    } finally {
      // Closing the last connection folds the side files into the database.
      db.close();
    }
    settle(unfinished, path.join(root, casebookName));
  } finally {
    lock.release();
  }
}
