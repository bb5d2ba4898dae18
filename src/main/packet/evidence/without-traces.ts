/**
 * Takes out of a foreign PDF's objects what says who made them, or what would act, before they are copied into a packet.
 * What must not live here: what is visible.
 */
import { PDFArray, PDFDict, type PDFDocument, PDFName, type PDFObject, PDFRef, PDFStream } from '@cantoo/pdf-lib';

const traces = ['Metadata', 'PieceInfo', 'LastModified', 'AA', 'OpenAction', 'JS'].map((name) => PDFName.of(name));
const resourcesName = PDFName.of('Resources');
const glyphsName = PDFName.of('CharProcs');
const metadataType = PDFName.of('Metadata');

/** In a list of names ("fonts", "pictures", glyphs) any key is a name that the drawing uses: a font may be called /AA. */
type Kind = 'object' | 'resources' | 'names';

/**
 * Changes the source in memory: everything that `root` reaches.
 * @param seen what was done before, shared between the pages of one file
 */
export function withoutTraces(
  source: PDFDocument,
  root: PDFObject | undefined,
  kind: Kind,
  seen: Set<PDFObject>,
): void {
  const open: { readonly object: PDFObject; readonly kind: Kind }[] = root ? [{ object: root, kind }] : [];
  const resolve = (object: PDFObject): PDFObject | undefined =>
    object instanceof PDFRef ? source.context.lookup(object) : object;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const object = resolve(next.object);
    if (!object || seen.has(object)) continue;
    if (object instanceof PDFArray) {
      seen.add(object);
      for (const item of object.asArray()) open.push({ object: item, kind: 'object' });
      continue;
    }
    const dict = object instanceof PDFStream ? object.dict : object;
    if (!(dict instanceof PDFDict)) continue;
    seen.add(object);
    if (next.kind === 'object') for (const name of traces) dict.delete(name);
    for (const [key, value] of dict.entries()) {
      const found = resolve(value);
      if (found instanceof PDFStream && found.dict.get(PDFName.of('Type')) === metadataType) dict.delete(key);
      else if (next.kind === 'resources') open.push({ object: value, kind: 'names' });
      else if (next.kind === 'names') open.push({ object: value, kind: 'object' });
      else
        open.push({
          object: value,
          kind: key === resourcesName ? 'resources' : key === glyphsName ? 'names' : 'object',
        });
    }
  }
}
