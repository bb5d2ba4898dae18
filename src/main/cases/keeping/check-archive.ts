/** Checks the whole archive in the child and remembers what was found. */
import type { ArchiveCheck } from '../../../shared/domain/keeping.ts';
import { checkCalmly, checkJournalCalmly } from '../../store/calm-copy.ts';
import type { Desk } from '../desk.ts';
import { archiveFiles } from './archive-files.ts';
import type { LongWork } from './back-up-archive.ts';
import { tellApart } from './beside-a-writer.ts';
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
  const before = archiveFiles(db, null);
  const files = before.expected.map(({ path: name, sha256, bytes }) => ({ name, sha256, bytes }));
  const found = await desk.jobs.run('files.verify', { root, files, surplusIn: ['evidence', 'issued'] }, options);
  // Intakes and packets may go on in the app beside this check.
  const check: ArchiveCheck = {
    ...tellApart(found, { db, caseNo: null, before, hasWriter: true }, desk.now()),
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
