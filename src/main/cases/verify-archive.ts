/** Proves that nothing in the archive has changed: every stored file, the casebook and the journal. */

import type { ArchiveCheck } from '../../shared/domain/keeping.ts';
import { Trouble } from '../../shared/errors.ts';
import { snapshot } from '../store/connection.ts';
import { checkDatabase } from '../store/inspect.ts';
import { verifyJournal } from '../store/journal-store.ts';
import { verifyFiles } from '../vault/verify.ts';
import type { OpenArchive } from './desk.ts';
import { requireCase } from './find-case.ts';
import { archiveFiles, type Known } from './keeping/archive-files.ts';

/**
 * Re-hashes the files of one case or of the whole archive. Changes nothing.
 * @throws Trouble CASE_NOT_FOUND; AbortError when cancelled
 */
export async function verifyArchive(
  desk: { readonly archive: Pick<OpenArchive, 'db' | 'root'> },
  caseId?: string,
  options: {
    readonly onProgress?: (done: number, total: number, label: string) => void;
    readonly signal?: AbortSignal;
  } = {},
): Promise<ArchiveCheck> {
  const { db, root } = desk.archive;
  const caseNo = caseId === undefined ? null : requireCase(db, caseId).caseNo;
  const { expected, known } = archiveFiles(db, caseNo);
  const journal = snapshot(db, () => verifyJournal(db));
  const files = await verifyFiles(root, expected, {
    ...options,
    surplusIn: caseNo === null ? ['evidence', 'issued'] : [],
  }).catch((problem: unknown) => {
    throw options.signal?.aborted ? new Trouble('JOB_CANCELLED') : problem;
  });
  const told = (file: string): Known => known.get(file) ?? { ids: [], names: [] };
  return {
    checked: files.checked,
    damaged: files.damaged.map((file) => ({ ...file, ...told(file.path) })),
    missing: files.missing.map((file) => ({ ...file, ...told(file.path) })),
    surplus: files.surplus.map((file) => file.path),
    database: checkDatabase(db, 'full'),
    journal: journal.ok ? 'ok' : `entry ${journal.brokenAt} is not what was written`,
  };
}
