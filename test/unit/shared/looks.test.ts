/** Pictures of the same scene are found, and different ones are left apart. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { lookOf } from '../../../src/main/media/look.ts';
import { makePicture } from '../../../src/main/media/picture.ts';
import { isSameScene, stackLooks } from '../../../src/shared/domain/looks.ts';

const sample = 'resources/sample/3-transit-damage-fob/files';
const photos = readdirSync(sample, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.jpg'))
  .sort();

async function look(bytes: Uint8Array): Promise<string | null> {
  const made = await makePicture(bytes, 'jpeg', 'thumbnail');
  return made.is === 'made' ? lookOf(made.jpeg) : null;
}

test('the same photo, smaller, lighter, cut at its edge or saved anew, is the same scene; another photo is not', async () => {
  expect(photos.length).toBeGreaterThan(8);
  const original = readFileSync(path.join(sample, photos[0] ?? ''));
  const { width = 0, height = 0 } = await sharp(original).metadata();
  const changed = await Promise.all([
    sharp(original).resize(700).jpeg({ quality: 40 }).toBuffer(),
    sharp(original).modulate({ brightness: 1.08 }).jpeg().toBuffer(),
    sharp(original)
      .extract({ left: 12, top: 8, width: width - 24, height: height - 16 })
      .jpeg()
      .toBuffer(),
  ]);
  const own = { look: await look(original), local: null };
  for (const bytes of changed) expect(isSameScene(own, { look: await look(bytes), local: null })).toBe(true);
  const others = await Promise.all(
    photos
      .slice(1)
      .map(async (name) => ({ name, look: await look(readFileSync(path.join(sample, name))), local: null })),
  );
  expect(others.filter((other) => isSameScene(own, other)).map((other) => other.name)).toEqual([]);
});

test('pictures without shape are told apart by their colour', async () => {
  const plain = async (background: string) => ({
    look: await look(
      await sharp({ create: { width: 640, height: 480, channels: 3, background } })
        .jpeg()
        .toBuffer(),
    ),
    local: null,
  });
  expect(isSameScene(await plain('#808080'), await plain('#818181'))).toBe(true);
  expect(isSameScene(await plain('#808080'), await plain('#909090'))).toBe(false);
});

test('a burst is one stack in the order of its first picture; what has no look is alone', () => {
  const at = (look: string | null, second: number) => ({
    look,
    local: `2025-05-12T08:00:${String(second).padStart(2, '0')}`,
  });
  const wall = 'f0f0f0f0f0f0f0f0808080';
  const nearly = 'f0f0f0f0f0f0ffff858585';
  const other = '0f0f0f0f0f0f0f0f808080';
  const stacks = stackLooks([at(wall, 0), at(other, 3), at(nearly, 5), at(null, 6), at(null, 7)]);
  expect(stacks.map((stack) => stack.map((one) => one.local.slice(-2)))).toEqual([
    ['00', '05'],
    ['03'],
    ['06'],
    ['07'],
  ]);
  // The same two an hour apart are two pictures.
  expect(isSameScene(at(wall, 0), { look: nearly, local: '2025-05-12T09:30:00' })).toBe(false);
  expect(isSameScene({ look: 'x', local: null }, { look: 'x', local: null })).toBe(false);
});

test('two thousand pictures are laid on one another at once', () => {
  const items = Array.from({ length: 2000 }, (_, i) => ({
    look: `${((BigInt(i) * 0x9e3779b97f4a7c15n) & 0xffffffffffffffffn).toString(16).padStart(16, '0')}808080`,
    local: null,
  }));
  const began = performance.now();
  expect(stackLooks(items).flat()).toHaveLength(2000);
  expect(performance.now() - began).toBeLessThan(400);
});
