/** Makes an archive from a backup, in a folder of its own. What is there already is never touched. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { RestoreMade } from '../../../shared/domain/keeping.ts';
import { Trouble } from '../../../shared/errors.ts';
import type { JobClient } from '../../jobs/job-table.ts';
import { liesInAnArchive } from '../packet-out.ts';
import { inWorkFolder, type LongWork } from './back-up-archive.ts';

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
  const made = await inWorkFolder(path.dirname(target), desk.now(), true, (work) =>
    desk.jobs.run('archive.restore', { from: path.resolve(from), work, to: target }, options),
  );
  return { ...made, archive: target };
}
