/** Through every place of the window and what lies inside it, in one look; some of them at 200 %. */
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { callPage, endWork, type RunningApp, startApp, temporaryFolder, toCases } from '../../test/app/support/app.ts';
import { corners, leave, stops } from '../../test/app/support/places.ts';
import { say } from '../lib/proc.ts';
import { attempt, dress, keepSmall, type Look, picture, resize } from './picture.ts';

/** What is shown at 200 % too. */
const large = new Set([
  ...['today', 'cases', 'facts', 'evidence', 'packet', 'rules', 'settings-archive', 'shortcuts'],
  ...['closing', 'compare', 'versions', 'new case', 'paste reader', 'pack editor', 'pack preview'],
]);

/** What has to be there besides, before a place is worth a picture. Building and drawing pages takes minutes where the machine is busy. */
const ripe: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  packet: pagesDrawn,
  reply: async (page) => {
    await page.locator('.studio-acts button').first().click();
    await page.waitForTimeout(1500);
    await pagesDrawn(page);
  },
};

async function pagesDrawn(page: Page): Promise<void> {
  await page.waitForSelector('.pages[data-ready="true"] img', { timeout: 240_000 });
  await page.waitForFunction(
    () => [...document.querySelectorAll<HTMLImageElement>('.pages img')].some((img) => img.naturalWidth > 0),
    undefined,
    { timeout: 120_000 },
  );
}

/** A data folder in which the sample archive is open and the person is known. */
export async function sampleFolder(): Promise<string> {
  const dataDir = temporaryFolder('screens');
  const known = { language: 'en', theme: 'light', by: 'Li Wei', lastArchive: null };
  writeFileSync(path.join(dataDir, 'preferences.json'), JSON.stringify(known));
  const maker = await startApp({ dataDir });
  await callPage(maker.page, 'archive.open-sample', {});
  await toCases(maker.page, 180_000);
  await maker.close();
  return dataDir;
}

export async function tour(dataDir: string, look: Look, only: readonly string[]): Promise<void> {
  const app = await startApp({ dataDir });
  try {
    await dress(app, look);
    await toCases(app.page);
    const all = [...stops, ...corners];
    // Nobody waits for places behind the last one that is wanted.
    const last = only.length === 0 ? all.length : all.findLastIndex(({ name }) => only.includes(name)) + 1;
    for (const { name, go } of all.slice(0, last)) {
      if (name === corners[0]?.name) await leave(app.page);
      await attempt(`${name}-${look.suffix}`, async () => {
        await go(app.page);
        if (only.length > 0 && !only.includes(name)) return;
        await ripe[name]?.(app.page);
        await shoot(app, name, look);
        if (name === 'packet' && look.suffix === 'en') await summaryPage(dataDir);
      });
    }
  } finally {
    await endWork(app.page);
    await app.close();
  }
}

async function shoot(app: RunningApp, name: string, look: Look): Promise<void> {
  const file = `${name.replaceAll(/[^a-z0-9]+/g, '-')}-${look.suffix}`;
  await picture(app, file);
  if (!large.has(name)) return;
  await resize(app, 2);
  await picture(app, `${file}-200`);
  await resize(app, 1);
}

/** The second page of the packet, as the app itself drew it for its page view. */
async function summaryPage(dataDir: string): Promise<void> {
  const pages = path.join(dataDir, 'cache', 'pages');
  const file = readdirSync(pages, { recursive: true, encoding: 'utf8' }).find((name) => /(^|\D)0*2\.png$/.test(name));
  if (file === undefined) throw new Error('the packet has no second page');
  await keepSmall(path.join(pages, file), 'packet-summary-en');
  say('packet-summary-en.png');
}
