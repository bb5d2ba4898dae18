/**
 * How fast photos are taken in, against what plain tools need for the same work in the same run:
 * cp + sync + sha256sum + vipsthumbnail (two at a time). Ours also writes rows and reads EXIF.
 */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { attachEvidence } from '../src/main/cases/attach-evidence.ts';
import { createCase } from '../src/main/cases/create-case.ts';
import { openArchive } from '../src/main/cases/open-archive.ts';
import { createJobClient } from '../src/main/jobs/client.ts';
import { forkPort } from '../src/main/jobs/fork-port.ts';
import type { BenchRow } from './row.ts';

const width = 4032;
const height = 3024;

/** Photos of 12 megapixels and about 4 MB: gradients with grain, so that decoding them is real work. */
async function makePhotos(folder: string, count: number): Promise<void> {
  const small = await sharp({
    create: {
      width: 1008,
      height: 756,
      channels: 3,
      background: '#777',
      noise: { type: 'gaussian', mean: 128, sigma: 26 },
    },
  })
    .png()
    .toBuffer();
  const gradient = Buffer.from(
    `<svg width="${width}" height="${height}"><defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="#c63"/><stop offset=".5" stop-color="#dd9"/><stop offset="1" stop-color="#246"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#g)"/></svg>`,
  );
  const jpeg = await sharp(small)
    .resize(width, height, { kernel: 'cubic' })
    .composite([{ input: gradient, blend: 'overlay' }])
    .jpeg({ quality: 92 })
    .toBuffer();
  for (let i = 0; i < count; i += 1) {
    // A comment after the end of the picture makes each file its own without decoding it anew.
    writeFileSync(path.join(folder, `IMG_${String(i).padStart(4, '0')}.jpg`), Buffer.concat([jpeg, randomBytes(64)]));
  }
}

function runPeer(source: string, target: string): number {
  const start = performance.now();
  const script = `cp -r "$1" "$2/copy" && sync && (cd "$2/copy" && sha256sum * > ../sums) && mkdir "$2/thumbs" && ls "$2"/copy/*.jpg | xargs -P 2 -n 8 vipsthumbnail --size 320 -o "$2/thumbs/%s.jpg"`;
  const { status, stderr } = spawnSync('bash', ['-c', script, 'bash', source, target], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the peer failed: ${stderr}`);
  return performance.now() - start;
}

async function runOurs(source: string, root: string, photos: number): Promise<number> {
  const now = (): string => new Date().toISOString();
  const archive = openArchive(root, { mode: 'create', now });
  const jobs = createJobClient(forkPort(path.join(import.meta.dirname, '..', 'src', 'main', 'worker.ts')));
  const desk = { archive, packs: [], jobs, now, by: null, language: 'en', resourcesRoot: '', appVersion: '0' } as const;
  try {
    const { caseId } = createCase(desk, { schemaVersion: 1, title: 'Bench' });
    const start = performance.now();
    const { counts } = await attachEvidence(desk, caseId, [source]);
    const took = performance.now() - start;
    if (counts.stored !== photos) throw new Error(`only ${counts.stored} of ${photos} were stored`);
    return took;
  } finally {
    await jobs.close();
    archive.close();
  }
}

/** Largest share of the peer's time that is good enough. */
const aim = 1.3;

/**
 * Takes photos in, and has plain tools do the same.
 * @param options.photos how many; 300 is what the aim is set for, 40 when `quick`
 */
export async function runIntakeBench(options: {
  readonly quick?: boolean;
  readonly photos?: number;
}): Promise<readonly BenchRow[]> {
  const photos = options.photos ?? (options.quick ? 40 : 300);
  const folder = mkdtempSync(path.join(tmpdir(), 'casebinder-bench-'));
  try {
    const source = path.join(folder, 'photos');
    mkdirSync(source);
    await makePhotos(source, photos);
    // Both find the files in memory and a quiet disk.
    spawnSync('bash', ['-c', 'cat "$1"/* > /dev/null && sync', 'bash', source]);
    const peerMs = hasPeer() ? runPeer(source, folder) : null;
    const oursMs = await runOurs(source, path.join(folder, 'archive'), photos);
    const megabytes = (statSync(path.join(source, 'IMG_0000.jpg')).size / 1e6).toFixed(1);
    const row = {
      name: `intake of ${photos} photos, 12 megapixels, ${megabytes} MB each`,
      oursMs,
      aim: `at most ${aim} × cp + sync + sha256sum + vipsthumbnail`,
    };
    if (peerMs === null) return [{ ...row, ok: null, note: 'peer not run: needs vipsthumbnail and sha256sum' }];
    return [{ ...row, peerMs, ratio: oursMs / peerMs, ok: oursMs / peerMs <= aim }];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function hasPeer(): boolean {
  return spawnSync('bash', ['-c', 'command -v vipsthumbnail sha256sum xargs']).status === 0;
}

if (process.argv[1] === import.meta.filename) {
  process.stdout.write(`${JSON.stringify(await runIntakeBench({ photos: Number(process.argv[2] ?? 300) }))}\n`);
}
