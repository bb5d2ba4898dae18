/** Takes one case out: as a bag that can be checked and imported, or as a folder that a person can read. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { Trouble } from '../../../shared/errors.ts';
import { plainName } from '../../vault/plain-names.ts';
import type { Desk } from '../desk.ts';
import { requireCase } from '../find-case.ts';
import { inWorkFolder, keepingPlace, type LongWork } from './back-up-archive.ts';
import { caseContents } from './case-bag.ts';

export interface ExportedCase {
  readonly caseId: string;
  readonly file: string;
  readonly files: number;
  readonly bytes: number;
  /** Files that are not what was taken in any more; they went out as they are. */
  readonly changed: readonly string[];
  readonly missing: readonly string[];
}

/**
 * @param to a zip file, which is replaced; or a folder, missing or empty
 * @throws Trouble CASE_NOT_FOUND, KEEPING_IN_ARCHIVE, KEEPING_FOLDER_NOT_EMPTY, KEEPING_NOT_WRITABLE, KEEPING_DISK_FULL,
 *   KEEPING_NOT_PROVEN, JOB_CANCELLED
 */
export async function exportCase(
  desk: Desk,
  caseId: string,
  to: { readonly as: 'bag' | 'folder'; readonly path: string; readonly makeFolder?: boolean },
  options: LongWork = {},
): Promise<ExportedCase> {
  const at = desk.now();
  const contents = caseContents(desk, caseId, at);
  const target = to.as === 'bag' ? keepingPlace(to.path, desk.archive.root) : emptyPlace(to.path, desk.archive.root);
  const plan = {
    folder: `${contents.caseId}_${at.slice(0, 10)}`,
    info: {
      'Casebinder-Kind': 'case',
      'Casebinder-Case': contents.caseId,
      'Casebinder-Version': desk.appVersion,
      'External-Description':
        'One case of a Casebinder archive: facts, originals, issued packets and journal under data/.',
    },
    files: contents.files,
    at,
  };
  const { bytes, files } = contents;
  const made = await inWorkFolder(path.dirname(target), at, to.makeFolder ?? false, (work) =>
    to.as === 'bag'
      ? desk.jobs.run('bag.write', { work, outFile: target, plan, bytes }, options)
      : desk.jobs.run('files.copy', { work, to: target, files, bytes }, options),
  );
  return { caseId: contents.caseId, file: to.path, ...made };
}

/** A name for the file or folder of a case: `CB-0001 Anh Sang Da Nang 2025-05-12`. */
export function exportName(desk: Desk, caseId: string, ending: string): string {
  const { row } = requireCase(desk.archive.db, caseId);
  return plainName(
    [row.caseId, row.customerLatin ?? row.customerName ?? '', desk.now().slice(0, 10)].filter(Boolean).join(' '),
    ending,
  );
}

/** A folder that may be filled: outside every archive, missing or empty. */
export function emptyPlace(folder: string, archiveRoot: string): string {
  const inside = keepingPlace(path.join(folder, 'x'), archiveRoot);
  const target = path.dirname(inside);
  if (existsSync(target) && (!statSync(target).isDirectory() || readdirSync(target).length > 0))
    throw new Trouble('KEEPING_FOLDER_NOT_EMPTY', { path: folder });
  return target;
}
