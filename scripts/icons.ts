/** node scripts/icons.ts — resources/icons/*.png from the drawing beside them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { ROOT, say } from './lib/proc.ts';

const folder = path.join(ROOT, 'resources', 'icons');
const drawing = readFileSync(path.join(folder, 'casebinder.svg'));
for (const size of [512, 256, 64]) {
  const file = path.join(folder, `casebinder-${size}.png`);
  await sharp(drawing, { density: (72 * size) / 512 })
    .resize(size, size)
    .png({ compressionLevel: 9 })
    .toFile(file);
  say(`wrote ${path.relative(ROOT, file)}`);
}
