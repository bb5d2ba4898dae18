/**
 * Finds what lies in the files and folders a person chose. Links are never followed, so there are no loops.
 * What must not live here: reading of contents, the archive's own files.
 */
import type { BigIntStats } from 'node:fs';
import { lstat, readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { Trouble } from '../../shared/errors.ts';
import type { IntakeFile, IntakeInput } from '../jobs/job-table.ts';

/** Where an item lies: as text for people and rows, as bytes for the system. */
export interface Place {
  readonly path: string;
  readonly pathBytes: Buffer;
  readonly pathInFolder: string | null;
  readonly rawNameHex: string | null;
}

export interface FoundFile extends Place {
  readonly size: number;
}

export type LeftOut = Extract<IntakeFile['outcome'], { is: 'skipped' | 'refused' }>;

export interface Found {
  readonly files: readonly FoundFile[];
  readonly leftOut: readonly (Place & { readonly outcome: LeftOut })[];
}

/** Files and folders that systems and office programs make for themselves. */
const systemNames =
  /^(\.DS_Store|\.localized|\._.*|Thumbs\.db|ehthumbs(_vista)?\.db|desktop\.ini|~\$.*|~WR[A-Z]\d+\.tmp|\.~lock\..*#|Icon\r|\.Spotlight-V100|\.Trashes|\.fseventsd|\.TemporaryItems|__MACOSX|\$RECYCLE\.BIN|System Volume Information|@eaDir|\.nomedia)$/i;

/**
 * Walks the chosen paths in order of names.
 * @throws Trouble INTAKE_TOO_MANY_FILES, INTAKE_TOO_MUCH: before anything was taken in; JOB_CANCELLED
 */
export async function walkChosen(
  input: Pick<IntakeInput, 'archiveRoot' | 'paths' | 'limits'>,
  signal: AbortSignal,
): Promise<Found> {
  const files: FoundFile[] = [];
  const leftOut: (Place & { outcome: LeftOut })[] = [];
  const archive = await realpath(input.archiveRoot);
  const { limits } = input;
  let bytes = 0;

  const leave = (place: Place, is: LeftOut['is'], code: string, details: LeftOut['details'] = {}): void => {
    leftOut.push({ ...place, outcome: { is, code, details } });
    checkCount();
  };
  const checkCount = (): void => {
    if (files.length + leftOut.length > limits.files)
      throw new Trouble('INTAKE_TOO_MANY_FILES', { limit: limits.files });
  };

  async function visit(place: Place, name: string, root: Buffer | null, depth: number): Promise<void> {
    if (signal.aborted) throw new Trouble('JOB_CANCELLED');
    let stat: BigIntStats;
    try {
      stat = await lstat(place.pathBytes, { bigint: true });
    } catch (error) {
      const errno = errnoOf(error);
      return leave(place, 'refused', isGone(errno) ? 'INTAKE_NOT_FOUND' : 'INTAKE_UNREADABLE', { errno });
    }
    if (stat.isSymbolicLink()) return leave(place, 'skipped', 'INTAKE_SYMLINK');
    if (systemNames.test(name)) return leave(place, 'skipped', 'INTAKE_SYSTEM_FILE');
    if (stat.isDirectory()) return visitFolder(place, root ?? place.pathBytes, depth);
    if (!stat.isFile()) return leave(place, 'skipped', 'INTAKE_SPECIAL_FILE', { type: typeOf(stat) });
    bytes += Number(stat.size);
    if (bytes > limits.bytes) throw new Trouble('INTAKE_TOO_MUCH', { limitGb: Math.round(limits.bytes / 1e9) });
    files.push({ ...place, size: Number(stat.size) });
    checkCount();
  }

  async function visitFolder(place: Place, root: Buffer, depth: number): Promise<void> {
    if (depth > limits.depth) return leave(place, 'refused', 'INTAKE_TOO_DEEP', { limit: limits.depth });
    let names: Buffer[];
    try {
      const real = await realpath(place.pathBytes);
      if (real === archive || real.startsWith(archive + path.sep)) return leave(place, 'skipped', 'INTAKE_OWN_ARCHIVE');
      names = await readdir(place.pathBytes, { encoding: 'buffer' });
    } catch (error) {
      const errno = errnoOf(error);
      return leave(place, 'refused', isGone(errno) ? 'INTAKE_NOT_FOUND' : 'INTAKE_UNREADABLE', { errno });
    }
    for (const name of names.sort(Buffer.compare)) {
      const below = placeOf(Buffer.concat([place.pathBytes, Buffer.from(path.sep), name]), root);
      await visit(below, name.toString('utf8'), root, depth + 1);
    }
  }

  for (const chosen of input.paths) {
    const place = placeOf(Buffer.from(path.resolve(chosen)), null);
    if (place.path.startsWith(archive + path.sep)) leave(place, 'skipped', 'INTAKE_OWN_ARCHIVE');
    else await visit(place, path.basename(place.path), null, 0);
  }
  return { files, leftOut };
}

/** @param root the chosen folder it lies in; null when it was chosen by itself */
function placeOf(pathBytes: Buffer, root: Buffer | null): Place {
  const inFolder = root === null ? null : pathBytes.subarray(root.length + 1);
  const own = inFolder ?? pathBytes;
  return {
    path: textOfName(pathBytes),
    pathBytes,
    pathInFolder: inFolder === null ? null : textOfName(inFolder).split(path.sep).join('/').normalize('NFC'),
    rawNameHex: isUtf8(own) ? null : own.toString('hex'),
  };
}

/** A name as text: bytes that are not UTF-8 are shown as `\xff`. */
export function textOfName(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const length = [1, 2, 3, 4].find((n) => at + n <= bytes.length && isUtf8(bytes.subarray(at, at + n)));
    text += length === undefined ? `\\x${bytes.toString('hex', at, at + 1)}` : bytes.toString('utf8', at, at + length);
    at += length ?? 1;
  }
  return text;
}

function isUtf8(bytes: Buffer): boolean {
  return Buffer.from(bytes.toString('utf8')).equals(bytes);
}

function typeOf(stat: BigIntStats): string {
  if (stat.isSocket()) return 'socket';
  if (stat.isFIFO()) return 'pipe';
  return 'device';
}

const isGone = (errno: string): boolean => errno === 'ENOENT' || errno === 'ENOTDIR';

/** The system's name of an error, `EACCES`. */
export function errnoOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
}
