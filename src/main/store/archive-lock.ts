/**
 * One writer per archive: a lock that the operating system holds and takes back when the process dies, however it dies.
 * A small database of its own, kept in an EXCLUSIVE transaction that never ends by itself.
 * Subtle: never open this file (or the casebook) with `fs` while it is held: on POSIX systems closing any handle
 * of the same process drops the lock.
 */
import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Trouble } from '../../shared/errors.ts';
import { explainSqliteError, sqliteCode } from './connection.ts';

export interface ArchiveLock {
  release(): void;
}

/**
 * Takes the lock or says at once that somebody else has it.
 * @throws Trouble ARCHIVE_LOCKED
 */
export function takeLock(file: string, archive: string): ArchiveLock {
  try {
    return hold(file, archive);
  } catch (error) {
    // The lock keeps no data. A file of other bytes under its name can be held by nobody: it is made anew.
    if (!(error instanceof Trouble) || error.code !== 'ARCHIVE_DAMAGED') throw error;
    rmSync(file, { force: true });
    return hold(file, archive);
  }
}

function hold(file: string, archive: string): ArchiveLock {
  let raw: Database.Database | undefined;
  try {
    raw = new Database(file, { timeout: 0 });
    // The journal in memory: nothing is ever written, so no second file need lie beside the lock.
    raw.pragma('journal_mode = MEMORY');
    raw.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    raw?.close();
    if (/^SQLITE_(BUSY|LOCKED)/.test(sqliteCode(error) ?? '')) throw new Trouble('ARCHIVE_LOCKED', { path: archive });
    throw explainSqliteError(error, file);
  }
  const held = raw;
  return { release: () => held.close() };
}
