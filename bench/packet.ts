/**
 * How fast and how heavy a packet is, against plain tools that bring the same photos to the same pixels and bind them with the
 * same PDF files: vipsthumbnail (two at a time) + img2pdf + qpdf. Ours also writes letter, list, links, captions and hashes.
 */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { attachEvidence } from '../src/main/cases/attach-evidence.ts';
import { buildPacket } from '../src/main/cases/build-packet.ts';
import { createCase } from '../src/main/cases/create-case.ts';
import type { Desk } from '../src/main/cases/desk.ts';
import { openArchive } from '../src/main/cases/open-archive.ts';
import { createJobClient } from '../src/main/jobs/client.ts';
import { forkPort } from '../src/main/jobs/fork-port.ts';
import { chromiumPrint } from './chromium-print.ts';
import type { BenchRow, BenchRun } from './row.ts';

const root = path.resolve(import.meta.dirname, '..');
/** Pixels that our print copies have at most on their long side are read from the first one made. */
const photoSize = { width: 4032, height: 3024 } as const;

async function makePhotos(folder: string, count: number): Promise<void> {
  const grain = await sharp({
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
  const { width, height } = photoSize;
  const jpeg = await sharp(grain).resize(width, height, { kernel: 'cubic' }).jpeg({ quality: 90 }).toBuffer();
  for (let i = 0; i < count; i += 1)
    // Bytes after the end of the picture make each file its own without coding it anew.
    writeFileSync(path.join(folder, `IMG_${String(i).padStart(4, '0')}.jpg`), Buffer.concat([jpeg, randomBytes(64)]));
}

async function makePdf(name: string, pages: number): Promise<Uint8Array> {
  const doc = await PDFDocument.create();
  const font = await doc.embedFont(StandardFonts.Helvetica);
  for (let p = 1; p <= pages; p += 1) {
    const page = doc.addPage([595, 842]);
    for (let line = 0; line < 45; line += 1)
      page.drawText(`${name}, page ${p}, line ${line}: goods, quantity, weight, signature`, {
        x: 50,
        y: 780 - line * 16,
        size: 10,
        font,
      });
  }
  return doc.save();
}

interface Ours {
  /** Print copies made anew. */
  readonly ms: number;
  /** Built once more: print copies are there, as after the studio was open for a while, and the child runs. */
  readonly warmMs: number;
  readonly bytes: number;
  readonly pages: number;
  readonly peakMb: number | null;
  readonly longSide: number;
}

/** Builds a file copy from the archive in a child of its own and reads the child's highest memory. */
async function ours(folder: string, input: string, photos: number): Promise<Ours> {
  const archive = openArchive(path.join(folder, `archive-${photos}`), {
    mode: 'create',
    now: () => new Date().toISOString(),
  });
  const pids = new Set<number>();
  const spawn = forkPort(path.join(root, 'src', 'main', 'worker.ts'));
  const jobs = createJobClient(() => {
    const before = new Set(childPids());
    const port = spawn();
    for (const pid of childPids()) if (!before.has(pid)) pids.add(pid);
    return port;
  });
  const desk: Desk = {
    archive,
    packs: [],
    jobs,
    now: () => new Date().toISOString(),
    by: null,
    language: 'en',
    resourcesRoot: path.join(root, 'resources'),
    appVersion: '0.0.0-bench',
  };
  let peak = 0;
  const watch = setInterval(() => {
    for (const pid of pids) peak = Math.max(peak, highestMemory(pid));
  }, 50);
  try {
    const { caseId } = createCase(desk, {
      schemaVersion: 1,
      exhibits: [
        {
          id: 'photos',
          title: 'Photos',
          kind: 'packing_photo',
          files: Array.from({ length: photos }, (_, i) => `IMG_${String(i).padStart(4, '0')}.jpg`),
        },
        ...[1, 2, 3, 4, 5].map((n) => ({
          id: `d${n}`,
          title: `Document ${n}`,
          kind: 'other',
          files: [`doc-${n}.pdf`],
        })),
      ],
    });
    await attachEvidence(desk, caseId, [input]);
    const wishes = { variant: 'file-copy', paper: 'A4', language: 'en', draft: false } as const;
    const started = performance.now();
    const built = await buildPacket(desk, caseId, { ...wishes, outFile: path.join(folder, `ours-${photos}.pdf`) });
    const ms = performance.now() - started;
    const again = performance.now();
    await buildPacket(desk, caseId, { ...wishes, outFile: path.join(folder, `warm-${photos}.pdf`) });
    const warmMs = performance.now() - again;
    for (const pid of pids) peak = Math.max(peak, highestMemory(pid));
    const prints = readdirSync(path.join(archive.root, 'renditions', 'print'), {
      recursive: true,
      withFileTypes: true,
    }).filter((f) => f.isFile());
    const first = prints[0];
    const size = first ? await sharp(path.join(first.parentPath, first.name)).metadata() : { width: 0, height: 0 };
    return {
      ms,
      warmMs,
      bytes: built.bytes,
      pages: built.pages,
      peakMb: peak > 0 ? peak : null,
      longSide: Math.max(size.width, size.height),
    };
  } finally {
    clearInterval(watch);
    await jobs.close();
    archive.close();
  }
}

/** Children of this process, where the system tells (Linux). */
function childPids(): number[] {
  try {
    return readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .filter(Boolean)
      .map(Number);
  } catch {
    return [];
  }
}

/** Highest resident memory of a process in megabytes, 0 where it cannot be read. */
function highestMemory(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

const hasTools = (): boolean =>
  ['vipsthumbnail', 'img2pdf', 'qpdf'].every(
    (tool) => spawnSync(tool, ['--version'], { stdio: 'ignore' }).status === 0,
  );

/** The same pixels and the same documents bound by plain tools. */
function peer(folder: string, input: string, longSide: number): { readonly ms: number; readonly bytes: number } {
  const work = mkdtempSync(path.join(folder, 'peer-'));
  const script = `set -e
cd "$1"
ls *.jpg | xargs -P 2 -n 1 vipsthumbnail --size ${longSide}x${longSide} -o "$2/%s.jpg[Q=82,strip]"
img2pdf --pagesize A4 "$2"/*.jpg -o "$2/photos.pdf"
qpdf --empty --pages "$2/photos.pdf" doc-*.pdf -- "$2/all.pdf"
sync "$2/all.pdf"`;
  const started = performance.now();
  const done = spawnSync('sh', ['-c', script, 'sh', input, work], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`the plain tools failed: ${done.stderr.split('\n')[0]}`);
  return { ms: performance.now() - started, bytes: statSync(path.join(work, 'all.pdf')).size };
}

export const runPacketBench: BenchRun = async ({ quick }) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'casebinder-bench-packet-'));
  try {
    const rows: BenchRow[] = [];
    const input = path.join(folder, 'input');
    mkdirSync(input);
    const photos = quick ? 12 : 60;
    await makePhotos(input, photos);
    for (let n = 1; n <= 5; n += 1) writeFileSync(path.join(input, `doc-${n}.pdf`), await makePdf(`Document ${n}`, 6));
    const mine = await ours(folder, input, photos);
    const what = `packet of ${photos} photos of 12 MP + 5 PDF files (${mine.pages} pages)`;
    if (hasTools()) {
      const theirs = peer(folder, input, mine.longSide);
      const ratio = mine.ms / theirs.ms;
      const weight = mine.bytes / theirs.bytes;
      rows.push(
        {
          name: what,
          oursMs: mine.ms,
          peerMs: theirs.ms,
          ratio,
          aim: 'at most 1.3 × the plain tools',
          ok: ratio <= 1.3,
          note: 'vipsthumbnail two at a time, img2pdf, qpdf; ours with print copies made anew, re-hash and proof',
        },
        {
          name: `${what}: size`,
          value: mine.bytes / 1e6,
          peerValue: theirs.bytes / 1e6,
          unit: 'MB',
          ratio: weight,
          aim: 'at most 1.1 × the plain tools',
          ok: weight <= 1.1,
        },
      );
    } else {
      rows.push({
        name: what,
        oursMs: mine.ms,
        ok: null,
        note: 'not run: needs vipsthumbnail, img2pdf, qpdf for the peer',
      });
    }
    const printed = await chromiumPrint(folder, input);
    rows.push(
      'notRun' in printed
        ? {
            name: `${what}: beside Chromium's own print`,
            oursMs: mine.ms,
            ok: null,
            note: `not run: ${printed.notRun}`,
          }
        : {
            name: `${what}: beside Chromium's own print`,
            oursMs: mine.ms,
            peerMs: printed.ms,
            ratio: mine.ms / printed.ms,
            aim: 'at most 1.3 × the faster of the two peers',
            ok: mine.ms / printed.ms <= 1.3,
            note: `the pictures alone, printToPDF; its file has ${(printed.bytes / 1e6).toFixed(0)} MB, ours ${(mine.bytes / 1e6).toFixed(0)} MB`,
          },
    );
    rows.push({
      name: `${what}: built once more`,
      oursMs: mine.warmMs,
      ...('notRun' in printed ? {} : { peerMs: printed.ms, ratio: mine.warmMs / printed.ms }),
      ok: null,
      note: "beside Chromium's own print; print copies there already, as the app makes them once the exhibits are chosen; all originals hashed again, the file proved again",
    });
    if (!quick) {
      const many = path.join(folder, 'many');
      mkdirSync(many);
      await makePhotos(many, 240);
      for (let n = 1; n <= 5; n += 1) writeFileSync(path.join(many, `doc-${n}.pdf`), await makePdf(`Document ${n}`, 6));
      const heavy = await ours(folder, many, 240);
      rows.push(
        heavy.peakMb === null
          ? { name: 'highest memory of the child at 240 photos', ok: null, note: 'not run: needs /proc' }
          : {
              name: 'highest memory of the child at 240 photos',
              value: heavy.peakMb,
              unit: 'MB',
              aim: 'at most 700 MB',
              ok: heavy.peakMb <= 700,
              note: `${Math.round(heavy.ms)} ms, ${heavy.pages} pages, ${(heavy.bytes / 1e6).toFixed(1)} MB; making of print copies included`,
            },
      );
    } else if (mine.peakMb !== null)
      rows.push({ name: `highest memory of the child at ${photos} photos`, value: mine.peakMb, unit: 'MB', ok: null });
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
