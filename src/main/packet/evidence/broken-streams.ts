/**
 * Which pages of a foreign PDF use a stream that does not inflate: carried over, it would leave a fault in the packet.
 * Only deflate is looked at, which nearly all streams use. What must not live here: what becomes of such a page.
 */
import { inflateSync } from 'node:zlib';
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib';

/** A stream that grows beyond this is left to the reader, in bytes. */
const mostBytes = 64 * 1024 * 1024;

function isBroken(stream: PDFRawStream): boolean {
  const filter = stream.dict.lookup(PDFName.of('Filter'));
  const first = filter instanceof PDFArray ? filter.lookup(0) : filter;
  if (first !== PDFName.of('FlateDecode') && first !== PDFName.of('Fl')) return false;
  try {
    inflateSync(stream.contents, { maxOutputLength: mostBytes });
    return false;
  } catch (error) {
    return !(error instanceof RangeError);
  }
}

/** @returns the indexes of the pages, out of `indexes`, that reach a broken stream by their content or resources */
export function pagesWithBrokenStreams(source: PDFDocument, indexes: readonly number[]): ReadonlySet<number> {
  const broken = new Set(
    source.context
      .enumerateIndirectObjects()
      .flatMap(([ref, object]) => (object instanceof PDFRawStream && isBroken(object) ? [ref] : [])),
  );
  if (broken.size === 0) return new Set();
  const parent = PDFName.of('Parent');
  const reaches = (roots: readonly (PDFObject | undefined)[]): boolean => {
    const seen = new Set<PDFRef>();
    const open = [...roots];
    while (open.length > 0) {
      const object = open.pop();
      if (object instanceof PDFRef) {
        if (broken.has(object)) return true;
        if (seen.has(object)) continue;
        seen.add(object);
        open.push(source.context.lookup(object));
      } else if (object instanceof PDFArray) open.push(...object.asArray());
      else {
        const dict = object instanceof PDFStream ? object.dict : object;
        // The way back to the page tree would reach every other page.
        if (dict instanceof PDFDict) for (const [key, value] of dict.entries()) if (key !== parent) open.push(value);
      }
    }
    return false;
  };
  return new Set(
    indexes.filter((index) => {
      const leaf = source.getPage(index).node;
      return reaches([leaf.get(PDFName.of('Contents')), leaf.getInheritableAttribute(PDFName.of('Resources'))]);
    }),
  );
}
