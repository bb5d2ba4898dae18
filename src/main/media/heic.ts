/**
 * The only place that decodes HEIC. HEVC is patented and libheif-js is LGPL: one module, so that it can be replaced or left out.
 * Subtle: libheif applies the rotation and mirroring that the container states; the EXIF orientation must not be applied again.
 */
import decodeHeic from 'heic-decode';

export interface RawPicture {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Thrown when the header promises more pixels than allowed. */
export class TooManyPixels extends Error {
  readonly width: number;
  readonly height: number;
  constructor(width: number, height: number) {
    super('too many pixels');
    this.width = width;
    this.height = height;
  }
}

/** Pictures decoded in this process so far: the decoder does not give all its memory back, see `heicPerChild`. */
let decoded = 0;
/** After so many the child should be replaced (memory grew until abort at about 570 in one process). */
export const heicPerChild = 60;
export function heicCount(): number {
  return decoded;
}

/**
 * Decodes the first picture of a HEIC file, upright, as RGBA.
 * @param maxPixels checked against the header before anything is decoded
 * @throws TooManyPixels, or the decoder's error
 */
export async function decodeHeicPicture(bytes: Uint8Array, maxPixels: number): Promise<RawPicture> {
  decoded += 1;
  // The library accepts only some major brands, the decoder itself all of them.
  const copy = Uint8Array.from(bytes);
  copy.set(Buffer.from('heic'), 8);
  const pictures = await decodeHeic.all({ buffer: copy });
  try {
    const first = pictures[0];
    if (first === undefined) throw new Error('no picture inside');
    if (first.width * first.height > maxPixels) throw new TooManyPixels(first.width, first.height);
    const { data, width, height } = await first.decode();
    return { data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength), width, height };
  } finally {
    pictures.dispose();
  }
}
