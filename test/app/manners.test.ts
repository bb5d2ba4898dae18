/** The manners of a desktop program, in the real one: keys, palette, windows, what is handed over, and what it leaves on the disk. */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { smallCase } from '../support/small-case.ts';
import { appCommand, callPage, type RunningApp, startApp, temporaryFolder, toCases } from './support/app.ts';

const apps: RunningApp[] = [];
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close().catch(() => undefined);
});

async function startWithSample(options: Parameters<typeof startApp>[0] = {}): Promise<RunningApp> {
  const app = await startApp(options);
  apps.push(app);
  await callPage(app.page, 'archive.open-sample', {});
  await toCases(app.page);
  return app;
}

const focusedTag = (app: RunningApp): Promise<string> =>
  app.page.evaluate(() => document.activeElement?.tagName ?? 'none');

describe('keys', () => {
  test('palette, sheet, back and forward by keys alone; none while typing', async () => {
    const app = await startWithSample();
    const { page } = app;
    await page.keyboard.press('Control+k');
    await page.keyboard.type('CB-0002');
    await page.locator('.palette-item', { hasText: 'CB-0002' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.case h1').waitFor();
    expect(await page.title()).toContain('CB-0002');
    // The heading of what is new has the focus.
    await expect.poll(() => focusedTag(app)).toBe('H1');
    await page.keyboard.press('Alt+ArrowLeft');
    await toCases(page);
    await page.keyboard.press('Alt+ArrowRight');
    await page.locator('.case h1').waitFor();
    await page.keyboard.press('Control+2');
    await page.locator('#tab-evidence[aria-selected="true"]').waitFor();
    // A question mark in a field is a question mark.
    await page.keyboard.press('Control+Shift+f');
    await page.waitForSelector('.case-table tbody tr');
    await expect.poll(() => focusedTag(app)).toBe('INPUT');
    await page.keyboard.type('?');
    expect(await page.locator('.dialog').count()).toBe(0);
    expect(await page.getByRole('textbox').first().inputValue()).toBe('?');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('?');
    await page.locator('.dialog').waitFor();
    expect(await page.locator('.shortcut').count()).toBeGreaterThan(20);
    await page.keyboard.press('Escape');
    await page.locator('.dialog').waitFor({ state: 'detached' });
    // Focus returns to where it was before the sheet.
    expect(await focusedTag(app)).toBe('H1');
    // A new case can be begun from wherever one is, an open case too.
    await page.locator('tbody tr', { hasText: 'CB-0002' }).click();
    await page.locator('.case h1').waitFor();
    await page.keyboard.press('Control+n');
    await expect.poll(() => page.title()).toContain('CB-0004');
    expect(app.pageErrors).toEqual([]);
  });

  test('a command that was chosen in the menu reaches the page, and the menu offers only what is possible', async () => {
    const app = await startWithSample();
    const enabled = (id: string): Promise<boolean | undefined> =>
      app.electron.evaluate(({ Menu }, name) => Menu.getApplicationMenu()?.getMenuItemById(name)?.enabled, id);
    await expect.poll(() => enabled('new-case')).toBe(true);
    expect(await enabled('save-now')).toBe(false);
    await app.electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('open-settings')?.click());
    await app.page.locator('.settings h1').waitFor();
    await app.page.getByText('简体中文', { exact: true }).click();
    await expect
      .poll(() => app.electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map((i) => i.label)))
      .toEqual(['文件', '编辑', '案件', '查看', '前往', '帮助']);
  });
});

describe('windows', () => {
  test('a case has one window of its own, which closes with the archive; sizes come back', async () => {
    const app = await startWithSample();
    const count = (): Promise<number> =>
      app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    const opening = app.electron.waitForEvent('window');
    await callPage(app.page, 'case.open', { caseId: 'CB-0001', own: true });
    const own = await opening;
    await own.locator('.case h1').waitFor();
    expect(await own.getByRole('navigation', { name: 'Places' }).count()).toBe(0);
    await callPage(app.page, 'case.open', { caseId: 'CB-0001', own: true });
    expect(await callPage(app.page, 'case.open', { caseId: 'CB-0001', own: false })).toMatchObject({
      value: { elsewhere: true },
    });
    expect(await count()).toBe(2);
    // What is written in one window is seen in the other.
    await callPage(app.page, 'app.set-language', { language: 'zh-CN' });
    await own.locator('html[lang="zh-CN"]').waitFor();
    await app.electron.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows())
        if (!window.webContents.getURL().includes('#')) window.setBounds({ x: 40, y: 50, width: 1010, height: 640 });
    });
    await app.close();
    apps.splice(0);
    const again = await startApp({ dataDir: app.dataDir });
    apps.push(again);
    await toCases(again.page);
    const bounds = await again.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
    expect(bounds).toMatchObject({ width: 1010, height: 640 });
  });

  test('the size of everything is kept between starts', async () => {
    const app = await startWithSample();
    await callPage(app.page, 'app.run', { command: 'zoom-in' });
    await callPage(app.page, 'app.run', { command: 'zoom-in' });
    await app.close();
    apps.splice(0);
    const again = await startApp({ dataDir: app.dataDir });
    apps.push(again);
    await expect
      .poll(() =>
        again.electron.evaluate(({ BrowserWindow }) =>
          Math.round(100 * (BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor() ?? 0)),
        ),
      )
      .toBe(125);
  });
});

describe('what is handed over', () => {
  test('a case file of a second start is brought in by the first, and said so; another file is refused with a sentence', async () => {
    const app = await startWithSample();
    const folder = temporaryFolder('handed');
    const file = path.join(folder, '案件 é.json');
    const other = path.join(folder, 'no-case.json');
    writeFileSync(file, JSON.stringify(smallCase()));
    writeFileSync(other, 'hello');
    const { program, args } = await appCommand();
    const second = spawn(program, [...args, `--data-dir=${app.dataDir}`, file, other], { stdio: 'ignore' });
    await new Promise((resolve) => second.on('exit', resolve));
    await app.page.getByText('案件 é.json was brought in as CB-0004.').waitFor();
    await app.page.locator('.case h1').waitFor();
    await expect.poll(() => app.page.title()).toContain('CB-0004');
    await expect.poll(() => app.page.locator('.mantine-Notification-root').count()).toBe(2);
    const list = (await callPage(app.page, 'case.list', { query: '', status: null, limit: 10 })) as {
      value: { total: number };
    };
    expect(list.value.total).toBe(4);
  });

  test('recent cases are remembered, and forgotten when that is not wanted', async () => {
    const app = await startWithSample();
    await app.page.locator('tbody tr', { hasText: 'CB-0001' }).click();
    await app.page.locator('.case h1').waitFor();
    const kept = (): { recents: { caseId: string }[] } =>
      JSON.parse(readFileSync(path.join(app.dataDir, 'preferences.json'), 'utf8'));
    expect(kept().recents.map((r) => r.caseId)).toEqual(['CB-0001']);
    await callPage(app.page, 'app.set-option', { option: 'keepRecents', value: false });
    expect(kept().recents).toEqual([]);
    await callPage(app.page, 'case.open', { caseId: 'CB-0002', own: false });
    expect(kept().recents).toEqual([]);
  });
});
