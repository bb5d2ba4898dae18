/** Makes an archive from a backup, in a folder of its own. What is there already is never touched. */
import { existsSync, readdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import type { BagFile } from '../../../shared/domain/bag.ts';
import type { RestoreMade } from '../../../shared/domain/keeping.ts';
import { Trouble } from '../../../shared/errors.ts';
import type { JobClient } from '../../jobs/job-table.ts';
import { checkCalmly } from '../../store/calm-copy.ts';
import { countCases } from '../../store/case-store.ts';
import { openForReading, type ReadableDb } from '../../store/connection.ts';
import { inspectDatabase } from '../../store/inspect.ts';
import { latestVersion } from '../../store/migrate.ts';
import { rmdirIfEmpty } from '../../vault/bag-jobs.ts';
import { syncFolder } from '../../vault/durable-write.ts';
import { casebookName } from '../../vault/stored-path.ts';
import { liesInAnArchive } from '../packet-out.ts';
import { archiveFiles } from './archive-files.ts';
import { inWorkFolder, type LongWork } from './back-up-archive.ts';
import { removeSideFiles } from './copied-casebook.ts';

/**
 * @param to a folder that is missing or empty
 * @returns what was restored, every file of it compared with the backup
 * @throws Trouble RESTORE_NO_BACKUP, KEEPING_FOLDER_NOT_EMPTY, KEEPING_IN_ARCHIVE, BACKUP_NOT_A_BACKUP, ARCHIVE_NEWER,
 *   KEEPING_DISK_FULL, KEEPING_NOT_WRITABLE, JOB_CANCELLED, those of a bag. Nothing is left in `to` then.
 */
export async function restoreArchive(
  desk: { readonly jobs: JobClient; readonly now: () => string },
  from: string,
  to: string,
  options: LongWork = {},
): Promise<RestoreMade & { readonly archive: string }> {
  if (!existsSync(from) || !statSync(from).isFile()) throw new Trouble('RESTORE_NO_BACKUP', { file: from });
  const target = path.resolve(to);
  if (liesInAnArchive(target) || existsSync(path.join(target, 'casebook.sqlite')))
    throw new Trouble('KEEPING_IN_ARCHIVE', { file: to });
  if (existsSync(target) && (!statSync(target).isDirectory() || readdirSync(target).length > 0))
    throw new Trouble('KEEPING_FOLDER_NOT_EMPTY', { path: to });
  const made = await inWorkFolder(path.dirname(target), desk.now(), true, async (work) => {
    const root = path.join(work, 'archive');
    const known = latestVersion();
    const { files, ...told } = await desk.jobs.run(
      'archive.unpack',
      { from: path.resolve(from), root, known },
      options,
    );
    const checked = await checkCasebook(root, files, path.basename(from), options.signal);
    // An empty folder gives way; whatever came into it meanwhile stays, and nothing is put over it.
    rmdirIfEmpty(target);
    renameSync(root, target);
    syncFolder(path.dirname(target));
    return { ...told, ...checked, files: files.length };
  });
  return { ...made, archive: target };
}

/** The casebook must be sound; a file that it names and the backup never had is told. */
async function checkCasebook(root: string, files: readonly BagFile[], name: string, signal?: AbortSignal) {
  const casebook = path.join(root, casebookName);
  let db: ReadableDb | undefined;
  try {
    db = openForReading(casebook);
    inspectDatabase(db);
    if ((await checkCalmly(db, signal)) !== 'ok') throw new Trouble('ARCHIVE_DAMAGED');
    const there = new Set(files.map((file) => file.name));
    const missing = archiveFiles(db, null).expected.flatMap((file) => (there.has(file.path) ? [] : [file.path]));
    return { cases: countCases(db), missing };
  } catch (error) {
    if (signal?.aborted) throw new Trouble('JOB_CANCELLED');
    if (error instanceof Trouble) throw new Trouble('BAG_DAMAGED', { file: name, bad: casebookName });
    throw error;
  } finally {
    db?.close();
    removeSideFiles(casebook);
  }
}
