/** What a look at the files means when somebody writes into the archive meanwhile: the casebook is asked once more. */
import type { ArchiveCheck, FileCheck } from '../../../shared/domain/keeping.ts';
import type { ReadableDb } from '../../store/connection.ts';
import { archiveFiles, type Known } from './archive-files.ts';

/** Files come before their rows, by seconds at most; so long a new file is given the benefit of the doubt. */
const rowFollowsWithin = 120_000;

interface Looked {
  readonly db: ReadableDb;
  readonly caseNo: number | null;
  /** The files that were expected, and whose they are. */
  readonly before: ReturnType<typeof archiveFiles>;
  /** True when somebody may be writing beside the look. */
  readonly hasWriter: boolean;
}

/**
 * Tells what is wrong from what only happened during the look: a file that has got its row since, one that was deleted with
 * its case, and one that somebody is writing just now. A file without a row counts as being written only while somebody
 * may write, and only while it is new.
 * @param now the present moment, UTC
 */
export function tellApart(
  found: FileCheck,
  { db, caseNo, before, hasWriter }: Looked,
  now: string,
): Omit<ArchiveCheck, 'database' | 'journal'> {
  const after = new Map(archiveFiles(db, null).expected.map((file) => [file.path, file.sha256]));
  const stillWanted = (file: { readonly path: string; readonly expectedSha256: string }): boolean =>
    after.get(file.path) === file.expectedSha256;
  const told = (file: string): Known => before.known.get(file) ?? { ids: [], names: [] };
  const unknown = found.surplus.filter((file) => !after.has(file.path));
  const isUnderway = (file: FileCheck['surplus'][number]): boolean =>
    hasWriter && Math.abs(Date.parse(now) - file.changedAt) < rowFollowsWithin;
  const pathOf = (file: { readonly path: string }): string => file.path;
  const idle = unknown.filter((file) => !isUnderway(file));
  return {
    checked: found.checked,
    damaged: found.damaged.filter(stillWanted).map((file) => ({ ...file, ...told(file.path) })),
    missing: found.missing.filter(stillWanted).map((file) => ({ ...file, ...told(file.path) })),
    ...(caseNo === null
      ? {
          surplus: idle.filter((file) => !file.unfinished).map(pathOf),
          underway: unknown.filter(isUnderway).map(pathOf),
          leftovers: idle.filter((file) => file.unfinished).map(pathOf),
        }
      : { surplus: [], underway: [], leftovers: [] }),
  };
}
