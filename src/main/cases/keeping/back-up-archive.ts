/** Backs the archive up into one file that was read back and found equal before it got its name. */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { BackupMade } from '../../../shared/domain/keeping.ts';
import { Trouble } from '../../../shared/errors.ts';
import type { JobProgress } from '../../jobs/job-table.ts';
import { backupInfo } from '../../vault/backup-format.ts';
import { explainTarget } from '../../vault/disk-space.ts';
import { makeFolderDurably } from '../../vault/durable-write.ts';
import { casebookName } from '../../vault/stored-path.ts';
import { makeWorkFolder, removeWorkFolder } from '../../vault/work-folder.ts';
import type { Desk } from '../desk.ts';
import { outPlace } from '../packet-out.ts';
import { copyCasebook } from './copied-casebook.ts';
import { rememberBackup } from './keeping-notes.ts';

/** Progress and cancel, as every long use-case takes them. */
export interface LongWork {
  readonly onProgress?: (progress: JobProgress) => void;
  readonly signal?: AbortSignal;
}

/**
 * @param outFile replaced when it is there already; never inside an archive
 * @param options `makeFolder`: a missing folder is made; else it is a drive that is not there
 * @throws Trouble KEEPING_IN_ARCHIVE, KEEPING_PLACE_GONE, KEEPING_NOT_WRITABLE, KEEPING_DISK_FULL, KEEPING_NOT_PROVEN,
 *   JOB_CANCELLED and those of a damaged casebook. Nothing unfinished is left under the name.
 */
export async function backUpArchive(
  desk: Desk,
  outFile: string,
  options: LongWork & { readonly makeFolder?: boolean } = {},
): Promise<BackupMade & { readonly file: string }> {
  const target = keepingPlace(outFile, desk.archive.root);
  const at = desk.now();
  const made = await inWorkFolder(path.dirname(target), at, options.makeFolder ?? false, async (work) => {
    const { files, bytes, cases, version } = await copyCasebook(desk, path.join(work, casebookName), options.signal);
    const archiveName = path.basename(desk.archive.root);
    const plan = {
      folder: path.parse(target).name.replace(/[^\p{L}\p{N}._-]+/gu, '-') || 'backup',
      info: backupInfo({ archiveName, appVersion: desk.appVersion, at, cases, version }),
      files,
      at,
    };
    return { ...(await desk.jobs.run('bag.write', { work, outFile: target, plan, bytes }, options)), cases };
  });
  rememberBackup(desk.archive.root, target, { at, file: path.basename(target), files: made.files, bytes: made.bytes });
  return { ...made, file: outFile };
}

/** The real path of a file to be written, outside every archive. */
export function keepingPlace(outFile: string, archiveRoot: string): string {
  try {
    return outPlace(outFile, archiveRoot);
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    if (error.code === 'PACKET_OUT_IN_ARCHIVE') throw new Trouble('KEEPING_IN_ARCHIVE', { file: outFile });
    throw new Trouble('KEEPING_NOT_WRITABLE', { folder: path.dirname(outFile), found: path.basename(outFile) });
  }
}

/** Does work in a folder beside its target, which is gone afterwards, whatever happened. */
export async function inWorkFolder<T>(
  folder: string,
  at: string,
  makeFolder: boolean,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  let made: string | null = null;
  try {
    if (makeFolder) makeFolderDurably(folder);
    else if (!existsSync(folder) || !statSync(folder).isDirectory())
      throw new Trouble('KEEPING_PLACE_GONE', { folder });
    made = makeWorkFolder(folder, Date.parse(at));
    return await work(made);
  } catch (error) {
    throw explainTarget(error, folder);
  } finally {
    if (made !== null) removeWorkFolder(made);
  }
}
