/** The rules in the app: why the panel says what it says, and the packs as a book. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { inspect } from 'node:util';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { callPage, type RunningApp, startApp, toCases } from './support/app.ts';

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

/** Every row of every table of the one casebook under a folder, as text. */
function contentOf(dataDir: string): readonly string[] {
  const file = readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).find((name) =>
    name.endsWith('casebook.sqlite'),
  );
  const db = new DatabaseSync(path.join(dataDir, file ?? ''), { readOnly: true });
  try {
    const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").all();
    return tables.flatMap(({ name }) => {
      const rows = db.prepare(`SELECT * FROM "${String(name)}"`);
      rows.setReadBigInts(true);
      return rows.all().map((row) => `${String(name)} ${inspect(row, { depth: null, maxStringLength: null })}`);
    });
  } finally {
    db.close();
  }
}

test('the reasons open by keyboard, and a fact in them leads to its field', async () => {
  app = await startApp({});
  const { page } = app;
  await openSample(page, 'CB-0002');
  const why = page.getByRole('button', { name: 'Why', exact: true });
  await why.focus();
  await page.keyboard.press('Enter');
  const tree = page.getByTestId('why');
  await tree.locator('[data-rule="R-50"]').waitFor();
  // Each finding names its clause, where that comes from and how sure it is.
  const source =
    /^clause S2\.3a of the article · .+ · 2\.3 · confidence: third-party article · read on .+ · https:.+xiaoniucw/;
  await tree.getByText(source).waitFor();
  const cited = tree.locator('[data-rule="R-50"]');
  await cited.getByRole('button', { name: 'Copy the source S2.3a' }).click();
  await cited.getByRole('button', { name: 'Copied S2.3a' }).waitFor();
  const copied = await app.electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toMatch(/, section 2\.3, https:.+xiaoniucw.+, read on \d{4}-\d{2}-\d{2}, confidence article$/);
  await tree.getByRole('button', { name: /^Holds as well/ }).focus();
  await page.keyboard.press('Enter');
  const seven = tree.locator('[data-rule="R-05"]');
  await seven.locator('[data-fact="delivery.receivedAt"]').focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(
    () => document.activeElement?.closest('.field')?.getAttribute('data-path') === 'delivery.receivedAt',
  );
  // What is not known is a question that leads to its field as well.
  await seven.locator('.question[data-fact="returnShipment.goodsIntact"]').waitFor();
  expect(app.pageErrors).toEqual([]);
});

test('the library is searched in both languages, names its sources, and says what nobody has read', async () => {
  app = await startApp({});
  const { page } = app;
  await openSample(page, 'CB-0002');
  await page.locator('[data-place="rules"]').focus();
  await page.keyboard.press('Enter');
  const search = page.getByRole('searchbox', { name: 'Search the rules' });
  await search.waitFor();
  await search.fill('无理由 退货');
  await page.getByText(/^\d+ rules? found$/).waitFor();
  const rule = page.locator('[data-rule="R-05"]').first();
  await rule.waitFor();
  // Where it comes from stands at the rule, as text with a way to copy it; nothing is a link.
  await rule.getByRole('button', { name: /^Copy the address/ }).click();
  await rule.getByText('Copied').waitFor();
  expect(await page.locator('.rules a').count()).toBe(0);
  await rule.getByRole('button', { name: 'Where it held in my cases' }).click();
  await rule.getByRole('button', { name: /^CB-0002/ }).waitFor();
  await search.fill('');
  // What carries no rule is named with its reason.
  await page.locator('[data-pack="seed-article"]').click();
  await page
    .locator('[data-part="no-rule"] [data-clause="S0.6"]')
    .getByText('An announcement without content.')
    .waitFor();
  await page.locator('[data-pack="amazon"]').click();
  await page
    .getByTestId('no-rules')
    .getByText(/^No rules of Amazon are recorded yet/)
    .waitFor();
  await page.locator('[data-pack="alibaba-trade-assurance"]').click();
  const clock = page.locator('[data-clock="ta-evidence"]');
  await clock.getByText(/Read the countdown on the platform's page and type it here/).waitFor();
  await clock.scrollIntoViewIfNeeded();
  expect(app.pageErrors).toEqual([]);
});

test('what if: a changed fact moves the line, and the casebook is the same to the byte afterwards', async () => {
  app = await startApp({});
  const { page, dataDir } = app;
  await openSample(page, 'CB-0002');
  const before = contentOf(dataDir);
  expect(before.length).toBeGreaterThan(10);
  await page.getByRole('button', { name: 'What if…' }).focus();
  await page.keyboard.press('Enter');
  const mode = page.getByTestId('what-if');
  await mode.locator('[data-stance="NEGOTIATE"]').waitFor();
  await mode.getByText('Nothing here is saved.').waitFor();
  await mode.getByLabel('How do the talks with the buyer stand?').selectOption('failed');
  await mode.locator('[data-stance="MEDIATE"]').getByText('would move').waitFor();
  // Two facts together; a day is tried as a day.
  await mode.getByLabel('When did the buyer ask for the return?').fill('2025-07-19');
  await mode.locator('[data-changed="true"][data-fact="request.at"]').waitFor();
  await mode.getByRole('button', { name: 'Back to the case' }).click();
  await page.locator('.standing .line[data-stance="NEGOTIATE"]').waitFor();
  expect(contentOf(dataDir)).toEqual(before);
  expect(app.pageErrors).toEqual([]);
});

test('a conclusion is overridden with a reason only, stands beside the rules, and is taken back', async () => {
  app = await startApp({});
  const { page } = app;
  await openSample(page, 'CB-0002');
  await page.getByRole('button', { name: 'Decide otherwise' }).click();
  const decide = page.getByRole('button', { name: 'Decide so' });
  expect(await decide.isDisabled()).toBe(true);
  const without = { caseId: 'CB-0002', lineId: '1', decided: { stance: 'REFUSE', reason: '  ' } };
  expect(await callPage(page, 'case.override', without)).toMatchObject({ ok: false });
  await page.getByLabel('Your decision').selectOption('ACCEPT');
  await page.getByLabel('Why', { exact: true }).and(page.locator('textarea')).fill('He is our oldest customer.');
  await decide.click();
  const decided = page.getByTestId('overridden');
  await decided.getByText('He is our oldest customer.').waitFor();
  await decided.getByText('Accept', { exact: true }).waitFor();
  await decided.getByText('Negotiate', { exact: true }).waitFor();
  await decided.getByRole('button', { name: 'Follow the rules again' }).click();
  await decided.waitFor({ state: 'detached' });
  expect(app.pageErrors).toEqual([]);
});
