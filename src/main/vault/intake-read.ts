/**
 * Reads one foreign file once: its SHA-256 is that of exactly the bytes that are kept.
 * The source is opened for reading only and never written. What must not live here: where the bytes go in the vault.
 */
import { createHash, type Hash } from 'node:crypto';
import { type BigIntStats, constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { errnoOf, type FoundFile, type LeftOut } from './intake-walk.ts';

/** Files up to this size are held in memory until they are stored and looked at; larger ones are streamed. */
export const heldBytes = 32 * 1024 * 1024;
const chunkBytes = 4 * 1024 * 1024;

export interface ReadFile {
  readonly is: 'read';
  readonly sha256: string;
  readonly bytes: number;
  /** First bytes, enough to tell the kind. */
  readonly head: Buffer;
  /** All bytes, when the file is small enough to be held. */
  readonly data: Buffer | null;
  /** UTC instant; null when the file system says nonsense. */
  readonly modifiedAt: string | null;
}

/** Where streamed bytes go; null: only hashed. */
export type Sink = ((chunk: Buffer) => Promise<void>) | null;

/** The source is not what it was when reading began. */
class Changed extends Error {}

/** Trouble of the source, told apart from trouble of the vault. */
class SourceFailure extends Error {
  readonly outcome: LeftOut;
  constructor(outcome: LeftOut) {
    super(outcome.code);
    this.outcome = outcome;
  }
}

/**
 * Reads the file; when it changed meanwhile, once more.
 * @param openSink makes the sink for a streamed file, afresh for each try
 * @param onBytes called with each chunk's size; throws to stop
 * @returns what was read, or why the file is refused; throws only what the sink or `onBytes` throw
 */
export async function readOnce(
  file: FoundFile,
  openSink: () => Promise<Sink>,
  onBytes: (bytes: number) => void,
): Promise<ReadFile | LeftOut> {
  for (const last of [false, true]) {
    try {
      return await readWhole(file, openSink, onBytes);
    } catch (error) {
      if (error instanceof SourceFailure) return error.outcome;
      if (!(error instanceof Changed)) throw error;
      if (last) return { is: 'refused', code: 'INTAKE_CHANGED_WHILE_READ', details: {} };
    }
  }
  throw new Error('unreachable');
}

async function readWhole(
  file: FoundFile,
  openSink: () => Promise<Sink>,
  onBytes: (bytes: number) => void,
): Promise<ReadFile | LeftOut> {
  // Nonblocking: a pipe that took the place of the file must not hold us.
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const handle = await fromSource(open(file.pathBytes, flags));
  try {
    const before = await fromSource(handle.stat({ bigint: true }));
    if (!before.isFile()) return { is: 'skipped', code: 'INTAKE_SPECIAL_FILE', details: { type: 'device' } };
    if (before.size === 0n) return { is: 'refused', code: 'INTAKE_EMPTY_FILE', details: {} };
    const size = Number(before.size);
    const hash = createHash('sha256');
    const read =
      size <= heldBytes
        ? await hold(handle, size, hash, onBytes)
        : await stream(handle, size, hash, await openSink(), onBytes);
    const after = await fromSource(handle.stat({ bigint: true }));
    if (!isSame(before, after)) throw new Changed();
    return {
      is: 'read',
      sha256: hash.digest('hex'),
      bytes: size,
      ...read,
      modifiedAt: toInstant(Number(before.mtimeMs)),
    };
  } finally {
    await handle.close().catch(() => {});
  }
}

interface Taken {
  readonly head: Buffer;
  readonly data: Buffer | null;
}

async function hold(handle: FileHandle, size: number, hash: Hash, onBytes: (bytes: number) => void): Promise<Taken> {
  // One byte more than promised shows growth.
  const data = Buffer.allocUnsafe(size + 1);
  let done = 0;
  while (done < data.length) {
    const { bytesRead } = await fromSource(handle.read(data, done, data.length - done, done));
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  onBytes(done);
  if (done !== size) throw new Changed();
  const whole = data.subarray(0, size);
  hash.update(whole);
  return { head: whole, data: whole };
}

async function stream(
  handle: FileHandle,
  size: number,
  hash: Hash,
  sink: Sink,
  onBytes: (bytes: number) => void,
): Promise<Taken> {
  const chunk = Buffer.allocUnsafe(chunkBytes);
  let head: Buffer | null = null;
  let done = 0;
  for (;;) {
    const { bytesRead } = await fromSource(handle.read(chunk, 0, chunk.length, done));
    if (bytesRead === 0) break;
    const bytes = chunk.subarray(0, bytesRead);
    head ??= Buffer.from(bytes);
    hash.update(bytes);
    await sink?.(bytes);
    done += bytesRead;
    if (done > size) throw new Changed();
    onBytes(bytesRead);
  }
  if (done !== size || head === null) throw new Changed();
  return { head, data: null };
}

const isSame = (a: BigIntStats, b: BigIntStats): boolean =>
  a.size === b.size && a.mtimeNs === b.mtimeNs && a.ctimeNs === b.ctimeNs && a.ino === b.ino;

async function fromSource<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === 'ELOOP') throw new SourceFailure({ is: 'skipped', code: 'INTAKE_SYMLINK', details: {} });
    if (errno === 'ENOENT') throw new SourceFailure({ is: 'refused', code: 'INTAKE_NOT_FOUND', details: { errno } });
    throw new SourceFailure({ is: 'refused', code: 'INTAKE_UNREADABLE', details: { errno } });
  }
}

function toInstant(ms: number): string | null {
  const date = new Date(ms);
  const text = Number.isNaN(date.getTime()) ? '' : date.toISOString();
  return /^\d{4}-/.test(text) ? text : null;
}
