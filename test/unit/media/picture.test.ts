/** Pictures for screen and paper, and what a photo says of itself. */
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { readCameraFacts } from '../../../src/main/media/camera-facts.ts';
import { hasSoundTable, probePdf } from '../../../src/main/media/pdf-probe.ts';
import { makePicture, maxPixels } from '../../../src/main/media/picture.ts';
import { brokenPdf, pdf, photo, pngOfSize } from '../../intake/make-files.ts';

const exifOf = async (exif: Record<string, Record<string, string>>): Promise<Buffer> =>
  sharp(await photo(1))
    .withExif(exif)
    .jpeg()
    .toBuffer();

test('a picture for paper keeps 200 dpi on a whole sheet and is never enlarged', async () => {
  const large = await makePicture(await photo(1, 4000, 3000), 'jpeg', 'print');
  if (large.is !== 'made') throw new Error(large.is);
  expect(await sharp(large.jpeg).metadata()).toMatchObject({
    width: 2000,
    height: 1500,
    space: 'srgb',
    chromaSubsampling: '4:2:0',
  });
  const small = await makePicture(
    await sharp(await photo(1, 300, 200))
      .png()
      .toBuffer(),
    'png',
    'print',
  );
  if (small.is !== 'made') throw new Error(small.is);
  expect(await sharp(small.jpeg).metadata()).toMatchObject({ width: 300, height: 200, chromaSubsampling: '4:4:4' });
});

test('no metadata leaves with a picture', async () => {
  const bytes = await exifOf({
    IFD0: { Make: 'Acme', Artist: 'CANARY-NAME' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '1/1 2/1 3/1' },
  });
  expect(bytes.includes('CANARY-NAME')).toBe(true);
  for (const size of ['thumbnail', 'print'] as const) {
    const picture = await makePicture(bytes, 'jpeg', size);
    if (picture.is !== 'made') throw new Error(picture.is);
    expect(picture.jpeg.includes('CANARY-NAME')).toBe(false);
    const { exif, xmp, iptc, icc } = await sharp(picture.jpeg).metadata();
    expect([exif, xmp, iptc, icc]).toEqual([undefined, undefined, undefined, undefined]);
  }
});

test('CMYK, 16 bit and grey become sRGB', async () => {
  const cmyk = await sharp(await photo(2))
    .toColourspace('cmyk')
    .jpeg()
    .toBuffer();
  const deep = await sharp(await photo(2))
    .toColourspace('rgb16')
    .png()
    .toBuffer();
  const grey = await sharp(await photo(2))
    .greyscale()
    .png()
    .toBuffer();
  for (const [bytes, kind] of [
    [cmyk, 'jpeg'],
    [deep, 'png'],
    [grey, 'png'],
  ] as const) {
    const picture = await makePicture(bytes, kind, 'thumbnail');
    if (picture.is !== 'made') throw new Error(picture.is);
    expect(await sharp(picture.jpeg).metadata()).toMatchObject({
      space: expect.stringMatching(/srgb|b-w/),
      depth: 'uchar',
    });
  }
});

test('the limit of pixels is met by the header', async () => {
  expect(maxPixels).toBe(100_000_000);
  expect(await makePicture(pngOfSize(10_001, 10_000), 'png', 'thumbnail')).toEqual({
    is: 'too-large',
    width: 10_001,
    height: 10_000,
  });
});

test('a loader that is none of ours is not let near the bytes', async () => {
  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10"/></svg>',
  );
  expect((await makePicture(svg, 'png', 'thumbnail')).is).toBe('unreadable');
});

test.each([
  ['2025:04:02 10:12:00', '+08:00', { local: '2025-04-02T10:12:00', offset: '+08:00' }],
  ['2025:04:02 10:12:00', null, { local: '2025-04-02T10:12:00', offset: null }],
  ['2025:04:02 10:12:00', 'rubbish', { local: '2025-04-02T10:12:00', offset: null }],
  ['2024:02:29 23:59:59', '-03:30', { local: '2024-02-29T23:59:59', offset: '-03:30' }],
  ['2025:02:29 10:12:00', null, null],
  ['0000:00:00 00:00:00', null, null],
  ['    :  :     :  :  ', null, null],
  ['2025:04:02 24:00:00', null, null],
])('camera time %s %s', async (time, offset, expected) => {
  const tags = { DateTimeOriginal: time, ...(offset === null ? {} : { OffsetTimeOriginal: offset }) };
  expect(readCameraFacts(await exifOf({ IFD2: tags })).cameraTime).toEqual(expected);
});

test('the time of the last change is not the time of the picture', async () => {
  expect(readCameraFacts(await exifOf({ IFD0: { DateTime: '2025:04:02 10:12:00' } })).cameraTime).toBeNull();
});

test.each([
  ['Canon', 'Canon EOS 40D', 'Canon EOS 40D'],
  ['NIKON CORPORATION', 'NIKON D90', 'NIKON D90'],
  ['Apple', 'iPhone 15', 'Apple iPhone 15'],
])('camera of %s %s', async (Make, Model, expected) => {
  expect(readCameraFacts(await exifOf({ IFD0: { Make, Model } })).camera).toBe(expected);
});

test('bytes that are no picture say nothing', () => {
  expect(readCameraFacts(Buffer.from('no picture at all'))).toEqual({
    cameraTime: null,
    camera: null,
    hasLocation: false,
    editedWith: null,
  });
});

test.each([
  ['Adobe Photoshop 25.5', 'Adobe Photoshop 25.5'],
  ['Snapseed 2.0', 'Snapseed 2.0'],
  ['iOS 17.4', null],
  ['MediaTek Camera Application', null],
  ['HDR+ 1.0.540104767zd', null],
])('software of a picture: %s', async (Software, expected) => {
  expect(readCameraFacts(await exifOf({ IFD0: { Software } })).editedWith).toBe(expected);
});

test('PDF: pages, damage, rubbish, many times over without growing', async () => {
  expect(await probePdf(pdf(7))).toEqual({ is: 'open', pages: 7, repaired: false });
  expect(await probePdf(brokenPdf(7))).toEqual({ is: 'open', pages: 7, repaired: true });
  expect(await probePdf(Buffer.from('%PDF-1.4 nothing'))).toEqual({ is: 'unreadable' });
  expect(hasSoundTable(Buffer.from('x'))).toBe(false);
  const before = process.memoryUsage.rss();
  const large = Buffer.concat([pdf(3), Buffer.alloc(2_000_000, 0x20)]);
  for (let i = 0; i < 200; i += 1) await probePdf(large);
  // 400 MB went through; what is kept stays far below.
  expect(process.memoryUsage.rss() - before).toBeLessThan(150e6);
});
