/** A sound copy of the casebook, and every file that it says must be there: files are only ever added, so all of them are. */
import { rmSync, statSync } from 'node:fs';
import type { BagSource } from '../../../shared/domain/bag.ts';
import { Trouble } from '../../../shared/errors.ts';
import { copyCalmly } from '../../store/calm-copy.ts';
import { countCases } from '../../store/case-store.ts';
import { openForReading } from '../../store/connection.ts';
import { databaseVersion } from '../../store/migrate.ts';
import { casebookName } from '../../vault/stored-path.ts';
import type { Desk } from '../desk.ts';
import { archiveFiles } from './archive-files.ts';

export interface CopiedCasebook {
  /** The copy and every stored file, as what a bag or a folder is made of. */
  readonly files: readonly BagSource[];
  readonly bytes: number;
  readonly cases: number;
  readonly version: number;
}

/**
 * @param to does not exist yet
 * @throws Trouble ARCHIVE_COPY_FAILED, KEEPING_DISK_FULL, JOB_CANCELLED
 */
export async function copyCasebook(
  desk: Pick<Desk, 'archive'>,
  to: string,
  signal?: AbortSignal,
): Promise<CopiedCasebook> {
  const { root, db } = desk.archive;
  try {
    await copyCalmly(db, to, signal);
  } catch (error) {
    if (signal?.aborted) throw new Trouble('JOB_CANCELLED');
    if (error instanceof Trouble && error.code === 'ARCHIVE_DISK_FULL')
      throw new Trouble('KEEPING_DISK_FULL', { missingMb: 1 });
    throw error;
  }
  const copy = openForReading(to);
  try {
    const { expected } = archiveFiles(copy, null);
    const files = expected.map(({ path: name, sha256 }) => ({ name, from: { file: `${root}/${name}` }, sha256 }));
    const bytes = expected.reduce((sum, file) => sum + file.bytes, statSync(to).size);
    return {
      files: [{ name: casebookName, from: { file: to }, sha256: null }, ...files],
      bytes,
      cases: countCases(copy),
      version: databaseVersion(copy),
    };
  } finally {
    copy.close();
    removeSideFiles(to);
  }
}

/** What SQLite leaves beside a database that was only read. */
export function removeSideFiles(casebook: string): void {
  for (const ending of ['-wal', '-shm']) rmSync(`${casebook}${ending}`, { force: true });
}
