/** One full drive holds everything: the archive, what this computer remembers, and temporary files. The app opens, and says so. */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { skipHere } from '../support/not-run.ts';
import { appCommand, callPage, type RunningApp, startApp, temporaryFolder, toCases } from './support/app.ts';
import { smallArchive, smallDrive } from './support/disasters.ts';

const apps: RunningApp[] = [];
const mends: (() => void)[] = [];
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close().catch(() => undefined);
  for (const mend of mends.splice(0)) mend();
});

/** Takes up every byte that is left. */
function fill(folder: string): string {
  const filler = path.join(folder, 'filler');
  for (const bytes of [1e6, 4096, 1])
    for (let n = 0; n < 5000; n += 1)
      try {
        writeFileSync(filler, Buffer.alloc(bytes), { flag: 'a' });
      } catch {
        break;
      }
  return filler;
}

test('a drive without a free byte is read, says so, and is written to again when there is room', async (context) => {
  const drive = smallDrive(96 * 1024 * 1024);
  if (drive === null) skipHere(context, 'a small drive can be mounted by root on Linux only', 'other-system');
  mends.push(drive.unmount);
  const archive = path.join(drive.folder, 'archive');
  cpSync(smallArchive(), archive, { recursive: true });
  const dataDir = path.join(drive.folder, 'data');
  mkdirSync(dataDir);
  writeFileSync(path.join(dataDir, 'preferences.json'), '{"language":"en","theme":"light","by":"Test"}');
  const filler = fill(drive.folder);
  const app = await startApp({ archive, dataDir });
  apps.push(app);
  const strip = app.page.locator('.strip');
  await strip.waitFor();
  expect(await strip.innerText()).toMatch(/is full.*Free some space/s);
  await toCases(app.page);
  await app.page.locator('tbody tr', { hasText: 'CB-0001' }).click();
  await app.page.waitForSelector('[data-testid="answer"]');
  expect(await callPage(app.page, 'app.set-theme', { theme: 'dark' })).toMatchObject({ ok: true });
  expect(await callPage(app.page, 'app.set-option', { option: 'notify', value: false })).toMatchObject({
    ok: false,
    error: { code: 'PREFERENCES_NOT_KEPT' },
  });
  expect(await callPage(app.page, 'case.create', {})).toMatchObject({
    ok: false,
    error: { code: 'ARCHIVE_READ_ONLY' },
  });
  await app.close();
  apps.splice(0);
  rmSync(filler);
  const again = await startApp({ archive, dataDir });
  apps.push(again);
  expect(await callPage(again.page, 'case.create', {})).toMatchObject({ ok: true });
});

test('where nothing can be remembered the start ends with a sentence, not in silence', async (context) => {
  if (process.platform !== 'linux') skipHere(context, 'the place is set by XDG_CONFIG_HOME', 'other-system');
  const file = path.join(temporaryFolder('no-config'), 'a file');
  writeFileSync(file, '');
  const { program, args } = await appCommand();
  const env = { ...process.env, XDG_CONFIG_HOME: file };
  const child = spawn(program, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  mends.push(() => void child.kill('SIGKILL'));
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await expect
    .poll(() => said, { timeout: 30_000 })
    .toContain(`DATA_FOLDER_UNUSABLE: Casebinder cannot write to its data folder ${file}`);
});
