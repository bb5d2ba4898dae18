/**
 * Places pages of a foreign PDF as Form XObjects: the one piece of code that the trial and the packet share,
 * so that what was compared is what is printed.
 */
import { inflateSync } from 'node:zlib';
import {
  decodePDFRawStream,
  PDFArray,
  type PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFObjectCopier,
  type PDFPage,
  type PDFPageLeaf,
  PDFRawStream,
  PDFStream,
} from '@cantoo/pdf-lib';
import { withoutTraces } from './without-traces.ts';

const newline = new Uint8Array([0x0a]);

export interface SourceBox {
  /** Visible box in the page's own space. */
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
  /** 0, 90, 180 or 270, clockwise. */
  readonly turn: number;
  /** Size as it is read. */
  readonly width: number;
  readonly height: number;
}

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedPage {
  readonly box: SourceBox;
  /** Draws the page into the rectangle of an own page; null for a page without content. */
  readonly draw: ((page: PDFPage, rect: Rect) => void) | null;
}

/** The visible box of a page: crop box within media box, both possibly inherited. Null when it makes no sense. */
export function sourceBox(source: PDFDocument, index: number): SourceBox | null {
  const leaf = source.getPage(index).node;
  const read = (name: string): [number, number, number, number] | null => {
    const found = leaf.getInheritableAttribute(PDFName.of(name));
    const array = found && source.context.lookup(found);
    if (!(array instanceof PDFArray) || array.size() < 4) return null;
    const n = [0, 1, 2, 3].map((i) => {
      const value = array.lookup(i);
      return value instanceof PDFNumber ? value.asNumber() : Number.NaN;
    });
    const [a = 0, b = 0, c = 0, d = 0] = n;
    return n.every(Number.isFinite) ? [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)] : null;
  };
  const media = read('MediaBox') ?? [0, 0, 612, 792];
  const crop = read('CropBox') ?? media;
  const left = Math.max(media[0], crop[0]);
  const bottom = Math.max(media[1], crop[1]);
  const right = Math.min(media[2], crop[2]);
  const top = Math.min(media[3], crop[3]);
  if (right - left < 1 || top - bottom < 1) return null;
  const rotate = leaf.getInheritableAttribute(PDFName.of('Rotate'));
  const angle = rotate && source.context.lookup(rotate);
  const turn = angle instanceof PDFNumber ? (((Math.round(angle.asNumber() / 90) * 90) % 360) + 360) % 360 : 0;
  const across = turn % 180 !== 0;
  return {
    left,
    bottom,
    right,
    top,
    turn,
    width: across ? top - bottom : right - left,
    height: across ? right - left : top - bottom,
  };
}

/** Turns the box upright and moves it to the origin. */
function upright(box: SourceBox): [number, number, number, number, number, number] {
  switch (box.turn) {
    case 90:
      return [0, -1, 1, 0, -box.bottom, box.right];
    case 180:
      return [-1, 0, 0, -1, box.right, box.top];
    case 270:
      return [0, 1, -1, 0, box.top, -box.left];
    default:
      return [1, 0, 0, 1, -box.left, -box.bottom];
  }
}

/** Drawing of a page, unpacked, and that of all pages of a file: beyond it a page is shown as a picture, in bytes. */
const mostContent = { page: 64 * 1024 * 1024, file: 256 * 1024 * 1024 } as const;
/** LZW and the like can swell a thousandfold; what is longer than this packed is shown as a picture, in bytes. */
const mostPacked = 256 * 1024;

/** Which pages have more drawing than may lie in memory: those are never unpacked here. */
export function pagesTooLarge(source: PDFDocument, indexes: readonly number[]): ReadonlySet<number> {
  let left: number = mostContent.file;
  return new Set(
    indexes.filter((index) => {
      const size = contentSize(source.getPage(index).node, Math.min(mostContent.page, left));
      if (size !== null) left -= size;
      return size === null;
    }),
  );
}

/** Bytes of a page's drawing, unpacked; null when there are more than `most`. */
function contentSize(leaf: PDFPageLeaf, most: number): number | null {
  let size = 0;
  for (const stream of contentStreams(leaf)) {
    const filter = stream.dict.lookup(PDFName.of('Filter'));
    const names = filter instanceof PDFArray ? filter.asArray() : filter ? [filter] : [];
    if (stream instanceof PDFRawStream && names.length > 0) {
      let data: Uint8Array = stream.contents;
      for (const name of names) {
        if (name === PDFName.of('FlateDecode') || name === PDFName.of('Fl')) {
          try {
            data = inflateSync(data, { maxOutputLength: Math.max(1, most) });
          } catch (error) {
            if (error instanceof RangeError) return null;
            break;
          }
        } else if (data.length > mostPacked) return null;
        else break;
      }
      size += data.length;
    } else size += stream.getContentsSize();
    if (size > most) return null;
  }
  return size;
}

/**
 * Copies the pages with these numbers into `target`, sharing their fonts and pictures.
 * @returns one entry per asked page, in order
 */
export async function placeSourcePages(
  target: PDFDocument,
  source: PDFDocument,
  indexes: readonly number[],
): Promise<PlacedPage[]> {
  const copier = PDFObjectCopier.for(source.context, target.context);
  const seen = new Set<PDFObject>();
  const placed: PlacedPage[] = [];
  for (const index of indexes) {
    const box = sourceBox(source, index);
    if (!box) throw new Error(`page ${index + 1} has no usable box`);
    const leaf = source.getPage(index).node;
    const content = decodedContent(leaf);
    if (content.length === 0) {
      placed.push({ box, draw: null });
      continue;
    }
    const form = target.context.flateStream(content, {
      Type: 'XObject',
      Subtype: 'Form',
      FormType: 1,
      BBox: [box.left, box.bottom, box.right, box.top],
      Matrix: upright(box),
    });
    const resources = leaf.getInheritableAttribute(PDFName.of('Resources'));
    // What a page looks like is placed; who made it, with what, and what it would do is not.
    withoutTraces(source, resources, 'resources', seen);
    form.dict.set(PDFName.of('Resources'), resources ? copier.copy(resources) : target.context.obj({}));
    // A transparency group decides how overlapping colours mix: it belongs to the look of the page.
    const group = leaf.get(PDFName.of('Group'));
    withoutTraces(source, group, 'object', seen);
    if (group) form.dict.set(PDFName.of('Group'), copier.copy(group));
    const ref = target.context.register(form);
    placed.push({
      box,
      draw(page, rect) {
        const name = page.node.newXObject('Evidence', ref);
        const sx = rect.width / box.width;
        const sy = rect.height / box.height;
        appendContent(page, `q ${num(sx)} 0 0 ${num(sy)} ${num(rect.x)} ${num(rect.y)} cm ${name.toString()} Do Q\n`);
      },
    });
  }
  return placed;
}

const num = (n: number): string => Number(n.toFixed(5)).toString();

/** Adds operators after the page's own, which are closed off first so that their state does not leak. */
export function appendContent(page: PDFPage, operators: string): void {
  const { context } = page.doc;
  const contents = page.node.normalizedEntries().Contents;
  const stream = context.register(context.flateStream(operators));
  if (!contents) page.node.set(PDFName.of('Contents'), context.obj([stream]));
  else contents.push(stream);
}

function contentStreams(leaf: PDFPageLeaf): PDFStream[] {
  const found = leaf.Contents();
  const streams: PDFStream[] = [];
  if (found instanceof PDFStream) streams.push(found);
  else if (found instanceof PDFArray)
    for (let i = 0; i < found.size(); i += 1) {
      const stream = found.lookup(i);
      if (stream instanceof PDFStream) streams.push(stream);
    }
  return streams;
}

/** All content streams of a page, decoded and joined. */
function decodedContent(leaf: PDFPageLeaf): Uint8Array {
  const parts = contentStreams(leaf).flatMap((stream) => [
    stream instanceof PDFRawStream ? decodePDFRawStream(stream).decode() : stream.getContents(),
    newline,
  ]);
  return parts.length === 0 ? new Uint8Array() : Buffer.concat(parts);
}
