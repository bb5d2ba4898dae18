/** A whole run of the app: it talks to nobody, and leaves nothing outside its data folder and the archive. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { skipHere } from '../support/not-run.ts';
import {
  answerOpenDialog,
  answerSaveDialog,
  callPage,
  openSection,
  type RunningApp,
  startApp,
  temporaryFolder,
} from './support/app.ts';
import { smallArchive } from './support/disasters.ts';
import { makeMessyFolder } from './support/evidence.ts';
import { leave, stops } from './support/places.ts';
import { readTalk, unwatchable, watchedApp, watchedProgram } from './support/watched.ts';

/** Every file and folder under a place, with the way to it. */
const everythingIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();

/** A case from its photos to its packet, a backup, and every place of the window. */
async function wholeRun(app: RunningApp): Promise<void> {
  const { page } = app;
  await page.locator('[data-place="cases"]').click();
  await page.locator('.case-table tbody tr', { hasText: 'CB-0001' }).click();
  await page.waitForSelector('[data-testid="answer"]');
  await openSection(page, 'request');
  await page.locator('#fact-request-text').fill('The lamps are not what we ordered.');
  await page.keyboard.press('Control+s');
  await answerOpenDialog(app, [await makeMessyFolder(temporaryFolder('offline'))]);
  await page.locator('#tab-evidence').click();
  await page.locator('.evidence > .bar button').last().click();
  await page.locator('.grid .tile img').nth(2).waitFor({ timeout: 30_000 });
  await page.locator('#tab-packet').click();
  await page.locator('.studio-acts button').first().click();
  await page.waitForSelector('.pages[data-ready="true"] img', { timeout: 90_000 });
  await answerSaveDialog(app, path.join(temporaryFolder('offline-backup'), 'backup.zip'));
  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: 'Archive and backup' }).click();
  await page.getByRole('button', { name: 'Back up now…' }).click();
  await page.getByText(/^Backed up: /).waitFor({ timeout: 30_000 });
  for (const { go } of stops) await go(page);
  await leave(page);
  expect(await callPage(page, 'app.state', {})).toMatchObject({ ok: true });
}

describe('a whole run', () => {
  const home = temporaryFolder('home');
  const temporary = temporaryFolder('temporary');
  const documents = path.join(home, 'Documents');
  // Every desktop gives one, emptied when the person leaves.
  const session = temporaryFolder('session');
  const because = unwatchable();
  let seen = '';
  let before: readonly string[] = [];

  beforeAll(async () => {
    mkdirSync(documents);
    writeFileSync(path.join(documents, 'a letter.txt'), 'somebody else’s');
    before = everythingIn(home);
    const watched = because === null ? await watchedApp() : null;
    seen = watched?.seen ?? '';
    const app = await startApp({
      archive: smallArchive(),
      ...(watched !== null && { through: watched.program }),
      env: {
        HOME: home,
        TMPDIR: temporary,
        XDG_RUNTIME_DIR: session,
        XDG_CONFIG_HOME: undefined,
        XDG_CACHE_HOME: undefined,
        XDG_DATA_HOME: undefined,
        XDG_STATE_HOME: undefined,
      },
    });
    await wholeRun(app);
    expect(app.pageErrors).toEqual([]);
    await app.close();
  }, 240_000);

  test('talks to no other computer and asks for no name', (context) => {
    if (because !== null) skipHere(context, because, process.platform === 'linux' ? undefined : 'other-system');
    const talk = readTalk(seen);
    // The window itself is talk as well: with the screen, by a socket of this computer.
    expect(talk.calls).toBeGreaterThan(100);
    expect(talk.outward).toEqual([]);
    expect(talk.doors).toEqual([]);
  });

  test('the eyes that saw nothing do see: a program that talks is caught', (context) => {
    if (because !== null) skipHere(context, because, process.platform === 'linux' ? undefined : 'other-system');
    const { program, seen: other } = watchedProgram(process.execPath);
    const talks = `
      const done = () => process.exit(0);
      require('node:dgram').createSocket('udp4').send('x', 9, '127.0.0.1', () => {
        require('node:net').connect(9, '127.0.0.1').on('error', done).on('connect', done);
      });`;
    expect(spawnSync(program, ['-e', talks]).status).toBe(0);
    expect(readTalk(other).outward.join('\n')).toMatch(/send\w*\([\s\S]*connect\(/);
  });

  test('leaves nothing in the person’s folders and nothing temporary: all of it lies in the data folder', () => {
    expect(everythingIn(home)).toEqual(before);
    expect(everythingIn(temporary)).toEqual([]);
  });
});
