/** First start, lost and damaged archives, backup and restore, one case out and in: as a person does it, in both languages. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { skipHere } from '../support/not-run.ts';
import {
  answerOpenDialog,
  answerSaveDialog,
  callPage,
  type RunningApp,
  startApp,
  temporaryFolder,
  toCases,
} from './support/app.ts';
import { disasters, smallArchive, smallDrive, strickenArchive } from './support/disasters.ts';

const apps: RunningApp[] = [];
const mends: (() => void)[] = [];
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close().catch(() => undefined);
  for (const mend of mends.splice(0)) mend();
});

async function start(options: Parameters<typeof startApp>[0] = {}): Promise<RunningApp> {
  const app = await startApp(options);
  apps.push(app);
  return app;
}

const sha256 = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
const state = async (app: RunningApp) =>
  (await callPage(app.page, 'app.state', {})) as {
    value: { archive: { name: string } | null; trouble: { code: string } | null };
  };

const words = {
  en: {
    next: 'Continue',
    back: 'Back',
    make: 'Make the archive and begin',
    person: 'Your name',
    company: 'Company',
    latin: 'Latin form',
    printed: 'The other way round',
    newCase: 'New case',
    step: (at: number) => `Step ${at} of 3`,
  },
  'zh-CN': {
    next: '继续',
    back: '上一步',
    make: '建立档案并开始',
    person: '您的姓名',
    company: '公司',
    latin: '拉丁字母写法',
    printed: '与此相反',
    newCase: '新建案件',
    step: (at: number) => `第 ${at} 步，共 3 步`,
  },
} as const;

describe.each(['en', 'zh-CN'] as const)('the first start, %s', (language) => {
  test('leads into an archive of one’s own in at most four clicks, and the next case knows the company', async () => {
    const w = words[language];
    const firstPlace = path.join(temporaryFolder('first'), 'Documents', 'Casebinder');
    const app = await start({ first: true, language, by: null, firstPlace });
    const { page } = app;
    let clicks = 0;
    const click = async (name: string): Promise<void> => {
      await page.getByRole('button', { name, exact: true }).click();
      clicks += 1;
    };
    // The cursor stands in the first field; Enter leads through the others.
    await page.getByText(w.step(1)).waitFor();
    await page.keyboard.insertText('李伟');
    await page.keyboard.press('Enter');
    await page.keyboard.insertText('宁波晨光灯具有限公司');
    await page.keyboard.press('Enter');
    await page.keyboard.insertText('Ningbo Chenguang Lighting');
    expect(await page.getByLabel(w.person).inputValue()).toBe('李伟');
    await page.setInputFiles('.logo-field input[type=file]', path.resolve('resources/icons/casebinder-64.png'));
    await page.locator('.logo-shown').waitFor();
    await click(w.next);
    await page.getByText(w.step(2)).waitFor();
    await click(w.next);
    // The last page is announced as one of three, and says whose text is read.
    await page.getByText(w.step(3)).waitFor();
    await page.getByText('How to Handle Returns on Alibaba.com?').waitFor();
    await page.getByText(w.printed).click();
    clicks += 1;
    expect(existsSync(firstPlace)).toBe(false);
    await click(w.make);
    await page.getByRole('button', { name: w.newCase }).first().waitFor();
    expect(clicks).toBeLessThanOrEqual(4);
    expect(readdirSync(firstPlace)).toContain('casebook.sqlite');

    const made = (await callPage(page, 'case.create', {})) as { value: { caseId: string } };
    const found = (await callPage(page, 'case.get', { caseId: made.value.caseId })) as {
      value: { facts: { seller: object } };
    };
    expect(found.value.facts.seller).toEqual({
      name: { name: '宁波晨光灯具有限公司', latin: 'Ningbo Chenguang Lighting' },
    });
    expect(await callPage(page, 'keeping.company', {})).toMatchObject({
      value: { logo: expect.stringMatching(/^iVBOR/) },
    });
    const readings = (await callPage(page, 'keeping.readings', {})) as { value: object };
    expect(readings.value).toEqual({ quality: 'A+B', freight: 'literal', returnMeans: 'asked' });
    expect(app.pageErrors).toEqual([]);
  });
});

test('every page of the first start leads back, what was typed and chosen stays, and nothing is made before the last', async () => {
  const under = temporaryFolder('first');
  const app = await start({ first: true, language: 'en', by: null, firstPlace: path.join(under, 'Casebinder') });
  const { page } = app;
  const w = words.en;
  const click = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const other = path.join(under, 'elsewhere');
  mkdirSync(other);
  await page.getByLabel(w.person).fill('Li Wei');
  await page.getByLabel(w.company, { exact: true }).fill('宁波晨光灯具有限公司');
  await click(w.next);
  await answerOpenDialog(app, [other]);
  await click('Another folder…');
  await page.locator('.first-place .strong', { hasText: 'elsewhere' }).waitFor();
  await click(w.next);
  await page.getByText(w.printed).click();
  await page.getByText(w.step(3)).waitFor();
  // The ways on and back are in sight, however long the page is.
  const height = await page.evaluate(() => innerHeight);
  for (const name of [w.make, w.back]) {
    const box = await page.getByRole('button', { name, exact: true }).boundingBox();
    expect(box === null ? Number.NaN : box.y + box.height).toBeLessThan(height);
  }
  await click(w.back);
  expect(await page.locator('.first-place .strong').innerText()).toContain('elsewhere');
  await click(w.back);
  expect(await page.getByLabel(w.person).inputValue()).toBe('Li Wei');
  expect(await page.getByLabel(w.company, { exact: true }).inputValue()).toBe('宁波晨光灯具有限公司');
  await click(w.next);
  await click(w.next);
  expect(await page.getByRole('radio', { name: w.printed }).isChecked()).toBe(true);
  expect(readdirSync(under)).toEqual(['elsewhere']);
  expect(readdirSync(other)).toEqual([]);

  // A folder that takes no archive is told where another one can be chosen.
  rmSync(other, { recursive: true });
  writeFileSync(other, 'no folder any more');
  await click(w.make);
  await page.getByText(w.step(2)).waitFor();
  await page.getByRole('alert').waitFor();
  rmSync(other);
  await click(w.next);
  await click(w.make);
  await page.getByRole('button', { name: w.newCase }).first().waitFor();
  expect(await callPage(page, 'keeping.readings', {})).toMatchObject({ value: { freight: 'literal' } });
});

test('the first start goes by Enter alone', async () => {
  const firstPlace = path.join(temporaryFolder('first'), 'Documents', 'Casebinder');
  const { page, ...app } = await start({ first: true, language: 'en', by: null, firstPlace });
  await page.getByText('Step 1 of 3').waitFor();
  await page.keyboard.insertText('Li Wei');
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('Enter');
  await page.getByText('Step 2 of 3').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Step 3 of 3').waitFor();
  await page.getByText('How to Handle Returns on Alibaba.com?').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'New case' }).first().waitFor();
  expect(readdirSync(firstPlace)).toContain('casebook.sqlite');
  expect(app.pageErrors).toEqual([]);
});

describe('an archive folder that is gone', () => {
  test('is told with its name and place, nothing is made there, and it opens again when it is back', async () => {
    const { root, mend } = strickenArchive('gone');
    const { page, ...app } = await start({ archive: root });
    await page.getByRole('heading', { name: '“Exports 2025” is not where it was' }).waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('alert').filter({ hasText: 'There is no archive in' }).waitFor();
    expect(existsSync(root)).toBe(false);
    mend();
    await page.getByRole('button', { name: 'Try again' }).click();
    await toCases(page);
    expect(app.pageErrors).toEqual([]);
  });

  test('and was renamed is found by the person; an empty folder in its place is no archive', async () => {
    const { root } = strickenArchive('gone');
    mkdirSync(root);
    const app = await start({ archive: root, language: 'zh-CN' });
    await app.page.getByRole('heading', { name: '“Exports 2025”不在原来的位置' }).waitFor();
    expect(readdirSync(root)).toEqual([]);
    await answerOpenDialog(app, [`${root} (away)`]);
    await app.page.getByRole('button', { name: '指出位置…' }).click();
    await toCases(app.page);
    expect(readdirSync(root)).toEqual([]);
  });
});

describe('other troubles', () => {
  test.each([
    ['locked', 'ARCHIVE_LOCKED', '“Exports 2025” is in use'],
    ['no database', 'ARCHIVE_DAMAGED', '“Exports 2025” is damaged'],
  ] as const)('%s: its sentence and a way on', async (disaster, code, heading) => {
    const { root, mend } = strickenArchive(disaster);
    mends.push(mend);
    const app = await start({ archive: root });
    await app.page.getByRole('heading', { name: heading }).waitFor();
    expect((await state(app)).value).toMatchObject({ archive: null, trouble: { code } });
    await app.page.getByRole('button', { name: 'Work with another archive' }).click();
    await app.page.getByRole('button', { name: 'New archive…' }).waitFor();
  });

  test('newer: opened for reading, with the reason and the next step', async () => {
    const { root } = strickenArchive('newer');
    const app = await start({ archive: root });
    const strip = app.page.locator('.strip');
    await strip.waitFor();
    expect(await strip.innerText()).toMatch(/newer version.*Install the newer version/s);
    expect(await callPage(app.page, 'case.create', {})).toMatchObject({
      ok: false,
      error: { code: 'ARCHIVE_READ_ONLY' },
    });
  });
});

describe('backup, damage, recovery', () => {
  test('a damaged archive is shown, its last backup restored beside it and opened; the damaged file stays as it is', async () => {
    const root = smallArchive();
    const backups = temporaryFolder('backups');
    const first = await start({ archive: root });
    await answerSaveDialog(first, path.join(backups, 'Exports 2025 backup 2025-05-12 0830.zip'));
    await first.page.keyboard.press('Control+,');
    await first.page.getByRole('button', { name: 'Archive and backup' }).click();
    await first.page.getByRole('button', { name: 'Back up now…' }).click();
    await first.page.getByText(/^Backed up: /).waitFor();
    await first.page.getByRole('button', { name: 'Check now' }).click();
    await first.page.getByText(/Casebook and journal are sound/).waitFor();
    await first.close();
    apps.splice(0);

    disasters.damaged(root);
    const before = sha256(path.join(root, 'casebook.sqlite'));
    const second = await start({ dataDir: first.dataDir, archive: root });
    const { page } = second;
    await page.getByRole('heading', { name: '“Exports 2025” is damaged' }).waitFor();
    const place = temporaryFolder('restored');
    await answerOpenDialog(second, [place]);
    await page.getByRole('button', { name: 'Restore this one…' }).click();
    await page.getByRole('button', { name: 'Open it' }).click();
    await toCases(page);
    expect((await state(second)).value.archive?.name).toBe(path.basename(place));
    expect(sha256(path.join(root, 'casebook.sqlite'))).toBe(before);
    expect(second.pageErrors).toEqual([]);
  });

  test('on a full drive nothing is left there, and the sentence says how much is missing', async (context) => {
    const drive = smallDrive(256 * 1024);
    if (drive === null) skipHere(context, 'a small drive can be mounted by root on Linux only');
    mends.push(() => drive.unmount());
    const app = await start({ archive: smallArchive() });
    await answerSaveDialog(app, path.join(drive.folder, 'b.zip'));
    await app.page.keyboard.press('Control+,');
    await app.page.getByRole('button', { name: 'Archive and backup' }).click();
    await app.page.getByRole('button', { name: 'Back up now…' }).click();
    await app.page.getByText(/MB are missing/).waitFor();
    expect(readdirSync(drive.folder)).toEqual([]);
  });

  test('moved: copied, compared, opened there; the old folder stays', async () => {
    const root = smallArchive();
    const app = await start({ archive: root });
    const place = temporaryFolder('moved');
    await answerOpenDialog(app, [place]);
    await app.page.keyboard.press('Control+,');
    await app.page.getByRole('button', { name: 'Archive and backup' }).click();
    await app.page.getByRole('button', { name: 'Move…' }).click();
    await app.page.getByRole('button', { name: 'Work there from now on' }).click();
    await toCases(app.page);
    expect((await state(app)).value.archive?.name).toBe(path.basename(place));
    expect(existsSync(path.join(root, 'casebook.sqlite'))).toBe(true);
  });
});

describe('one case', () => {
  test('goes out from the palette and comes in again as a new case', async () => {
    const app = await start({ archive: smallArchive() });
    const { page } = app;
    const file = path.join(temporaryFolder('out'), 'case.zip');
    await answerSaveDialog(app, file);
    await answerOpenDialog(app, [file]);
    await toCases(page);
    await page.locator('tbody tr').first().click();
    await page.waitForSelector('[data-testid="answer"]');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Export this case as one file');
    await page.keyboard.press('Enter');
    await page.getByText(/^Taken out: “case.zip”/).waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Import an exported case');
    await page.keyboard.press('Enter');
    await page
      .getByText(/^CB-0002 is here/)
      .first()
      .waitFor();
    expect(
      await page
        .getByText(/about the same order/)
        .first()
        .isVisible(),
    ).toBe(true);
  });

  test('goes out from its own menu, comes in by the button of the list, and is found again after the trash', async () => {
    const app = await start({ archive: smallArchive() });
    const { page } = app;
    const file = path.join(temporaryFolder('out'), 'case.zip');
    await answerSaveDialog(app, file);
    await answerOpenDialog(app, [file]);
    await toCases(page);
    await page.locator('tbody tr').first().click();
    await page.waitForSelector('[data-testid="answer"]');
    const menu = page.getByRole('button', { name: 'More for this case' });
    await menu.click();
    await page.getByRole('menuitem', { name: 'Export this case as one file' }).click();
    await page.getByText(/^Taken out: “case.zip”/).waitFor();
    await menu.click();
    await page.getByRole('menuitem', { name: 'Move to the trash' }).click();
    // Nothing is lost: the list says where the case is.
    await page.getByText('No case is open: 1 is in the trash.').waitFor();
    await page.getByRole('button', { name: 'Import a case file…' }).click();
    await page.getByText(/^CB-0002 is here/).waitFor();
    await page.locator('tbody tr', { hasText: 'CB-0002' }).waitFor();
    expect(app.pageErrors).toEqual([]);
  });
});
