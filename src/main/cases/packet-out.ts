/** Where a packet's copy may go, and the copying itself. What must not live here: building, the archive's own file of it. */
import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, lstatSync, mkdirSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { Trouble } from '../../shared/errors.ts';
import type { ReadableDb } from '../store/connection.ts';
import { isBuiltPacket } from '../store/journal-store.ts';
import { settle } from '../vault/durable-write.ts';
import { hashFile } from '../vault/hash-file.ts';
import { casebookName } from '../vault/stored-path.ts';
import { errnoOf } from './archive-folder.ts';

/**
 * Says where the copy will really lie, before anything is built: the target is replaced, so it must be nothing but an
 * ordinary file, and never a part of an archive (this one or another).
 * @param archiveRoot the open archive
 * @returns the real path: links on the way are followed
 * @throws Trouble PACKET_OUT_IN_ARCHIVE, PACKET_OUT_NOT_A_FILE, PACKET_OUT_NOT_WRITABLE
 */
export function outPlace(outFile: string, archiveRoot: string): string {
  const asked = path.resolve(outFile);
  const real = realPlace(asked);
  const root = realPlace(path.resolve(archiveRoot));
  if (isWithin(root, real) || isWithin(path.resolve(archiveRoot), asked) || liesInAnArchive(real))
    throw new Trouble('PACKET_OUT_IN_ARCHIVE', { file: outFile });
  // A link that leads nowhere has no file at its end either.
  if (isThere(asked) && !statSync(asked, { throwIfNoEntry: false })?.isFile())
    throw new Trouble('PACKET_OUT_NOT_A_FILE', { file: outFile });
  return real;
}

/**
 * What a person or another program wrote is not replaced unasked: the file that is there must be, byte for byte, a packet that was
 * built from this archive.
 * @throws Trouble PACKET_OUT_FOREIGN
 */
export async function refuseForeign(db: ReadableDb, outFile: string, archiveRoot: string): Promise<void> {
  const target = outPlace(outFile, archiveRoot);
  if (!existsSync(target)) return;
  const { sha256 } = await hashFile(target).catch((error: unknown) => {
    throw notWritable(outFile, error);
  });
  if (!isBuiltPacket(db, sha256)) throw new Trouble('PACKET_OUT_FOREIGN', { file: outFile });
}

/** False as well where a file stands in the place of a folder: that is told when the copy is made. */
function isThere(file: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

/** The real path of what exists of it, with the rest as it was asked for. */
function realPlace(file: string): string {
  const rest: string[] = [];
  for (let at = file; ; at = path.dirname(at)) {
    try {
      return path.join(realpathSync.native(at), ...rest);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null;
      if ((code !== 'ENOENT' && code !== 'ENOTDIR') || at === path.dirname(at)) throw notWritable(file, error);
      rest.unshift(path.basename(at));
    }
  }
}

function isWithin(folder: string, file: string): boolean {
  const way = path.relative(folder, file);
  return way === '' || (way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way));
}

/** True for a place below an archive, which is known by its casebook. */
export function liesInAnArchive(file: string): boolean {
  for (let at = path.dirname(file); ; at = path.dirname(at)) {
    if (existsSync(path.join(at, casebookName))) return true;
    if (at === path.dirname(at)) return false;
  }
}

/** Our own unfinished copies look like this; a run that was killed leaves one behind. */
const partName = /^\.casebinder-[0-9a-f]{12}\.part$/;
/** Older than this no copy is still being written, in milliseconds. */
const partAge = 3_600_000;

/** Removes unfinished copies of earlier runs; whatever cannot be removed stays and harms nobody. */
function removeLeftParts(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isFile() || !partName.test(entry.name)) continue;
    const file = path.join(folder, entry.name);
    try {
      if (Date.now() - statSync(file).mtimeMs > partAge) rmSync(file);
    } catch {
      // Gone meanwhile, or not ours to remove.
    }
  }
}

/**
 * Copies the kept packet to where the person wants it: the old file there, or the whole new one.
 * @returns the path as it was asked for
 * @throws Trouble as `outPlace`; PACKET_OUT_NOT_WRITABLE when it cannot be written
 */
export function copyOut(kept: string, outFile: string, archiveRoot: string): string {
  // Looked at again: building takes a while, and what lies there is replaced.
  const target = outPlace(outFile, archiveRoot);
  const folder = path.dirname(target);
  const temporary = path.join(folder, `.casebinder-${randomBytes(6).toString('hex')}.part`);
  try {
    mkdirSync(folder, { recursive: true });
    removeLeftParts(folder);
    copyFileSync(kept, temporary);
    settle(temporary, target, 0o644);
    return outFile;
  } catch (error) {
    try {
      rmSync(temporary, { force: true });
    } catch {
      // Where nothing can be written, nothing was left.
    }
    throw notWritable(outFile, error);
  }
}

/** What the system says names our own unfinished file; its code is what a person can look up. */
const notWritable = (file: string, error: unknown): Trouble =>
  new Trouble('PACKET_OUT_NOT_WRITABLE', { file, because: errnoOf(error) ?? String(error) });
