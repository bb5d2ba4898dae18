/** The rules in the app: why the panel says what it says, and the packs as a book. */
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { callPage, type RunningApp, startApp, toCases } from './support/app.ts';

/** Where pictures go when somebody wants to look at them. */
const pictures = process.env['CASEBINDER_PICTURES'];

let app: RunningApp | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
});

async function openSample(page: Page, caseId: string): Promise<void> {
  await callPage(page, 'archive.open-sample', {});
  await toCases(page, 120_000);
  await page.locator('tbody tr', { hasText: caseId }).click();
  await page.waitForSelector('[data-testid="answer"]');
}

async function picture(page: Page, name: string): Promise<void> {
  if (pictures !== undefined) await page.screenshot({ path: path.join(pictures, `${name}.png`) });
}

test('the reasons open by keyboard, and a fact in them leads to its field', async () => {
  app = await startApp({});
  const { page } = app;
  await openSample(page, 'CB-0002');
  const why = page.getByRole('button', { name: 'Why', exact: true });
  await picture(page, 'panel-closed');
  await why.focus();
  await page.keyboard.press('Enter');
  const tree = page.getByTestId('why');
  await tree.locator('[data-rule="R-50"]').waitFor();
  await picture(page, 'panel-why');
  // Each finding names its clause, where that comes from and how sure it is.
  await tree.getByText(/S2\.3a · .+ · confidence: third-party article/).waitFor();
  await tree.getByRole('button', { name: /^Holds as well/ }).focus();
  await page.keyboard.press('Enter');
  const seven = tree.locator('[data-rule="R-05"]');
  await seven.locator('[data-fact="delivery.receivedAt"]').focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(
    () => document.activeElement?.closest('.field, [id]')?.closest('#section-delivery') !== null,
  );
  await picture(page, 'panel-jumped');
  // What is not known is a question that leads to its field as well.
  await seven.locator('.question[data-fact="returnShipment.goodsIntact"]').waitFor();
  expect(app.pageErrors).toEqual([]);
});
