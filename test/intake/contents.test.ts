/** Files of every content, good and bad: stored whole, named by what they are, with a warning where something is wrong. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import iconv from 'iconv-lite';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { EvidenceRow } from '../../src/main/store/evidence-store.ts';
import { renditionPath } from '../../src/main/vault/intake-store.ts';
import { skipHere } from '../support/not-run.ts';
import { brokenPdf, pdf, photo, pngOfSize } from './make-files.ts';
import { answerFor, openDesk, rowOf, storedBytes, type TestDesk, warned } from './open-desk.ts';

interface Taken {
  readonly at: TestDesk;
  readonly row: EvidenceRow;
  readonly warnings: readonly string[];
  readonly thumbnail: string;
}

/** Takes one file in and checks what holds for each: stored, byte for byte. */
async function takeIn(name: string, bytes: Uint8Array): Promise<Taken> {
  const at = openDesk();
  writeFileSync(path.join(at.input, name), bytes);
  const attached = await at.attach();
  const result = answerFor(attached, name);
  expect(result.verdict).toBe('stored');
  expect(storedBytes(at, result).equals(Buffer.from(bytes))).toBe(true);
  const row = rowOf(at, result);
  return { at, row, warnings: warned(result), thumbnail: path.join(at.root, renditionPath(row.sha256, 'thumbnail')) };
}

test('a photo: upright size, thumbnail of at most 320 pixels', async () => {
  const { row, warnings, thumbnail } = await takeIn('a.jpg', await photo(1, 1600, 1200));
  expect(row).toMatchObject({ kind: 'jpeg', width: 1600, height: 1200, thumbnail: 'ready', pages: null });
  expect(warnings).toEqual([]);
  expect(await sharp(thumbnail).metadata()).toMatchObject({ width: 320, height: 240, format: 'jpeg' });
});

test('0 bytes: refused, there is nothing to prove', async () => {
  const at = openDesk();
  writeFileSync(path.join(at.input, 'IMG_1.jpg'), '');
  const attached = await at.attach();
  expect(attached.counts).toEqual({ found: 1, stored: 0, duplicate: 0, skipped: 0, refused: 1 });
  expect(answerFor(attached, 'IMG_1.jpg').reason?.code).toBe('INTAKE_EMPTY_FILE');
});

test('text called .jpg: text, with a warning', async () => {
  const { row, warnings } = await takeIn('carton.jpg', Buffer.from('this is no picture\n'));
  expect(row.kind).toBe('text');
  expect(warnings).toEqual(['INTAKE_NAME_SAYS_OTHERWISE']);
  expect(row.thumbnail).toBe('none');
});

test('a truncated JPEG: stored, shown as far as it goes, labelled damaged', async () => {
  const whole = await photo(3, 1200, 900);
  const { row, warnings, thumbnail } = await takeIn('cut.jpg', whole.subarray(0, Math.floor(whole.length * 0.6)));
  expect(row).toMatchObject({ kind: 'jpeg', width: 1200, height: 900, thumbnail: 'ready' });
  expect(warnings).toEqual(['IMAGE_DAMAGED']);
  expect(statSync(thumbnail).size).toBeGreaterThan(0);
});

test('a JPEG cut inside its header: stored, no picture', async () => {
  const { row, warnings } = await takeIn('stub.jpg', (await photo(3)).subarray(0, 60));
  expect(row).toMatchObject({ kind: 'jpeg', width: null, thumbnail: 'failed' });
  expect(warnings).toEqual(['IMAGE_UNREADABLE']);
});

test('65,535 × 65,535 pixels: stored, never decoded', async () => {
  const { row, warnings, thumbnail } = await takeIn('bomb.png', pngOfSize(65_535, 65_535));
  expect(row).toMatchObject({ kind: 'png', width: 65_535, height: 65_535, thumbnail: 'failed' });
  expect(warnings).toEqual(['IMAGE_TOO_LARGE']);
  expect(existsSync(thumbnail)).toBe(false);
});

test('a PDF: pages counted', async () => {
  expect((await takeIn('a.pdf', pdf(3))).row).toMatchObject({ kind: 'pdf', pages: 3, warnings: [] });
});

test('a PDF with a broken cross-reference table: pages counted, damage named', async () => {
  const { row, warnings } = await takeIn('broken.pdf', brokenPdf(2));
  expect(row.pages).toBe(2);
  expect(warnings).toEqual(['PDF_REPAIRED']);
});

test('a PDF that is only a beginning: stored, not counted', async () => {
  const { row, warnings } = await takeIn('stub.pdf', Buffer.from('%PDF-1.7\n%\u00e2\u00e3\n'));
  expect(row).toMatchObject({ kind: 'pdf', pages: null });
  expect(warnings).toEqual(['PDF_UNREADABLE']);
});

test('a PDF behind other bytes is a PDF', async () => {
  const { row } = await takeIn('junk.pdf', Buffer.concat([Buffer.from('Some junk first\r\n'), pdf(1)]));
  expect(row).toMatchObject({ kind: 'pdf', pages: 1 });
});

test('a PDF with a password: stored, pages unknown', async (context) => {
  if (spawnSync('qpdf', ['--version']).status !== 0) skipHere(context, 'qpdf, which locks the PDF, is not installed');
  const at = openDesk();
  const open = path.join(path.dirname(at.input), 'open.pdf');
  writeFileSync(open, pdf(2));
  execFileSync('qpdf', ['--encrypt', 'secret', 'owner', '256', '--', open, path.join(at.input, 'locked.pdf')]);
  const result = answerFor(await at.attach(), 'locked.pdf');
  expect(warned(result)).toEqual(['PDF_PASSWORD']);
  expect(rowOf(at, result)).toMatchObject({ kind: 'pdf', pages: null });
});

test('GBK text of a Chinese computer is text, named a guess', async () => {
  const text =
    '提单号 MAEU1234567，装箱日期 2025年4月2日，外箱完好，封条号 889213。\r\n货物已按合同要求装柜，请查收。\r\n';
  const { row } = await takeIn('装柜说明.txt', iconv.encode(text, 'gbk'));
  expect(row.kind).toBe('text');
  expect(row.warnings).toEqual([{ code: 'TEXT_ENCODING_GUESSED', details: { encoding: 'gb18030' } }]);
});

test('e-mail and tables are told from plain text', async () => {
  const mail =
    'From: a@example.com\r\nTo: b@example.com\r\nSubject: Return\r\nDate: Wed, 2 Apr 2025 10:00:00 +0800\r\n\r\nDear Sir,\r\n';
  expect((await takeIn('mail.eml', Buffer.from(mail))).row).toMatchObject({ kind: 'email', warnings: [] });
  expect((await takeIn('weights.csv', Buffer.from('carton,kg\n1,12.5\n2,12.4\n'))).row.kind).toBe('csv');
  expect((await takeIn('note.txt', Buffer.from('Dear Sir,\nthe goods, as agreed, were sent.\n'))).row.kind).toBe(
    'text',
  );
});

test('transparency becomes white on paper, animations give their first picture', async () => {
  const clear = await sharp({ create: { width: 100, height: 60, channels: 4, background: '#0000' } })
    .png()
    .toBuffer();
  const { at, thumbnail } = await takeIn('clear.png', clear);
  const { data } = await sharp(thumbnail).raw().toBuffer({ resolveWithObject: true });
  expect([...data.subarray(0, 3)]).toEqual([255, 255, 255]);
  expect(existsSync(at.root)).toBe(true);
});

test('the camera time is what the camera wrote, with its zone or without; location is noticed and kept out of pictures', async () => {
  const base = await photo(5);
  const exif = {
    IFD0: { Make: 'Acme', Model: 'Acme One' },
    IFD2: { DateTimeOriginal: '2025:04:02 10:12:00', OffsetTimeOriginal: '+08:00' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '29/1 52/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '121/1 33/1 0/1' },
  };
  const zoned = await takeIn('zoned.jpg', await sharp(base).withExif(exif).jpeg().toBuffer());
  expect(zoned.row).toMatchObject({
    cameraTime: { local: '2025-04-02T10:12:00', offset: '+08:00' },
    camera: 'Acme One',
    hasLocation: true,
  });
  expect((await sharp(zoned.thumbnail).metadata()).exif).toBeUndefined();
  const bare = await takeIn(
    'bare.jpg',
    await sharp(base)
      .withExif({ IFD2: { DateTimeOriginal: '2025:04:02 10:12:00' } })
      .jpeg()
      .toBuffer(),
  );
  expect(bare.row).toMatchObject({ cameraTime: { local: '2025-04-02T10:12:00', offset: null }, hasLocation: false });
  const zeros = await sharp(base)
    .withExif({ IFD2: { DateTimeOriginal: '0000:00:00 00:00:00' } })
    .jpeg()
    .toBuffer();
  expect((await takeIn('zeros.jpg', zeros)).row.cameraTime).toBeNull();
});

test('a file larger than what is held in memory is streamed: same hash, same bytes', async () => {
  const at = openDesk();
  const file = path.join(at.input, 'video.mp4');
  writeFileSync(file, Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom'));
  truncateSync(file, 40_000_000);
  const result = answerFor(await at.attach(), 'video.mp4');
  const row = rowOf(at, result);
  expect(row).toMatchObject({ kind: 'other', bytes: 40_000_000, warnings: [] });
  expect(execFileSync('sha256sum', [file], { encoding: 'utf8' }).slice(0, 64)).toBe(row.sha256);
  expect(storedBytes(at, result).equals(readFileSync(file))).toBe(true);
  expect((await at.attach()).counts.duplicate).toBe(1);
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])('orientation %i is applied once', async (orientation) => {
  // Upright: red in the top left corner, green top right, blue below; 300 wide, 200 high.
  const block = (background: string) => ({ create: { width: 100, height: 80, channels: 3 as const, background } });
  const upright = sharp({ create: { width: 300, height: 200, channels: 3, background: '#00f' } }).composite([
    { input: block('#f00'), left: 0, top: 0 },
    { input: block('#0f0'), left: 200, top: 0 },
  ]);
  // What the sensor saw: the inverse of what the orientation tells the viewer to do (EXIF 2.32, tag 0x0112).
  const inverse = [
    [0, 0, 0],
    [0, 1, 0],
    [180, 0, 0],
    [0, 0, 1],
    [270, 0, 1],
    [270, 0, 0],
    [90, 0, 1],
    [90, 0, 0],
  ][orientation - 1];
  const [turn = 0, flop = 0, flip = 0] = inverse ?? [];
  let sensor = sharp(await upright.png().toBuffer());
  if (turn === 0 || turn === 180)
    sensor = sensor
      .rotate(turn)
      .flop(flop === 1)
      .flip(flip === 1);
  else sensor = sharp(await sensor.rotate(turn).png().toBuffer()).flip(flip === 1);
  const bytes = await sensor.withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer();
  const { row, thumbnail } = await takeIn(`${orientation}.jpg`, bytes);
  expect(row).toMatchObject({ width: 300, height: 200 });
  const { data, info } = await sharp(thumbnail).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number): number[] => {
    const i = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
    return [...data.subarray(i, i + 3)].map((value) => Math.round(value / 255));
  };
  expect([at(0.1, 0.1), at(0.9, 0.1), at(0.1, 0.9), at(0.9, 0.9)]).toEqual([
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
    [0, 0, 1],
  ]);
});
