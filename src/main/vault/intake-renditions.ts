/**
 * The job `evidence.renditions`: makes pictures for screen and paper from stored originals, where they are missing.
 * What must not live here: decoders, rows, and anything that writes to an original.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { JobHandler } from '../jobs/job-table.ts';
import type { FileExaminer } from './intake-examiner.ts';
import { hasRendition, writeRendition } from './intake-store.ts';
import { storedPath } from './stored-path.ts';

const picturesAtOnce = 2;
/** Larger originals are not opened. */
const maxBytes = 200e6;

/** @param examiner the decoders, handed in by the worker */
export function renditionsJob(examiner: FileExaminer): JobHandler<'evidence.renditions'> {
  return async ({ archiveRoot, want, files }, tools) => {
    let done = 0;
    let made = 0;
    let failed = 0;

    async function makeOne(file: (typeof files)[number]): Promise<string | null> {
      if (await hasRendition(archiveRoot, file.sha256, want)) return null;
      const original = await readFile(path.join(archiveRoot, storedPath(file.sha256, file.kind))).catch(() => null);
      if (original === null) return 'INTAKE_NOT_FOUND';
      if (original.length > maxBytes) return 'FILE_TOO_LARGE_TO_OPEN';
      const picture = await examiner.makePicture(original, file.kind, want);
      if (picture.is !== 'made') return picture.is === 'too-large' ? 'IMAGE_TOO_LARGE' : 'IMAGE_UNREADABLE';
      await writeRendition(archiveRoot, file.sha256, want, picture.jpeg);
      made += 1;
      return null;
    }

    const queue = files.values();
    const lane = async (): Promise<void> => {
      for (const file of queue) {
        if (tools.signal.aborted) return;
        const end = tools.begin(file.sha256);
        const code = await makeOne(file);
        end();
        if (code !== null) failed += 1;
        done += 1;
        tools.emit({ sha256: file.sha256, ready: code === null, code });
        tools.progress({ done, total: files.length, unit: 'files', label: file.sha256.slice(0, 8) });
      }
    };
    await Promise.all(Array.from({ length: picturesAtOnce }, lane));
    if (examiner.isWorn()) tools.retire();
    return { made, failed };
  };
}
