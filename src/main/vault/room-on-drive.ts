/** Whether a drive has room for the small files that go with an open casebook. */
import { statfsSync, statSync } from 'node:fs';
import path from 'node:path';

/** The index of the write-ahead log takes 32 KB, and the log a little more, before a first change is saved. */
const leastBytes = 256 * 1024;
const indexBytes = 32 * 1024;

/**
 * False when the folder's drive is so full that a casebook had better not be opened in it.
 * Subtle: SQLite maps the index of its log into memory. Where the drive cannot give it all its blocks, the first touch ends
 * the process (SIGBUS) in place of an error; so it is asked before. An index that has its blocks already is safe.
 */
export function hasRoomFor(casebook: string): boolean {
  // Windows reserves the room when it maps a file.
  if (process.platform === 'win32') return true;
  try {
    const index = statSync(`${casebook}-shm`, { throwIfNoEntry: false });
    if (index !== undefined && index.blocks * 512 >= indexBytes) return true;
    return freeBytes(path.dirname(casebook)) >= leastBytes;
  } catch {
    // A drive that does not say how full it is gets its chance.
    return true;
  }
}

/** What may still be written to the drive of a folder. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
