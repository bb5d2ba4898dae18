/** Files and folders dropped from the system: the page sees File objects, main gets the paths. */
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerOpenDialog, callPage, type RunningApp, startApp, temporaryFolder } from './support/app.ts';
import { makeMessyFolder, makePhoto } from './support/evidence.ts';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
  await answerOpenDialog(app, [path.join(temporaryFolder('archive'), 'cases')]);
  await app.page.getByRole('button', { name: 'New archive…' }).click();
  await app.page.getByRole('button', { name: 'New case' }).click();
  await app.page.waitForSelector('.case-body');
});
afterAll(() => app.close());

/** Drops what the system would drop: real paths, through the browser's own drag. */
async function dropPaths(files: readonly string[]): Promise<void> {
  const devtools = await app.page.context().newCDPSession(app.page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devtools.send('Input.dispatchDragEvent', { type, x: 500, y: 400, data });
    if (type === 'dragEnter') await app.page.waitForTimeout(50);
    if (type === 'dragOver')
      await app.page.getByText('Drop files and folders: they are copied into this case').waitFor();
  }
}

test('a folder and a file at once, anywhere on the case', async () => {
  const under = temporaryFolder('drop');
  const folder = await makeMessyFolder(under);
  const single = path.join(under, 'single.jpg');
  await makePhoto(single, 77);
  await dropPaths([folder, single]);
  await app.page.getByText('8 found: 6 stored, 1 already here, 0 skipped, 1 refused.').waitFor({ timeout: 30_000 });
  expect(await app.page.getByRole('tab', { name: 'Evidence' }).getAttribute('aria-selected')).toBe('true');
  await app.page.waitForFunction(
    () => [...document.querySelectorAll<HTMLImageElement>('.grid img')].filter((i) => i.naturalWidth > 0).length === 5,
  );
  // The page knows names, never the way to them.
  const everything = JSON.stringify([
    await callPage(app.page, 'evidence.list', { caseId: 'CB-0001' }),
    await callPage(app.page, 'job.list', {}),
    await callPage(app.page, 'job.result', { jobId: 'J1' }),
  ]);
  expect(everything).toContain('photos 照片');
  expect(everything).not.toContain(under);
  expect(await app.page.content()).not.toContain(under);
});

test('dropping does not leave the app, also beside the case', async () => {
  const before = app.page.url();
  await app.page.getByRole('button', { name: 'Cases', exact: true }).click();
  await app.page.waitForSelector('tbody tr');
  const file = path.join(temporaryFolder('stray'), 'stray.jpg');
  await makePhoto(file, 3);
  const devtools = await app.page.context().newCDPSession(app.page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devtools.send('Input.dispatchDragEvent', {
      type,
      x: 500,
      y: 400,
      data: { items: [], files: [file], dragOperationsMask: 1 },
    });
  }
  await app.page.waitForTimeout(300);
  expect(app.page.url()).toBe(before);
  expect(await app.page.locator('tbody tr').count()).toBe(1);
});
