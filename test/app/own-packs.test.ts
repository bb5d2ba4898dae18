/** Rule packs of a person's own, in the real app: filled, refused, put in force, taken over in a case, in both languages. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { createCase } from '../../src/main/cases/create-case.ts';
import { openArchive } from '../../src/main/cases/open-archive.ts';
import {
  answerOpenDialog,
  answerSaveDialog,
  callPage,
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

/** An archive with cases on Shopee: two short deliveries and a quality claim. */
function shopeeArchive(): string {
  const now = (): string => new Date().toISOString();
  const root = path.join(temporaryFolder('packs'), 'archive');
  const archive = openArchive(root, { mode: 'create', now });
  const desk = {
    archive,
    packs: [],
    jobs: { run: () => Promise.reject(new Error('no jobs here')), close: () => Promise.resolve() },
    now,
    by: 'Test',
    language: 'en',
    resourcesRoot: '',
    appVersion: '0.0.0',
  } as const;
  for (const reason of ['SHORT_QTY', 'QUALITY', 'SHORT_QTY'])
    createCase(desk, {
      schemaVersion: 1,
      platform: { name: 'shopee' },
      packChoice: { follow: 'shopee' },
      order: { orderNo: '1001', orderNoConfirmed: true },
      customer: { name: { name: 'Sample Buyer' }, nameConfirmed: true },
      lines: [{ id: '1', reason }],
    });
  archive.close();
  return root;
}

const said = {
  en: {
    fill: 'Fill this platform',
    check: 'Check',
    refused: 'Not a pack yet: 1 problem',
    problem: 'line.reason is never SHORT',
    put: (version: string) => `Put ${version} in force`,
    edit: 'Edit',
    changes: (changed: number, looked: number) => `${changed} of ${looked} open cases would change.`,
    takeOver: (version: string) => `Take over ${version}`,
    back: (version: string) => `Back to ${version}`,
  },
  'zh-CN': {
    fill: '填写此平台',
    check: '检查',
    refused: '尚不能使用：共 1 个问题',
    problem: 'line.reason 不可能是 SHORT',
    put: (version: string) => `启用 ${version}`,
    edit: '编辑',
    changes: (changed: number, looked: number) => `${looked} 个未结案件中有 ${changed} 个会变化。`,
    takeOver: (version: string) => `采用 ${version}`,
    back: (version: string) => `改回 ${version}`,
  },
} as const;

async function openShopee(page: Page): Promise<void> {
  await page.locator('[data-place="rules"]').click();
  await page.locator('[data-pack="shopee"]').click();
}
const textOf = (page: Page) => page.locator('.code-field textarea');
const stanceOf = (page: Page, stance: string) => page.locator(`.standing .line[data-stance="${stance}"]`);

test.each(['en', 'zh-CN'] as const)(
  'a platform that nobody has read is filled, corrected and followed (%s)',
  async (language) => {
    app = await startApp({ archive: shopeeArchive(), language });
    const { page } = app;
    const t = said[language];
    await openShopee(page);
    await page.getByTestId('no-rules').waitFor();
    await page.getByRole('button', { name: t.fill }).click();
    const text = await textOf(page).inputValue();

    // A mistake: refused as a whole, with its line; the place stays as it was.
    const bad = text.replace('line.reason, is: SHORT_QTY', 'line.reason, is: SHORT');
    await textOf(page).fill(bad);
    await textOf(page).press('Control+Enter');
    await page.locator('[data-testid="pack-verdict"][data-sound="false"]').getByText(t.refused).waitFor();
    const line = bad.split('\n').findIndex((one) => one.includes('is: SHORT }')) + 1;
    await page.locator(`.said[data-line="${line}"]`).getByText(t.problem).waitFor();
    await page.keyboard.press('F8');
    const chosen = () =>
      textOf(page).evaluate((box) =>
        box instanceof HTMLTextAreaElement ? box.value.slice(box.selectionStart, box.selectionEnd) : '',
      );
    await expect.poll(chosen).toBe(bad.split('\n')[line - 1]);
    await page.getByRole('button', { name: t.put('1.1.0') }).waitFor({ state: 'detached' });

    // Put right, tried on the open cases, put in force.
    await textOf(page).fill(text);
    await page.getByRole('button', { name: t.check, exact: true }).click();
    await page.getByTestId('preview-sum').getByText(t.changes(3, 3)).waitFor();
    await page.getByRole('button', { name: t.put('1.1.0') }).click();
    await page.locator('[data-testid="own-versions"] [data-version="1.1.0"][data-state="in-force"]').waitFor();
    expect(await page.locator('[data-draft]').count()).toBe(0);

    // The old case stays without it, until it is taken over there; then the pack judges it on the screen.
    await toCases(page);
    await page.locator('tbody tr', { hasText: 'CB-0001' }).click();
    await stanceOf(page, 'HOLD').waitFor();
    const version = page.getByTestId('pack-version');
    await version.getByRole('button', { name: t.takeOver('1.1.0') }).click();
    await stanceOf(page, 'NEGOTIATE').waitFor();
    await version.locator('[data-moved="shopee"]').waitFor();

    // A second version changes that case and no other; it stays with the first.
    await openShopee(page);
    await page.locator('.pack-acts').getByRole('button', { name: t.edit }).click();
    const next = (await textOf(page).inputValue()).replaceAll('NEGOTIATE', 'ACCEPT');
    expect(next).toContain('version: 1.2.0');
    await textOf(page).fill(next);
    await page.getByRole('button', { name: t.check, exact: true }).click();
    await page.getByTestId('preview-sum').waitFor();
    const changed = page.locator('[data-case="CB-0001"] [data-shift="stance"]');
    await changed.waitFor();
    await page.getByRole('button', { name: t.put('1.2.0') }).click();
    await page.locator('[data-version="1.1.0"][data-state="superseded"]').waitFor();
    await toCases(page);
    await page.locator('tbody tr', { hasText: 'CB-0001' }).click();
    await stanceOf(page, 'NEGOTIATE').waitFor();
    await version.getByRole('button', { name: t.takeOver('1.2.0') }).click();
    await stanceOf(page, 'ACCEPT').waitFor();
    expect(app.pageErrors).toEqual([]);
  },
);

test('the open cases that change are moved at once where the person ticks it, and each can be put back', async () => {
  app = await startApp({ archive: shopeeArchive() });
  const { page } = app;
  await openShopee(page);
  await page.getByRole('button', { name: 'Fill this platform' }).click();
  await textOf(page).press('Control+Enter');
  await page.getByRole('checkbox', { name: 'Take it over in these 3 open cases now' }).check();
  await page.getByRole('button', { name: 'Put 1.1.0 in force' }).click();
  await page.locator('[data-testid="own-versions"] [data-version="1.1.0"]').waitFor();
  await expect.poll(() => movedCases(page), { timeout: 30_000 }).toBe(3);
  await toCases(page);
  await page.locator('tbody tr', { hasText: 'CB-0003' }).click();
  await stanceOf(page, 'NEGOTIATE').waitFor();
  await page.locator('[data-moved="shopee"]').getByRole('button', { name: 'Judge without it again' }).click();
  await stanceOf(page, 'HOLD').waitFor();
  // Out of force again: what that would change in the two others is shown before.
  await openShopee(page);
  await page.getByRole('button', { name: 'Take out of force' }).click();
  const change = page.getByTestId('pack-change');
  await change.locator('[data-case="CB-0001"]').waitFor();
  expect(await change.locator('[data-case="CB-0003"]').count()).toBe(0);
  await change.getByRole('button', { name: 'Take out of force' }).click();
  await page.getByTestId('no-rules').waitFor();
  await page.locator('[data-version="1.1.0"][data-state="taken-out"]').waitFor();
  expect(app.pageErrors).toEqual([]);
});

test('a pack goes out as a file and comes in again; what is typed is found again as a draft', async () => {
  app = await startApp({ archive: shopeeArchive() });
  const { page } = app;
  await openShopee(page);
  const target = path.join(temporaryFolder('out'), 'shopee.yaml');
  await answerSaveDialog(app, target);
  await page.getByRole('button', { name: 'Export…' }).click();
  await page.getByText('Saved as shopee.yaml.').waitFor();
  const exported = readFileSync(target, 'utf8');
  expect(exported).toContain('noRulesYet:');

  await answerOpenDialog(app, [target]);
  await page.getByRole('button', { name: 'Import a pack…' }).click();
  await textOf(page).waitFor();
  expect(await textOf(page).inputValue()).toBe(exported.replaceAll('\r\n', '\n'));
  await textOf(page).press('End');
  await textOf(page).fill(`${exported}# mine\n`);
  // Away in the middle of a word.
  await page.locator('[data-place="today"]').click();
  await page.waitForSelector('.today h1');
  await page.locator('[data-place="rules"]').click();
  await page.locator('[data-draft]').click();
  expect(await textOf(page).inputValue()).toBe(`${exported}# mine\n`);
  await page.getByRole('button', { name: 'Discard' }).click();
  await page.locator('[data-draft]').waitFor({ state: 'detached' });
  expect(app.pageErrors).toEqual([]);
});

test('where packs disagree one is followed, and from there in every case that has not chosen', async () => {
  app = await startApp({ archive: shopeeArchive() });
  const { page } = app;
  const { checkId } = await checkedPack(page);
  await callPage(page, 'rules.put-in-force', { checkId, packId: 'shopee' });
  for (const caseId of ['CB-0001', 'CB-0003']) {
    await callPage(page, 'case.set-fact', { caseId, path: 'packChoice.follow', value: null });
    await callPage(page, 'case.move-pack', { caseId, packId: 'shopee', packNo: 1 });
  }
  await toCases(page);
  await page.locator('tbody tr', { hasText: 'CB-0001' }).click();
  await stanceOf(page, 'HOLD').waitFor();
  const choice = page.getByRole('region', { name: 'Which one do you follow?' });
  await choice.getByRole('button', { name: 'Shopee' }).click();
  await stanceOf(page, 'NEGOTIATE').waitFor();
  await choice.getByRole('button', { name: /^Follow it in every case/ }).click();
  await choice.getByRole('button', { name: 'Ask in each case again' }).waitFor();
  await toCases(page);
  await page.locator('tbody tr', { hasText: 'CB-0003' }).click();
  await stanceOf(page, 'NEGOTIATE').waitFor();
  await choice.getByText('Your settings follow: Shopee.').waitFor();
  await choice.getByRole('button', { name: 'Ask in each case again' }).click();
  await stanceOf(page, 'HOLD').waitFor();
  expect(app.pageErrors).toEqual([]);
});

async function checkedPack(page: Page): Promise<{ readonly checkId: string }> {
  const begun = await callPage(page, 'rules.begin', { what: 'new', packId: 'shopee', packNo: null });
  const { files } = (begun as { value: { files: unknown } }).value;
  const checked = await callPage(page, 'rules.check', { files });
  return (checked as { value: { checkId: string } }).value;
}

/** How many cases the work that moves them has moved; 0 while it is under way. */
async function movedCases(page: Page): Promise<number> {
  const { value } = (await callPage(page, 'job.list', {})) as { value: { jobs: { jobId: string; kind: string }[] } };
  const job = value.jobs.find(({ kind }) => kind === 'take-over');
  const found = await callPage(page, 'job.result', { jobId: job?.jobId ?? '-' });
  return (found as { value: { cases: number } | null }).value?.cases ?? 0;
}
