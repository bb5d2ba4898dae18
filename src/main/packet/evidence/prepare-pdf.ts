/**
 * Takes a foreign PDF apart so that its pages can stand in the packet: what is visible becomes content
 * (form values, stamps, signatures), each page is placed once on trial and compared with the source.
 * A page that does not come out alike is shown as a picture. Nothing here throws for a bad file.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { isDiskFull } from '../disk-full.ts';
import { pagesWithBrokenStreams } from './broken-streams.ts';
import { type Grey, type OpenPdf, openPdf, PageTooSlow } from './pdfium.ts';
import type { Prepared, SourcePage } from './prepared.ts';
import { pagesTooLarge, placeSourcePages, type SourceBox, sourceBox } from './source-pages.ts';
import { unpacksTooLarge } from './unpacked-size.ts';

export const pdfLimits = { pages: 2000, milliseconds: 30_000, dpi: 200, longestPixels: 4000 } as const;

/** Largest side of the trial picture in pixels. */
const trial = 320;

/**
 * @param bytes the original
 * @param outDir folder for the working copies
 * @param name start of the file names in it
 */
export async function preparePdf(
  bytes: Uint8Array,
  outDir: string,
  name: string,
  signal: AbortSignal,
  limits: { readonly pages: number; readonly milliseconds: number } = pdfLimits,
): Promise<Prepared> {
  const started = performance.now();
  const late = (): boolean => performance.now() - started > limits.milliseconds;
  const until = started + limits.milliseconds;
  if (unpacksTooLarge(bytes)) return { is: 'notice', why: 'too-large' };
  let pdf: Awaited<ReturnType<typeof openPdf>>;
  try {
    pdf = await openPdf(bytes, until);
  } catch {
    return { is: 'notice', why: 'broken' };
  }
  if ('refused' in pdf) return { is: 'notice', why: pdf.refused };
  try {
    if (pdf.pages === 0) return { is: 'notice', why: 'no-pages' };
    if (pdf.pages > limits.pages) return { is: 'notice', why: 'too-many-pages' };
    const sizes = Array.from({ length: pdf.pages }, (_, i) => pdf.size(i));
    // The source pictures come first: flattening changes the pages they are compared with.
    const sources: Grey[] = [];
    for (let i = 0; i < pdf.pages; i += 1) {
      signal.throwIfAborted();
      if (late()) return { is: 'notice', why: 'too-long' };
      sources.push(trialPicture(pdf, i, sizes[i] ?? { width: 612, height: 792 }));
    }
    const form = pdf.formType >= 2 ? 'xfa' : pdf.signatures > 0 ? 'signed' : 'none';
    if (late()) return { is: 'notice', why: 'too-long' };
    const copy = await flattenedCopy(pdf);
    if (late()) return { is: 'notice', why: 'too-long' };
    const alike = copy ? await placedAlike(copy, sizes, sources, until) : new Set<number>();
    const pages: SourcePage[] = [];
    const untouched = alike.size < sizes.length ? await openPdf(bytes, until) : null;
    try {
      for (const [i, size] of sizes.entries()) {
        signal.throwIfAborted();
        if (late()) return { is: 'notice', why: 'too-long' };
        if (alike.has(i) || !untouched || 'refused' in untouched) pages.push({ ...size, as: 'content', picture: null });
        else {
          const file = path.join(outDir, `${name}-${i + 1}.jpg`);
          await rasterise(untouched, i, size, file);
          pages.push({ ...size, as: 'picture', picture: file });
        }
      }
    } finally {
      if (untouched && !('refused' in untouched)) untouched.close();
    }
    const file = path.join(outDir, `${name}.pdf`);
    await writeFile(file, copy ?? bytes);
    return { is: 'pdf', file, pages, form };
  } catch (error) {
    // A full disk is no fault of the file.
    if (signal.aborted || isDiskFull(error)) throw error;
    return { is: 'notice', why: error instanceof PageTooSlow ? 'too-long' : 'broken' };
  } finally {
    pdf.close();
  }
}

function trialPicture(pdf: OpenPdf, page: number, size: { width: number; height: number }): Grey {
  const scale = trial / Math.max(size.width, size.height, 1);
  return pdf.grey(page, Math.max(8, Math.round(size.width * scale)), Math.max(8, Math.round(size.height * scale)));
}

/** The file with annotations and form values made content; null when that failed. */
async function flattenedCopy(pdf: OpenPdf): Promise<Uint8Array | null> {
  try {
    for (let i = 0; i < pdf.pages; i += 1) if (!pdf.flatten(i)) return null;
    return pdf.save();
  } catch {
    return null;
  }
}

/** Places every page on trial and gives the numbers of those that look like their source. */
async function placedAlike(
  copy: Uint8Array,
  sizes: readonly { width: number; height: number }[],
  sources: readonly Grey[],
  until: number,
): Promise<ReadonlySet<number>> {
  const alike = new Set<number>();
  try {
    const source = await PDFDocument.load(copy, {
      updateMetadata: false,
      ignoreEncryption: true,
      throwOnInvalidObject: false,
    });
    const boxes: (SourceBox | null)[] = sizes.map((size, i) => {
      const box = sourceBox(source, i);
      // Our reading of the boxes and PDFium's must agree, or the page would be cut elsewhere.
      const agrees = box !== null && Math.abs(box.width - size.width) < 1 && Math.abs(box.height - size.height) < 1;
      return agrees ? box : null;
    });
    const all = sizes.map((_, i) => i);
    const faulty = new Set([...pagesWithBrokenStreams(source, all), ...pagesTooLarge(source, all)]);
    const out = await PDFDocument.create({ updateMetadata: false });
    const wanted = boxes.flatMap((box, i) => (box && !faulty.has(i) ? [{ index: i, box }] : []));
    const refs = await placeSourcePages(
      out,
      source,
      wanted.map((w) => w.index),
    );
    for (const [i, size] of sizes.entries()) {
      const page = out.addPage([Math.max(3, size.width), Math.max(3, size.height)]);
      const at = wanted.findIndex((w) => w.index === i);
      const ref = refs[at];
      if (ref?.draw) ref.draw(page, { x: 0, y: 0, width: size.width, height: size.height });
    }
    await out.flush();
    const placed = await openPdf(await out.save({ useObjectStreams: false, updateFieldAppearances: false }), until);
    if ('refused' in placed) return alike;
    try {
      for (const [i, size] of sizes.entries()) {
        if (performance.now() > until) break;
        const before = sources[i];
        if (boxes[i] && !faulty.has(i) && before && looksAlike(before, trialPicture(placed, i, size))) alike.add(i);
      }
    } finally {
      placed.close();
    }
  } catch {
    return new Set();
  }
  return alike;
}

/**
 * Compares two pictures of the same page block by block (8 × 8 pixels), so that a hair's shift of the letters
 * does not count but a missing stamp does.
 */
export function looksAlike(a: Grey, b: Grey): boolean {
  if (a.width !== b.width || a.height !== b.height) return false;
  const block = 8;
  let off = 0;
  for (let y = 0; y < a.height; y += block)
    for (let x = 0; x < a.width; x += block) {
      let sum = 0;
      let n = 0;
      for (let dy = 0; dy < block && y + dy < a.height; dy += 1)
        for (let dx = 0; dx < block && x + dx < a.width; dx += 1) {
          const i = (y + dy) * a.width + x + dx;
          sum += (a.data[i] ?? 255) - (b.data[i] ?? 255);
          n += 1;
        }
      if (Math.abs(sum / n) > 14) off += 1;
    }
  return off === 0;
}

/** A page of the untouched original as a JPEG at 200 dpi, grey when the page is. */
async function rasterise(
  pdf: OpenPdf,
  page: number,
  size: { width: number; height: number },
  file: string,
): Promise<void> {
  const scale = Math.min(pdfLimits.dpi / 72, pdfLimits.longestPixels / Math.max(size.width, size.height, 1));
  const width = Math.max(8, Math.round(size.width * scale));
  const height = Math.max(8, Math.round(size.height * scale));
  const picture = pdf.picture(page, width, height);
  let coloured = false;
  for (let i = 0; i < picture.data.length && !coloured; i += 4) {
    const [r = 0, g = 0, b = 0] = [picture.data[i], picture.data[i + 1], picture.data[i + 2]];
    coloured = Math.abs(r - g) > 12 || Math.abs(g - b) > 12;
  }
  const image = sharp(picture.data, { raw: { width, height, channels: 4 } }).removeAlpha();
  await (coloured ? image : image.toColourspace('b-w')).jpeg({ quality: 88 }).toFile(file);
}
