/**
 * Writes a finished PDF object by object to disk, so that photos pass through one at a time and never lie in memory together.
 * What must not live here: what is on the pages.
 */
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import {
  type PDFContext,
  type PDFDict,
  PDFName,
  PDFNumber,
  PDFRawStream,
  type PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib';

/** A JPEG on disk as an image object: only its size is known until it is written. */
export class JpegOnDisk extends PDFStream {
  private readonly file: string;
  private readonly length: number;

  constructor(dict: PDFDict, file: string) {
    super(dict);
    this.file = file;
    this.length = statSync(file).size;
  }

  /** Hands the whole object over in pieces that share one buffer. */
  writeTo(write: (chunk: Uint8Array | string) => void, buffer: Uint8Array): void {
    this.updateDict();
    write(`${this.dict.toString()}\nstream\n`);
    const handle = openSync(this.file, 'r');
    try {
      let left = this.length;
      while (left > 0) {
        const read = readSync(handle, buffer, 0, Math.min(buffer.length, left), null);
        if (read === 0) throw new Error(`${this.file} became shorter while it was read`);
        write(buffer.subarray(0, read));
        left -= read;
      }
    } finally {
      closeSync(handle);
    }
    write('\nendstream');
  }

  override getContentsSize(): number {
    return this.length;
  }
}

/**
 * @param file path to write; made new, synced to disk before it returns
 * @param id 32 hex digits for the file's identity
 */
export function writePdfFile(
  context: PDFContext,
  file: string,
  id: string,
  onObject: (done: number, total: number) => void,
): { readonly bytes: number; readonly sha256: string } {
  const hash = createHash('sha256');
  const handle = openSync(file, 'wx', 0o600);
  const piece = Buffer.alloc(1 << 18);
  let bytes = 0;
  const write = (chunk: Uint8Array | string): void => {
    const buffer = typeof chunk === 'string' ? Buffer.from(chunk, 'latin1') : chunk;
    for (let done = 0; done < buffer.length; ) done += writeSync(handle, buffer, done);
    hash.update(buffer);
    bytes += buffer.length;
  };
  try {
    // The comment of four high bytes tells programs that move files that this one is binary.
    write('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n');
    const offsets = new Map<number, number>();
    const objects = context.enumerateIndirectObjects();
    let largest = 0;
    for (const [i, [ref, object]] of objects.entries()) {
      if (object instanceof PDFRawStream && isContainer(object)) continue;
      offsets.set(ref.objectNumber, bytes);
      largest = Math.max(largest, ref.objectNumber);
      write(`${ref.objectNumber} 0 obj\n`);
      if (object instanceof JpegOnDisk) object.writeTo(write, piece);
      else {
        const body = Buffer.alloc(object.sizeInBytes());
        write(body.subarray(0, object.copyBytesInto(body, 0)));
      }
      write('\nendobj\n');
      onObject(i + 1, objects.length);
    }
    const start = bytes;
    write(`xref\n0 ${largest + 1}\n0000000000 65535 f \n`);
    for (let n = 1; n <= largest; n += 1) {
      const at = offsets.get(n);
      // A number that no object has points at the head of the free list.
      write(at === undefined ? '0000000000 65535 f \n' : `${String(at).padStart(10, '0')} 00000 n \n`);
    }
    const { Root, Info } = context.trailerInfo;
    write(
      `trailer\n<< /Size ${largest + 1} /Root ${String(Root)} ${Info ? `/Info ${String(Info)} ` : ''}/ID [<${id}> <${id}>] >>\nstartxref\n${start}\n%%EOF\n`,
    );
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** Cross-reference and object streams of the source belong to its own file only. */
function isContainer(stream: PDFRawStream): boolean {
  const type = stream.dict.lookup(PDFName.of('Type'));
  return type === PDFName.of('ObjStm') || type === PDFName.of('XRef');
}

/** Registers a JPEG without reading it. */
export function registerJpeg(
  context: PDFContext,
  file: string,
  size: { width: number; height: number; channels: number },
): PDFRef {
  const dict = context.obj({
    Type: 'XObject',
    Subtype: 'Image',
    BitsPerComponent: 8,
    Width: size.width,
    Height: size.height,
    ColorSpace: size.channels === 1 ? 'DeviceGray' : 'DeviceRGB',
    Filter: 'DCTDecode',
  });
  const stream = new JpegOnDisk(dict, file);
  dict.set(PDFName.of('Length'), PDFNumber.of(stream.getContentsSize()));
  return context.register(stream);
}
