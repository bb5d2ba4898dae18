/** Makes the picture files of the sample cases and the strays around them. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SampleCase } from './cases.ts';
import { strays } from './colour-dispute/photos.ts';
import { scenes } from './scenes.ts';
import { takePicture } from './studio/print-photo.ts';

/**
 * Draws the pictures of a case into its folder.
 * @param dir the `files` folder
 * @param only parts of scene names; empty draws all
 */
export async function drawPictures(sample: SampleCase, dir: string, only: readonly string[]): Promise<void> {
  for (const shot of sample.photos) {
    if (only.length > 0 && !only.some((part) => shot.scene.includes(part))) continue;
    const scene = scenes[shot.scene];
    if (scene === undefined) throw new Error(`no scene ${shot.scene}`);
    const file = path.join(dir, shot.file);
    await mkdir(path.dirname(file), { recursive: true });
    if (shot.file.endsWith('.HEIC')) {
      await drawHeic(file, await takePicture(await scene(), shot, 1600, 95));
    } else {
      await writeFile(file, await takePicture(await scene(), shot));
    }
    process.stderr.write(`${shot.scene}\n`);
  }
}

/** HEIC is made by the system's heif-enc (package libheif-examples); where it is missing the committed file stays. */
async function drawHeic(file: string, jpeg: Buffer): Promise<void> {
  const temp = await mkdtemp(path.join(tmpdir(), 'sample-heic-'));
  try {
    await writeFile(path.join(temp, 'in.jpg'), jpeg);
    execFileSync('heif-enc', ['-q', '58', '-o', path.join(temp, 'out.heic'), path.join(temp, 'in.jpg')], {
      stdio: 'ignore',
    });
    await copyFile(path.join(temp, 'out.heic'), file);
  } catch (error) {
    if (!existsSync(file)) throw error;
    process.stderr.write('heif-enc is not here: the HEIC file stays as it is\n');
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
}

/** The files of the first case that no exhibit plans: a copy, a broken picture, text under a picture's name, a leftover. */
export async function strayFiles(dir: string): Promise<void> {
  const bytes = await readFile(path.join(dir, strays.duplicateOf));
  await writeFile(path.join(dir, strays.duplicate), bytes);
  const whole = await readFile(path.join(dir, '05 装柜 Loading 2025-04-25/半柜 half.jpg'));
  await writeFile(path.join(dir, strays.broken), whole.subarray(0, Math.floor(whole.length * 0.37)));
  await writeFile(
    path.join(dir, strays.textAsPicture),
    '退货运费：报价 EUR 1,140.00 (HF-25-0619)，有效期至 2025-07-15。\n100 cartons, 6.0 m3, 840 kg. 单据号见 PDF。\n',
  );
  await writeFile(path.join(dir, strays.windows), '[.ShellClassInfo]\r\nConfirmFileOp=0\r\n');
}
