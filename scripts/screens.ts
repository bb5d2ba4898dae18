// npm run screens: pictures of every screen of the built app, in both languages and both lights, from the sample archive.
// All of them go to .cache/screens; the few that the README shows go, small, to docs/screens.
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { type RunningApp, startApp, temporaryFolder, toCases } from '../test/app/support/app.ts';
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

async function tour(dataDir: string, look: (typeof looks)[number]): Promise<void> {
  const app = await startApp({ dataDir });
  const { page } = app;
  try {
    await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 768));
    await toCases(page);
    await page.evaluate(
      async ([language, theme]) => {
        const { api } = window as unknown as { api: Record<string, (input: unknown) => Promise<unknown>> };
        await api['app.set-language']?.({ language });
        await api['app.set-theme']?.({ theme });
      },
      [look.language, look.theme] as const,
    );
    await page.reload();
    await toCases(page);
    await picture(app, `cases-${look.suffix}`);
    await page.locator('tbody tr', { hasText: 'CB-0001' }).click();
    await page.waitForSelector('[data-testid="answer"]');
    await picture(app, `case-${look.suffix}`);
    await page.locator('#tab-evidence').click();
    await page.waitForSelector('.grid img');
    await picture(app, `evidence-${look.suffix}`);
    await page.locator('#tab-packet').click();
    await page.waitForSelector('.lights-row');
    if ((await page.locator('.pages').count()) === 0) {
      await page.locator('.studio-acts button').first().click();
    }
    await page.waitForSelector('.pages[data-ready="true"] img', { timeout: 120_000 });
    // Pages are drawn when they come into view.
    await page.locator('.pages img').first().scrollIntoViewIfNeeded();
    await page.waitForFunction(() =>
      [...document.querySelectorAll<HTMLImageElement>('.pages img')].slice(0, 2).every((i) => i.naturalWidth > 0),
    );
    await picture(app, `packet-${look.suffix}`);
    if (look.suffix === 'en') await summaryPage(dataDir);
  } finally {
    await app.close();
  }
}

async function main(): Promise<void> {
  mkdirSync(ALL, { recursive: true });
  mkdirSync(KEPT, { recursive: true });
  for (const look of looks.slice(0, 2)) {
    const first = await startApp({ language: look.language, by: null });
    await first.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 768));
    await picture(first, `start-${look.suffix}`);
    await first.close();
  }
  const dataDir = temporaryFolder('screens');
  const maker = await startApp({ dataDir });
  await maker.page.evaluate(async () => {
    const { api } = window as unknown as { api: Record<string, (input: unknown) => Promise<unknown>> };
    await api['app.set-name']?.({ by: 'Li Wei' });
    await api['archive.open-sample']?.({});
  });
  await toCases(maker.page);
  await maker.close();
  for (const look of looks) await tour(dataDir, look);
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
