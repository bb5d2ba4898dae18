/** Looks at a database without changing a byte of it: is it ours, which version, is it whole? */
import { Trouble } from '../../shared/errors.ts';
import { applicationId, explainSqliteError, type ReadableDb, rawOf } from './connection.ts';

/**
 * Reads the mark, the version and the health of a database.
 * @returns the version, 0 for one that was marked as ours but never filled
 * @throws Trouble ARCHIVE_FOREIGN for another program's database, ARCHIVE_DAMAGED with what was found
 */
export function inspectDatabase(db: ReadableDb): { readonly version: number } {
  const found = headerOf(db);
  if (found.applicationId !== applicationId) throw new Trouble('ARCHIVE_FOREIGN', { path: db.file });
  const health = checkDatabase(db);
  if (health !== 'ok') throw new Trouble('ARCHIVE_DAMAGED', { path: db.file, found: health });
  return { version: found.version };
}

/**
 * 'ok', or the first problems as SQLite names them: pages and indexes (quick_check) and rows that point nowhere.
 * Never throws for a damaged file: the damage is the answer.
 */
export function checkDatabase(db: ReadableDb, how: 'quick' | 'full' = 'quick'): string {
  const raw = rawOf(db);
  try {
    const pages = raw
      .prepare(how === 'quick' ? 'PRAGMA quick_check(5)' : 'PRAGMA integrity_check(5)')
      .pluck()
      .all();
    if (pages.length !== 1 || pages[0] !== 'ok') return pages.map(String).join('; ');
    const orphans = raw.prepare('SELECT "table", rowid, parent FROM pragma_foreign_key_check LIMIT 5').raw().all();
    return orphans.length === 0 ? 'ok' : `rows that point nowhere: ${orphans.map(String).join('; ')}`;
  } catch (error) {
    const explained = explainSqliteError(error, db.file);
    if (explained instanceof Trouble && explained.code === 'ARCHIVE_DAMAGED') return String(explained.details['found']);
    throw explained;
  }
}

function headerOf(db: ReadableDb): { applicationId: number; version: number } {
  const raw = rawOf(db);
  try {
    return {
      applicationId: Number(raw.pragma('application_id', { simple: true })),
      version: Number(raw.pragma('user_version', { simple: true })),
    };
  } catch (error) {
    throw explainSqliteError(error, db.file);
  }
}
