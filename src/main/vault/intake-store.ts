/**
 * Puts bytes that were read into the vault: temporary file → fsync → rename to the name of their content → fsync of the folder.
 * Many folders are synced together; a file counts as stored only after that.
 * What must not live here: reading of foreign files, rows.
 */
import { randomBytes } from 'node:crypto';
import { type FileHandle, lstat, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FileKind } from '../../shared/domain/evidence.ts';
import { makeFolderDurably, modes, renamePatiently } from './durable-write.ts';
import { hashFile } from './hash-file.ts';
import { errnoOf } from './intake-walk.ts';
import { incomingPrefix, storedPath } from './stored-path.ts';

/** Unfinished files of an intake; those of packets and backups begin otherwise and are let be. */
const intakePrefix = `${incomingPrefix}in-`;

/** The vault could not be written. `ENOSPC` and `EDQUOT` mean that the disk is full. */
export class VaultFailure extends Error {
  readonly errno: string;
  constructor(errno: string) {
    super(`vault: ${errno}`);
    this.errno = errno;
  }
}

/** A streamed copy that is not yet known by its content. */
export interface Incoming {
  write(chunk: Buffer): Promise<void>;
  /** Throws the copy away. */
  drop(): Promise<void>;
  readonly file: string;
  close(): Promise<void>;
}

export interface Stored {
  /** Absolute path of the original in the vault. */
  readonly storedAt: string;
  readonly alreadyInVault: boolean;
  /** Kept when the name itself is safe against a power loss. */
  readonly durable: Promise<void>;
}

export interface IntakeStore {
  openIncoming(): Promise<Incoming>;
  /** Stores bytes held in memory, or a streamed copy, under the name of their content. */
  put(sha256: string, kind: FileKind, bytes: number, from: Buffer | Incoming): Promise<Stored>;
  has(sha256: string, kind: FileKind, bytes: number): Promise<boolean>;
}

/** @param root the archive folder; its `evidence` folder exists */
export function openIntakeStore(root: string): IntakeStore {
  const evidence = path.join(root, 'evidence');
  const folders = new Set<string>();
  /** Two equal files in flight: the second waits for the first. */
  const inFlight = new Map<string, Promise<unknown>>();
  const sync = createFolderSync();

  async function openIncoming(): Promise<Incoming> {
    const file = path.join(evidence, `${intakePrefix}${randomBytes(8).toString('hex')}`);
    const handle = await toVault(open(file, 'wx', modes.original));
    const remove = async (): Promise<void> => {
      await handle.close().catch(() => {});
      await rm(file, { force: true });
    };
    return {
      file,
      write: (chunk) => toVault(writeAll(handle, chunk)),
      drop: remove,
      close: () => toVault(handle.sync().then(() => handle.close())),
    };
  }

  async function has(sha256: string, kind: FileKind, bytes: number): Promise<boolean> {
    const stat = await lstat(path.join(root, storedPath(sha256, kind))).catch(() => null);
    if (stat?.isFile() !== true || stat.size !== bytes) return false;
    // A name with other bytes behind it is damage, also at the right size: the whole file that has just come in takes its place.
    const found = await hashFile(path.join(root, storedPath(sha256, kind))).catch(() => null);
    return found?.sha256 === sha256;
  }

  async function putNow(sha256: string, kind: FileKind, bytes: number, from: Buffer | Incoming): Promise<Stored> {
    const storedAt = path.join(root, storedPath(sha256, kind));
    const folder = path.dirname(storedAt);
    if (await has(sha256, kind, bytes)) {
      if (!Buffer.isBuffer(from)) await from.drop();
      return { storedAt, alreadyInVault: true, durable: sync(folder) };
    }
    const incoming = Buffer.isBuffer(from) ? await openIncoming() : from;
    try {
      if (!folders.has(folder)) {
        await toVault(Promise.resolve().then(() => makeFolderDurably(folder)));
        folders.add(folder);
      }
      if (Buffer.isBuffer(from)) await incoming.write(from);
      await incoming.close();
      await toVault(Promise.resolve().then(() => renamePatiently(incoming.file, storedAt)));
    } catch (error) {
      await incoming.drop();
      throw error;
    }
    return { storedAt, alreadyInVault: false, durable: sync(folder) };
  }

  return {
    openIncoming,
    has,
    async put(sha256, kind, bytes, from) {
      while (inFlight.has(sha256)) await inFlight.get(sha256)?.catch(() => {});
      const work = putNow(sha256, kind, bytes, from);
      inFlight.set(sha256, work);
      try {
        return await work;
      } finally {
        inFlight.delete(sha256);
      }
    },
  };
}

async function writeAll(handle: FileHandle, chunk: Buffer): Promise<void> {
  for (let done = 0; done < chunk.length; ) {
    done += (await handle.write(chunk, done, chunk.length - done)).bytesWritten;
  }
}

/** Syncs folders in rounds: all that were asked for while one round runs are done in the next, each once. */
function createFolderSync(): (folder: string) => Promise<void> {
  let waiting = new Set<string>();
  let next: Promise<void> | null = null;
  let current: Promise<void> = Promise.resolve();
  return (folder) => {
    waiting.add(folder);
    next ??= current
      .catch(() => {})
      .then(async () => {
        const round = waiting;
        waiting = new Set();
        next = null;
        for (const one of round) await syncOne(one);
      });
    const mine = next;
    current = mine;
    return mine;
  };
}

/** Windows cannot sync a folder and says so; only there that is no failure. */
async function syncOne(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (process.platform !== 'win32') throw new VaultFailure(errnoOf(error));
  }
}

async function toVault<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new VaultFailure(errnoOf(error));
  }
}

/** Removes what a killed intake left behind. Only one intake of an archive runs at a time. */
export async function sweepIntake(root: string): Promise<void> {
  const folder = path.join(root, 'evidence');
  for (const name of await readdir(folder)) {
    if (name.startsWith(intakePrefix)) await rm(path.join(folder, name), { force: true });
  }
}

export type RenditionSize = 'thumbnail' | 'print' | 'full';

/** The place of a picture made from an original: `renditions/thumb/ab/ab12….jpg`. Relative to the root, with `/`. */
export function renditionPath(sha256: string, size: RenditionSize): string {
  return `renditions/${size === 'thumbnail' ? 'thumb' : size}/${sha256.slice(0, 2)}/${sha256}.jpg`;
}

/** Writes a picture that can be made again: whole or not at all, but without waiting for the disk. */
export async function writeRendition(root: string, sha256: string, size: RenditionSize, jpeg: Buffer): Promise<void> {
  const file = path.join(root, renditionPath(sha256, size));
  const folder = path.dirname(file);
  const temporary = path.join(folder, `${intakePrefix}${randomBytes(8).toString('hex')}`);
  await toVault(
    (async () => {
      await mkdir(folder, { recursive: true, mode: modes.folder });
      try {
        await writeFile(temporary, jpeg, { flag: 'wx', mode: modes.file });
        await rename(temporary, file);
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    })(),
  );
}

/** True when a picture is there. An empty one, left by a power loss, is not. */
export async function hasRendition(root: string, sha256: string, size: RenditionSize): Promise<boolean> {
  const stat = await lstat(path.join(root, renditionPath(sha256, size))).catch(() => null);
  return stat?.isFile() === true && stat.size > 0;
}
