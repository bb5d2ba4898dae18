/** The end of a case as a person meets it: a reason that is missing, what the case taught, undo, and opening it again. */
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { openArchive } from '../../src/main/cases/open-archive.ts';
import { callPage, type RunningApp, startApp, temporaryFolder, toCases } from './support/app.ts';

let app: RunningApp | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
});

const words = {
  en: {
    close: 'Close the case',
    addReason: 'Add the reason',
    outcome: 'How it ended',
    cost: 'What it cost in all',
    lesson: 'Lesson for next time',
    tags: 'Keywords',
    day: 'Closed on',
    which: 'Which day is meant?',
    undo: 'Undo',
    row: 'Close… CB-0001',
    reopen: 'Open again',
    closed: 'Closed',
    questions: 'Answers needed',
  },
  'zh-CN': {
    close: '结案',
    addReason: '填写原因',
    outcome: '结果',
    cost: '总成本',
    lesson: '经验教训',
    tags: '关键词',
    day: '结案时间',
    which: '是指哪一天？',
    undo: '撤销',
    row: '结案… CB-0001',
    reopen: '重新打开',
    closed: '已结案',
    questions: '等您回答',
  },
} as const;

/** An agreement was carried out, but nobody wrote down why the lamps were to come back. */
const ended = [
  ['customer.name', { name: '北风灯饰', latin: 'North Lamps' }],
  ['customer.nameConfirmed', true],
  ['order.orderNo', '100200300400'],
  ['order.orderNoConfirmed', true],
  ['order.total', { minor: 480000, currency: 'USD' }],
  ['request.at', '2025-05-14'],
  ['goods.stage', 'RECEIVED'],
  ['talks.state', 'agreed'],
  ['agreement.acceptedByBuyer', true],
  ['agreement.acceptedBySeller', true],
  ['agreement.performed', true],
] as const;

async function start(language: 'en' | 'zh-CN'): Promise<Page> {
  const root = path.join(temporaryFolder('closing'), 'cases');
  openArchive(root, { mode: 'create', now: () => new Date().toISOString() }).close();
  app = await startApp({ language, archive: root });
  await callPage(app.page, 'case.create', {});
  const changes = ended.map(([where, value]) => ({ path: where, value }));
  const taken = await callPage(app.page, 'case.take-facts', { caseId: 'CB-0001', changes, entries: [] });
  expect(taken).toMatchObject({ ok: true });
  return app.page;
}

const kept = async (page: Page): Promise<unknown> =>
  ((await callPage(page, 'case.get', { caseId: 'CB-0001' })) as { value: unknown }).value;

describe.each(['en', 'zh-CN'] as const)('closing a case, %s', (language) => {
  test('a missing reason is led to, what was typed waits; closed, undone, closed from the list and opened again', async () => {
    const w = words[language];
    const page = await start(language);
    const dialog = page.locator('dialog.closing');
    await toCases(page);
    await page.locator('.case-table tbody tr', { hasText: 'CB-0001' }).click();
    await page.locator('.case h1').waitFor();

    // By the keys, before the reason is there: it cannot be closed, and says where to go.
    await page.keyboard.press('Control+Shift+E');
    await dialog.getByLabel(w.outcome).fill('退货 30 件，half a refund');
    expect(await dialog.getByRole('button', { name: w.close, exact: true }).isDisabled()).toBe(true);
    await dialog.getByRole('button', { name: w.addReason }).click();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('[data-path]')?.getAttribute('data-path')))
      .toBe('lines[1].reason');
    expect(await dialog.count()).toBe(0);
    await page
      .locator('[data-path="lines[1].reason"] label')
      .filter({ has: page.locator('[value="QUALITY"]') })
      .click();

    // The main button is the last step now; what was typed is still there.
    await page.locator('.head-next', { hasText: w.close }).click();
    await expect.poll(() => dialog.getByLabel(w.outcome).inputValue()).toBe('退货 30 件，half a refund');
    await dialog.getByLabel(w.cost).fill('1,250.50');
    await dialog.getByLabel(w.lesson).fill('封签要拍照。');
    await dialog.getByLabel(w.tags).fill('封签，seal');
    // A day that can be read in two ways is asked about and taken in none.
    await dialog.getByLabel(w.day).fill('5/6/2025');
    await dialog.getByLabel(w.day).press('Enter');
    await dialog.getByText(w.which).waitFor();
    expect(await kept(page)).toMatchObject({ status: 'open' });
    await dialog.locator('.field-note .pick').first().click();
    await dialog.getByLabel(w.day).fill('2025-06-05');
    await dialog.getByLabel(w.day).press('Enter');
    await expect.poll(() => dialog.count()).toBe(0);
    expect(await kept(page)).toMatchObject({
      status: 'closed',
      facts: {
        closing: {
          at: '2025-06-05',
          outcome: '退货 30 件，half a refund',
          cost: { minor: 125050, currency: 'USD' },
          lesson: '封签要拍照。',
          tags: ['封签', 'seal'],
        },
      },
    });

    // The way back is offered on the spot.
    await page.locator('.said-step').getByRole('button', { name: w.undo }).click();
    await expect.poll(() => kept(page)).toMatchObject({ status: 'open' });

    // From the list, with the mouse; then open again from the head of the case.
    await toCases(page);
    const row = page.locator('.case-table tbody tr', { hasText: 'CB-0001' });
    await row.hover();
    await page.getByRole('button', { name: w.row, exact: true }).click();
    await dialog.getByLabel(w.lesson).fill('封签要拍照。');
    await dialog.getByRole('button', { name: w.close, exact: true }).click();
    await expect.poll(() => kept(page)).toMatchObject({ status: 'closed' });
    await page.getByRole('button', { name: w.closed, exact: true }).click();
    await row.click();
    await page.locator('.head-next', { hasText: w.reopen }).click();
    await expect.poll(() => kept(page)).toMatchObject({ status: 'open' });
    expect(await kept(page)).toMatchObject({ facts: { closing: { lesson: '封签要拍照。' } } });
    expect(app?.pageErrors).toEqual([]);
  });

  test('a question of Today leads to the field that it asks for', async () => {
    const w = words[language];
    const page = await start(language);
    await page.locator('[data-place="today"]').click();
    const answer = (await callPage(page, 'today.get', {})) as {
      value: { questions: { rows: { question: { fact: string } }[] } };
    };
    const asked = answer.value.questions.rows[0]?.question.fact ?? '';
    expect(asked).not.toBe('');
    await page.getByRole('region', { name: w.questions }).locator('.today-line').first().click();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('[data-path]')?.getAttribute('data-path')))
      .toBe(asked);
  });
});
