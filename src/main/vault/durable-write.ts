/**
 * Files that survive a power loss: temporary file in the same folder → write → fsync → rename → fsync of the folder.
 * A reader sees the old file or the whole new one. What must not live here: SQL, and what the files mean.
 */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { incomingPrefix } from './stored-path.ts';

/** Files of the archive are the person's own affair; originals cannot be overwritten by accident. */
export const modes = { file: 0o600, folder: 0o700, original: 0o400 } as const;

/** A name for an unfinished file in `folder`; the sweep at the next start knows it by its beginning. */
export function incomingPath(folder: string): string {
  return path.join(folder, `${incomingPrefix}${randomBytes(8).toString('hex')}`);
}

/**
 * Writes a whole file durably, replacing what was there.
 * @throws the system's error; the target is then what it was before, and no temporary file is left
 */
export function writeDurably(target: string, data: Uint8Array | string, mode: number = modes.file): void {
  const folder = path.dirname(target);
  const temporary = incomingPath(folder);
  try {
    const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
    const handle = openSync(temporary, 'wx', modes.file);
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
    } finally {
      closeSync(handle);
    }
    settle(temporary, target, mode);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/**
 * Makes a finished temporary file durable and gives it its name, replacing what was there. Both lie in one file system.
 * For files that were streamed; `writeDurably` is for those that fit in memory.
 */
export function settle(temporary: string, target: string, mode: number = modes.file): void {
  const handle = openSync(temporary, 'r+');
  try {
    fchmodSync(handle, mode);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renamePatiently(temporary, target);
  syncFolder(path.dirname(target));
}

/**
 * Makes a folder and those above it, each durable in the one above. Folders that exist are left as they are.
 * Subtle: one by one, because Node's own way to make them all never ends where the system says "no such file" to a name
 * that it will not take (/proc).
 */
export function makeFolderDurably(folder: string): void {
  const wanted = path.resolve(folder);
  const missing: string[] = [];
  let at = wanted;
  while (!existsSync(at) && at !== path.dirname(at)) {
    missing.push(at);
    at = path.dirname(at);
  }
  // What stands there and is no folder is told as it was before.
  if (missing.length === 0 && !statSync(wanted).isDirectory()) mkdirSync(wanted);
  for (const one of missing.toReversed()) {
    makeFolder(one);
    syncFolder(one);
    syncFolder(path.dirname(one));
  }
}

/** Somebody else may make the same folder at the same moment. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: modes.folder });
  } catch (error) {
    if (!hasCode(error, 'EEXIST') || !statSync(folder).isDirectory()) throw error;
  }
}

/**
 * Makes the names in a folder durable.
 * Subtle: Windows cannot sync a folder and says EPERM or EISDIR; only there that is no failure.
 */
export function syncFolder(folder: string): void {
  let handle: number | undefined;
  try {
    handle = openSync(folder, 'r');
    fsyncSync(handle);
  } catch (error) {
    if (process.platform !== 'win32' || !hasCode(error, 'EPERM', 'EISDIR', 'EACCES')) throw error;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/** Milliseconds between tries: about two seconds in all. */
const patience = [10, 20, 40, 80, 160, 320, 640, 700];

/**
 * Renames over the target. On Windows a virus scanner or indexer may hold a file for a moment: then again, a few times.
 * @param rename for tests of the patience
 */
export function renamePatiently(from: string, to: string, rename: typeof renameSync = renameSync): void {
  for (const wait of patience) {
    try {
      rename(from, to);
      return;
    } catch (error) {
      if (!hasCode(error, 'EPERM', 'EBUSY', 'EACCES') || (process.platform !== 'win32' && rename === renameSync))
        throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait);
    }
  }
  rename(from, to);
}

/** True when a regular file lies there; false when nothing does. */
export function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
