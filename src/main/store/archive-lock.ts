/**
 * One writer per archive: a lock that the operating system holds and takes back when the process dies, however it dies.
 * A small database of its own, kept in an EXCLUSIVE transaction that never ends by itself.
 * Subtle: never open this file (or the casebook) with `fs` while it is held: on POSIX systems closing any handle
 * of the same process drops the lock.
 */
import { chmodSync, rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Trouble } from '../../shared/errors.ts';
import { explainSqliteError, sqliteCode } from './connection.ts';

export interface ArchiveLock {
  release(): void;
}

/** Milliseconds to wait for the lock: longer than anybody asks whether it is held, too short to be felt. */
const askingTakes = 40;
/** The archive is the person's own affair, its lock too: who may open it may hold everybody else off. */
const privateMode = 0o600;

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
    raw = new Database(file, { timeout: askingTakes });
    // The journal in memory: nothing is ever written, so no second file need lie beside the lock.
    raw.pragma('journal_mode = MEMORY');
    raw.exec('BEGIN EXCLUSIVE');
    keepPrivate(file);
  } catch (error) {
    raw?.close();
    if (/^SQLITE_(BUSY|LOCKED)/.test(sqliteCode(error) ?? '')) throw new Trouble('ARCHIVE_LOCKED', { path: archive });
    throw explainSqliteError(error, file);
  }
  const held = raw;
  return { release: () => held.close() };
}

/** By its name and not through a handle, see above. A drive without rights (FAT) has none to set. */
function keepPrivate(file: string): void {
  try {
    if ((statSync(file).mode & 0o777) !== privateMode) chmodSync(file, privateMode);
  } catch {
    // Whoever may write the file but does not own it leaves its mode as it is.
  }
}

/** True while somebody, this process included, holds the lock. Takes nothing and changes nothing. */
export function isHeld(file: string): boolean {
  let raw: Database.Database | undefined;
  try {
    raw = new Database(file, { readonly: true, fileMustExist: true, timeout: 0 });
    raw.pragma('schema_version');
    return false;
  } catch (error) {
    return /^SQLITE_(BUSY|LOCKED)/.test(sqliteCode(error) ?? '');
  } finally {
    raw?.close();
  }
}
