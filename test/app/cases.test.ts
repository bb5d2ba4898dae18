/** The lists of cases as a person uses them: today, search in Chinese, views, close with a lesson, trash and undo. */
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openArchive } from '../../src/main/cases/open-archive.ts';
import { seedCases } from '../support/many-cases.ts';
import { callPage, type RunningApp, startApp, temporaryFolder, toCases } from './support/app.ts';

let app: RunningApp | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
});

/** An archive as somebody has it who has worked for years. */
function oldArchive(cases: number): string {
  const root = path.join(temporaryFolder('archive'), 'cases');
  const archive = openArchive(root, { mode: 'create', now: () => new Date().toISOString() });
  if (archive.writable === null) throw new Error('a new archive can be written to');
  seedCases(archive.writable, cases, new Date().toISOString());
  archive.close();
  return root;
}

const words = {
  en: {
    today: 'Today',
    questions: 'Answers needed',
    search: 'Buyer, order no., text…',
    trash: 'Trash',
    all: 'All cases',
    closed: 'Closed',
    clear: 'Clear the search',
    clearFilters: 'Clear filters',
    reason: 'Reason',
    undo: 'Undo',
    restore: 'Bring back',
    save: 'Save this view…',
    name: 'Name of the view',
    title: 'Title of the case',
  },
  'zh-CN': {
    today: '今日',
    questions: '等您回答',
    search: '买家、订单号、文字…',
    trash: '回收站',
    all: '全部案件',
    closed: '已结案',
    clear: '清除搜索',
    clearFilters: '清除筛选',
    reason: '原因',
    undo: '撤销',
    restore: '恢复',
    save: '保存此视图…',
    name: '视图名称',
    title: '案件标题',
  },
} as const;

describe.each(['en', 'zh-CN'] as const)('the lists of cases, %s', (language) => {
  test('today, search, filters, views, trash and undo, closing', async () => {
    const w = words[language];
    app = await startApp({ language, archive: oldArchive(120) });
    const { page } = app;
    const rows = page.locator('.case-table tbody tr[data-index]');

    // Today comes first, and leads into a case.
    await page.getByRole('heading', { name: w.today, exact: true }).waitFor();
    await page.getByRole('heading', { name: w.questions }).waitFor();
    await toCases(page);

    // A word of two Chinese characters, out of the text of the request.
    const search = page.getByRole('textbox', { name: w.search });
    await search.fill('退款');
    await expect.poll(() => page.locator('.case-table table').getAttribute('aria-rowcount')).toBe('31');
    await search.fill('星光');
    await expect.poll(() => page.locator('.case-table table').getAttribute('aria-rowcount')).toBe('25');
    await search.fill('没有这样的字');
    await page.getByRole('button', { name: w.clear }).click();
    await expect.poll(() => page.locator('.case-table table').getAttribute('aria-rowcount')).toBe('121');

    // By a filter, kept as a view of one's own.
    await page.locator('.filters select').nth(1).selectOption('QUALITY');
    await expect.poll(() => page.locator('.case-table table').getAttribute('aria-rowcount')).toBe('11');
    await page.getByRole('button', { name: w.save }).click();
    await page.getByRole('textbox', { name: w.name }).fill('质量 quality');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: w.all, exact: true }).first().click();
    await page.getByRole('button', { name: '质量 quality', exact: true }).click();
    await expect.poll(() => page.locator('.case-table table').getAttribute('aria-rowcount')).toBe('11');
    await page.getByRole('button', { name: w.clearFilters }).click();

    // By keyboard: to the end and back, a title, the trash, and undo from the word that is said of it.
    await rows.first().focus();
    await page.keyboard.press('End');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-rowindex'))).toBe('121');
    await page.keyboard.press('Home');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-rowindex'))).toBe('2');
    await page.keyboard.press('F2');
    await page.getByRole('textbox', { name: w.title }).fill('星光退货');
    await page.keyboard.press('Enter');
    const first = (await rows.first().getAttribute('data-index')) === '0' ? await rows.first().innerText() : '';
    const caseId = /CB-\d+/.exec(first)?.[0] ?? '';
    await expect.poll(async () => JSON.stringify(await callPage(page, 'case.get', { caseId }))).toContain('星光退货');
    await rows.first().focus();
    await page.keyboard.press('Delete');
    await page.locator('.said-step').getByRole('button', { name: w.undo }).waitFor();
    await expect.poll(() => page.locator('.case-table table').getAttribute('aria-rowcount')).toBe('120');
    await page.locator('.said-step').getByRole('button', { name: w.undo }).click();
    await expect.poll(() => page.locator('.case-table table').getAttribute('aria-rowcount')).toBe('121');
    // And with the keys: the title goes too.
    await page.locator('h1').click();
    await page.keyboard.press('Control+z');
    await expect
      .poll(async () => JSON.stringify(await callPage(page, 'case.get', { caseId })))
      .not.toContain('星光退货');

    // In the trash it can be brought back, also without undo.
    await rows.first().focus();
    await page.keyboard.press('Delete');
    await page.getByRole('button', { name: w.trash, exact: true }).click();
    // It stands there once, to be ticked where it stands: with the mouse, and with the keys.
    await page.locator('.case-table .row-tick input').first().waitFor();
    const [one = ''] = (await rows.first().locator('td').first().innerText()).match(/CB-\d+/) ?? [];
    expect(await page.locator('.case-list-main').getByText(one).count()).toBe(1);
    await page.locator('.case-table .row-tick input').first().check();
    await page.locator('.case-table .row-tick input').first().uncheck();
    await rows.first().focus();
    await page.keyboard.press('Space');
    expect(await page.locator('.case-table .row-tick input').first().isChecked()).toBe(true);
    await page.getByRole('button', { name: w.restore }).click();
    await page.getByRole('button', { name: w.all, exact: true }).first().click();
    await expect.poll(() => page.locator('.case-table table').getAttribute('aria-rowcount')).toBe('121');

    // Closed with a lesson, it stands among the closed ones.
    const closing = { at: '2025-06-01', outcome: null, cost: null, lesson: '封签要拍照。' };
    expect(await callPage(page, 'case.close', { caseId, ...closing })).toMatchObject({ ok: true });
    await page.getByRole('button', { name: w.closed, exact: true }).click();
    await expect.poll(() => rows.count()).toBe(1);
    await search.fill('封签');
    await expect.poll(() => rows.count()).toBe(1);
    expect(app.pageErrors).toEqual([]);
  });
});
