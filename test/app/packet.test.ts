/** The packet studio as a person works in it: draft, outline, search, selection, issue, the note of sending, and paper. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { skipHere } from '../support/not-run.ts';
import { type PrintQueue, startPrintQueue } from '../support/print-queue.ts';
import { comparePages } from '../support/same-pages.ts';
import { callPage, type RunningApp, startApp, temporaryFolder, toCases } from './support/app.ts';
import { smallArchive } from './support/disasters.ts';

let app: RunningApp | undefined;
let queue: PrintQueue | undefined;
const before = { cups: process.env['CUPS_SERVER'], path: process.env['PATH'] };
afterEach(async () => {
  await app?.close();
  app = undefined;
  await queue?.stop();
  queue = undefined;
  if (before.cups === undefined) delete process.env['CUPS_SERVER'];
  else process.env['CUPS_SERVER'] = before.cups;
  process.env['PATH'] = before.path;
});

const words = {
  en: {
    draft: 'Build a draft',
    issue: 'Issue',
    versions: /^Versions/,
    outline: 'Outline',
    chronology: 'In the packet: Chronology',
    outdated: 'The case says something else by now',
    again: 'Build again',
    find: 'Find in the packet',
    search: 'Shaoxing Lanlu',
    none: 'Not found',
    issued: 'Issued',
    note: 'Note that it was sent…',
    to: 'To whom',
    keep: 'Keep the note',
    more: 'More for this file',
    atOnce: 'Print at once on the default printer',
    queued: /Sent to the print queue CasebinderTest by the system’s print command; the system has not confirmed/,
  },
  'zh-CN': {
    draft: '生成草稿',
    issue: '定稿',
    versions: /^版本/,
    outline: '大纲',
    chronology: '收入本册：时间顺序',
    outdated: '案件内容已变，此册不是最新',
    again: '重新生成',
    find: '在材料册中查找',
    search: '绍兴岚鹭',
    none: '未找到',
    issued: '已定稿',
    note: '记录已发送…',
    to: '发给谁',
    keep: '保存记录',
    more: '此文件的更多操作',
    atOnce: '用默认打印机直接打印',
    queued: /已用系统打印命令送入打印队列 CasebinderTest；系统尚未确认打印完成/,
  },
} as const;

/** The packet of the sample's first case, or of a case that makes few pages. */
async function begin(language: keyof typeof words, isSmall = false): Promise<RunningApp> {
  app = await startApp(isSmall ? { language, archive: smallArchive() } : { language });
  const { page } = app;
  if (!isSmall) await callPage(page, 'archive.open-sample', {});
  await toCases(page);
  await page.locator('tbody tr', { hasText: 'CB-0001' }).click();
  await page.waitForSelector('[data-testid="answer"]');
  await page.locator('#tab-packet').click();
  await page.waitForSelector('.lights-row');
  // The draft of what the case most likely needs is made by itself.
  await page.waitForSelector('.pages[data-ready="true"] img', { timeout: 120_000 });
  return app;
}

/** The whole way of a large packet, printing included: the quick run walks it in the language with more ways to go wrong. */
const languages = process.env['CASEBINDER_FULL'] === '1' ? (['en', 'zh-CN'] as const) : (['zh-CN'] as const);

describe.each(languages)('the packet studio, %s', { timeout: 300_000 }, (language) => {
  const w = words[language];
  test('a draft is read and searched, its outline changed, the packet issued, noted as sent and printed', async (context) => {
    const started = await startPrintQueue();
    if (!('because' in started)) {
      queue = started;
      process.env['CUPS_SERVER'] = started.env['CUPS_SERVER'];
    }
    const { page, pageErrors } = await begin(language);
    if (language === 'zh-CN') await page.locator('.studio-top label', { hasText: '中文' }).click();
    // The copy for the file can be issued whatever is still open.
    await page.locator('.studio-variant select').selectOption('file-copy');
    await page.getByRole('button', { name: w.draft }).click();
    await page.waitForSelector('.pages[data-packet="PK-0002"][data-ready="true"] img', { timeout: 90_000 });
    const pages = Number(await page.locator('.pages figure').count());
    expect(pages).toBeGreaterThan(20);

    // Words of the real pages are found, whatever their page, and can be selected as text.
    await page.keyboard.press('Control+f');
    await page.getByLabel(w.find).first().fill(w.search);
    await page.waitForSelector('.mark.now');
    await page.waitForFunction(
      (n) => document.querySelector('.pages')?.getAttribute('data-texts') === String(n),
      pages,
    );
    await expect.poll(() => page.locator('.find-bar [role=status]').innerText()).toMatch(/\d/);
    const selected = await page.evaluate((wanted) => {
      const run = [...document.querySelectorAll('.run')].find((one) => one.textContent?.includes(wanted));
      if (!run) return '';
      getSelection()?.selectAllChildren(run);
      return getSelection()?.toString() ?? '';
    }, w.search);
    expect(selected).toContain(w.search);
    const [mark, sheet] = await page.evaluate(() => {
      const box = (sel: string) => document.querySelector(sel)?.getBoundingClientRect().toJSON();
      return [
        box('.mark.now'),
        document.querySelector('.mark.now')?.closest('.sheet')?.getBoundingClientRect().toJSON(),
      ];
    });
    expect(mark.left).toBeGreaterThan(sheet.left);
    expect(mark.right).toBeLessThan(sheet.right);
    await page.getByLabel(w.find).first().fill('zzzzqqqq');
    await page.getByText(w.none).waitFor();
    await page.keyboard.press('Escape');

    // A part less: the case says something else, and one key builds it again.
    await page.getByLabel(w.chronology).uncheck();
    await page.getByText(w.outdated).waitFor();
    await page.locator('.pages').focus();
    await page.keyboard.press('Control+b');
    await page.getByText(w.outdated).waitFor({ state: 'detached', timeout: 90_000 });
    await page.waitForSelector('.pages img', { timeout: 90_000 });

    // Issued: it stays beside the draft, with the note of its way.
    await page.getByRole('button', { name: w.issue, exact: true }).click();
    await page.getByRole('tab', { name: w.versions }).click();
    await page.getByText(w.issued, { exact: true }).waitFor({ timeout: 90_000 });
    await page.waitForSelector('.pages img', { timeout: 90_000 });
    await page.locator('.version').first().getByRole('button', { name: w.note }).click();
    await page.getByLabel(w.to).fill('Mediation desk');
    await page.getByRole('button', { name: w.keep }).click();
    await page.locator('.sent', { hasText: 'Mediation desk' }).waitFor();
    const list = (await callPage(page, 'packet.list', { caseId: 'CB-0001' })) as {
      value: { packets: { variant: string; draft: boolean; sent: unknown[]; hasManifest: boolean }[] };
    };
    const ofTheFile = list.value.packets.filter((p) => p.variant === 'file-copy');
    expect(ofTheFile.map((p) => [p.draft, p.sent.length, p.hasManifest])).toEqual([
      [false, 1, true],
      [true, 0, true],
    ]);
    expect(pageErrors).toEqual([]);

    if (queue === undefined) skipHere(context, 'because' in started ? started.because : '');
    await page.getByRole('button', { name: w.more }).click();
    await page.getByRole('menuitem', { name: w.atOnce }).click();
    await page.getByText(w.queued).waitFor({ timeout: 30_000 });
    const printed = await queue.printed('CB-0001', 200_000);
    const target = path.join(temporaryFolder('issued'), 'issued.pdf');
    await app?.electron.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    }, target);
    await page.keyboard.press('Control+Shift+s');
    await page.getByText('issued.pdf').waitFor();
    if (printed === null) throw new Error('nothing came out of the queue');
    const same = await comparePages(target, printed, 12);
    expect(same.pages).toEqual([12, 12]);
    // The printer's own drawing of Chinese type and photos differs in shade; no page may look like its neighbour.
    expect(same.worst).toBeLessThan(15);
    expect(same.isOrdered).toBe(true);
    expect(pageErrors).toEqual([]);
  });
});

test('another kind of packet is never saved or printed under its name: the pages of the kind before are gone', async () => {
  const { page } = await begin('en', true);
  const save = page.getByRole('button', { name: 'Save as…' });
  await expect.poll(() => save.isEnabled()).toBe(true);
  await page.locator('.studio-variant select').selectOption('file-copy');
  await page.getByText('No packet of this kind yet.').waitFor();
  expect(await page.locator('.pages').count()).toBe(0);
  expect(await save.isDisabled()).toBe(true);
  expect(await page.getByRole('button', { name: 'Print…' }).isDisabled()).toBe(true);
  // While it is being made, nothing older can be taken for it.
  await page.getByRole('button', { name: 'Issue', exact: true }).click();
  await expect.poll(() => save.isEnabled(), { timeout: 90_000 }).toBe(true);
  expect(await page.locator('.pages').getAttribute('data-packet')).toBe('PK-0002');
  // Other paper was chosen: what is shown says that it is the one before.
  await page.locator('.studio-top label', { hasText: 'Letter' }).click();
  await page.getByText('These pages are A4, English.').waitFor();
});

describe('paper', { timeout: 300_000 }, () => {
  test('the system’s dialog prints the packet once it is confirmed, and nothing is printed twice', async (context) => {
    const started = await startPrintQueue();
    if ('because' in started) skipHere(context, started.because);
    if (spawnSync('xdotool', ['version']).status !== 0) skipHere(context, 'needs xdotool to press Enter in the dialog');
    queue = started;
    process.env['CUPS_SERVER'] = started.env['CUPS_SERVER'];
    const { page } = await begin('en', true);
    await page.getByRole('button', { name: 'Print…' }).click();
    await expect
      .poll(() => spawnSync('xdotool', ['search', '--name', '^Print$']).status, { timeout: 20_000, interval: 500 })
      .toBe(0);
    // It hears Enter once it has read the queue; then it closes.
    await expect
      .poll(
        () => {
          const [dialog = ''] = spawnSync('xdotool', ['search', '--name', '^Print$'], {
            encoding: 'utf8',
          }).stdout.split('\n');
          if (dialog !== '') spawnSync('xdotool', ['windowfocus', dialog, 'key', '--window', dialog, 'Return']);
          return dialog;
        },
        { timeout: 20_000, interval: 500 },
      )
      .toBe('');
    // The window's own title names the job.
    const printed = await queue.printed('CB-0001', 120_000);
    expect(printed).not.toBeNull();
    await page.getByText(/Sent to the print queue;|gave no answer: it may have printed/).waitFor({ timeout: 45_000 });
    expect(await queue.printed('CB-0001', 3000)).toBeNull();
  });

  test('where no printer is, the file is opened in the PDF program, and that is said', async (context) => {
    if (process.platform !== 'linux')
      skipHere(context, 'the stand-in for the PDF program is a script for Linux', 'other-system');
    const folder = temporaryFolder('program');
    const told = path.join(folder, 'told');
    writeFileSync(path.join(folder, 'xdg-open'), `#!/bin/sh\nprintf '%s' "$1" > '${told}'\n`);
    chmodSync(path.join(folder, 'xdg-open'), 0o755);
    process.env['PATH'] = `${folder}:${before.path}`;
    process.env['CUPS_SERVER'] = path.join(folder, 'no.sock');
    const { page } = await begin('en', true);
    const list = (await callPage(page, 'packet.list', { caseId: 'CB-0001' })) as {
      value: { packets: { packetId: string }[] };
    };
    const packetId = list.value.packets[0]?.packetId;
    expect(await callPage(page, 'packet.print', { packetId, way: 'command' })).toMatchObject({
      ok: true,
      value: { state: 'nothing-printed', way: 'command' },
    });
    expect(await callPage(page, 'packet.print', { packetId, way: 'program' })).toMatchObject({
      ok: true,
      value: { state: 'opened', way: 'program' },
    });
    await expect.poll(() => existsSync(told) && readFileSync(told, 'utf8')).toMatch(/_draft_[0-9a-f]{8}\.pdf$/);
  });
});
