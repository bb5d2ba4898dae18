/** Each screen, in both languages and both lights, through axe. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callPage, endWork, type RunningApp, startApp, temporaryFolder, toCases } from './support/app.ts';
import { smallArchive, strickenArchive } from './support/disasters.ts';
import { corners, leave, stops } from './support/places.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function violations(page: Page): Promise<string[]> {
  await page.waitForTimeout(150);
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const run = (
      window as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> };
      }
    ).axe;
    const found = await run.run();
    return found.violations.flatMap((v) =>
      v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 160)} ${n.failureSummary.slice(0, 200)}`),
    );
  });
}

const looks = [
  { language: 'en', theme: 'light' },
  { language: 'zh-CN', theme: 'dark' },
  { language: 'zh-CN', theme: 'light' },
  { language: 'en', theme: 'dark' },
] as const;

describe.each(looks)('$language, $theme', ({ language, theme }) => {
  test('first start', async () => {
    const app = await startApp({ language, theme, by: null });
    expect(await violations(app.page)).toEqual([]);
    expect(await app.page.evaluate(() => document.documentElement.dataset['mantineColorScheme'])).toBe(theme);
    await app.close();
  });

  test('the three pages of the very first start', async () => {
    const firstPlace = path.join(temporaryFolder('first'), 'Casebinder');
    const app = await startApp({ first: true, language, theme, by: null, firstPlace });
    const { page } = app;
    const found: Record<string, string[]> = { who: await violations(page) };
    await page.locator('.first-fields input').first().fill('Li Wei');
    await page.locator('.keeping-ways button').first().click();
    await page.locator('.first-place').waitFor();
    found['place'] = await violations(page);
    await page.locator('.keeping-ways button').first().click();
    await page.locator('.start-column .choice').first().waitFor();
    found['readings'] = await violations(page);
    await app.close();
    expect(found).toEqual({ who: [], place: [], readings: [] });
  });

  test('the question who works here', async () => {
    const app = await startApp({ language, theme, by: null, archive: smallArchive() });
    await app.page.locator('dialog.name-dialog').waitFor();
    const found = await violations(app.page);
    await app.close();
    expect(found).toEqual([]);
  });
});

describe.each(looks.slice(0, 2))('before an archive is open, $language, $theme', ({ language, theme }) => {
  test.each(['gone', 'no database', 'damaged', 'locked'] as const)('an archive that is %s', async (disaster) => {
    const { root, mend } = strickenArchive(disaster);
    const app = await startApp({ archive: root, language, theme });
    await app.page.locator('.keeping-ways').waitFor();
    const found = await violations(app.page);
    await app.close();
    mend();
    expect(found).toEqual([]);
  });
});

describe('the desk', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await startApp();
    await callPage(app.page, 'archive.open-sample', {});
    await toCases(app.page);
  }, 60_000);
  afterAll(async () => {
    await endWork(app.page);
    await app.close();
  }, 120_000);

  test.each(looks)(
    'every screen, $language, $theme',
    async ({ language, theme }) => {
      const { page } = app;
      await callPage(page, 'app.set-language', { language });
      await callPage(page, 'app.set-theme', { theme });
      await page.reload();
      await toCases(page);
      const problems: Record<string, string[]> = {};
      for (const { name, go } of stops) {
        await go(page);
        const found = await violations(page);
        if (found.length > 0) problems[name] = found;
        expect(await page.locator('h1').count(), name).toBe(1);
      }
      await leave(page);
      expect(problems).toEqual({});
    },
    90_000,
  );

  test.each(looks.slice(0, 2))(
    'lists that show nothing, dialogs, and the other sides of the evidence, $language, $theme',
    async ({ language, theme }) => {
      const { page } = app;
      await callPage(page, 'app.set-language', { language });
      await callPage(page, 'app.set-theme', { theme });
      await page.reload();
      await toCases(page);
      const problems: Record<string, string[]> = {};
      for (const { name, go } of corners) {
        await go(page);
        const found = await violations(page);
        if (found.length > 0) problems[name] = found;
      }
      await leave(page);
      expect(problems).toEqual({});
    },
    90_000,
  );

  test('every screen with the colours of the system forced', async () => {
    const { page } = app;
    await page.emulateMedia({ forcedColors: 'active' });
    const lost: string[] = [];
    for (const { name, go } of stops) {
      await go(page);
      // What only a ground or a shadow told would be gone: what is chosen, and where the focus is.
      lost.push(...(await page.evaluate(unmarked)).map((what) => `${name}: ${what}`));
    }
    await leave(page);
    await page.emulateMedia({ forcedColors: 'none' });
    expect(lost).toEqual([]);
  });

  test('nothing moves where the person wants no motion', async () => {
    const { page } = app;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.keyboard.press('Control+k');
    await page.waitForSelector('.palette');
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((el) => {
          const { transitionDuration, animationName } = getComputedStyle(el);
          return (transitionDuration !== '0s' && transitionDuration !== '') || animationName !== 'none';
        }).length,
    );
    expect(moving).toBe(0);
    await leave(page);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
  });

  test('Tab goes through every screen, and the focus can always be seen', async () => {
    const { page } = app;
    for (const { name, go } of stops) {
      await go(page);
      const seen = new Set<string>();
      for (let i = 0; i < 25; i++) {
        await page.keyboard.press('Tab');
        const at = await page.evaluate(focusMark);
        expect(at.isMarked, `${name}: ${at.what}`).toBe(true);
        seen.add(at.what);
      }
      // No trap: it goes on from one thing to the next.
      // The palette is one field: its list is moved through by arrows.
      if (name !== 'palette') expect(seen.size, name).toBeGreaterThan(1);
    }
    await leave(page);
  });
});

/** Runs in the page: what is chosen but has neither a frame nor a mark that forced colours leave. */
function unmarked(): string[] {
  const layer = document.querySelector('dialog[open]') ?? document.body;
  const chosen = layer.querySelectorAll(
    '.top-link[aria-current], .side-link[aria-current], .palette-item[aria-selected="true"], .choice input:checked + span',
  );
  return [...chosen]
    .filter((el) => {
      const { outlineStyle, borderBottomStyle, backgroundColor, forcedColorAdjust } = getComputedStyle(el);
      const highlighted = forcedColorAdjust === 'none' && backgroundColor !== 'rgba(0, 0, 0, 0)';
      return outlineStyle === 'none' && borderBottomStyle === 'none' && !highlighted;
    })
    .map((el) => `${el.className} “${el.textContent}”`);
}

/** Runs in the page: what has the focus, and whether that can be seen on it or on what stands for it. */
function focusMark(): { what: string; isMarked: boolean } {
  const el = document.activeElement;
  if (el === null || el === document.body) return { what: 'the page', isMarked: true };
  const near = [el, el.nextElementSibling, el.parentElement, el.closest('label'), el.closest('dialog')];
  const isMarked = near.some((one) => {
    if (one === null) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
  });
  // A field shows it by its frame.
  const isField = el.matches('input, textarea, select');
  return {
    what: `${el.tagName} ${el.className} ${el.id} ${(el.textContent ?? '').slice(0, 30)}`,
    isMarked: isMarked || isField,
  };
}
