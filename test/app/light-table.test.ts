/** The light table as a person works at it: chosen with mouse and keys, sorted by number keys, dragged to exhibits, undone; and looked at large. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerOpenDialog, callPage, type RunningApp, startApp, temporaryFolder } from './support/app.ts';

let app: RunningApp;
const folder = path.join(temporaryFolder('table'), 'phone');

/** Pictures that differ in shape, so that no two are stacked but the last, which is nearly the one before it. */
async function makePhotos(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (let n = 1; n <= 12; n += 1) {
    const bars = Array.from({ length: 8 }, (_, i) => {
      const x = ((n * 37 + i * 53) % 60) * 10;
      return `<rect x="${x}" y="${i * 60}" width="${60 + ((n * i) % 7) * 30}" height="60" fill="rgb(${(n * 40) % 255},${(i * 30) % 255},90)"/>`;
    });
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect width="640" height="480" fill="#ddd"/>${bars.join('')}</svg>`;
    const picture = sharp(Buffer.from(svg));
    const name = path.join(folder, `p${String(n).padStart(2, '0')}.jpg`);
    await picture.clone().jpeg().toFile(name);
    if (n === 12) await picture.clone().modulate({ brightness: 1.04 }).jpeg().toFile(path.join(folder, 'p13.jpg'));
  }
  writeFileSync(path.join(folder, 'chat.txt'), 'Buyer: the cartons are wet.\n');
}

interface Box {
  readonly evidence: readonly { readonly evidenceId: string; readonly originalName: string }[];
  readonly exhibits: readonly {
    readonly exhibitId: string;
    readonly kind: string;
    readonly title: string;
    readonly evidenceIds: readonly string[];
  }[];
}
const box = async (): Promise<Box> =>
  ((await callPage(app.page, 'evidence.list', { caseId: 'CB-0001' })) as { value: Box }).value;
const namesIn = async (kind: string): Promise<string[]> => {
  const { evidence, exhibits } = await box();
  const ids = exhibits.filter((one) => one.kind === kind).flatMap((one) => one.evidenceIds);
  return ids.map((id) => evidence.find((one) => one.evidenceId === id)?.originalName ?? '?');
};
const tile = (name: string) => app.page.locator('.grid').getByRole('option', { name });
const chosen = (): Promise<number> => app.page.locator('.grid [aria-selected="true"]').count();

beforeAll(async () => {
  await makePhotos();
  app = await startApp();
  const { page } = app;
  await answerOpenDialog(app, [path.join(temporaryFolder('archive'), 'cases')]);
  await page.getByRole('button', { name: 'New archive…' }).click();
  await page.getByRole('button', { name: 'New case' }).click();
  await page.waitForSelector('.case-body');
  await page.getByRole('tab', { name: 'Evidence' }).click();
  await answerOpenDialog(app, [folder]);
  await page.getByRole('button', { name: 'Add a folder…' }).click();
  await page.getByText('14 found: 14 stored').waitFor({ timeout: 30_000 });
  await tile('p01.jpg').waitFor();
}, 90_000);
afterAll(() => app.close());

test('alike pictures lie on one another and can be spread out; a text shows its beginning', async () => {
  await tile('p12.jpg').getByText('2', { exact: true }).waitFor();
  expect(await tile('p13.jpg').count()).toBe(0);
  await tile('p12.jpg').locator('.tile-count').click();
  await tile('p13.jpg').waitFor();
  await tile('p12.jpg').locator('.tile-count').click();
  await app.page.getByText('Buyer: the cartons are wet.').first().waitFor();
});

test('mouse and keys choose, number keys say what the chosen ones are, and that can be undone', async () => {
  const { page } = app;
  await tile('p01.jpg').click();
  await tile('p03.jpg').click({ modifiers: ['Shift'] });
  expect(await chosen()).toBe(3);
  await tile('p02.jpg').click({ modifiers: ['Control'] });
  expect(await chosen()).toBe(2);
  await page.locator('.grid').focus();
  await page.keyboard.press('2');
  await expect.poll(() => namesIn('damage_photo')).toEqual(['p01.jpg', 'p03.jpg']);
  await tile('p01.jpg').getByText('Photo of damage').waitFor();
  await callPage(page, 'undo.undo', { stepId: null });
  await expect.poll(() => namesIn('damage_photo')).toEqual([]);
  await callPage(page, 'undo.redo', { stepId: null });
  await expect.poll(() => namesIn('damage_photo')).toEqual(['p01.jpg', 'p03.jpg']);

  await page.locator('.grid').focus();
  await page.keyboard.press('Control+a');
  expect(await chosen()).toBe(13);
  await page.keyboard.press('Home');
  expect(await chosen()).toBe(1);
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  expect(await chosen()).toBe(3);
  await page.keyboard.press('Escape');
  expect(await chosen()).toBe(0);
});

test('filters show a part, and a part that is empty says so', async () => {
  const { page } = app;
  await page.getByLabel('Show', { exact: true }).selectOption('damage_photo');
  await expect.poll(() => page.locator('.grid [role="option"]').count()).toBe(2);
  await page.getByLabel('Show', { exact: true }).selectOption('unsorted');
  await expect.poll(() => tile('p01.jpg').count()).toBe(0);
  await page.getByLabel('Show', { exact: true }).selectOption('all');
});

test('pieces are dragged to another exhibit and to a new one', async () => {
  const { page } = app;
  const rail = page.getByRole('navigation', { name: 'Exhibits' });
  await tile('p04.jpg').dragTo(rail.getByRole('button', { name: /Photo of damage/ }));
  await expect.poll(() => namesIn('damage_photo')).toEqual(['p01.jpg', 'p03.jpg', 'p04.jpg']);
  const before = (await box()).exhibits.length;
  await tile('p05.jpg').dragTo(rail.getByText('Drop here for a new exhibit'));
  await expect.poll(async () => (await box()).exhibits.length).toBe(before + 1);
  expect((await box()).exhibits.find((one) => one.title === 'p05')?.evidenceIds).toHaveLength(1);
  // By keys: the exhibit goes up by one place.
  const order = (await box()).exhibits.map((one) => one.title);
  await rail.getByRole('button', { name: new RegExp(order[1] ?? '') }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(async () => (await box()).exhibits[0]?.title).toBe(order[1]);
});

test('large: enlarged with wheel and keys, turned for the eye, named by a number, captioned in two languages', async () => {
  const { page } = app;
  await tile('p06.jpg').dblclick();
  const large = page.locator('dialog.lightbox');
  await large.locator('img[data-large="print"]').waitFor();
  const stage = large.locator('.zoom-stage');
  const scale = async (): Promise<number> => Number(await stage.getAttribute('data-scale'));
  await page.keyboard.press('+');
  expect(await scale()).toBe(1.25);
  await stage.hover();
  await page.mouse.wheel(0, -400);
  await expect.poll(scale).toBeGreaterThan(2);
  await page.keyboard.press('r');
  expect(await stage.getAttribute('data-turns')).toBe('1');
  await large.getByRole('button', { name: 'Show original size' }).click();
  await large.locator('img[data-large="full"]').waitFor();
  await page.keyboard.press('3');
  await expect.poll(() => namesIn('packing_photo')).toEqual(['p06.jpg']);
  await large.getByLabel('Caption in English').fill('Carton 3');
  await large.getByLabel('Caption in Chinese').fill('第 3 箱');
  await large.getByText('Saved', { exact: true }).waitFor();
  const kept = (await box()).exhibits.find((one) => one.kind === 'packing_photo');
  expect(kept).toMatchObject({
    captions: { [kept?.evidenceIds[0] ?? '']: 'Carton 3' },
    captionsZh: { [kept?.evidenceIds[0] ?? '']: '第 3 箱' },
  });
  // The file is where it came from: the system may show it.
  await large.getByRole('button', { name: 'Show in folder' }).waitFor();
  await page.keyboard.press('Escape');
  await large.waitFor({ state: 'detached' });
  expect(app.pageErrors).toEqual([]);
});
