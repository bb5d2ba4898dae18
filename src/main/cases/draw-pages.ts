/** Draws the pages of a PDF for the window: each can be looked at as soon as it is there. Bounded; gone at the next start. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from '../../shared/z.ts';
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

/** A piece of text on a page: one line of one column. Shares of the page's width and height, from its top left corner. */
const pageTextSchema = z.array(
  z.object({ text: z.string(), x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
);
export type PageText = z.infer<typeof pageTextSchema>;

/**
 * The text of pages that are drawn, from the files beside their pictures.
 * @param drawn the pictures of the pages, in their order
 * @returns pages that are not drawn yet are left out
 */
export async function readPageTexts(
  drawn: readonly (string | undefined)[],
  from: number,
  to: number,
): Promise<{ readonly page: number; readonly runs: PageText }[]> {
  const found: { page: number; runs: PageText }[] = [];
  for (let page = from; page <= Math.min(to, drawn.length); page += 1) {
    const picture = drawn[page - 1];
    const raw = picture && (await readFile(picture.replace(/\.png$/, '.json'), 'utf8').catch(() => null));
    if (raw) found.push({ page, runs: pageTextSchema.parse(JSON.parse(raw)) });
  }
  return found;
}
