/**
 * Fills the slots of the rendered packet with photos and foreign pages and writes the one PDF.
 * Only this folder's assembling files know the PDF library. What must not live here: deciding what stands where.
 */
import { readFile } from 'node:fs/promises';
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { jpegSize } from './evidence/jpeg-size.ts';
import { appendContent, type PlacedPage, placeSourcePages } from './evidence/source-pages.ts';
import type { Slot } from './layout/exhibit-writer.ts';
import { registerJpeg, writePdfFile } from './pdf-file.ts';
import type { Rendered } from './render.ts';

const num = (n: number): string => Number(n.toFixed(4)).toString();

/**
 * @param outFile path of a file that does not exist yet
 * @param id 32 hex digits, from the facts of the packet
 */
export async function assemblePacket(
  rendered: Rendered,
  outFile: string,
  id: string,
  tools: {
    readonly signal: AbortSignal;
    /** Says that pages of this working copy are taken apart; the answer ends it. */
    readonly begin: (file: string) => () => void;
    readonly onObject: (done: number, total: number) => void;
  },
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const document = await PDFDocument.load(rendered.bytes, { updateMetadata: false });
  const { context } = document;
  const pages = document.getPages();
  const images = new Map<string, ReturnType<typeof registerJpeg>>();
  // (Map.groupBy is newer than the oldest runtime the product runs on.)
  const byFile = new Map<string, Slot[]>();
  for (const slot of rendered.slots) byFile.set(slot.fill.file, [...(byFile.get(slot.fill.file) ?? []), slot]);
  for (const [file, slots] of byFile) {
    tools.signal.throwIfAborted();
    const foreign = slots.flatMap((slot) => (slot.fill.is === 'page' ? [{ slot, page: slot.fill.page }] : []));
    const end = foreign.length > 0 ? tools.begin(file) : null;
    const placed: readonly PlacedPage[] =
      foreign.length > 0
        ? await placeForeign(
            document,
            file,
            foreign.map((f) => f.page),
          )
        : [];
    end?.();
    for (const slot of slots) {
      const page = pages[(rendered.anchors.get(slot.anchor) ?? 0) - 1];
      if (!page) throw new Error(`no page for ${slot.anchor}`);
      const y = page.getHeight() - slot.y - slot.height;
      if (slot.fill.is === 'page') {
        const at = foreign.findIndex((f) => f.slot === slot);
        placed[at]?.draw?.(page, { x: slot.x, y, width: slot.width, height: slot.height });
      } else {
        const ref = images.get(file) ?? imageOf(document, file);
        images.set(file, ref);
        const name = page.node.newXObject('Photo', ref);
        appendContent(
          page,
          `q ${num(slot.width)} 0 0 ${num(slot.height)} ${num(slot.x)} ${num(y)} cm ${name.toString()} Do Q\n`,
        );
      }
    }
  }
  // Labels are the plain page numbers, so that a viewer's page box shows what is printed.
  document.catalog.set(PDFName.of('PageLabels'), context.obj({ Nums: [0, { S: 'D' }] }));
  document.catalog.set(PDFName.of('ViewerPreferences'), context.obj({ DisplayDocTitle: true, PrintScaling: 'None' }));
  const first = pages[0];
  if (first) document.catalog.set(PDFName.of('OpenAction'), context.obj([first.ref, 'Fit']));
  if (document.catalog.has(PDFName.of('Outlines')))
    document.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
  return writePdfFile(context, outFile, id, tools.onObject);
}

const imageOf = (document: PDFDocument, file: string): ReturnType<typeof registerJpeg> => {
  const size = jpegSize(file);
  if (!size) throw new Error(`${file} is no JPEG`);
  return registerJpeg(document.context, file, size);
};

async function placeForeign(
  document: PDFDocument,
  file: string,
  pages: readonly number[],
): Promise<readonly PlacedPage[]> {
  const source = await PDFDocument.load(await readFile(file), {
    updateMetadata: false,
    ignoreEncryption: true,
    throwOnInvalidObject: false,
  });
  return placeSourcePages(document, source, pages);
}
