/** One file under several names, as a person meets it: on its tile, large, and in the report; a name left out, put back by undo, explained. */
import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { answerOpenDialog, callPage, type RunningApp, startApp, temporaryFolder } from './support/app.ts';
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
    counts: '4 found: 2 stored, 2 already here',
    told: /files? with something to say/,
    copy: 'one file with “seal.jpg”, kept once',
    met: 'one file, met 2 times',
    title: 'One file, met 2 times',
    why: 'Why is phone/seal.jpg here only once?',
    nothing: 'Nothing needs to be done.',
    doubt: 'Leave out the name that is wrong, or say why both are right',
    leaveOut: 'Leave it out: carton.jpg',
    putBack: 'Put it back: carton.jpg',
    explain: 'Say why both are right',
    reason: 'Why this is in order',
    save: 'Explain',
    explained: 'Explained: Sent back by the buyer.',
  },
  'zh-CN': {
    newArchive: '新建档案…',
    newCase: '新建案件',
    evidence: '证据',
    addFolder: '添加文件夹…',
    counts: '共 4 个：存入 2，重复 2',
    told: /个文件有说明/,
    copy: '与“seal.jpg”是同一个文件，只保存一份',
    met: '同一个文件，见于 2 处',
    title: '同一个文件，见于 2 处',
    why: '为什么 phone/seal.jpg 只有一份？',
    nothing: '无需处理。',
    doubt: '请去掉不对的名称，或说明为何都对',
    leaveOut: '去掉：carton.jpg',
    putBack: '恢复：carton.jpg',
    explain: '说明为何都对',
    reason: '为何没有问题',
    save: '说明',
    explained: '已说明：Sent back by the buyer.',
  },
} as const;

async function makeDoubles(): Promise<string> {
  const folder = path.join(temporaryFolder('doubles'), 'phone');
  await makePhoto(path.join(folder, 'Copy of seal.jpg'), 1);
  copyFileSync(path.join(folder, 'Copy of seal.jpg'), path.join(folder, 'seal.jpg'));
  await makePhoto(path.join(folder, 'carton.jpg'), 5);
  mkdirSync(path.join(folder, 'chat'));
  copyFileSync(path.join(folder, 'carton.jpg'), path.join(folder, 'chat', 'wx_2.jpg'));
  return folder;
}

describe.each(['en', 'zh-CN'] as const)('one file under several names (%s)', (language) => {
  test('is explained where it is met, and a name of it is left out', { timeout: 120_000 }, async () => {
    const w = words[language];
    app = await startApp({ language });
    const { page } = app;
    await answerOpenDialog(app, [path.join(temporaryFolder('archive'), 'cases')]);
    await page.getByRole('button', { name: w.newArchive }).click();
    await page.getByRole('button', { name: w.newCase }).click();
    await page.getByRole('tab', { name: w.evidence }).click();
    await answerOpenDialog(app, [await makeDoubles()]);
    await page.getByRole('button', { name: w.addFolder }).click();

    // The report: which one it equals, and why it is here once.
    const report = page.getByTestId('intake-report');
    await report.getByText(w.counts).waitFor({ timeout: 30_000 });
    await report.getByText(w.told).click();
    await report.getByRole('button', { name: w.why }).click();
    const inReport = report.getByTestId('same-bytes');
    await inReport.getByText(w.nothing).waitFor();
    expect(await inReport.locator('[data-is="own"]').getAttribute('data-name')).toBe('seal.jpg');
    expect(await inReport.locator('[data-is="also"]').getAttribute('data-name')).toBe('Copy of seal.jpg');
    await report.getByRole('button', { name: w.why }).click();
    await report.getByText(w.told).click();

    // The tile bears the name of the file, not of its copy; its sign opens the explanation.
    const tile = (name: string) => page.locator('.grid').getByRole('option', { name });
    await tile('seal.jpg').waitFor();
    expect(await page.locator('.tile-name').allTextContents()).toEqual(['seal.jpg', 'carton.jpg']);
    expect(await tile('seal.jpg').getAttribute('title')).toContain(w.met);
    await tile('carton.jpg').getByTestId('tile-same').click();
    const onTable = page.locator('.light-main').getByTestId('same-bytes');
    await onTable.getByText(w.doubt).waitFor();

    await onTable.getByRole('button', { name: w.leaveOut }).click();
    await tile('wx_2.jpg').waitFor();
    await onTable.getByText(w.nothing).waitFor();
    const flags = async (): Promise<number> => {
      const { value } = (await callPage(page, 'case.assess', { caseId: 'CB-0001' })) as {
        value: { integrityFlags: unknown[] };
      };
      return value.integrityFlags.length;
    };
    expect(await flags()).toBe(0);
    await page.keyboard.press('Control+z');
    await tile('carton.jpg').waitFor();
    await expect.poll(flags).toBe(1);

    // Large, with the keys alone.
    await page.locator('.grid').focus();
    await page.keyboard.press('Enter');
    const inLarge = page.locator('dialog.lightbox').getByTestId('same-bytes');
    await inLarge.getByRole('button', { name: w.explain }).click();
    await inLarge.getByLabel(w.reason).fill('Sent back by the buyer.');
    await inLarge.getByRole('button', { name: w.save, exact: true }).click();
    await inLarge.getByText(w.explained).waitFor();
    await inLarge.getByRole('button', { name: w.leaveOut }).click();
    await inLarge.getByRole('button', { name: w.putBack }).waitFor();
    await page.keyboard.press('Escape');
  });
});
