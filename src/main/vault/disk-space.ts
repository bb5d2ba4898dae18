/** Room on a drive, asked before something large is written. */
import { statfs } from 'node:fs/promises';
import { Trouble } from '../../shared/errors.ts';

/** Left free beyond what is written. */
const spareBytes = 20e6;

/** @throws Trouble KEEPING_DISK_FULL with what is missing */
export async function requireSpace(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const missing = bytes + spareBytes - bavail * bsize;
  if (missing > 0) throw new Trouble('KEEPING_DISK_FULL', { missingMb: Math.max(1, Math.ceil(missing / 1e6)) });
}

/** A trouble of the target drive in words; anything else is returned as it came. */
export function explainTarget(error: unknown, folder: string): unknown {
  const errno = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!/^E[A-Z]+$/.test(errno)) return error;
  if (errno === 'ENOSPC' || errno === 'EDQUOT') return new Trouble('KEEPING_DISK_FULL', { missingMb: 1 });
  if (errno === 'ENOENT' || errno === 'ENOTDIR' || errno === 'ENODEV')
    return new Trouble('KEEPING_PLACE_GONE', { folder });
  return new Trouble('KEEPING_NOT_WRITABLE', { folder, found: errno });
}
