/** Copying and checking a large database in small bites, so that whoever waits for this process is answered in between. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Trouble } from '../../shared/errors.ts';
import { explainSqliteError, openForReading, type ReadableDb, rawOf } from './connection.ts';
import { checkJournalPage, journalStart } from './journal-store.ts';
import { databaseVersion } from './migrate.ts';

/** Pages of one bite: 4 MB at most. */
const pagesAtOnce = 1000;

/**
 * Copies a database while it is in use, and proves that the copy is sound.
 * @throws Trouble ARCHIVE_COPY_FAILED, ARCHIVE_DISK_FULL, ARCHIVE_UNREADABLE; AbortError when the signal fires
 */
export async function copyCalmly(db: ReadableDb, to: string, signal?: AbortSignal): Promise<void> {
  try {
    await rawOf(db).backup(to, {
      progress: () => {
        signal?.throwIfAborted();
        return pagesAtOnce;
      },
    });
  } catch (error) {
    throw explainSqliteError(error, to);
  }
  const copy = openForReading(to);
  try {
    const found = await checkCalmly(copy, signal);
    if (found !== 'ok' || databaseVersion(copy) !== databaseVersion(db))
      throw new Trouble('ARCHIVE_COPY_FAILED', { path: to, found });
  } finally {
    copy.close();
  }
}

/** 'ok', or the first problems as SQLite names them: table by table, then rows that point nowhere. */
export async function checkCalmly(db: ReadableDb, signal?: AbortSignal): Promise<string> {
  const raw = rawOf(db);
  try {
    const tables = raw
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
      .pluck()
      .all()
      .map(String);
    for (const table of tables) {
      await nextTurn(undefined, signal ? { signal } : {});
      const found = raw.prepare(`PRAGMA integrity_check(${table})`).pluck().all();
      if (found.length !== 1 || found[0] !== 'ok') return found.slice(0, 5).map(String).join('; ');
      await nextTurn();
      const orphans = raw
        .prepare(`SELECT "table", rowid, parent FROM pragma_foreign_key_check('${table}') LIMIT 5`)
        .raw()
        .all();
      if (orphans.length > 0) return `rows that point nowhere: ${orphans.map(String).join('; ')}`;
    }
    return 'ok';
  } catch (error) {
    const explained = explainSqliteError(error, db.file);
    if (explained instanceof Trouble && explained.code === 'ARCHIVE_DAMAGED') return String(explained.details['found']);
    throw explained;
  }
}

/** 'ok', or the first entry of the journal that is not what was written. */
export async function checkJournalCalmly(db: ReadableDb, signal?: AbortSignal): Promise<string> {
  let at = { seq: 0, hash: journalStart };
  for (;;) {
    await nextTurn(undefined, signal ? { signal } : {});
    const next = checkJournalPage(db, at, 500);
    if (next === 'end') return 'ok';
    if ('brokenAt' in next) return `entry ${next.brokenAt} is not what was written`;
    at = next;
  }
}
