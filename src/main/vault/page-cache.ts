/**
 * Pictures of pages for the window: made when they are looked at, held on this computer outside the archive, worth nothing
 * to the next start. What must not live here: originals, and anything that cannot be made again.
 */
import { mkdirSync, renameSync } from 'node:fs';
import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';

/** So much may lie in the cache while the app runs; then the pages that were not looked at for longest go, in bytes. */
export const pageCacheBytes = 400_000_000;

const pagesFolder = (dataDir: string): string => path.join(dataDir, 'cache', 'pages');
const leftOvers = ['pages', 'pasted'] as const;

/**
 * Clears what the run before left behind. The folders are out of the way at once; their files go in the background.
 * Subtle: only our own folders, for on some systems Chromium keeps its own things in the folder above.
 */
export async function emptyPageCache(dataDir: string): Promise<void> {
  const cache = path.join(dataDir, 'cache');
  mkdirSync(cache, { recursive: true });
  for (const name of leftOvers) {
    try {
      renameSync(path.join(cache, name), path.join(cache, `${name}-old-${process.pid}-${Date.now()}`));
    } catch {
      // Not there, or held open by somebody: the next start tries again.
    }
  }
  const old = (await readdir(cache).catch(() => [])).filter((name) => /^(pages|pasted)-old-/.test(name));
  for (const name of old) await rm(path.join(cache, name), { recursive: true, force: true }).catch(() => undefined);
}

/** Makes the folder for the pages of one file, and marks it as the one looked at last. @returns its absolute path */
export async function openPageFolder(dataDir: string, name: string): Promise<string> {
  const folder = path.join(pagesFolder(dataDir), name);
  await mkdir(folder, { recursive: true });
  const now = new Date();
  await utimes(folder, now, now);
  return folder;
}

/**
 * Lets go of whole folders, the one not looked at for longest first, until the rest is within the bound.
 * @param keep name of the folder in use, which stays
 * @returns the folders that went, absolute
 */
export async function trimPageCache(dataDir: string, keep: string, maxBytes = pageCacheBytes): Promise<string[]> {
  const root = pagesFolder(dataDir);
  const folders = await Promise.all(
    (await readdir(root).catch(() => [])).map(async (name) => {
      const folder = path.join(root, name);
      const files = await readdir(folder).catch(() => []);
      const sizes = await Promise.all(
        files.map(async (file) => (await stat(path.join(folder, file)).catch(() => null))?.size ?? 0),
      );
      const usedMs = (await stat(folder).catch(() => null))?.mtimeMs ?? 0;
      return { name, folder, bytes: sizes.reduce((sum, size) => sum + size, 0), usedMs };
    }),
  );
  let total = folders.reduce((sum, one) => sum + one.bytes, 0);
  const gone: string[] = [];
  for (const one of folders.sort((a, b) => a.usedMs - b.usedMs)) {
    if (total <= maxBytes) break;
    if (one.name === keep) continue;
    await rm(one.folder, { recursive: true, force: true });
    gone.push(one.folder);
    total -= one.bytes;
  }
  return gone;
}
