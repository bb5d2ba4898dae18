/** The wrong folder, as a person takes it back: with the keys, from the report, and file by file out of the trash of the case. */
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { answerOpenDialog, type RunningApp, startApp, temporaryFolder } from './support/app.ts';
import { makePhoto } from './support/evidence.ts';

let app: RunningApp | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
});

const words = {
  en: {
    newArchive: 'New archive…',
    newCase: 'New case',
    evidence: 'Evidence',
    addFolder: 'Add a folder…',
    first: '1 found: 1 stored',
    second: '2 found: 2 stored',
    undone: 'Undone: 2 files taken in',
    told: '2 files of it were taken back out',
    redone: 'Done again: 2 files taken in',
    take: 'Take these 2 files back out',
    sources: 'Where it came from',
    trash: 'Trash of this case (2)',
    counts: '2 taken back out',
    bring: 'Bring back: wrong_1.jpg',
    one: 'Trash of this case (1)',
    table: 'Light table',
  },
  'zh-CN': {
    newArchive: '新建档案…',
    newCase: '新建案件',
    evidence: '证据',
    addFolder: '添加文件夹…',
    first: '共 1 个：存入 1',
    second: '共 2 个：存入 2',
    undone: '已撤销：收入 2 个文件',
    told: '其中 2 个文件已退出案件',
    redone: '已重做：收入 2 个文件',
    take: '把这 2 个文件退出案件',
    sources: '来源',
    trash: '本案回收站（2）',
    counts: '退出 2',
    bring: '取回：wrong_1.jpg',
    one: '本案回收站（1）',
    table: '看片台',
  },
} as const;

describe.each(['en', 'zh-CN'] as const)('the wrong folder (%s)', (language) => {
  test('goes back out, into the trash of the case, and can come back', { timeout: 120_000 }, async () => {
    const w = words[language];
    const folders = temporaryFolder('wrong');
    await makePhoto(path.join(folders, 'right', 'right.jpg'), 1);
    await makePhoto(path.join(folders, 'wrong', 'wrong_1.jpg'), 2);
    await makePhoto(path.join(folders, 'wrong', 'wrong_2.jpg'), 4);
    app = await startApp({ language });
    const { page } = app;
    await answerOpenDialog(app, [path.join(temporaryFolder('archive'), 'cases')]);
    await page.getByRole('button', { name: w.newArchive }).click();
    await page.getByRole('button', { name: w.newCase }).click();
    await page.getByRole('tab', { name: w.evidence }).click();
    for (const [name, counts] of [
      ['right', w.first],
      ['wrong', w.second],
    ] as const) {
      await answerOpenDialog(app, [path.join(folders, name)]);
      await page.getByRole('button', { name: w.addFolder }).click();
      await page.getByText(counts).waitFor({ timeout: 30_000 });
    }
    const pieces = () => page.locator('.grid [role="option"]').count();
    await page.getByLabel(/Stack alike|叠放相似/).uncheck();
    await expect.poll(pieces).toBe(3);

    await page.locator('.grid').focus();
    await page.keyboard.press('ControlOrMeta+z');
    await page.getByText(w.undone).waitFor();
    await expect.poll(pieces).toBe(1);
    const report = page.getByTestId('intake-report');
    await report.getByText(w.told).waitFor();
    await page.keyboard.press(process.platform === 'darwin' ? 'Meta+Shift+z' : 'Control+y');
    await page.getByText(w.redone).waitFor();
    await expect.poll(pieces).toBe(3);

    await report.getByRole('button', { name: w.take }).click();
    await expect.poll(pieces).toBe(1);
    await page.getByRole('button', { name: w.sources, exact: true }).click();
    const trash = page.getByTestId('case-trash');
    await trash.getByText(w.trash).waitFor();
    await page.locator('.folder-row', { hasText: 'wrong' }).getByText(w.counts).waitFor();
    await trash.getByRole('button', { name: w.bring }).click();
    await trash.getByText(w.one).waitFor();
    await page.getByRole('button', { name: w.table }).click();
    await expect.poll(pieces).toBe(2);
  });
});
