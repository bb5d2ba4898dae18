/** Checks the whole archive in the child and remembers what was found. */
import type { ArchiveCheck } from '../../../shared/domain/keeping.ts';
import { checkCalmly, checkJournalCalmly } from '../../store/calm-copy.ts';
import type { Desk } from '../desk.ts';
import { archiveFiles, type Known } from './archive-files.ts';
import type { LongWork } from './back-up-archive.ts';
import { rememberCheck } from './keeping-notes.ts';

/** True when nothing is changed, missing or broken; files that no case knows harm nobody. */
export function isSound(check: ArchiveCheck): boolean {
  return check.damaged.length + check.missing.length === 0 && check.database === 'ok' && check.journal === 'ok';
}

/**
 * The files are read by the child; the casebook and the journal here, in small bites.
 * @throws Trouble JOB_CANCELLED
 */
export async function checkArchive(desk: Desk, options: LongWork = {}): Promise<ArchiveCheck> {
  const { root, db } = desk.archive;
  const { expected, known } = archiveFiles(db, null);
  const files = expected.map(({ path: name, sha256, bytes }) => ({ name, sha256, bytes }));
  const found = await desk.jobs.run('files.verify', { root, files, surplusIn: ['evidence', 'issued'] }, options);
  const told = (file: string): Known => known.get(file) ?? { ids: [], names: [] };
  const check: ArchiveCheck = {
    checked: found.checked,
    damaged: found.damaged.map((file) => ({ ...file, ...told(file.path) })),
    missing: found.missing.map((file) => ({ ...file, ...told(file.path) })),
    surplus: found.surplus.map((file) => file.path),
    database: await checkCalmly(db, options.signal),
    journal: await checkJournalCalmly(db, options.signal),
  };
  rememberCheck(root, {
    at: desk.now(),
    checked: check.checked,
    damaged: check.damaged.length,
    missing: check.missing.length,
    sound: isSound(check),
  });
  return check;
}
