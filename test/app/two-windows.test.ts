/** One case in two windows: what the other window wrote is never overwritten unseen. */
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openArchive } from '../../src/main/cases/open-archive.ts';
import { callPage, type RunningApp, startApp, temporaryFolder } from './support/app.ts';

let app: RunningApp | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
});

test.each([
  { language: 'en', mine: 'Yours: 2 Apr 2025', theirs: 'The other: 9 May 2025' },
  { language: 'zh-CN', mine: '您的：2025年4月2日', theirs: '另一个：2025年5月9日' },
] as const)('a day that another window changed while one types is shown beside one’s own, $language', async (w) => {
  const root = path.join(temporaryFolder('two'), 'cases');
  openArchive(root, { mode: 'create', now: () => new Date().toISOString() }).close();
  app = await startApp({ language: w.language, archive: root });
  await callPage(app.page, 'case.create', {});
  const opening = app.electron.waitForEvent('window');
  await callPage(app.page, 'case.open', { caseId: 'CB-0001', own: true });
  const own = await opening;
  const field = own.locator('[data-path="request.at"]');
  const kept = async (): Promise<unknown> =>
    ((await callPage(own, 'case.get', { caseId: 'CB-0001' })) as { value: { facts: { request?: { at?: string } } } })
      .value.facts.request?.at;
  const other = (value: string) =>
    callPage(app?.page ?? own, 'case.set-fact', { caseId: 'CB-0001', path: 'request.at', value });

  await own.locator(`html[lang="${w.language}"]`).waitFor();
  await field.locator('input').waitFor();
  // Half a day is no day yet; meanwhile the other window writes one.
  await field.locator('input').fill('2025-04-0');
  await other('2025-05-09');
  await field.locator('input').fill('2025-04-02');
  await field.getByRole('button', { name: w.theirs }).waitFor();
  expect(await kept()).toBe('2025-05-09');
  await field.getByRole('button', { name: w.mine }).click();
  await expect.poll(kept).toBe('2025-04-02');
  await field.getByRole('button', { name: w.mine }).waitFor({ state: 'detached' });

  // And the other way round: theirs stays, and the field shows it.
  await field.locator('input').fill('2025-04-0');
  await other('2025-05-09');
  await field.locator('input').fill('2025-04-02');
  await field.getByRole('button', { name: w.theirs }).click();
  await expect.poll(() => field.locator('input').inputValue()).toBe('2025-05-09');
  expect(await kept()).toBe('2025-05-09');
});
