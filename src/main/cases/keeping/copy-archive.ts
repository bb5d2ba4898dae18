/** Puts a proven copy of the archive into another place. The old one stays until the person removes it himself. */
import path from 'node:path';
import { casebookName } from '../../vault/stored-path.ts';
import type { Desk } from '../desk.ts';
import { inWorkFolder, type LongWork } from './back-up-archive.ts';
import { copyCasebook } from './copied-casebook.ts';
import { emptyPlace } from './export-case.ts';

/**
 * @param to a folder that is missing or empty, outside every archive
 * @throws Trouble KEEPING_FOLDER_NOT_EMPTY, KEEPING_IN_ARCHIVE, KEEPING_DISK_FULL, KEEPING_NOT_WRITABLE, KEEPING_NOT_PROVEN, JOB_CANCELLED
 */
export async function copyArchive(
  desk: Desk,
  to: string,
  options: LongWork = {},
): Promise<{ readonly archive: string; readonly files: number; readonly missing: readonly string[] }> {
  const target = emptyPlace(to, desk.archive.root);
  const made = await inWorkFolder(path.dirname(target), desk.now(), true, async (work) => {
    const { files, bytes } = await copyCasebook(desk, path.join(work, casebookName), options.signal);
    return desk.jobs.run('files.copy', { work, to: target, files, bytes }, options);
  });
  return { archive: target, files: made.files, missing: made.missing };
}
