// npm run screens: pictures of every screen of the built app, in both languages and both lights, from the sample archive.
// All of them go to .cache/screens; the few that the README shows go, small, to docs/screens.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { callPage, type RunningApp, startApp, temporaryFolder, toCases } from '../test/app/support/app.ts';
import { ROOT, runInherit, say } from './lib/proc.ts';
import { hasDisplay, prepareWindow, VIRTUAL_SCREEN } from './setup/window.ts';

const ALL = path.join(ROOT, '.cache', 'screens');
const KEPT = path.join(ROOT, 'docs', 'screens');
/** What the README and the docs show. */
const kept = new Set(['case-en', 'case-zh-CN-dark', 'evidence-en', 'packet-zh-CN']);
const looks = [
  { language: 'en', theme: 'light', suffix: 'en' },
  { language: 'zh-CN', theme: 'light', suffix: 'zh-CN' },
  { language: 'en', theme: 'dark', suffix: 'en-dark' },
  { language: 'zh-CN', theme: 'dark', suffix: 'zh-CN-dark' },
] as const;

async function picture(app: RunningApp, name: string): Promise<void> {
  // A breath for pictures to be decoded and for focus rings to settle.
  await app.page.waitForTimeout(250);
  const png = await app.page.screenshot();
  await sharp(png).toFile(path.join(ALL, `${name}.png`));
  if (kept.has(name))
    await sharp(png)
      .png({ palette: true, colours: 128, compressionLevel: 9 })
      .toFile(path.join(KEPT, `${name}.png`));
  say(`${name}.png`);
}

/** The second page of the packet, as the app itself drew it for its page view. */
async function summaryPage(dataDir: string): Promise<void> {
  const pages = path.join(dataDir, 'cache', 'pages');
  const file = readdirSync(pages, { recursive: true, encoding: 'utf8' }).find((name) => /(^|\D)0*2\.png$/.test(name));
  if (file === undefined) throw new Error('the packet has no second page');
  await sharp(path.join(pages, file))
    .png({ palette: true, colours: 64, compressionLevel: 9 })
    .toFile(path.join(KEPT, 'packet-summary-en.png'));
  say('packet-summary-en.png');
}

/** Sets the window's size, language and light; the page reads them anew. */
async function dress(app: RunningApp, look: (typeof looks)[number]): Promise<void> {
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 768));
  await callPage(app.page, 'app.set-language', { language: look.language });
  await callPage(app.page, 'app.set-theme', { theme: look.theme });
  await app.page.reload();
}

/** What could not be shown, so that one screen that hangs does not hide all others. */
const missing: string[] = [];
async function attempt(name: string, shoot: () => Promise<void>): Promise<void> {
  try {
    await shoot();
  } catch (error) {
    missing.push(name);
    say(`${name}: ${String(error).split('\n')[0]}`);
  }
}

async function listScreens(app: RunningApp, suffix: string): Promise<void> {
  const { page } = app;
  const shot = (name: string) => picture(app, `${name}-${suffix}`);
  await attempt('today', async () => {
    await page.locator('[data-place="today"]').click();
    await page.waitForSelector('.today h1');
    await shot('today');
  });
  await attempt('cases', async () => {
    await toCases(page);
    await shot('cases');
    await page.locator('.search input').fill('no such buyer');
    await page.waitForSelector('.case-list-main .empty');
    await shot('cases-none');
    await page.locator('.search input').fill('');
    await page.waitForSelector('.case-table tbody tr');
  });
  await attempt('palette', async () => {
    await page.locator('h1').first().click();
    await page.keyboard.press('Control+k');
    await page.waitForSelector('.palette-item');
    await shot('palette');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.waitForSelector('.shortcut');
    await shot('shortcuts');
    await page.keyboard.press('Escape');
  });
  await attempt('rules', async () => {
    await page.locator('[data-place="rules"]').click();
    await page.waitForSelector('main h1');
    await page.waitForTimeout(1000);
    await shot('rules');
  });
  await attempt('settings', async () => {
    await page.locator('[data-place="settings"]').click();
    await page.waitForSelector('.settings-list .side-link');
    for (const [index, link] of (await page.locator('.settings-list .side-link').all()).entries()) {
      await link.click();
      await shot(`settings-${index + 1}`);
    }
  });
}

async function caseScreens(app: RunningApp, suffix: string, dataDir: string): Promise<void> {
  const { page } = app;
  const shot = (name: string) => picture(app, `${name}-${suffix}`);
  await toCases(page);
  await page.locator('tbody tr', { hasText: 'CB-0001' }).click();
  await page.waitForSelector('[data-testid="answer"]');
  await shot('case');
  await attempt('talks', async () => {
    await page.locator('.rail-step > button').nth(3).click();
    await page.waitForTimeout(500);
    await shot('talks');
  });
  await attempt('closing', async () => {
    await page.keyboard.press('Control+Shift+E');
    await page.waitForSelector('dialog.closing form');
    await shot('closing');
    await page.keyboard.press('Escape');
  });
  await attempt('evidence', async () => {
    await page.locator('#tab-evidence').click();
    await page.waitForSelector('.grid img');
    await page.waitForTimeout(1000);
    await shot('evidence');
    await page.locator('.grid').focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('dialog.lightbox');
    await page.waitForTimeout(1000);
    await shot('lightbox');
    await page.keyboard.press('Escape');
    await page.locator('.view-switch button').nth(1).click();
    await page.waitForTimeout(500);
    await shot('exhibits');
  });
  await attempt('packet', async () => {
    await page.locator('#tab-packet').click();
    await page.waitForSelector('.lights-row');
    if ((await page.locator('.pages').count()) === 0) await page.locator('.studio-acts button').first().click();
    // Building and drawing all pages takes minutes where the machine is busy.
    await page.waitForSelector('.pages[data-ready="true"] img', { timeout: 240_000 });
    await page.waitForFunction(
      () => [...document.querySelectorAll<HTMLImageElement>('.pages img')].some((img) => img.naturalWidth > 0),
      undefined,
      { timeout: 120_000 },
    );
    await shot('packet');
    if (suffix === 'en') await summaryPage(dataDir);
  });
}

async function tour(dataDir: string, look: (typeof looks)[number]): Promise<void> {
  const app = await startApp({ dataDir });
  try {
    await dress(app, look);
    await toCases(app.page);
    await listScreens(app, look.suffix);
    await caseScreens(app, look.suffix, dataDir);
  } finally {
    await app.close();
  }
}

/** What a newcomer sees, and what one sees whose archive is gone. */
async function beginnings(look: (typeof looks)[number]): Promise<void> {
  const firstPlace = path.join(temporaryFolder('first'), 'Casebinder');
  const first = await startApp({ first: true, language: look.language, by: null, firstPlace });
  await dress(first, look);
  await first.page.waitForSelector('h1');
  await picture(first, `start-${look.suffix}`);
  await first.close();
  const gone = path.join(temporaryFolder('gone'), 'Exports');
  const dataDir = temporaryFolder('recovery');
  const preferences = { language: look.language, theme: look.theme, by: 'Li Wei', lastArchive: gone };
  writeFileSync(path.join(dataDir, 'preferences.json'), JSON.stringify(preferences));
  const recovery = await startApp({ dataDir });
  await recovery.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 768));
  await picture(recovery, `recovery-${look.suffix}`);
  await recovery.close();
}

async function main(): Promise<void> {
  mkdirSync(ALL, { recursive: true });
  mkdirSync(KEPT, { recursive: true });
  for (const look of looks) await attempt('start', () => beginnings(look));
  const dataDir = temporaryFolder('screens');
  // No newcomer any more: the first start is a picture of its own.
  const known = { language: 'en', theme: 'light', by: 'Li Wei', lastArchive: null };
  writeFileSync(path.join(dataDir, 'preferences.json'), JSON.stringify(known));
  const maker = await startApp({ dataDir });
  await callPage(maker.page, 'archive.open-sample', {});
  await toCases(maker.page, 180_000);
  await maker.close();
  for (const look of looks) await tour(dataDir, look);
  if (missing.length > 0) {
    say(`Not shown: ${missing.join(', ')}`);
    process.exitCode = 1;
  }
}

if (hasDisplay() && process.env['ELECTRON_EXEC_PATH'] !== undefined) {
  await main();
} else {
  // Once more, with an Electron, a built app and a screen.
  const window = await prepareWindow({ build: true });
  if (!window.ready) {
    say(`No pictures: ${window.because}`);
    process.exit(3);
  }
  const [screen, ...screenArgs] = hasDisplay() ? [] : VIRTUAL_SCREEN;
  const self = [process.execPath, import.meta.filename];
  const [program = process.execPath, ...args] = screen === undefined ? self : [screen, ...screenArgs, ...self];
  process.exitCode = await runInherit(program, args, { ...process.env, ...window.env });
}
