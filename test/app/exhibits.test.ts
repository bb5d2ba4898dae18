/** Exhibits and packet as a person works on them: edited, ordered, looked at large; what is kept, and what has changed since. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { answerOpenDialog, callPage, type RunningApp, startApp, temporaryFolder, toCases } from './support/app.ts';
import { makeMessyFolder } from './support/evidence.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let app: RunningApp | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
});

const words = {
  en: {
    newArchive: 'New archive…',
    newCase: 'New case',
    evidence: 'Evidence',
    packet: 'Packet',
    facts: 'Facts',
    addFolder: 'Add a folder…',
    title: 'Title',
    titleZh: 'Title in Chinese',
    kind: 'What it is',
    shows: 'Shows that …',
    date: 'Date of it',
    proposed: 'proposed',
    lookedAt: 'I have looked at it',
    caption: 'Caption of phone_1.jpg',
    captionZh: 'Caption of phone_1.jpg in Chinese',
    exhibits: /^Exhibits \(/,
    saved: 'Saved',
    badDate: 'Write the day as 2025-04-02.',
    saveCopy: 'Save a copy…',
    outdated: 'The case says something else by now',
    again: 'Build again',
    variant: 'Kind of packet',
    group: /^2 exhibits are cited nowhere/,
    go: 'Go there',
    order: 'Order no.',
    goPage: 'Go to page',
    pages: 'Pages',
  },
  'zh-CN': {
    newArchive: '新建档案…',
    newCase: '新建案件',
    evidence: '证据',
    packet: '材料册',
    facts: '事实',
    addFolder: '添加文件夹…',
    title: '标题（英文）',
    titleZh: '标题（中文）',
    kind: '类型',
    shows: '证明什么',
    date: '形成日期',
    proposed: '待确认',
    lookedAt: '看过了',
    caption: '英文图片说明：phone_1.jpg',
    captionZh: '中文图片说明：phone_1.jpg',
    exhibits: /^证据目录 \(/,
    saved: '已保存',
    badDate: '请按 2025-04-02 的格式填写日期。',
    saveCopy: '保存副本…',
    outdated: '案件内容已变，此册不是最新',
    again: '重新生成',
    variant: '材料册类型',
    group: /^有 2 项证据未被引用/,
    go: '前往',
    order: '订单号',
    goPage: '转到页码',
    pages: '页面',
  },
} as const;

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe: run } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> };
    };
    const found = await run.run();
    return found.violations.flatMap((v) =>
      v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 160)} ${n.failureSummary.slice(0, 200)}`),
    );
  });
}

const titles = (page: Page): Promise<string[]> => page.locator('.exhibits .row-button .cut').allInnerTexts();

describe.each(['en', 'zh-CN'] as const)('%s', (language) => {
  const w = words[language];

  /** A new archive with one case and the messy folder in it: two groups of photos, one alone, one note. */
  async function begin(): Promise<{ readonly page: Page; readonly running: RunningApp }> {
    const running = await startApp({ language });
    app = running;
    const { page } = running;
    await answerOpenDialog(running, [path.join(temporaryFolder('archive'), 'cases')]);
    await page.getByRole('button', { name: w.newArchive }).click();
    await page.getByRole('button', { name: w.newCase }).click();
    await page.waitForSelector('.case-body');
    await page.getByRole('tab', { name: w.evidence, exact: true }).click();
    await answerOpenDialog(running, [await makeMessyFolder(temporaryFolder('messy'))]);
    await page.getByRole('button', { name: w.addFolder }).click();
    await page.waitForSelector('[data-testid="intake-report"]', { timeout: 30_000 });
    await page.waitForFunction(() => document.querySelectorAll('.grid img').length === 4);
    return { page, running };
  }

  test('an exhibit is edited, ordered and kept', async () => {
    const { page, running } = await begin();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: w.exhibits }).click();
    expect(await page.getByText(w.proposed, { exact: true }).count()).toBe((await titles(page)).length);

    // Open the exhibit that holds phone_1 and say what it is.
    const list = (await callPage(page, 'evidence.list', { caseId: 'CB-0001' })) as {
      value: { evidence: { evidenceId: string; originalName: string }[]; exhibits: Exhibit[] };
    };
    type Exhibit = { exhibitId: string; evidenceIds: string[] };
    const phone = list.value.evidence.find((one) => one.originalName === 'phone_1.jpg')?.evidenceId ?? '';
    const id = list.value.exhibits.find((one) => one.evidenceIds.includes(phone))?.exhibitId;
    const row = page.locator(`[data-exhibit="${id}"]`);
    await row.locator('.row-button').click();
    const editor = page.locator('.exhibit-editor');
    expect(await violations(page)).toEqual([]);

    // Looked at, without any other change.
    await editor.getByRole('button', { name: w.lookedAt }).click();
    await row.getByText(w.proposed, { exact: true }).waitFor({ state: 'detached' });

    await editor.getByLabel(w.title, { exact: true }).fill('Cartons before loading');
    await editor.getByLabel(w.titleZh, { exact: true }).fill('装柜前的纸箱');
    await editor.getByLabel(w.kind, { exact: true }).selectOption('loading_photo');
    await editor.getByLabel(w.shows, { exact: true }).fill('the cartons were whole');
    await editor.getByLabel(w.date, { exact: true }).fill('2025/4/2 10:15');
    await editor.getByLabel(w.date, { exact: true }).blur();
    await editor.getByText(w.badDate).waitFor();
    await editor.getByLabel(w.date, { exact: true }).fill('2025年4月2日');
    await editor.getByLabel(w.caption, { exact: true }).fill('Carton 1 of 40');
    await editor.getByLabel(w.captionZh, { exact: true }).fill('第 1 箱，共 40 箱');
    await page.locator('.part-head').getByText(w.saved, { exact: true }).waitFor();
    const title = language === 'en' ? 'Cartons before loading' : '装柜前的纸箱';
    await row.getByText(title).waitFor();

    // By keyboard to the first place; the keys stay on the row.
    const place = (await titles(page)).indexOf(title);
    const other = place === 0 ? 'down' : 'up';
    await row.locator(`[data-move$="${other}"]`).focus();
    await page.keyboard.press('Enter');
    const expected = other === 'down' ? 1 : place - 1;
    await page.waitForFunction(
      ([text, index]) =>
        document.querySelectorAll('.exhibits .row-button .cut')[index]?.textContent === text &&
        document.activeElement?.matches('[data-move]'),
      [title, expected] as const,
    );

    // Out into an exhibit of its own.
    const before = (await titles(page)).length;
    await editor.locator('.piece').last().locator('button.link').click();
    await editor.locator('.move-piece button').first().click();
    await page.waitForFunction((n) => document.querySelectorAll('.exhibits .row-button').length === n, before + 1);
    const order = await titles(page);

    // All of it is there after a restart.
    const { dataDir } = running;
    await running.close();
    app = await startApp({ dataDir });
    const second = app.page;
    await toCases(second);
    await second.locator('tbody tr').first().click();
    await second.getByRole('tab', { name: w.evidence, exact: true }).click();
    await second.getByRole('button', { name: w.exhibits }).click();
    await second.waitForSelector('.exhibits');
    expect(await titles(second)).toEqual(order);
    await second.locator(`[data-exhibit="${id}"] .row-button`).click();
    const kept = second.locator('.exhibit-editor');
    expect(await kept.getByLabel(w.title, { exact: true }).inputValue()).toBe('Cartons before loading');
    expect(await kept.getByLabel(w.titleZh, { exact: true }).inputValue()).toBe('装柜前的纸箱');
    expect(await kept.getByLabel(w.kind, { exact: true }).inputValue()).toBe('loading_photo');
    expect(await kept.getByLabel(w.shows, { exact: true }).inputValue()).toBe('the cartons were whole');
    expect(await kept.getByLabel(w.date, { exact: true }).inputValue()).toBe('2025-04-02');
    expect(await kept.getByLabel(w.caption, { exact: true }).inputValue()).toBe('Carton 1 of 40');
    expect(await kept.getByLabel(w.captionZh, { exact: true }).inputValue()).toBe('第 1 箱，共 40 箱');
    expect(running.pageErrors).toEqual([]);
  });

  test('a picture is looked at large, by keyboard', async () => {
    const { page, running } = await begin();
    const opener = page.locator('.grid');
    await opener.getByRole('option', { name: /phone_1/ }).click();
    await opener.focus();
    await page.keyboard.press('Enter');
    const box = page.locator('dialog.lightbox');
    await box.locator('img[data-large]').waitFor();
    await page.waitForFunction(
      () => (document.querySelector<HTMLImageElement>('img[data-large]')?.naturalWidth ?? 0) > 320,
    );
    expect(await violations(page)).toEqual([]);
    const name = (): Promise<string> => box.locator('.lightbox-bar p').innerText();
    const first = await name();
    await page.keyboard.press('ArrowRight');
    await expect.poll(name).not.toBe(first);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(name).toBe(first);
    // The keys go round inside the box.
    for (let i = 0; i < 12; i += 1) {
      await page.keyboard.press('Tab');
      const outside = await page.evaluate(
        () => document.activeElement !== document.body && document.activeElement?.closest('dialog') === null,
      );
      expect(outside).toBe(false);
    }
    // What is no picture says what it is, and can be copied out.
    await box.locator('.lightbox-bar button').last().focus();
    await page.keyboard.press('Home');
    for (let i = 0; i < 8 && (await name()) !== 'note.txt'; i += 1) await page.keyboard.press('ArrowRight');
    await box.locator('.reading').getByText('The buyer wrote on 3 April.').waitFor();
    const target = path.join(temporaryFolder('copy'), 'copy of note.txt');
    await running.electron.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    }, target);
    await box.getByRole('button', { name: w.saveCopy }).click();
    await box.getByText('copy of note.txt').waitFor();
    expect(existsSync(target) && statSync(target).size).toBe(28);
    await page.keyboard.press('Escape');
    await box.waitFor({ state: 'detached' });
    expect(await opener.evaluate((grid) => grid === document.activeElement)).toBe(true);
    expect(running.pageErrors).toEqual([]);
  });

  test('the packet: grouped lines lead to the editor, the choice is kept, a change is told', async () => {
    const { page, running } = await begin();
    await page.getByRole('tab', { name: w.packet, exact: true }).click();
    await page.waitForSelector('.lights-row');
    // Without a decision it is an answer to the buyer.
    const variant = page.getByLabel(w.variant);
    expect(await variant.inputValue()).toBe('reply');
    await variant.selectOption('file-copy');
    await page.getByText('Letter', { exact: true }).click();
    await page.getByRole('tab', { name: w.facts, exact: true }).click();
    await page.getByRole('tab', { name: w.packet, exact: true }).click();
    expect(await variant.inputValue()).toBe('file-copy');
    expect(await page.getByRole('radio', { name: 'Letter' }).isChecked()).toBe(true);

    await page.locator('.studio-acts button').first().click();
    // The draft that began by itself may have come before: this one is waited for.
    const copyOfFile = async (): Promise<string> =>
      (
        (await callPage(page, 'packet.list', { caseId: 'CB-0001' })) as {
          value: { packets: { packetId: string; variant: string }[] };
        }
      ).value.packets.find((one) => one.variant === 'file-copy')?.packetId ?? '';
    await expect.poll(copyOfFile, { timeout: 90_000 }).not.toBe('');
    await page.waitForSelector(`.pages[data-packet="${await copyOfFile()}"][data-ready="true"] img`, {
      timeout: 90_000,
    });
    await page.waitForFunction(
      () => (document.querySelector<HTMLImageElement>('.pages img')?.naturalWidth ?? 0) > 1200,
    );
    expect(await page.getByText(w.outdated).count()).toBe(0);
    expect(await violations(page)).toEqual([]);

    // Pages: by number, by key, and twice as large.
    const number = page.getByLabel(w.goPage);
    await number.fill('2');
    await number.press('Enter');
    await expect.poll(() => number.inputValue()).toBe('2');
    await page.locator('.pages').focus();
    for (let i = 0; i < 4 && (await number.inputValue()) === '2'; i += 1) {
      await page.keyboard.press('PageDown');
      await page.waitForTimeout(100);
    }
    expect(await number.inputValue()).toBe('3');
    const sheetWidth = (): Promise<number> =>
      page
        .locator('.sheet')
        .first()
        .evaluate((sheet) => sheet.clientWidth);
    // Whole, then step by step to twice the paper's size, by the keys.
    await page.locator('.page-bar .choice label').last().click();
    await expect.poll(sheetWidth).toBeLessThan(700);
    await page.locator('.pages').focus();
    for (let i = 0; i < 8 && (await sheetWidth()) < 1500; i += 1) {
      await page.keyboard.press('+');
      await page.waitForTimeout(80);
    }
    expect(await sheetWidth()).toBeGreaterThan(1500);
    expect(await violations(page)).toEqual([]);
    await page.locator('.page-bar .choice label').first().click();
    await page.getByRole('tab', { name: w.pages, exact: true }).click();
    await page.locator('.page-thumb').nth(1).click();
    await expect.poll(() => number.inputValue()).toBe('2');
    expect(await violations(page)).toEqual([]);

    // Something changes: the packet says so, and is built again.
    await page.getByRole('tab', { name: w.facts, exact: true }).click();
    await page.getByLabel(w.order, { exact: true }).fill('178223300451');
    await page.getByLabel(w.order, { exact: true }).blur();
    await page.getByRole('tab', { name: w.packet, exact: true }).click();
    await page.getByText(w.outdated).waitFor();
    await page.getByRole('button', { name: w.again }).click();
    await page.getByText(w.outdated).waitFor({ state: 'detached', timeout: 50_000 });

    // A line about the exhibits leads to the open editor.
    await page.locator('.lights-row').click();
    const folded = page.locator('.light-group').first();
    if ((await folded.count()) === 0) await page.locator('.packet-part > .link').click();
    await folded.locator('summary').click();
    await folded.getByRole('button', { name: w.go }).first().click();
    await page.locator('.exhibit-editor').waitFor();
    expect(await page.getByLabel(w.title, { exact: true }).evaluate((one) => one === document.activeElement)).toBe(
      true,
    );
    expect(running.pageErrors).toEqual([]);
  });
});
