/** Nothing that was typed is lost: not when the app is killed in the middle of a word, and not when it cannot be read. */
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import {
  answerOpenDialog,
  callPage,
  openAllFacts,
  type RunningApp,
  startApp,
  temporaryFolder,
  toCases,
} from './support/app.ts';

let app: RunningApp | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
});

async function newCase(): Promise<{
  readonly archive: string;
  readonly dataDir: string;
  readonly running: RunningApp;
}> {
  const archive = path.join(temporaryFolder('archive'), 'cases');
  const running = await startApp({ language: 'en' });
  await answerOpenDialog(running, [archive]);
  await running.page.getByRole('button', { name: 'New archive…' }).click();
  await running.page.getByRole('button', { name: 'New case' }).click();
  await openAllFacts(running.page);
  await running.page.locator('#fact-request-text').waitFor();
  return { archive, dataDir: running.dataDir, running };
}

describe('what was typed', () => {
  test('is there after the app was killed in the middle of a word', async () => {
    const { archive, dataDir, running } = await newCase();
    const { page } = running;
    const words = 'The lamps flicker and two of them are cra';
    await page.locator('#fact-request-at').pressSequentially('5/1');
    await page.locator('#fact-request-text').pressSequentially(words, { delay: 15 });
    // No pause: the fact itself has not been sent yet, only the last key has reached the disk.
    await page.waitForTimeout(150);
    running.electron.process().kill('SIGKILL');
    await running.electron.waitForEvent('close').catch(() => {});

    app = await startApp({ dataDir, archive });
    await toCases(app.page);
    await app.page.locator('tbody tr', { hasText: 'CB-0001' }).click();
    const text = app.page.locator('#fact-request-text');
    await text.waitFor();
    expect(await text.inputValue()).toBe(words);
    // What could not be read is asked about again, and stands as it was typed.
    expect(await app.page.locator('#fact-request-at').inputValue()).toBe('5/1');
    await app.page.locator('[data-path="request.at"] .pick').first().click();
    await expect
      .poll(() => app?.page.locator('#fact-request-at').inputValue(), { timeout: 5000 })
      .toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  test('is there as well where a message was begun and not added: after another part of the case, and after a kill', async () => {
    const { archive, dataDir, running } = await newCase();
    const { page } = running;
    const words = 'We can offer two cartons in the next ord';
    const message = (of: typeof page) => of.locator('.talks-add textarea').first();
    await message(page).fill(words);
    await page.locator('.talks-amount input').fill('USD 60');
    await page.locator('#tab-evidence').click();
    await page.locator('#tab-facts').click();
    await openAllFacts(page);
    await expect.poll(() => message(page).inputValue()).toBe(words);
    await expect
      .poll(async () => JSON.stringify(await callPage(page, 'case.drafts', { caseId: 'CB-0001' })))
      .toContain('USD 60');
    running.electron.process().kill('SIGKILL');
    await running.electron.waitForEvent('close').catch(() => {});

    app = await startApp({ dataDir, archive });
    await toCases(app.page);
    await app.page.locator('tbody tr', { hasText: 'CB-0001' }).click();
    await openAllFacts(app.page);
    await expect.poll(() => app && message(app.page).inputValue()).toBe(words);
    // Enter in the sum adds it, and the line is free for the next one.
    await app.page.locator('.talks-amount input').press('Enter');
    await app.page.locator('.message-text', { hasText: words }).waitFor();
    await expect.poll(() => app && message(app.page).inputValue()).toBe('');
  });

  test('stays in its field with its sentence while it cannot be read', async () => {
    const { running } = await newCase();
    app = running;
    const { page } = running;
    for (const [id, path_, typed] of [
      ['request-at', 'request.at', '2025-02-30'],
      ['order-total', 'order.total', '1,2,3'],
      ['order-orderNo', 'order.orderNo', '1782 🙂'],
      ['lines-1-quantity', 'lines[1].quantity', 'many'],
    ] as const) {
      const box = page.locator(`#fact-${id}`);
      await box.fill(typed);
      await box.blur();
      await page.locator(`[data-path="${path_}"] .field-note.is-bad`).waitFor();
      expect(await box.inputValue()).toBe(typed);
    }
    await page.locator('#fact-order-total').fill('USD 100 EUR');
    await page.locator('#fact-order-total').blur();
    await page.getByText('Two currencies stand here.').waitFor();
    // Another part of the case and back: still there.
    await page.locator('#tab-packet').click();
    await page.locator('#tab-facts').click();
    await page.locator('#fact-order-total').waitFor();
    expect(await page.locator('#fact-order-total').inputValue()).toBe('USD 100 EUR');
    await page.locator('#fact-order-total').fill('EUR 1.234,50');
    await page.locator('#fact-order-total').blur();
    await expect.poll(() => page.locator('#fact-order-total').inputValue(), { timeout: 5000 }).toBe('1234.50');
    expect(running.pageErrors).toEqual([]);
  });

  test('a Latin name outlives its name being cleared and typed anew', async () => {
    const { running } = await newCase();
    app = running;
    const { page } = running;
    await page.locator('#fact-customer-name').fill('شركة النور');
    await page.locator('#fact-customer-name-latin').fill('Al Noor Co');
    await page.locator('#fact-customer-name').fill('');
    await page.waitForTimeout(900);
    expect(await page.locator('#fact-customer-name-latin').inputValue()).toBe('Al Noor Co');
    await page.locator('#fact-customer-name').fill('شركة النور للتجارة');
    await page.locator('#fact-customer-name').blur();
    await expect
      .poll(async () => (await page.locator('.head-name').textContent()) ?? '', { timeout: 5000 })
      .toContain('Al Noor Co');
  });
});
