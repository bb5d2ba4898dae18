/** Disasters and doubles: killed while typing, started twice, an archive in use; and the same answer as the command line. */
import { execFile, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import { ROOT } from '../../scripts/lib/proc.ts';
import {
  answerOpenDialog,
  appCommand,
  callPage,
  type RunningApp,
  startApp,
  temporaryFolder,
  toCases,
} from './support/app.ts';

const apps: RunningApp[] = [];
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close().catch(() => undefined);
});

async function start(options: Parameters<typeof startApp>[0] = {}): Promise<RunningApp> {
  const app = await startApp(options);
  apps.push(app);
  return app;
}

async function newArchive(app: RunningApp): Promise<string> {
  const archive = path.join(temporaryFolder('archive'), 'cases');
  await answerOpenDialog(app, [archive]);
  await app.page.getByRole('button', { name: 'New archive…' }).click();
  await app.page.getByRole('button', { name: 'New case' }).waitFor();
  return archive;
}

describe('killed', () => {
  test('in the middle of typing: what was saved is there again, and the archive opens', async () => {
    const first = await start();
    const archive = await newArchive(first);
    await first.page.getByRole('button', { name: 'New case' }).click();
    const orderNo = first.page.getByLabel('Order no.', { exact: true });
    await orderNo.pressSequentially('178223', { delay: 20 });
    await first.page.getByText(/^Saved \d\d:\d\d$/).waitFor();
    await orderNo.pressSequentially('30045', { delay: 5 });
    first.electron.process().kill('SIGKILL');
    apps.splice(0);

    const second = await start({ dataDir: first.dataDir });
    await toCases(second.page);
    await second.page.locator('tbody tr').first().click();
    const kept = await second.page.getByLabel('Order no.', { exact: true }).inputValue();
    expect(['178223', '17822330045']).toContain(kept);
    const state = (await callPage(second.page, 'app.state', {})) as {
      value: { archive: { name: string; readOnlyBecause: unknown } };
    };
    expect(state.value.archive).toMatchObject({ name: path.basename(archive), readOnlyBecause: null });
  });
});

describe('twice', () => {
  test('a second window on the same archive says that it is in use, and keeps its own place', async () => {
    const first = await start();
    const archive = await newArchive(first);
    const second = await start({ archive });
    const notice = second.page.getByRole('alert');
    await notice.waitFor();
    const state = (await callPage(second.page, 'app.state', {})) as {
      value: { archive: unknown; trouble: { code: string } };
    };
    expect(state.value).toMatchObject({ archive: null, trouble: { code: 'ARCHIVE_LOCKED' } });
    expect((await notice.innerText()).length).toBeGreaterThan(20);
    // Nothing happened to the first.
    expect(await callPage(first.page, 'case.create', {})).toMatchObject({ ok: true });
  });

  test('a second start with the same data folder ends by itself and brings the first to the front', async () => {
    const first = await start();
    const { program, args } = await appCommand();
    const second = spawn(program, [...args, `--data-dir=${first.dataDir}`], { stdio: 'ignore' });
    const code = await new Promise((resolve) => second.on('exit', resolve));
    expect(code).toBe(0);
    expect(await first.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });
});

describe('a start that cannot succeed', () => {
  test('ends with a sentence and a code; no process stays behind without a window', async () => {
    const file = path.join(temporaryFolder('no-folder'), 'a file');
    writeFileSync(file, '');
    const { program, args } = await appCommand();
    const child = spawn(program, [...args, `--data-dir=${file}`, '--show-once']);
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(1);
    expect(said).toContain(`DATA_FOLDER_UNUSABLE: Casebinder cannot write to its data folder ${file}`);
  });
});

describe('the same case', () => {
  test('gets the same answer in the window and on the command line', async () => {
    const app = await start();
    await callPage(app.page, 'archive.open-sample', {});
    await toCases(app.page);
    const list = (await callPage(app.page, 'case.list', { query: '', status: null, limit: 10 })) as {
      value: { cases: { caseId: string }[] };
    };
    expect(list.value.cases.length).toBeGreaterThanOrEqual(3);
    for (const { caseId } of list.value.cases) {
      const here = (await callPage(app.page, 'case.assess', { caseId })) as { ok: boolean; value: { asOf: string } };
      expect(here.ok).toBe(true);
      const { stdout } = await promisify(execFile)(
        process.execPath,
        [
          path.join(ROOT, 'src', 'main', 'cli.ts'),
          'assess',
          '--archive',
          path.join(app.dataDir, 'sample'),
          '--case',
          caseId,
          '--as-of',
          here.value.asOf,
          '--json',
        ],
        { maxBuffer: 1e8 },
      );
      expect(JSON.parse(stdout)).toEqual(here.value);
    }
  });
});
