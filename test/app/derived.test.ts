import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { answerSaveDialog, callPage, startApp, temporaryFolder, toCases } from './support/app.ts';

/** Where pictures of the panel go when somebody wants to look at it. */
const pictures = process.env['CASEBINDER_PICTURES'];

test('doubts are explained in the panel, the sums stand there, and the deadlines go into a calendar', async () => {
  const app = await startApp({});
  const { page } = app;
  try {
    await callPage(page, 'app.set-name', { by: 'Li Wei' });
    await callPage(page, 'archive.open-sample', {});
    await toCases(page);
    await page.locator('tbody tr', { hasText: 'CB-0001' }).click();
    await page.waitForSelector('[data-testid="answer"]');
    // A date that cannot be: the buyer asked long before the order.
    await callPage(page, 'case.set-fact', { caseId: 'CB-0001', path: 'request.at', value: '2020-01-01' });
    const doubt = page.locator('[data-flag="DATES_OUT_OF_ORDER"]').first();
    await doubt.waitFor();
    // In the list of what stands in the way it can be explained as well, without being led away.
    await page.locator('#tab-packet').click();
    await page.locator('.lights-row .link, .lights-row button').first().click();
    const inTheWay = page.locator('.lights .light-red', { hasText: '2020' }).first();
    await inTheWay.getByRole('button', { name: 'Explain' }).waitFor();
    await page.locator('#tab-facts').click();
    await doubt.getByRole('button').click();
    await doubt.getByRole('textbox').fill('The first order was placed in 2019 and renewed.');
    await doubt.getByRole('textbox').press('Enter');
    await page.getByText('Explained: The first order was placed in 2019 and renewed.').first().waitFor();
    await callPage(page, 'case.set-fact', {
      caseId: 'CB-0001',
      path: 'dispute.responseDueAt',
      value: { local: '2099-05-14T18:00', zone: 'Asia/Shanghai' },
    });
    await page.getByText('Answer the dispute on the platform.').first().waitFor();
    const file = path.join(temporaryFolder('calendar'), 'deadlines.ics');
    await answerSaveDialog(app, file);
    await page.getByRole('button', { name: 'Save as calendar…' }).click();
    await page.getByText(/saved as deadlines\.ics/).waitFor();
    expect(readFileSync(file, 'utf8')).toContain('DTEND:20990514T100000Z');
    if (pictures !== undefined)
      for (const language of ['en', 'zh-CN']) {
        await callPage(page, 'app.set-language', { language });
        await page.reload();
        await toCases(page);
        await page.locator('tbody tr', { hasText: 'CB-0001' }).click();
        await page.waitForSelector('[data-testid="answer"]');
        for (const [i, share] of [0, 0.33, 0.66, 1].entries()) {
          await page.locator('.standing').evaluate((panel, s) => panel.scrollTo(0, panel.scrollHeight * s), share);
          await page.waitForTimeout(200);
          await page.screenshot({ path: path.join(pictures, `derived-${language}-${i}.png`) });
        }
      }
  } finally {
    await app.close();
  }
});
