/** What befalls people in the middle of their work: the drive fills up or is shut, the part that opens files dies. Nothing is lost, and every time a sentence says how to go on. */
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { openArchive } from '../../src/main/cases/open-archive.ts';
import { verifyArchive } from '../../src/main/cases/verify-archive.ts';
import { skipHere } from '../support/not-run.ts';
import {
  answerOpenDialog,
  callPage,
  openSection,
  type RunningApp,
  startApp,
  temporaryFolder,
  toCases,
} from './support/app.ts';
import { smallArchive, smallDrive } from './support/disasters.ts';
import { makePhoto } from './support/evidence.ts';

const apps: RunningApp[] = [];
const mends: (() => void)[] = [];
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close().catch(() => undefined);
  for (const mend of mends.splice(0)) mend();
});

const noDrive = 'a small drive can be mounted by root on Linux only';

async function openCase(archive: string, language: 'en' | 'zh-CN' = 'en'): Promise<RunningApp> {
  const app = await startApp({ archive, language });
  apps.push(app);
  await toCases(app.page);
  await app.page.locator('tbody tr', { hasText: 'CB-0001' }).click();
  await app.page.waitForSelector('[data-testid="answer"]');
  await openSection(app.page, 'request');
  await app.page.locator('#fact-request-text').waitFor();
  return app;
}

/** An archive with one case on a drive of its own. */
function onSmallDrive(bytes: number): { readonly archive: string; readonly folder: string } | null {
  const drive = smallDrive(bytes);
  if (drive === null) return null;
  mends.push(() => drive.unmount());
  const archive = path.join(drive.folder, 'Exports 2025');
  execFileSync('cp', ['-a', smallArchive(), archive]);
  return { archive, folder: drive.folder };
}

/** Fills a drive to the last byte. */
function fill(folder: string): string {
  const file = path.join(folder, 'filler');
  for (const size of [65_536, 4096, 512]) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size, 1), { flag: 'a' });
    } catch {
      // That was all of it in pieces of this size.
    }
  }
  return file;
}

async function factsOf(page: Page): Promise<Readonly<Record<string, Readonly<Record<string, unknown>>>>> {
  const found = (await callPage(page, 'case.get', { caseId: 'CB-0001' })) as {
    value: { facts: Readonly<Record<string, Readonly<Record<string, unknown>>>> };
  };
  return found.value.facts;
}

/** Ends the processes that open files and build packets, as a fault in them would. @returns how many there were */
async function killChildren(app: RunningApp): Promise<number> {
  const pids = await app.electron.evaluate(({ app: running }) =>
    running
      .getAppMetrics()
      .filter((one) => one.type === 'Utility' && /files/.test(one.name ?? ''))
      .map((one) => one.pid),
  );
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  return pids.length;
}

async function photos(many: number): Promise<string> {
  const folder = path.join(temporaryFolder('many'), 'photos');
  for (let i = 0; i < many; i += 1) await makePhoto(path.join(folder, `photo ${String(i).padStart(3, '0')}.jpg`), i);
  return folder;
}

async function takeIn(app: RunningApp, folder: string): Promise<void> {
  await answerOpenDialog(app, [folder]);
  await app.page.locator('#tab-evidence').click();
  await app.page.locator('.evidence > .bar button').last().click();
}

async function stored(page: Page): Promise<readonly string[]> {
  const box = (await callPage(page, 'evidence.list', { caseId: 'CB-0001' })) as {
    value: { evidence: { originalName: string }[] };
  };
  return box.value.evidence.map((one) => one.originalName).toSorted();
}

/** Ends the app and compares every stored byte with its fingerprint. */
async function expectWhole(archive: string): Promise<void> {
  for (const app of apps.splice(0)) await app.close();
  const opened = openArchive(archive, { mode: 'read', now: () => new Date().toISOString() });
  const found = await verifyArchive({ archive: opened });
  opened.close();
  expect(found).toMatchObject({ damaged: [], missing: [], surplus: [], database: 'ok', journal: 'ok' });
  expect(found.checked).toBeGreaterThan(5);
}

describe.each(['en', 'zh-CN'] as const)('the drive of the archive is full, %s', (language) => {
  test('what was typed stays in its field with the sentence, and Save keeps it once there is room', async (context) => {
    const place = onSmallDrive(3 * 1024 * 1024);
    if (place === null) skipHere(context, noDrive);
    const app = await openCase(place.archive, language);
    const { page } = app;
    const box = page.locator('#fact-request-text');
    const words = 'All of the shades arrived bent. '.repeat(400).trim();
    const filler = fill(place.folder);
    await box.fill(words);
    await box.blur();
    const note = page.locator('[data-path="request.text"] .field-note.is-bad');
    await note.waitFor({ timeout: 20_000 });
    expect(await note.innerText()).toMatch(language === 'en' ? /drive .* is full/ : /磁盘已满/);
    expect(await box.inputValue()).toBe(words);
    expect((await factsOf(page))['request']?.['text']).not.toBe(words);

    rmSync(filler);
    await page.locator('h1').first().focus();
    await page.keyboard.press('Control+s');
    await expect.poll(async () => (await factsOf(page))['request']?.['text'], { timeout: 20_000 }).toBe(words);
    await note.waitFor({ state: 'detached' });
    expect(await box.inputValue()).toBe(words);
  });
});

test('a drive without room for photos: nothing half is taken in, and taking the folder in again goes on', async (context) => {
  const place = onSmallDrive(240 * 1024 * 1024);
  if (place === null) skipHere(context, noDrive);
  const app = await openCase(place.archive);
  const { page } = app;
  const folder = await photos(6);
  // Room is left for the casebook itself: a good part of the drive is spared.
  const filler = path.join(place.folder, 'filler');
  writeFileSync(filler, Buffer.alloc(120 * 1024 * 1024));
  await takeIn(app, folder);
  await page.getByRole('alert').filter({ hasText: 'not enough room' }).waitFor({ timeout: 30_000 });
  const before = await stored(page);
  expect(before.length).toBeLessThan(6);
  rmSync(filler);
  await takeIn(app, folder);
  await expect.poll(() => stored(page), { timeout: 30_000 }).toHaveLength(6);
  expect(await stored(page)).toEqual(expect.arrayContaining([...before]));
  await expectWhole(place.archive);
});

test('a drive that is shut for writing is read, says so, and is written to again when it is open', async (context) => {
  const place = onSmallDrive(4 * 1024 * 1024);
  if (place === null) skipHere(context, noDrive);
  const remount = (how: 'ro' | 'rw'): void =>
    void execFileSync('mount', ['-o', `remount,${how}`, 'tmpfs', place.folder]);
  remount('ro');
  const app = await openCase(place.archive);
  const strip = app.page.locator('.strip');
  await strip.waitFor();
  expect(await strip.innerText()).toMatch(/write-protected/);
  expect(await app.page.locator('#fact-request-text').isEditable()).toBe(false);
  expect(await callPage(app.page, 'case.create', {})).toMatchObject({
    ok: false,
    error: { code: 'ARCHIVE_READ_ONLY' },
  });
  await app.close();
  apps.splice(0);
  remount('rw');
  const again = await openCase(place.archive);
  expect(await again.page.locator('.strip').count()).toBe(0);
  expect(await callPage(again.page, 'case.create', {})).toMatchObject({ ok: true });
});

describe('the part that opens files dies', () => {
  test('in the middle of an intake: every photo is in at the end, whole', async () => {
    const archive = smallArchive();
    const app = await openCase(archive);
    const { page } = app;
    const folder = await photos(80);
    await takeIn(app, folder);
    await page.locator('.job').waitFor();
    await expect.poll(async () => (await stored(page)).length, { timeout: 30_000, interval: 20 }).toBeGreaterThan(0);
    expect(await killChildren(app)).toBeGreaterThan(0);
    await page.locator('.job').waitFor({ state: 'detached', timeout: 60_000 });
    // Either it went on by itself, or it said so; then the same folder goes on where it stopped.
    if ((await stored(page)).length < 80) {
      await page.getByRole('alert').first().waitFor();
      await takeIn(app, folder);
    }
    await expect.poll(async () => (await stored(page)).length, { timeout: 60_000 }).toBe(80);
    expect(new Set(await stored(page)).size).toBe(80);
    await expectWhole(archive);
  });

  test('in the middle of a packet: it says so, nothing half-made is shown, and the next one is whole', async () => {
    const app = await openCase(smallArchive());
    const { page } = app;
    await takeIn(app, await photos(30));
    await expect.poll(async () => (await stored(page)).length, { timeout: 60_000 }).toBe(30);
    await page.locator('.job').waitFor({ state: 'detached', timeout: 60_000 });
    await page.locator('#tab-packet').click();
    // The draft of the answer makes itself; what is lost is the one that is asked for after it.
    await page.waitForSelector('.pages[data-ready="true"] img', { timeout: 90_000 });
    await page.locator('.job').waitFor({ state: 'detached', timeout: 60_000 });
    await page.locator('.studio-variant select').selectOption('file-copy');
    const build = page.locator('.studio-acts button').first();
    await build.click();
    await page.locator('.job').waitFor();
    // Pictures that could not be made are done without; the child that builds the pages must not be missed.
    const alert = page.getByRole('alert').filter({ hasText: 'ended unexpectedly' });
    await expect
      .poll(async () => (await killChildren(app)) >= 0 && (await alert.count()), { timeout: 60_000, interval: 20 })
      .toBe(1);
    const variants = async (): Promise<readonly string[]> => {
      const { value } = (await callPage(page, 'packet.list', { caseId: 'CB-0001' })) as {
        value: { packets: { packetId: string; variant: string }[] };
      };
      return value.packets.map((one) => one.variant);
    };
    expect(await variants()).toEqual(['reply']);
    await build.click();
    await expect.poll(variants, { timeout: 90_000 }).toContain('file-copy');
    await page.waitForSelector('.pages[data-ready="true"] img', { timeout: 90_000 });
  });
});
