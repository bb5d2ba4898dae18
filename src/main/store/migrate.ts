/**
 * Brings an archive's database to the present version: forward only, each step in a transaction of its own
 * together with its version number, after a verified copy of what was there.
 */
import { Trouble } from '../../shared/errors.ts';
import { explainSqliteError, openForReading, type ReadableDb, rawOf, type WritableDb } from './connection.ts';
import { checkDatabase } from './inspect.ts';
import { migrations as allMigrations } from './migrations/all.ts';
import type { Migration } from './migrations/migration.ts';

/** The version this program writes. */
export function latestVersion(migrations: readonly Migration[] = allMigrations): number {
  return migrations.at(-1)?.version ?? 0;
}

export function databaseVersion(db: ReadableDb): number {
  return Number(rawOf(db).pragma('user_version', { simple: true }));
}

/**
 * Runs the steps that are still to do.
 * @param copyFirst makes a safety copy before the first step, or throws; null for a database that holds nothing yet
 * @returns the versions that were applied, in order
 * @throws Trouble ARCHIVE_NEWER, ARCHIVE_COPY_FAILED, ARCHIVE_UPGRADE_FAILED; the database is then as it was before the failing step
 */
export function migrate(
  db: WritableDb,
  copyFirst: (() => void) | null,
  migrations: readonly Migration[] = allMigrations,
): readonly number[] {
  const from = databaseVersion(db);
  if (from > latestVersion(migrations)) {
    throw new Trouble('ARCHIVE_NEWER', { found: from, known: latestVersion(migrations) });
  }
  const steps = migrations.filter((step) => step.version > from);
  if (steps.length > 0) copyFirst?.();
  for (const step of steps) apply(db, step);
  return steps.map((step) => step.version);
}

/**
 * Writes a whole, compact copy of the database and proves that it is sound. The copy does not exist yet at `to`.
 * Subtle: not inside a transaction; VACUUM refuses there.
 * @throws Trouble ARCHIVE_COPY_FAILED
 */
export function copyDatabase(db: ReadableDb, to: string): void {
  try {
    rawOf(db).prepare('VACUUM INTO ?').run(to);
  } catch (error) {
    throw explainSqliteError(error, to);
  }
  const copy = openForReading(to);
  try {
    const health = checkDatabase(copy, 'full');
    if (health !== 'ok' || databaseVersion(copy) !== databaseVersion(db)) {
      throw new Trouble('ARCHIVE_COPY_FAILED', { path: to, found: health });
    }
  } finally {
    copy.close();
  }
}

/**
 * The steps that SQLite prescribes for changing tables: foreign keys off, one transaction, work, check, commit, on again.
 */
function apply(db: WritableDb, step: Migration): void {
  const raw = rawOf(db);
  raw.pragma('foreign_keys = OFF');
  try {
    raw.exec('BEGIN IMMEDIATE');
    raw.exec(step.sql);
    const orphans = raw.prepare('SELECT "table", rowid, parent FROM pragma_foreign_key_check LIMIT 5').raw().all();
    if (orphans.length > 0) throw new Error(`rows that point nowhere: ${orphans.map(String).join('; ')}`);
    raw.pragma(`user_version = ${step.version}`);
    raw.exec('COMMIT');
  } catch (error) {
    if (raw.inTransaction) raw.exec('ROLLBACK');
    const because = error instanceof Error ? error.message : String(error);
    throw new Trouble('ARCHIVE_UPGRADE_FAILED', { version: step.version, name: step.name, because });
  } finally {
    raw.pragma('foreign_keys = ON');
  }
}
