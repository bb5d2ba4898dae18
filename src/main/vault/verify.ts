/** Re-hashes stored files and compares them with what the casebook says of them. Changes nothing. */
import { lstat } from 'node:fs/promises';
import path from 'node:path';
import type { DamagedFile, FileCheck } from '../../shared/domain/keeping.ts';
import { hashFile } from './hash-file.ts';
import { incomingPrefix, manifestPath } from './stored-path.ts';
import { filesBelow } from './walk.ts';

/** A file as it should be. */
export interface ExpectedFile {
  /** Relative to the archive root, with `/`. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * Checks files one after another.
 * @param surplusIn folders in which a file that is not expected is named as surplus
 * @param onProgress called before each file with how many are done
 */
export async function verifyFiles(
  root: string,
  expected: readonly ExpectedFile[],
  options: {
    readonly surplusIn?: readonly string[];
    readonly onProgress?: (done: number, total: number, label: string) => void;
    readonly signal?: AbortSignal;
  } = {},
): Promise<FileCheck> {
  const byPath = new Map(expected.map((file) => [file.path, file]));
  const damaged: DamagedFile[] = [];
  const missing: { path: string; expectedSha256: string }[] = [];
  let done = 0;
  for (const file of byPath.values()) {
    options.signal?.throwIfAborted();
    options.onProgress?.(done, byPath.size, file.path);
    const result = await checkOne(root, file, options.signal);
    if (result === 'missing') missing.push({ path: file.path, expectedSha256: file.sha256 });
    else if (result !== 'ok') damaged.push(result);
    done += 1;
  }
  const surplus: FileCheck['surplus'][number][] = [];
  for (const folder of options.surplusIn ?? []) {
    for (const found of await filesBelow(root, folder)) {
      if (byPath.has(found.path) || found.path === manifestPath) continue;
      // Gone again between the two looks: an unfinished file that has got its name meanwhile.
      const stat = await lstat(path.join(root, found.path)).catch(() => null);
      if (stat === null) continue;
      const unfinished = path.posix.basename(found.path).startsWith(incomingPrefix);
      surplus.push({ path: found.path, changedAt: stat.ctimeMs, unfinished });
    }
  }
  return { checked: byPath.size, damaged, missing, surplus };
}

async function checkOne(
  root: string,
  file: ExpectedFile,
  signal?: AbortSignal,
): Promise<'ok' | 'missing' | DamagedFile> {
  const onDisk = path.join(root, file.path);
  const damage = (because: DamagedFile['because'], foundSha256: string | null = null): DamagedFile => ({
    path: file.path,
    expectedSha256: file.sha256,
    foundSha256,
    because,
  });
  try {
    // lstat, not stat: a link put in the place of an original is no original.
    if (!(await lstat(onDisk)).isFile()) return damage('not-a-file');
    const found = await hashFile(onDisk, signal ? { signal } : {});
    return found.sha256 === file.sha256 && found.bytes === file.bytes ? 'ok' : damage('other-bytes', found.sha256);
  } catch (error) {
    if (signal?.aborted) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : null;
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : damage('unreadable');
  }
}
