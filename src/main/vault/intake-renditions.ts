/**
 * The job `evidence.renditions`: makes pictures for screen and paper from stored originals, where they are missing.
 * What must not live here: decoders, rows, and anything that writes to an original.
 */
import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type FileKind, imageKinds } from '../../shared/domain/evidence.ts';
import type { JobHandler, JobTable } from '../jobs/job-table.ts';
import type { FileExaminer } from './intake-examiner.ts';
import { hasRendition, renditionPath, writeRendition } from './intake-store.ts';
import { storedPath } from './stored-path.ts';

const picturesAtOnce = 2;
/** Larger originals are not opened. */
const maxBytes = 200e6;

type Made = Omit<JobTable['evidence.renditions']['event'], 'sha256' | 'ready'>;
const nothingBeside = { look: null, excerpt: null } as const;

/**
 * @param examiner the decoders, handed in by the worker
 * @param drawFirstPage the picture of a PDF, null when it cannot be drawn
 */
export function renditionsJob(
  examiner: FileExaminer,
  drawFirstPage: (bytes: Uint8Array) => Promise<Buffer | null>,
): JobHandler<'evidence.renditions'> {
  return async ({ archiveRoot, want, files }, tools) => {
    let done = 0;
    let made = 0;
    let failed = 0;

    async function makeOne(file: (typeof files)[number]): Promise<Made> {
      const stored = path.join(archiveRoot, storedPath(file.sha256, file.kind));
      if (!imageKinds.has(file.kind) && file.kind !== 'pdf') return readExcerpt(stored, file.kind);
      const code = (await hasRendition(archiveRoot, file.sha256, want)) ? null : await makeMissing(stored, file);
      if (code !== null || file.tile !== true || file.kind === 'pdf') return { ...nothingBeside, code };
      const small = await readFile(path.join(archiveRoot, renditionPath(file.sha256, 'thumbnail'))).catch(() => null);
      return { ...nothingBeside, look: small === null ? null : await examiner.lookOf(small), code };
    }

    async function readExcerpt(stored: string, kind: FileKind): Promise<Made> {
      const handle = await open(stored, 'r').catch(() => null);
      if (handle === null) return { ...nothingBeside, code: 'INTAKE_NOT_FOUND' };
      try {
        const { buffer, bytesRead } = await handle.read(
          Buffer.alloc(examiner.excerptBytes),
          0,
          examiner.excerptBytes,
          0,
        );
        const excerpt = await examiner.excerptOf(buffer.subarray(0, bytesRead), kind);
        return { ...nothingBeside, excerpt, code: null };
      } finally {
        await handle.close();
      }
    }

    async function makeMissing(stored: string, file: (typeof files)[number]): Promise<string | null> {
      const original = await readFile(stored).catch(() => null);
      if (original === null) return 'INTAKE_NOT_FOUND';
      if (original.length > maxBytes) return 'FILE_TOO_LARGE_TO_OPEN';
      if (file.kind === 'pdf') {
        const page = await drawFirstPage(original);
        if (page === null) return 'PDF_UNREADABLE';
        await writeRendition(archiveRoot, file.sha256, want, page);
      } else {
        const picture = await examiner.makePicture(original, file.kind, want);
        if (picture.is !== 'made') return picture.is === 'too-large' ? 'IMAGE_TOO_LARGE' : 'IMAGE_UNREADABLE';
        await writeRendition(archiveRoot, file.sha256, want, picture.jpeg);
      }
      made += 1;
      return null;
    }

    const queue = files.values();
    const lane = async (): Promise<void> => {
      for (const file of queue) {
        if (tools.signal.aborted) return;
        const end = tools.begin(file.sha256);
        const is = await makeOne(file);
        end();
        if (is.code !== null) failed += 1;
        done += 1;
        tools.emit({ sha256: file.sha256, ready: is.code === null, ...is });
        tools.progress({ done, total: files.length, unit: 'files', label: file.sha256.slice(0, 8) });
      }
    };
    await Promise.all(Array.from({ length: picturesAtOnce }, lane));
    if (examiner.isWorn()) tools.retire();
    return { made, failed };
  };
}
