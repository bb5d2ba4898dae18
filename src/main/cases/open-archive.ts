/**
 * Opens an archive folder for writing or reading, or makes a new one. Nothing in it is ever repaired, replaced or
 * deleted on the way, except unfinished files of our own; what cannot be opened is left byte for byte as it is.
 */
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { describeTrouble, type Language, Trouble } from '../../shared/errors.ts';
import { takeLock } from '../store/archive-lock.ts';
import { openForReading, openForWriting, type ReadableDb, type WritableDb } from '../store/connection.ts';
import { inspectDatabase } from '../store/inspect.ts';
import { copyDatabase, latestVersion, migrate } from '../store/migrate.ts';
import { incomingPath, makeFolderDurably, settle } from '../vault/durable-write.ts';
import { hasRoomFor } from '../vault/room-on-drive.ts';
import { archiveFolders, casebookName, lockName } from '../vault/stored-path.ts';
import { sweepIncoming } from '../vault/sweep.ts';
import { errnoOf, lookAtFolder } from './archive-folder.ts';
import { CommandLog } from './command-log.ts';
import { createArchive } from './create-archive.ts';
import type { OpenArchive } from './desk.ts';
import { removeFiles } from './purge-cases.ts';
import { openReadingCopy } from './reading-copy.ts';
import { refreshEvidenceManifest } from './refresh-manifest.ts';

export interface OpenOptions {
  /**
   * `write` needs an archive, `read` goes beside a writer, `create` makes an archive in a folder that is missing or empty
   * and opens for writing one that is there.
   */
  readonly mode: 'write' | 'read' | 'create';
  /** The present moment as a UTC instant. */
  readonly now: () => string;
  /** Language of `readOnlyBecause`; English when left out. */
  readonly language?: Language;
}

/**
 * Opens the archive in a folder.
 * @throws Trouble ARCHIVE_NOT_FOUND, ARCHIVE_NOT_A_FOLDER, ARCHIVE_FOLDER_NOT_EMPTY, ARCHIVE_CASEBOOK_MISSING,
 *   ARCHIVE_FOREIGN, ARCHIVE_DAMAGED, ARCHIVE_LOCKED, ARCHIVE_UPGRADE_FAILED, ARCHIVE_UNREADABLE and those of the settings.
 *   A newer archive, a write-protected one and one on a full drive are opened for reading, and say why.
 */
export function openArchive(root: string, options: OpenOptions): OpenArchive {
  const state = lookAtFolder(root);
  if (state !== 'archive') {
    if (options.mode !== 'create') throw new Trouble('ARCHIVE_NOT_FOUND', { path: root });
    if (state === 'other-files') throw new Trouble('ARCHIVE_FOLDER_NOT_EMPTY', { path: root });
    createArchive(root, options.now());
  }
  const language = options.language ?? 'en';
  if (options.mode === 'read') return readingArchive(root, language, new Trouble('ARCHIVE_OPENED_FOR_READING'));
  if (!mayWrite(root)) return readingArchive(root, language, new Trouble('ARCHIVE_FOLDER_READ_ONLY', { path: root }));
  if (!hasRoomFor(path.join(root, casebookName)))
    return readingArchive(root, language, new Trouble('ARCHIVE_DRIVE_IS_FULL', { path: root }));
  return writingArchive(root, language, options.now);
}

function writingArchive(root: string, language: Language, now: () => string): OpenArchive {
  const casebook = path.join(root, casebookName);
  const lock = takeLock(path.join(root, lockName), root);
  let db: WritableDb | undefined;
  try {
    const version = inspected(casebook);
    if (version > latestVersion()) {
      lock.release();
      return readingArchive(root, language, new Trouble('ARCHIVE_NEWER', { found: version, known: latestVersion() }));
    }
    db = openForWriting(casebook);
    const upgrading = db;
    migrate(db, version === 0 ? null : () => keepCopy(root, upgrading, version, now()));
    tidy(root, db);
  } catch (error) {
    db?.close();
    lock.release();
    // Whoever cannot save any more must still be able to look at his cases, and to see what is due.
    if (isDiskFull(error)) return readingArchive(root, language, new Trouble('ARCHIVE_DRIVE_IS_FULL', { path: root }));
    throw error;
  }
  const writable = db;
  return {
    root,
    db: writable,
    writable,
    readOnlyBecause: null,
    readOnlyTrouble: null,
    commands: new CommandLog(writable.file),
    close: once(() => {
      writable.close();
      lock.release();
    }),
  };
}

/**
 * Makes folders that went missing (the verification names the files that went with them), clears our own unfinished files
 * away and renews the manifest. A full or sick drive must not lock the person out: what fails here is tried again next time.
 */
function tidy(root: string, db: WritableDb): void {
  try {
    for (const folder of archiveFolders) makeFolderDurably(path.join(root, folder));
    sweepIncoming(root);
    removeFiles(root, db);
    refreshEvidenceManifest(root, db);
  } catch (error) {
    if (errnoOf(error) === null) throw error;
  }
}

/** Keeps a whole, verified copy from before an upgrade beside the casebook. It gets its name only when it is sound. */
function keepCopy(root: string, db: WritableDb, version: number, at: string): void {
  const unfinished = incomingPath(root);
  copyDatabase(db, unfinished);
  settle(
    unfinished,
    path.join(root, `casebook-before-upgrade-${version}-${at.replace(/\D/g, '').slice(0, 14)}.sqlite`),
  );
}

/** Looks at the casebook on a connection that cannot change it. */
function inspected(casebook: string): number {
  const db = openForReading(casebook);
  try {
    return inspectDatabase(db).version;
  } finally {
    db.close();
  }
}

/** @param asked why nothing may be written, unless the archive is newer than this program: then that is said */
function readingArchive(root: string, language: Language, asked: Trouble): OpenArchive {
  const { db, close, isFull } = openToRead(path.join(root, casebookName));
  const found = inspectDatabase(db).version;
  const known = latestVersion();
  const full = isFull ? new Trouble('ARCHIVE_DRIVE_IS_FULL', { path: root }) : asked;
  const because = found > known ? new Trouble('ARCHIVE_NEWER', { found, known }) : full;
  return {
    root,
    db,
    writable: null,
    readOnlyBecause: describeTrouble(because.code, because.details, language).message,
    readOnlyTrouble: because,
    commands: new CommandLog(db.file),
    close: once(close),
  };
}

/**
 * Opens in place, or a private copy: where SQLite cannot make its side files (a write-protected folder, a full drive), and
 * where the archive is older than this program and may not be upgraded now.
 */
function openToRead(casebook: string): { db: ReadableDb; close: () => void; isFull: boolean } {
  let db: ReadableDb | undefined;
  let isFull = !hasRoomFor(casebook);
  if (isFull) return { ...openReadingCopy(casebook), isFull };
  try {
    db = openForReading(casebook);
    const { version } = inspectDatabase(db);
    if (version >= latestVersion()) return { db, close: () => db?.close(), isFull };
  } catch (error) {
    db?.close();
    isFull = isDiskFull(error);
    if (!isFull && !(error instanceof Trouble && error.code === 'ARCHIVE_UNREADABLE')) throw error;
  }
  db?.close();
  return { ...openReadingCopy(casebook), isFull };
}

const isDiskFull = (error: unknown): boolean => error instanceof Trouble && error.code === 'ARCHIVE_DISK_FULL';

function mayWrite(root: string): boolean {
  try {
    for (const file of [root, path.join(root, casebookName)]) accessSync(file, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function once(work: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    work();
  };
}
