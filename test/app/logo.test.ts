/** The company's logo, from a large photo of it to the cover's small picture; rubbish changes nothing. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterEach, describe, expect, test } from 'vitest';
import { callPage, type RunningApp, startApp, temporaryFolder, toCases } from './support/app.ts';
import { settingsSection } from './support/places.ts';

let app: RunningApp | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
});

const words = {
  en: { none: 'No logo', bad: 'This picture cannot be read. The logo stays as it was. Take a PNG or JPEG file.' },
  'zh-CN': { none: '不用标志', bad: '无法读取这张图片，标志保持不变。请选用 PNG 或 JPEG 文件。' },
} as const;

describe.each(['en', 'zh-CN'] as const)('the logo, %s', (language) => {
  test('is taken from any picture, made small, and taken away again', async () => {
    app = await startApp({ language });
    const { page } = app;
    await callPage(page, 'archive.open-sample', {});
    await toCases(page);
    const folder = temporaryFolder('logo');
    const photo = path.join(folder, '标志 logo.jpg');
    await sharp({ create: { width: 3000, height: 1200, channels: 3, background: '#c02040' } })
      .jpeg()
      .toFile(photo);
    const rubbish = path.join(folder, 'logo.png');
    writeFileSync(rubbish, 'no picture at all');
    await settingsSection(page, 1);
    await page.setInputFiles('.logo-field input[type=file]', photo);
    const shown = page.locator('.logo-shown');
    await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(500);
    expect(await shown.evaluate((image: HTMLImageElement) => image.naturalHeight)).toBe(200);

    await page.setInputFiles('.logo-field input[type=file]', rubbish);
    await page.getByText(words[language].bad).waitFor();
    expect(await shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(500);

    await page.getByRole('button', { name: words[language].none }).click();
    await shown.waitFor({ state: 'detached' });
    expect(await callPage(page, 'keeping.company', {})).toMatchObject({ ok: true, value: { logo: null } });
    expect(app.pageErrors).toEqual([]);
  });
});
