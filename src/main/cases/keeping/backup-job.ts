/** The job `archive.backup`, in the child: copy the casebook, write one file, read it back, give it its name. */

import { statSync } from 'node:fs';
import path from 'node:path';
import type { WrittenBag } from '../../../shared/domain/bag.ts';
import { Trouble } from '../../../shared/errors.ts';
import type { JobHandler, JobTools } from '../../jobs/job-table.ts';
import { countCases } from '../../store/case-store.ts';
import { openForReading } from '../../store/connection.ts';
import { copyDatabase, databaseVersion } from '../../store/migrate.ts';
import { settle } from '../../vault/durable-write.ts';
import { openBag } from '../../vault/read-bag.ts';
import { casebookName } from '../../vault/stored-path.ts';
import { writeBag } from '../../vault/write-bag.ts';
import { archiveFiles } from './archive-files.ts';
import { backupInfo } from './backup-format.ts';
import { explainTarget, requireSpace } from './disk-space.ts';

export const backupJob: JobHandler<'archive.backup'> = async (input, tools) => {
  try {
    return await backUp(input, tools);
  } catch (error) {
    tools.retire();
    if (tools.signal.aborted) throw new Trouble('JOB_CANCELLED');
    if (error instanceof Trouble && error.code === 'ARCHIVE_DISK_FULL')
      throw new Trouble('KEEPING_DISK_FULL', { missingMb: 1 });
    throw explainTarget(error, path.dirname(input.outFile));
  }
};

async function backUp(
  input: Parameters<typeof backupJob>[0],
  tools: JobTools<'archive.backup'>,
): ReturnType<typeof backupJob> {
  const { work, outFile } = input;
  tools.progress({ done: 0, total: null, unit: 'bytes', label: casebookName });
  const copy = path.join(work, casebookName);
  const { expected, cases, version } = copyCasebook(input.casebook, copy);
  const total = statSync(copy).size + expected.reduce((sum, file) => sum + file.bytes, 0);
  await requireSpace(work, total);

  const count = counter(tools, total * 2);
  const zip = path.join(work, 'backup.zip');
  const written = await writeBag(
    zip,
    {
      folder: path.parse(outFile).name.replace(/[^\p{L}\p{N}._-]+/gu, '-') || 'backup',
      info: backupInfo({ archiveName: input.archiveName, appVersion: input.appVersion, at: input.at, cases, version }),
      files: [
        { name: casebookName, from: { file: copy }, sha256: null },
        ...expected.map((file) => ({
          name: file.path,
          from: { file: path.join(input.root, file.path) },
          sha256: file.sha256,
        })),
      ],
      at: input.at,
    },
    { signal: tools.signal, onBytes: count },
  );
  await proveBag(zip, written, tools.signal, count);
  settle(zip, outFile);
  return {
    files: written.files.length,
    bytes: written.bytes,
    cases,
    changed: written.changed,
    missing: written.missing,
  };
}

/** A sound copy, and what it says must be there: files are only ever added, so all of it is. */
function copyCasebook(casebook: string, copy: string) {
  const db = openForReading(casebook);
  try {
    copyDatabase(db, copy);
  } finally {
    db.close();
  }
  const kept = openForReading(copy);
  try {
    return { ...archiveFiles(kept, null), cases: countCases(kept), version: databaseVersion(kept) };
  } finally {
    kept.close();
  }
}

/**
 * Reads a bag that was just written from the disk again and compares every file.
 * @throws Trouble KEEPING_NOT_PROVEN naming the file
 */
export async function proveBag(
  zip: string,
  written: WrittenBag,
  signal: AbortSignal,
  onBytes: (bytes: number, name: string) => void,
): Promise<void> {
  try {
    const bag = await openBag(zip);
    try {
      const found = new Map(bag.files.map((file) => [file.name, file]));
      for (const file of written.files) {
        const again = found.get(file.name);
        if (again?.sha256 !== file.sha256 || again.bytes !== file.bytes)
          throw new Trouble('KEEPING_NOT_PROVEN', { bad: file.name });
        await bag.read(again, (chunk) => onBytes(chunk.length, file.name), signal);
      }
    } finally {
      bag.close();
    }
  } catch (error) {
    if (error instanceof Trouble && /^BAG_/.test(error.code))
      throw new Trouble('KEEPING_NOT_PROVEN', { bad: error.details['bad'] ?? error.details['because'] ?? '?' });
    throw error;
  }
}

/** Adds up bytes and tells of them. */
export function counter(
  tools: { progress(at: { done: number; total: number | null; unit: 'bytes'; label: string }): void },
  total: number,
): (bytes: number, name: string) => void {
  let [done, told] = [0, 0];
  return (bytes, name) => {
    done += bytes;
    if (done - told < 4e6 && done < total) return;
    told = done;
    tools.progress({ done: Math.min(done, total), total, unit: 'bytes', label: path.posix.basename(name) });
  };
}
