/** Each screen, in both languages and both lights, through axe. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callPage, type RunningApp, startApp, toCases } from './support/app.ts';

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
});

describe('the desk', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await startApp();
    await callPage(app.page, 'archive.open-sample', {});
    await toCases(app.page);
  }, 60_000);
  afterAll(() => app.close());

  test.each(looks)('every screen, $language, $theme', async ({ language, theme }) => {
    const { page } = app;
    await callPage(page, 'app.set-language', { language });
    await callPage(page, 'app.set-theme', { theme });
    await page.reload();
    await toCases(page);
    expect(await violations(page)).toEqual([]);
    await page.locator('tbody tr').first().click();
    await page.waitForSelector('[data-testid="answer"]');
    await page.waitForSelector('.fields');
    expect(await violations(page)).toEqual([]);
    await page.locator('#tab-evidence').click();
    await page.waitForSelector('.evidence');
    expect(await violations(page)).toEqual([]);
    await page.locator('#tab-packet').click();
    await page.waitForSelector('.lights-row');
    await page.locator('.lights-row').click();
    await page.waitForSelector('.lights li');
    expect(await violations(page)).toEqual([]);
  });
});
