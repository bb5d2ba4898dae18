/** Looking into a piece of evidence: the pages of a PDF drawn, texts, tables and mails read. Everything in the child. */
import path from 'node:path';
import type { EvidenceSummary } from '../../shared/domain/evidence.ts';
import { Trouble } from '../../shared/errors.ts';
import type { JobTable } from '../jobs/job-table.ts';
import { isFile } from '../vault/durable-write.ts';
import { storedPath } from '../vault/stored-path.ts';
import type { Desk } from './desk.ts';
import { drawPages, type PageShelf } from './draw-pages.ts';

/** Fine print stays readable when a page is enlarged by half. */
const PAGE_DPI = 130;

function originalOf(desk: Desk, piece: EvidenceSummary): string {
  const file = path.join(desk.archive.root, storedPath(piece.sha256, piece.kind));
  if (!isFile(file)) throw new Trouble('EVIDENCE_FILE_MISSING', { name: piece.originalName });
  return file;
}

/**
 * @returns how many pages are drawn
 * @throws Trouble EVIDENCE_FILE_MISSING, PDF_UNREADABLE, JOB_CANCELLED …
 */
export async function drawSheets(
  desk: Desk,
  piece: EvidenceSummary,
  place: { readonly dataDir: string; readonly shelf: PageShelf },
  options: { readonly signal: AbortSignal; readonly onPage: (page: number) => void },
): Promise<number> {
  const file = originalOf(desk, piece);
  try {
    const wanted = { sha256: piece.sha256, file, pages: piece.pages ?? 0, dpi: PAGE_DPI };
    return await drawPages(desk, place, wanted, options);
  } catch (error) {
    // Whatever is wrong inside a foreign file is no fault of the program.
    if (error instanceof Trouble && error.code !== 'PACKET_UNREADABLE') throw error;
    throw new Trouble('PDF_UNREADABLE');
  }
}

/** @throws Trouble EVIDENCE_FILE_MISSING, NOT_A_TEXT */
export function readText(desk: Desk, piece: EvidenceSummary): Promise<JobTable['evidence.text']['output']> {
  const { kind } = piece;
  if (kind !== 'text' && kind !== 'csv' && kind !== 'email')
    throw new Trouble('NOT_A_TEXT', { name: piece.originalName });
  return desk.jobs.run('evidence.text', { file: originalOf(desk, piece), kind });
}
