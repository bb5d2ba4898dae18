/** Compares the pages of two PDF files as pictures, drawn by a program of others. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import sharp, { type Sharp } from 'sharp';

const dpi = 40;

/** Grey pictures of pages, in order. @param most no more than the first so many */
async function drawn(file: string, most: number): Promise<Sharp[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'casebinder-pages-'));
  const done = spawnSync('pdftoppm', [
    '-r',
    String(dpi),
    '-l',
    String(most),
    '-gray',
    '-png',
    file,
    path.join(folder, 'p'),
  ]);
  if (done.status !== 0) throw new Error(`pdftoppm: ${String(done.stderr)}`);
  const pictures: Sharp[] = [];
  for (const name of readdirSync(folder).sort()) pictures.push(sharp(await sharp(path.join(folder, name)).toBuffer()));
  rmSync(folder, { recursive: true, force: true });
  return pictures;
}

export interface PageDifference {
  readonly pages: readonly [number, number];
  /** Mean difference of the worst page in shades of 255; more than a pixel of other size counts as all. */
  readonly worst: number;
  /** True when each page is nearer to its own than to the one that follows. */
  readonly isOrdered: boolean;
}

export async function comparePages(one: string, other: string, most = 1000): Promise<PageDifference> {
  const [a, b] = await Promise.all([drawn(one, most), drawn(other, most)]);
  let worst = 0;
  let isOrdered = true;
  for (const [i, page] of a.entries()) {
    const twin = b[i];
    if (twin === undefined) break;
    const [size, twinSize] = await Promise.all([page.metadata(), twin.metadata()]);
    const isSame = Math.abs(size.width - twinSize.width) <= 1 && Math.abs(size.height - twinSize.height) <= 1;
    if (!isSame) return { pages: [a.length, b.length], worst: 255, isOrdered: false };
    const raw = (of: Sharp): Promise<Buffer> =>
      of.resize(size.width, size.height, { fit: 'fill' }).grayscale().raw().toBuffer();
    const difference = async (other: Sharp): Promise<number> => {
      const [left, right] = await Promise.all([raw(page), raw(other)]);
      return left.reduce((total, shade, at) => total + Math.abs(shade - (right[at] ?? 0)), 0) / left.length;
    };
    const own = await difference(twin);
    const next = b[i + 1];
    if (next !== undefined && (await difference(next)) <= own) isOrdered = false;
    worst = Math.max(worst, own);
  }
  return { pages: [a.length, b.length], worst, isOrdered };
}
