/**
 * How long it takes from the click on a case's evidence until the first screen of its thumbnails is drawn, with 500 photos in the
 * case. Absolute, because a person's patience is. Each turn leaves for the list of cases and opens the case anew.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { attachEvidence } from '../src/main/cases/attach-evidence.ts';
import { createCase } from '../src/main/cases/create-case.ts';
import { openArchive } from '../src/main/cases/open-archive.ts';
import { createJobClient } from '../src/main/jobs/client.ts';
import { forkPort } from '../src/main/jobs/fork-port.ts';
import { openPage } from './page.ts';
import type { BenchRow, BenchRun } from './row.ts';
import { median, twoPrograms } from './screen.ts';

const PHOTOS = 500;
const TURNS = 7;
const MOST_MS = 150;

/** Small photos, each its own: their thumbnails are as large as those of large ones. */
async function archiveWithPhotos(folder: string, count: number): Promise<string> {
  const source = path.join(folder, 'photos');
  mkdirSync(source);
  for (let i = 0; i < count; i += 1) {
    // A few squares of chance colours: pictures that look alike would lie on one pile.
    const squares = sharp(randomBytes(8 * 6 * 3), { raw: { width: 8, height: 6, channels: 3 } });
    const picture = squares.resize(640, 480, { kernel: 'nearest' });
    writeFileSync(path.join(source, `IMG_${String(i).padStart(4, '0')}.jpg`), await picture.jpeg().toBuffer());
  }
  const root = path.join(folder, 'archive');
  const now = (): string => new Date().toISOString();
  const archive = openArchive(root, { mode: 'create', now });
  const jobs = createJobClient(forkPort(path.join(import.meta.dirname, '..', 'src', 'main', 'worker.ts')));
  const desk = { archive, packs: [], jobs, now, by: null, language: 'en', resourcesRoot: '', appVersion: '0' } as const;
  try {
    const { caseId } = createCase(desk, { schemaVersion: 1, title: 'Bench' });
    const { counts } = await attachEvidence(desk, caseId, [source]);
    if (counts.stored !== count) throw new Error(`only ${counts.stored} of ${count} were stored`);
  } finally {
    await jobs.close();
    archive.close();
  }
  return root;
}

/**
 * Runs in the page: clicks on a tab and settles at the first frame in which every tile on the screen has its picture.
 * @param tab the words on the tab
 */
const timeToPictures = (tab: string): Promise<{ readonly took: number; readonly tiles: number }> =>
  new Promise((resolve) => {
    const began = performance.now();
    const found = [...document.querySelectorAll<HTMLElement>('[role="tab"]')].find((one) =>
      one.textContent?.startsWith(tab),
    );
    found?.click();
    const look = (): void => {
      const tiles = [...document.querySelectorAll('.grid [role="option"]')].filter((one) => {
        const { top, bottom } = one.getBoundingClientRect();
        return bottom > 0 && top < window.innerHeight;
      });
      const isDrawn = tiles.every((one) => {
        const picture = one.querySelector('img');
        return picture?.complete === true && picture.naturalWidth > 0;
      });
      if (tiles.length > 0 && isDrawn)
        requestAnimationFrame(() => resolve({ took: performance.now() - began, tiles: tiles.length }));
      else requestAnimationFrame(look);
    };
    look();
  });

export const runPhotosBench: BenchRun = async ({ quick }) => {
  const count = quick ? 60 : PHOTOS;
  const name = `a case with ${count} photos: from the click to the first thumbnails`;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'casebinder-bench-photos-'));
  try {
    const two = await twoPrograms(folder);
    if (typeof two === 'string') return [{ name, ok: null, note: `not run: ${two}` }];
    try {
      const root = await archiveWithPhotos(folder, count);
      const { app, page } = await openPage(two, path.join(folder, 'data'), root);
      try {
        const times: number[] = [];
        let shown = 0;
        // The first turn reads the code of the screen and is not counted.
        for (let turn = 0; turn <= (quick ? 3 : TURNS); turn += 1) {
          await page.locator('[data-place="cases"]').click();
          await page.locator('tbody tr', { hasText: 'CB-0001' }).first().dblclick();
          await page.waitForSelector('.case-body');
          await page.waitForTimeout(500);
          const { took, tiles } = await page.evaluate(timeToPictures, 'Evidence');
          shown = tiles;
          if (turn > 0) times.push(took);
        }
        const oursMs = median(times);
        const row: BenchRow = {
          name,
          oursMs,
          aim: `at most ${MOST_MS} ms`,
          ok: oursMs <= MOST_MS,
          note: `${shown} tiles on the screen; median of ${times.length}, the slowest ${Math.round(Math.max(...times))} ms`,
        };
        return [row];
      } finally {
        await app.close();
      }
    } finally {
      two.end();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
