/** Proves that nothing in the archive has changed: every stored file, the casebook and the journal. */
import path from 'node:path';
import type { ArchiveCheck } from '../../shared/domain/keeping.ts';
import { Trouble } from '../../shared/errors.ts';
import { isHeld } from '../store/archive-lock.ts';
import { snapshot } from '../store/connection.ts';
import { checkDatabase } from '../store/inspect.ts';
import { verifyJournal } from '../store/journal-store.ts';
import { lockName } from '../vault/stored-path.ts';
import { verifyFiles } from '../vault/verify.ts';
import type { OpenArchive } from './desk.ts';
import { requireCase } from './find-case.ts';
import { archiveFiles } from './keeping/archive-files.ts';
import { tellApart } from './keeping/beside-a-writer.ts';

/**
 * Re-hashes the files of one case or of the whole archive. Changes nothing.
 * @throws Trouble CASE_NOT_FOUND; AbortError when cancelled
 */
export async function verifyArchive(
  desk: { readonly archive: Pick<OpenArchive, 'db' | 'root' | 'writable'>; readonly now?: () => string },
  caseId?: string,
  options: {
    readonly onProgress?: (done: number, total: number, label: string) => void;
    readonly signal?: AbortSignal;
  } = {},
): Promise<ArchiveCheck> {
  const { db, root, writable } = desk.archive;
  const caseNo = caseId === undefined ? null : requireCase(db, caseId).caseNo;
  const before = archiveFiles(db, caseNo);
  const journal = snapshot(db, () => verifyJournal(db));
  // Whoever holds the lock himself and waits for this answer writes nothing meanwhile.
  const othersWrite = (): boolean => writable === null && isHeld(path.join(root, lockName));
  const atFirst = othersWrite();
  const files = await verifyFiles(root, before.expected, {
    ...options,
    surplusIn: caseNo === null ? ['evidence', 'issued'] : [],
  }).catch((problem: unknown) => {
    throw options.signal?.aborted ? new Trouble('JOB_CANCELLED') : problem;
  });
  const now = desk.now?.() ?? new Date().toISOString();
  return {
    ...tellApart(files, { db, caseNo, before, hasWriter: atFirst || othersWrite() }, now),
    database: checkDatabase(db, 'full'),
    journal: journal.ok ? 'ok' : `entry ${journal.brokenAt} is not what was written`,
  };
}
