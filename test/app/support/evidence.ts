/** Small real files for a test, made by the test. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';

/** A picture of one colour with a number's worth of noise, so that no two are the same file. */
export async function makePhoto(file: string, seed: number): Promise<void> {
  mkdirSync(path.dirname(file), { recursive: true });
  await sharp({
    create: {
      width: 640,
      height: 480,
      channels: 3,
      background: { r: (seed * 53) % 255, g: 120, b: (seed * 91) % 255 },
    },
  })
    .jpeg({ quality: 80 })
    .toFile(file);
}

/** A folder as a phone leaves it: photos in sub-folders, one twice, a text, an empty file. Gives its path. */
export async function makeMessyFolder(under: string, name = 'photos 照片'): Promise<string> {
  const folder = path.join(under, name);
  for (let i = 1; i <= 4; i += 1)
    await makePhoto(path.join(folder, i < 3 ? 'carton' : 'label/close', `phone_${i}.jpg`), i);
  await makePhoto(path.join(folder, 'copy of 1.jpg'), 1);
  writeFileSync(path.join(folder, 'note.txt'), 'The buyer wrote on 3 April.\n');
  writeFileSync(path.join(folder, 'empty.jpg'), '');
  return folder;
}
