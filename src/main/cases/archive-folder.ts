/** What a folder holds, seen from outside, before anything in it is opened. */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { Trouble } from '../../shared/errors.ts';
import { archiveFolders, casebookName, incomingPrefix, lockName } from '../vault/stored-path.ts';

/** `empty` also stands for what an interrupted creation of ours left: nothing of anybody's is in it. */
export type FolderState = 'missing' | 'empty' | 'other-files' | 'archive';

/** What file browsers put into every folder they show. */
const droppings = new Set(['.DS_Store', 'desktop.ini', 'Thumbs.db']);

/**
 * Looks at a folder without opening a file in it.
 * @throws Trouble ARCHIVE_NOT_A_FOLDER, ARCHIVE_DAMAGED (a casebook of no bytes, or no file at all),
 *   ARCHIVE_FOLDER_IN_THE_WAY, ARCHIVE_CASEBOOK_MISSING, ARCHIVE_UNREADABLE
 */
export function lookAtFolder(root: string): FolderState {
  const folder = stat(root);
  if (!folder) return 'missing';
  if (!folder.isDirectory()) throw new Trouble('ARCHIVE_NOT_A_FOLDER', { path: root });
  const casebook = stat(path.join(root, casebookName));
  if (casebook) {
    // SQLite would take a file of no bytes for a new database: an emptied casebook must never pass as a new one.
    if (!casebook.isFile() || casebook.size === 0) {
      throw new Trouble('ARCHIVE_DAMAGED', { path: path.join(root, casebookName), found: 'empty' });
    }
    for (const name of archiveFolders) {
      const part = stat(path.join(root, name));
      if (part && !part.isDirectory()) throw new Trouble('ARCHIVE_FOLDER_IN_THE_WAY', { path: path.join(root, name) });
    }
    return 'archive';
  }
  const names = entriesOf(root).filter((name) => !droppings.has(name));
  const keeps = ['evidence', 'issued'].some((name) => holdsFiles(path.join(root, name)));
  // Somebody may have finished a creation between the two looks.
  if (stat(path.join(root, casebookName))) return 'archive';
  if (keeps && names.includes('evidence') && names.includes('issued')) {
    throw new Trouble('ARCHIVE_CASEBOOK_MISSING', { path: root });
  }
  const ours = (name: string): boolean =>
    name === lockName || name.startsWith(incomingPrefix) || archiveFolders.some((folderName) => folderName === name);
  return !keeps && names.every(ours) ? 'empty' : 'other-files';
}

/** True when a folder holds an archive, in whatever state its casebook is. Opens nothing. */
export function holdsArchive(root: string): boolean {
  return statSync(path.join(root, casebookName), { throwIfNoEntry: false }) !== undefined;
}

function holdsFiles(folder: string): boolean {
  if (!stat(folder)?.isDirectory()) return false;
  return entriesOf(folder).some((name) => !name.startsWith(incomingPrefix) && !droppings.has(name));
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw explainFileError(error, folder);
  }
}

function stat(file: string): ReturnType<typeof statSync> | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch (error) {
    // ENOTDIR: a part of the path is a file, so nothing can be there.
    if (errnoOf(error) === 'ENOTDIR') return undefined;
    throw explainFileError(error, file);
  }
}

/** The name of a system error (`ENOSPC`), else null. */
export function errnoOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && /^E[A-Z]+$/.test(error.code)
    ? error.code
    : null;
}

/** Turns a system error into the trouble a person can read; anything else is returned as it came: a bug, or already explained. */
export function explainFileError(error: unknown, file: string): unknown {
  const errno = errnoOf(error);
  if (errno === null) return error;
  if (errno === 'ENOSPC' || errno === 'EDQUOT') return new Trouble('ARCHIVE_DISK_FULL', { path: file });
  return new Trouble('ARCHIVE_UNREADABLE', { path: file, found: errno });
}
