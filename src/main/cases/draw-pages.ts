/** Draws the pages of a PDF for the window: each can be looked at as soon as it is there. Bounded; gone at the next start. */
import path from 'node:path';
import { openPageFolder, trimPageCache } from '../vault/page-cache.ts';
import type { Desk } from './desk.ts';

/** Absolute paths of the pictures of pages made in this run, in their order, by the hash of the file. */
export type PageShelf = Map<string, readonly string[]>;

export interface PagesWanted {
  readonly sha256: string;
  /** Absolute path of the PDF. */
  readonly file: string;
  /** How many pages it is known to have. */
  readonly pages: number;
  readonly dpi: number;
}

/**
 * @param onPage how many pages are drawn
 * @returns how many pages there are pictures of
 * @throws Trouble PACKET_UNREADABLE, JOB_CANCELLED, JOB_CHILD_DIED …
 */
export async function drawPages(
  desk: Pick<Desk, 'jobs'>,
  place: { readonly dataDir: string; readonly shelf: PageShelf },
  { sha256, file, pages, dpi }: PagesWanted,
  options: { readonly signal: AbortSignal; readonly onPage: (page: number) => void },
): Promise<number> {
  const { dataDir, shelf } = place;
  const known = shelf.get(sha256);
  const name = `${sha256.slice(0, 32)}-${dpi}`;
  const outDir = await openPageFolder(dataDir, name);
  if (known?.length === pages) return known.length;
  const files: string[] = [];
  shelf.set(sha256, files);
  await desk.jobs.run(
    'packet.pages',
    { file, outDir, dpi },
    {
      onEvent: (made) => {
        files[made.page - 1] = made.file;
        options.onPage(made.page);
      },
      signal: options.signal,
    },
  );
  const gone = new Set(await trimPageCache(dataDir, name));
  for (const [key, drawn] of shelf) if (gone.has(path.dirname(drawn[0] ?? ''))) shelf.delete(key);
  return files.length;
}
