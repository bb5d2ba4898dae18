/** Nothing is clipped and nothing out of reach: every place, at the smallest usual window and at 200 %, in three languages. */
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callPage, endWork, type RunningApp, startApp, temporaryFolder } from './support/app.ts';
import { corners, leave, stops } from './support/places.ts';

/** Runs in the page: what text is cut off without a sign, or cannot be scrolled to. */
function clipped(): string[] {
  const found: string[] = [];
  const name = (el: Element): string =>
    `${el.tagName.toLowerCase()}.${String(el.getAttribute('class') ?? '').split(' ')[0]} “${(el.textContent ?? '').trim().slice(0, 40)}”`;
  const scrolls = (el: Element, way: 'across' | 'down'): boolean => {
    for (let at: Element | null = el; at !== null && at !== document.documentElement; at = at.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(at);
      const [overflow, more] =
        way === 'across'
          ? [overflowX, at.scrollWidth > at.clientWidth]
          : [overflowY, at.scrollHeight > at.clientHeight];
      if (/auto|scroll/.test(overflow) && more) return true;
    }
    return false;
  };
  const layer = document.querySelector('dialog[open]') ?? document.body;
  for (const el of layer.querySelectorAll('h1,h2,h3,p,button,label,dt,dd,th,td,span,li,legend,kbd')) {
    const own = [...el.childNodes].some((n) => n.nodeType === 3 && (n.textContent ?? '').trim() !== '');
    const box = el.getBoundingClientRect();
    if (!own || box.width === 0 || box.height === 0 || el.closest('.unseen, [aria-hidden="true"]') !== null) continue;
    const style = getComputedStyle(el);
    // An ellipsis is a sign, and the whole text stands elsewhere.
    const isCut = style.textOverflow === 'ellipsis';
    if (!isCut && /hidden|clip/.test(style.overflowX) && el.scrollWidth > el.clientWidth + 1)
      found.push(`cut: ${name(el)}`);
    if ((box.right > innerWidth + 1 || box.left < -1) && !scrolls(el, 'across'))
      found.push(`out of reach: ${name(el)}`);
    if ((box.bottom > innerHeight + 1 || box.top < -1) && !scrolls(el, 'down'))
      found.push(`below the window: ${name(el)}`);
    const button = el.closest('button');
    if (button !== null && !isCut) {
      const frame = button.getBoundingClientRect();
      if (box.right > frame.right + 1 || box.bottom > frame.bottom + 2) found.push(`over its button: ${name(el)}`);
    }
  }
  // Tables and pages may, inside their own frame.
  for (const main of [document.documentElement, ...document.querySelectorAll('main')])
    if (main.scrollWidth > main.clientWidth + 1)
      found.push(`scrolls sideways: ${main.tagName.toLowerCase()}.${main.className}`);
  return [...new Set(found)];
}

async function enlarge(app: RunningApp, zoom: number): Promise<void> {
  await app.electron.evaluate(({ BrowserWindow }, factor) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setMinimumSize(1, 1);
    window?.setContentSize(1280, 720);
    window?.webContents.setZoomFactor(factor);
  }, zoom);
  await app.page.waitForFunction((width) => Math.abs(innerWidth - width) < 3, 1280 / zoom);
}

async function lookAtAll(app: RunningApp): Promise<void> {
  const { page } = app;
  const problems: Record<string, string[]> = {};
  for (const zoom of [1, 2]) {
    await enlarge(app, zoom);
    for (const { name, go } of [...stops, ...corners]) {
      // The corners are walked from the list, with nothing over it.
      if (name === corners[0]?.name) await leave(page);
      await go(page);
      await settle(page);
      const found = await page.evaluate(clipped);
      if (found.length > 0) problems[`${name} at ${zoom * 100} %`] = found;
    }
    await leave(page);
  }
  expect(problems).toEqual({});
}

const settle = (page: Page): Promise<void> => page.waitForTimeout(150);

describe('nothing is clipped', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await startApp({ isPseudo: true });
    await callPage(app.page, 'archive.open-sample', {});
    await app.page.waitForSelector('.top-nav', { timeout: 50_000 });
    await app.page.keyboard.press('Control+Shift+l');
    await app.page.waitForSelector('tbody tr', { timeout: 50_000 });
  }, 60_000);
  afterAll(async () => {
    await endWork(app.page);
    await app.close();
  }, 120_000);

  test('in a language that is 40 % longer than English', () => lookAtAll(app), 240_000);

  test('in Chinese', async () => {
    await callPage(app.page, 'app.set-language', { language: 'zh-CN' });
    await app.page.waitForSelector('html[lang="zh-CN"]');
    await lookAtAll(app);
  }, 240_000);
});

test.each([
  { language: 'en', isPseudo: true },
  { language: 'zh-CN', isPseudo: false },
] as const)(
  'nor on the pages of the first start ($language)',
  async ({ language, isPseudo }) => {
    const firstPlace = path.join(temporaryFolder('first'), 'Casebinder');
    const app = await startApp({ first: true, language, isPseudo, by: null, firstPlace });
    const { page } = app;
    const problems: Record<string, string[]> = {};
    const look = async (name: string): Promise<void> => {
      for (const zoom of [2, 1]) {
        await enlarge(app, zoom);
        await settle(page);
        const found = await page.evaluate(clipped);
        if (found.length > 0) problems[`${name} at ${zoom * 100} %`] = found;
      }
    };
    const go = (): Promise<void> => page.locator('.keeping-ways button').first().click();
    await look('who');
    await page.locator('.first-fields input').first().fill('Li Wei');
    await go();
    await page.locator('.first-place').waitFor();
    await look('place');
    await go();
    await page.locator('.start-column .choice').first().waitFor();
    await look('readings');
    await app.close();
    expect(problems).toEqual({});
  },
  60_000,
);
