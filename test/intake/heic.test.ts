/** HEIC as phones write it: the container states the rotation, and the EXIF orientation says the same again. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { makePicture } from '../../src/main/media/picture.ts';
import { renditionPath } from '../../src/main/vault/intake-store.ts';
import { skipHere } from '../support/not-run.ts';
import { answerFor, openDesk, rowOf, temporaryFolder, warned } from './open-desk.ts';

/** Start and length of a box in the part of a file between two places. */
function box(bytes: Buffer, type: string): { at: number; size: number } {
  const at = bytes.indexOf(type, 0, 'latin1') - 4;
  return { at, size: bytes.readUInt32BE(at) };
}

/**
 * Adds a rotation to the only picture of a small HEIC file (ISO 23008-12, 6.5.10 `irot`; 14496-12 for the boxes around it).
 * @param quarters quarter turns anticlockwise
 */
function withRotation(heic: Buffer, quarters: number): Buffer {
  const [meta, iprp, ipco, ipma, iloc] = ['meta', 'iprp', 'ipco', 'ipma', 'iloc'].map((type) => box(heic, type));
  if (!meta || !iprp || !ipco || !ipma || !iloc) throw new Error('not the HEIC this is for');
  const irot = Buffer.from([0, 0, 0, 9, ...Buffer.from('irot'), quarters]);
  const out = Buffer.from(heic);
  // Properties are counted from one; the new one stands last and is essential.
  let properties = 0;
  for (let at = ipco.at + 8; at < ipco.at + ipco.size; at += heic.readUInt32BE(at)) properties += 1;
  const count = ipma.at + 18;
  out[count] = heic.readUInt8(count) + 1;
  for (const [part, more] of [
    [meta, 10],
    [iprp, 10],
    [ipco, 9],
    [ipma, 1],
  ] as const) {
    out.writeUInt32BE(part.size + more, part.at);
  }
  // The places of the data count from the start of the file and move with it.
  const items = heic.readUInt16BE(iloc.at + 14);
  for (let i = 0; i < items; i += 1) {
    const place = iloc.at + 16 + i * 18 + 4;
    if (iloc.size !== 16 + items * 18) throw new Error('not the item table this is for');
    out.writeUInt32BE(heic.readUInt32BE(place) + 10, place);
  }
  const ipcoEnd = ipco.at + ipco.size;
  const ipmaEnd = ipma.at + ipma.size;
  return Buffer.concat([
    out.subarray(0, ipcoEnd),
    irot,
    out.subarray(ipcoEnd, ipmaEnd),
    Buffer.from([0x80 | (properties + 1)]),
    out.subarray(ipmaEnd),
  ]);
}

/** What the sensor saw of a picture that is red top left, green top right and blue below, 300 × 200 when upright. */
async function sensorJpeg(orientation: number, turn: number): Promise<Buffer> {
  const block = (background: string) => ({ create: { width: 100, height: 80, channels: 3 as const, background } });
  const upright = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#00f' } })
    .composite([
      { input: block('#f00'), left: 0, top: 0 },
      { input: block('#0f0'), left: 200, top: 0 },
    ])
    .png()
    .toBuffer();
  return sharp(upright).rotate(turn).withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer();
}

test.for([
  [1, 0, 0],
  [3, 180, 2],
  [6, 270, 3],
  [8, 90, 1],
] as const)('HEIC with orientation %i is turned once', async ([orientation, turn, quarters], context) => {
  if (spawnSync('heif-enc', ['--help']).error)
    skipHere(context, 'heif-enc (libheif-examples), which makes the file, is not installed');
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'a.jpg'), await sensorJpeg(orientation, turn));
  execFileSync('heif-enc', [path.join(folder, 'a.jpg'), '-o', path.join(folder, 'a.heic')]);
  const plain = readFileSync(path.join(folder, 'a.heic'));
  const at = openDesk();
  writeFileSync(path.join(at.input, 'IMG_0001.HEIC'), quarters === 0 ? plain : withRotation(plain, quarters));
  const result = answerFor(await at.attach(), 'IMG_0001.HEIC');
  expect(warned(result)).toEqual([]);
  const row = rowOf(at, result);
  expect(row).toMatchObject({ kind: 'heif', width: 300, height: 200, thumbnail: 'ready' });
  const thumbnail = path.join(at.root, renditionPath(row.sha256, 'thumbnail'));
  const { data, info } = await sharp(thumbnail).raw().toBuffer({ resolveWithObject: true });
  const colour = (x: number, y: number): number[] => {
    const i = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
    return [...data.subarray(i, i + 3)].map((value) => Math.round(value / 255));
  };
  expect([colour(0.1, 0.1), colour(0.9, 0.1), colour(0.5, 0.9)]).toEqual([
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ]);
});

test('a HEIC that is only a beginning is unreadable, not a failure', async () => {
  const stub = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), Buffer.alloc(100)]);
  expect(await makePicture(stub, 'heif', 'thumbnail')).toEqual({ is: 'unreadable', width: null, height: null });
});
