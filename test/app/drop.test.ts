/** Files and folders dropped from the system: the page sees File objects, main gets the paths. */
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerOpenDialog, callPage, type RunningApp, startApp, temporaryFolder, toCases } from './support/app.ts';
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
  await toCases(app.page);
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

/** Drops what no file manager drops: text, a link, a picture out of a page. */
async function dropItems(items: readonly { readonly mimeType: string; readonly data: string }[]): Promise<void> {
  const devtools = await app.page.context().newCDPSession(app.page);
  const data = { items: [...items], files: [], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', { type, x: 560, y: 420, data });
}

test('what is no file gets a sentence, and nothing comes in', async () => {
  const { page } = app;
  await page.locator('tbody tr').first().click();
  await page.waitForSelector('.case-body');
  const before = JSON.stringify(await callPage(page, 'evidence.list', { caseId: 'CB-0001' }));
  await page.getByRole('tab', { name: 'Evidence' }).click();
  await dropItems([{ mimeType: 'text/plain', data: 'We want a refund.' }]);
  await page.getByText('That was text, not a file.').waitFor();
  await dropItems([{ mimeType: 'text/uri-list', data: 'https://example.com/a.jpg' }]);
  await page.getByText('That was a link, not a file.').waitFor();
  await page.getByRole('alert').getByRole('button', { name: 'Close' }).click();
  await page.getByText('That was a link, not a file.').waitFor({ state: 'detached' });
  expect(JSON.stringify(await callPage(page, 'evidence.list', { caseId: 'CB-0001' }))).toBe(before);
  // Files made by the page itself have no place on this computer.
  const made = await page.evaluate(async () => {
    const { api } = window as unknown as { api: { drop(caseId: string, files: readonly File[]): Promise<unknown> } };
    return api.drop('CB-0001', [new File(['x'], 'x.txt')]);
  });
  expect(made).toMatchObject({ ok: false, error: { code: 'NOTHING_DROPPED' } });
});

test('a screenshot is pasted onto the case, and not while one types', async () => {
  const { page } = app;
  const png = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#3355aa' } })
    .png()
    .toBuffer();
  const copy = (base64: string): Promise<void> =>
    app.electron.evaluate(async ({ clipboard, nativeImage }, bytes) => {
      // Older runtimes have one call for pictures; newer ones write items, as pages do.
      const any = clipboard as unknown as { writeImage?(image: unknown): void };
      if (any.writeImage) any.writeImage(nativeImage.createFromBuffer(Buffer.from(bytes, 'base64')));
      else {
        const { ClipboardItem: Item } = globalThis as unknown as {
          ClipboardItem: new (data: Record<string, Blob>) => Parameters<typeof clipboard.write>[0][number];
        };
        await clipboard.write([new Item({ 'image/png': new Blob([Buffer.from(bytes, 'base64')]) })]);
      }
    }, base64);
  const pressPaste = (): Promise<void> =>
    app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.paste());
  await copy(png.toString('base64'));
  await page.getByRole('tab', { name: 'Facts' }).click();
  const field = page.locator('.case-middle input:not([type="radio"]):not([type="checkbox"])').first();
  await field.focus();
  await pressPaste();
  await page.waitForTimeout(300);
  expect(JSON.stringify(await callPage(page, 'evidence.list', { caseId: 'CB-0001' }))).not.toContain('Screenshot');

  await field.blur();
  await pressPaste();
  await page.getByText('1 found: 1 stored, 0 already here, 0 skipped, 0 refused.').waitFor({ timeout: 30_000 });
  const list = (await callPage(page, 'evidence.list', { caseId: 'CB-0001' })) as {
    value: { evidence: { originalName: string; kind: string; width: number }[] };
  };
  const pasted = list.value.evidence.find((one) => one.originalName.startsWith('Screenshot'));
  expect(pasted).toMatchObject({ kind: 'png', width: 300 });
  expect(pasted?.originalName).toMatch(/^Screenshot \d{4}-\d\d-\d\d \d\d\.\d\d\.png$/);
  expect(readdirSync(path.join(app.dataDir, 'cache', 'pasted'))).toEqual([]);

  await app.electron.evaluate(({ clipboard }) => clipboard.writeText('a word'));
  await pressPaste();
  await page.getByText('That was text, not a file.').waitFor();
});

test('a folder is taken in again: new, changed and gone are shown, and a folder that is gone says so', async () => {
  const { page } = app;
  const folder = path.join(temporaryFolder('again'), 'boxes');
  await makePhoto(path.join(folder, 'one.jpg'), 41);
  await makePhoto(path.join(folder, 'two.jpg'), 42);
  await dropPaths([folder]);
  await page.getByText('2 found: 2 stored, 0 already here, 0 skipped, 0 refused.').waitFor({ timeout: 30_000 });
  await makePhoto(path.join(folder, 'three.jpg'), 43);
  await makePhoto(path.join(folder, 'two.jpg'), 44);
  rmSync(path.join(folder, 'one.jpg'));
  await page.getByRole('button', { name: 'Where it came from' }).click();
  await page.getByRole('button', { name: 'Update from folder: boxes' }).click();
  await page.getByText('“boxes” since last time: 1 new, 1 changed, 1 gone.').waitFor({ timeout: 30_000 });
  await page.getByTestId('left-out').getByText('boxes/one.jpg').waitFor();
  rmSync(folder, { recursive: true });
  await page.getByRole('button', { name: 'Update from folder: boxes' }).click();
  await page.getByText('The folder “boxes” is no longer where it was taken in from.').waitFor();
  expect(app.pageErrors).toEqual([]);
});
