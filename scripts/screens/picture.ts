/** One picture of the window: where it goes, and when the window is ready for it. */
import path from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { callPage, type RunningApp } from '../../test/app/support/app.ts';
import { ROOT, say } from '../lib/proc.ts';

export const ALL = path.join(ROOT, '.cache', 'screens');
export const KEPT = path.join(ROOT, 'docs', 'screens');
/** What the README and the docs show. */
const kept = new Map([
  ['facts-en', 'case-en'],
  ['facts-zh-CN-dark', 'case-zh-CN-dark'],
  ['evidence-en', 'evidence-en'],
  ['packet-zh-CN', 'packet-zh-CN'],
]);

export const looks = [
  { language: 'en', theme: 'light', suffix: 'en' },
  { language: 'zh-CN', theme: 'light', suffix: 'zh-CN' },
  { language: 'en', theme: 'dark', suffix: 'en-dark' },
  { language: 'zh-CN', theme: 'dark', suffix: 'zh-CN-dark' },
] as const;
export type Look = (typeof looks)[number];

/** What could not be shown, so that one screen that hangs does not hide all others. */
export const missing: string[] = [];
export async function attempt(name: string, shoot: () => Promise<void>): Promise<void> {
  try {
    await shoot();
  } catch (error) {
    missing.push(name);
    say(`${name}: ${String(error).split('\n')[0]}`);
  }
}

/** Sets the window's size; at 200 % half as much of it can be shown. */
export async function resize(app: RunningApp, zoom: number): Promise<void> {
  await app.electron.evaluate(({ BrowserWindow }, factor) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setMinimumSize(1, 1);
    window?.setContentSize(1280, 720);
    window?.webContents.setZoomFactor(factor);
  }, zoom);
  await app.page.waitForFunction((width) => Math.abs(innerWidth - width) < 3, 1280 / zoom);
}

/** Sets the window's size, language and light; the page reads them anew. */
export async function dress(app: RunningApp, look: Look): Promise<void> {
  await resize(app, 1);
  await callPage(app.page, 'app.set-language', { language: look.language });
  await callPage(app.page, 'app.set-theme', { theme: look.theme });
  await app.page.reload();
  await app.page.waitForSelector('h1');
}

/** Until nothing is awaited any more: answers, and pictures within the window. */
async function settle(page: Page): Promise<void> {
  await page.waitForTimeout(300);
  await page
    .waitForFunction(
      () =>
        document.querySelector('.waiting, [data-loading]') === null &&
        [...document.images].every((img) => {
          const { top, bottom } = img.getBoundingClientRect();
          return img.complete || bottom < 0 || top > innerHeight;
        }),
      undefined,
      { timeout: 10_000 },
    )
    // A picture of a screen that still waits shows just that.
    .catch(() => undefined);
  await page.waitForTimeout(200);
}

export async function picture(app: RunningApp, name: string): Promise<void> {
  await settle(app.page);
  // Taken by the window itself: it knows its own size at 200 %.
  const png = Buffer.from(
    await app.electron.evaluate(async ({ BrowserWindow }) => {
      const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
      return image?.toPNG().toString('base64') ?? '';
    }),
    'base64',
  );
  await sharp(png).toFile(path.join(ALL, `${name}.png`));
  const small = kept.get(name);
  if (small !== undefined) await keepSmall(png, small);
  say(`${name}.png`);
}

/** A picture for the README: few colours, so that a clone stays light. */
export async function keepSmall(png: Buffer | string, name: string): Promise<void> {
  await sharp(png)
    .png({ palette: true, colours: 128, compressionLevel: 9, effort: 10 })
    .toFile(path.join(KEPT, `${name}.png`));
}
