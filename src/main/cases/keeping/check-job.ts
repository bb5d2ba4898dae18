/** The job `archive.check`: the whole verification in the child, so that the window stays awake meanwhile. */
import type { JobHandler } from '../../jobs/job-table.ts';
import { openForReading } from '../../store/connection.ts';
import { verifyArchive } from '../verify-archive.ts';

export const checkJob: JobHandler<'archive.check'> = async ({ root, casebook }, tools) => {
  const db = openForReading(casebook);
  try {
    return await verifyArchive({ archive: { db, root } }, undefined, {
      signal: tools.signal,
      onProgress: (done, total, label) => tools.progress({ done, total, unit: 'files', label }),
    });
  } finally {
    db.close();
  }
};
