/**
 * Pictures for screen and paper, made from stored bytes: upright, sRGB, without metadata, on white.
 * What must not live here: where they are kept, and the originals, which are never touched.
 */
import sharp, { type Sharp, type SharpOptions } from 'sharp';
import type { FileKind } from '../../shared/domain/evidence.ts';
import { decodeHeicPicture, TooManyPixels } from './heic.ts';

/** Larger pictures are stored, not opened. */
export const maxPixels = 100_000_000;
/** Seconds one picture may take. */
const maxSeconds = 20;

export type PictureSize = 'thumbnail' | 'print' | 'full';

/**
 * Longest side in pixels. `print`: a picture alone on a sheet is up to 230 mm long and must keep 200 dpi
 * (230 / 25.4 × 200 = 1811); two on a sheet, 165 mm wide, then have 308.
 */
const sizes = {
  thumbnail: { longest: 320, quality: 78 },
  print: { longest: 2000, quality: 82 },
  // Every point of what a camera takes; beyond it the window cannot draw a picture in one go.
  full: { longest: 12_000, quality: 92 },
} as const;

/** Cameras record colour at half resolution anyway; coloured letters of a screenshot need all of it. */
const photoKinds: ReadonlySet<FileKind> = new Set(['jpeg', 'heif']);

// No cache: files are seen once, and an open handle would lock them on Windows. One thread a picture: two pictures
// at a time use two cores better than one picture on both.
sharp.cache(false);
sharp.concurrency(1);
// Whatever the bytes pretend to be, only the loaders of our own kinds may look at them.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Tiff', 'Nsgif', 'Heif'].map((loader) => `VipsForeignLoad${loader}`),
});

export type PictureOutcome =
  | {
      readonly is: 'made';
      readonly jpeg: Buffer;
      readonly width: number;
      readonly height: number;
      readonly damaged: boolean;
    }
  | { readonly is: 'too-large'; readonly width: number; readonly height: number }
  | { readonly is: 'unreadable'; readonly width: number | null; readonly height: number | null };

/**
 * Makes one picture.
 * @param source the file's bytes, or its path when it is too large to hold
 * @returns the JPEG with the upright size of the original in pixels, or why there is none; never throws for a bad picture
 */
export async function makePicture(
  source: Uint8Array | string,
  kind: FileKind,
  size: PictureSize,
): Promise<PictureOutcome> {
  if (kind === 'heif' && typeof source !== 'string' && !isAvif(source)) return makeFromHeic(source, size);
  const header = await readHeader(source);
  if (header === null) return { is: 'unreadable', width: null, height: null };
  const { width, height } = header;
  if (width * height > maxPixels) return { is: 'too-large', width, height };
  const strict = await render(open(source, 'truncated'), kind, size);
  if (strict !== null) return { is: 'made', jpeg: strict, width, height, damaged: false };
  const lenient = await render(open(source, 'none'), kind, size);
  if (lenient !== null) return { is: 'made', jpeg: lenient, width, height, damaged: true };
  return { is: 'unreadable', width, height };
}

async function makeFromHeic(bytes: Uint8Array, size: PictureSize): Promise<PictureOutcome> {
  try {
    const raw = await decodeHeicPicture(bytes, maxPixels);
    const { width, height } = raw;
    const jpeg = await render(sharp(raw.data, { raw: { width, height, channels: 4 } }), 'heif', size);
    if (jpeg === null) return { is: 'unreadable', width, height };
    return { is: 'made', jpeg, width, height, damaged: false };
  } catch (error) {
    if (error instanceof TooManyPixels) return { is: 'too-large', width: error.width, height: error.height };
    return { is: 'unreadable', width: null, height: null };
  }
}

/** Upright size by the header alone; null when there is no readable header. */
async function readHeader(source: Uint8Array | string): Promise<{ width: number; height: number } | null> {
  try {
    const { autoOrient } = await sharp(source, { limitInputPixels: false, failOn: 'none' }).metadata();
    return autoOrient;
  } catch {
    return null;
  }
}

function open(source: Uint8Array | string, failOn: NonNullable<SharpOptions['failOn']>): Sharp {
  // Stated once here: the first picture of an animation, and the orientation of the camera applied once.
  return sharp(source, { limitInputPixels: maxPixels, failOn, pages: 1, sequentialRead: true }).autoOrient();
}

async function render(picture: Sharp, kind: FileKind, size: PictureSize): Promise<Buffer | null> {
  const { longest, quality } = sizes[size];
  const chromaSubsampling = size !== 'thumbnail' && !photoKinds.has(kind) ? '4:4:4' : '4:2:0';
  try {
    return await picture
      .resize(longest, longest, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      // The code tables of the standard: a third less time for three per cent more bytes.
      .jpeg({ quality, chromaSubsampling, optimiseCoding: false })
      .timeout({ seconds: maxSeconds })
      .toBuffer();
  } catch {
    return null;
  }
}

function isAvif(bytes: Uint8Array): boolean {
  return /^avi[fs]$/.test(Buffer.from(bytes.subarray(8, 12)).toString('latin1'));
}
