/** Clears away what an interrupted write of our own left behind. Nothing else is ever deleted here. */
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { archiveFolders, incomingPrefix } from './stored-path.ts';

/**
 * Removes unfinished files: plain files named `.incoming-…`, in the archive root and below its folders.
 * Only while the archive's lock is held, so that nobody is still writing them.
 * @returns how many were removed
 */
export function sweepIncoming(root: string): number {
  let removed = 0;
  const sweep = (folder: string, depth: number): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isFile() && entry.name.startsWith(incomingPrefix)) {
        rmSync(path.join(folder, entry.name), { force: true });
        removed += 1;
      } else if (entry.isDirectory() && depth > 0) {
        sweep(path.join(folder, entry.name), depth - 1);
      }
    }
  };
  sweep(root, 0);
  for (const folder of archiveFolders) {
    try {
      sweep(path.join(root, folder), 2);
    } catch (error) {
      // A missing folder is told by the verification; the sweep has nothing to do there.
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
  return removed;
}
