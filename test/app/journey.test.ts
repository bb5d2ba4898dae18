/** One case from the list to the packet, as a person does it, in both languages. */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import {
  answerOpenDialog,
  openAllFacts,
  openSection,
  type RunningApp,
  startApp,
  temporaryFolder,
  toCases,
} from './support/app.ts';
import { makeMessyFolder } from './support/evidence.ts';

let app: RunningApp | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
});

const words = {
  en: {
    sample: 'Open the sample',
    received: 'When did the buyer receive the goods?',
    evidence: 'Evidence',
    packet: 'Packet',
    addFolder: 'Add a folder…',
    sources: 'Where it came from',
    ofFolder: 'Folder',
    saved: /^Saved \d\d:\d\d$/,
    inTime: 'Buyer asked in time',
    late: 'Buyer asked too late',
    found: '7 found: 5 stored, 1 already here, 0 skipped, 1 refused.',
    pageOne: /^Page 1 of \d+$/,
    saveAs: 'Save as…',
  },
  'zh-CN': {
    sample: '打开示例',
    received: '买家何时收到货物？',
    evidence: '证据',
    packet: '材料册',
    addFolder: '添加文件夹…',
    sources: '来源',
    ofFolder: '文件夹',
    saved: /^已保存 \d\d:\d\d$/,
    inTime: '买家在期限内提出',
    late: '买家提出时已超过期限',
    found: '共 7 个：存入 5，重复 1，跳过 0，拒收 1。',
    pageOne: /^第 1 页，共 \d+ 页$/,
    saveAs: '另存为…',
  },
} as const;

async function decodedWidths(page: Page, selector: string): Promise<number[]> {
  return page.$$eval(selector, (images) => images.map((image) => (image as HTMLImageElement).naturalWidth));
}

describe.each(['en', 'zh-CN'] as const)('from the list to the packet, %s', (language) => {
  test('sample, facts, standing, folder, packet', async () => {
    const w = words[language];
    app = await startApp({ language, by: null });
    const { page } = app;

    // First start: a name, then the sample.
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    expect(await page.getByRole('button', { name: w.sample }).isDisabled()).toBe(true);
    await page.locator('input:not([type=radio])').fill('李伟');
    await page.getByRole('button', { name: w.sample }).click();
    await toCases(page);
    expect(await page.locator('tbody tr').count()).toBeGreaterThanOrEqual(3);

    // The case about a return without a reason: the window can be told; without the date of receipt it cannot.
    await page.locator('tbody tr', { hasText: 'CB-0002' }).click();
    await page.waitForSelector('[data-testid="answer"]');
    const standing = page.locator('.standing');
    await openSection(page, 'delivery');
    const received = page.getByLabel(w.received, { exact: true });
    await standing.getByText(w.inTime).first().waitFor();

    // Typed as people type it, with the zone of the wall: the answer follows while one types.
    await received.fill('2025/1/3 9:05');
    await standing.getByText(w.late).first().waitFor();
    await page.getByText(w.saved).waitFor();
    await received.blur();
    expect(await received.inputValue()).toBe('2025-01-03 09:05');

    // A question of the panel leads to its field.
    const question = standing.locator('.question').first();
    await question.click();
    const focused = await page.evaluate(() => document.activeElement?.closest('.field, .form-section') !== null);
    expect(focused).toBe(true);

    // A folder as a phone leaves it.
    const folder = await makeMessyFolder(temporaryFolder('messy'));
    await answerOpenDialog(app, [folder]);
    await page.getByRole('tab', { name: w.evidence }).click();
    await page.getByRole('button', { name: w.addFolder }).click();
    await page.getByText(w.found).waitFor({ timeout: 30_000 });
    // The folder alone, for only what is near the screen is drawn. Each tile has its picture in its own time: all four.
    await page.getByLabel(w.ofFolder, { exact: true }).selectOption({ label: 'photos 照片' });
    await expect
      .poll(() => decodedWidths(page, '.grid .tile[title^="phone_"] img'), { timeout: 30_000 })
      .toEqual([320, 320, 320, 320]);
    await page.getByRole('button', { name: w.sources, exact: true }).click();
    await page.locator('details.folder-tree', { hasText: 'photos 照片' }).click();
    expect(await page.locator('.tree li', { hasText: 'close' }).count()).toBe(1);

    // The packet: its draft is made by itself in the child, shown page by page.
    await page.getByRole('tab', { name: w.packet, exact: true }).click();
    await page.waitForSelector('.pages[data-ready="true"] img', { timeout: 50_000 });
    await page.waitForFunction(() => (document.querySelector<HTMLImageElement>('.pages img')?.naturalWidth ?? 0) > 500);
    expect(await page.getByAltText(w.pageOne).count()).toBe(1);

    // A copy for the person.
    const target = path.join(temporaryFolder('copy'), 'my packet.pdf');
    await app.electron.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    }, target);
    await page.getByRole('button', { name: w.saveAs }).click();
    await page.getByText('my packet.pdf').waitFor();
    expect(existsSync(target) && statSync(target).size).toBeGreaterThan(10_000);
    expect(app.pageErrors).toEqual([]);
  });
});

describe('typing', () => {
  test('a new case: unknown stays unknown, money and entries are kept, the list follows', async () => {
    const archive = path.join(temporaryFolder('archive'), 'cases');
    app = await startApp();
    const { page } = app;
    await answerOpenDialog(app, [archive]);
    await page.getByRole('button', { name: 'New archive…' }).click();
    await page.getByRole('button', { name: 'New case' }).click();
    await page.getByRole('heading', { name: 'New case', exact: true }).waitFor();
    await openAllFacts(page);
    await page.locator('#fact-customer-name').fill('شركة النور');
    await page.getByLabel('Name in Latin letters', { exact: true }).first().fill('Al Noor Co');
    await page.getByLabel('Order amount', { exact: true }).fill('2.870,5');
    await page.getByLabel('Order amount', { exact: true }).blur();
    expect(await page.getByLabel('Order amount', { exact: true }).inputValue()).toBe('2870.50');
    await page.getByLabel('Country of the buyer', { exact: true }).fill('p1');
    await page.getByLabel('Country of the buyer', { exact: true }).blur();
    await page.getByText('No country has this name.').waitFor();
    await page.locator('[data-path="lines[1].reason"] label', { hasText: 'Quality' }).click();
    await page.locator('.standing .line').first().waitFor();
    await page.getByRole('heading', { name: 'شركة النور' }).waitFor();
    await page.getByRole('button', { name: 'Cases', exact: true }).click();
    const row = page.locator('tbody tr').first();
    await row.getByText('USD 2,870.50').waitFor();
    expect(await row.innerText()).toMatch(/شركة النور[\s\S]*Al Noor Co[\s\S]*Unknown[\s\S]*Quality/);
    await page.getByLabel('Buyer, order no., text…', { exact: true }).fill('noor');
    await page.waitForTimeout(400);
    expect(await page.locator('tbody tr').count()).toBe(1);
    await page.getByLabel('Buyer, order no., text…', { exact: true }).fill('nobody');
    await page.getByText('No case matches “nobody”.').waitFor();
    await page.getByRole('button', { name: 'Clear the search' }).click();
    // By keyboard alone back into the case.
    await page.locator('tbody tr').first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: 'Facts' }).waitFor();
    await page.getByRole('tab', { name: 'Facts' }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('tab', { name: 'Evidence' }).getAttribute('aria-selected')).toBe('true');
    // The language switches at once, fields included.
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    await page.getByText('简体中文', { exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '设置' }).waitFor();
    await page.getByRole('button', { name: '后退' }).click();
    await page.getByRole('tab', { name: '证据' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    expect(app.pageErrors).toEqual([]);
  });
});
