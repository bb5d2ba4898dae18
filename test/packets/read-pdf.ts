/** Reads a finished PDF with another engine than ours (pdf.js): text with places, links, bookmarks, labels. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Type size in points. */
  readonly size: number;
}
export interface ReadLink {
  readonly to: number;
  readonly name: string;
  readonly rect: readonly [number, number, number, number];
}
export interface ReadPage {
  readonly width: number;
  readonly height: number;
  readonly items: readonly PlacedText[];
  /** All text in reading order, white space as single blanks. */
  readonly text: string;
  readonly links: readonly ReadLink[];
}
export interface ReadPdf {
  readonly pages: readonly ReadPage[];
  readonly outline: readonly { readonly title: string; readonly page: number }[];
  readonly labels: readonly string[] | null;
  readonly title: string;
}

interface OutlineNode {
  readonly title: string;
  readonly dest: string | unknown[] | null;
  readonly items: readonly OutlineNode[];
}

export async function readPdf(data: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: data.slice(), useSystemFonts: false, verbosity: 0 });
  const doc = await task.promise;
  const pageOf = async (dest: unknown): Promise<number> => {
    const explicit = typeof dest === 'string' ? await doc.getDestination(dest) : (dest as unknown[] | null);
    const target = explicit?.[0];
    if (typeof target === 'number') return target + 1;
    return target ? (await doc.getPageIndex(target as never)) + 1 : 0;
  };
  const pages: ReadPage[] = [];
  for (let n = 1; n <= doc.numPages; n += 1) {
    const page = await doc.getPage(n);
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = page.view as number[];
    const content = await page.getTextContent();
    const items = content.items.flatMap((i) =>
      'str' in i && i.str !== ''
        ? [{ text: i.str, x: Number(i.transform[4]), y: Number(i.transform[5]), size: Number(i.transform[3]) }]
        : [],
    );
    const links: ReadLink[] = [];
    for (const a of (await page.getAnnotations()) as {
      subtype: string;
      dest?: unknown;
      rect: [number, number, number, number];
    }[])
      if (a.subtype === 'Link' && a.dest) links.push({ to: await pageOf(a.dest), name: String(a.dest), rect: a.rect });
    pages.push({
      width: x1 - x0,
      height: y1 - y0,
      items,
      links,
      text: items
        .map((i) => i.text)
        .join(' ')
        .replace(/\u200B/g, '')
        .replace(/\s+/g, ' '),
    });
    page.cleanup();
  }
  const outline: { title: string; page: number }[] = [];
  const walk = async (nodes: readonly OutlineNode[]): Promise<void> => {
    for (const node of nodes) {
      outline.push({ title: node.title, page: await pageOf(node.dest) });
      await walk(node.items);
    }
  };
  await walk(((await doc.getOutline()) ?? []) as OutlineNode[]);
  const { info } = await doc.getMetadata();
  const labels = await doc.getPageLabels();
  const title = String((info as { Title?: string }).Title ?? '');
  await task.destroy();
  return { pages, outline, labels, title };
}

/** The text without any white space: Chinese and broken words are compared so. */
export const squeezed = (text: string): string => text.replace(/[\s\u200B]+/g, '');
