/** Starts the built app in a real Electron for a test, and stops it again. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { resolveElectron } from '../../../scripts/electron-runtime/resolve.ts';
import { ROOT } from '../../../scripts/lib/proc.ts';

export interface StartOptions {
  readonly language?: 'en' | 'zh-CN';
  readonly theme?: 'system' | 'light' | 'dark';
  /** The person's name; null: it has not been asked yet. */
  readonly by?: string | null;
  /** English in the made-up, longer language. */
  readonly isPseudo?: boolean;
  /** An archive to open. */
  readonly archive?: string;
  /** A data folder that is there already; made anew when left out. */
  readonly dataDir?: string;
  /** Nothing has been chosen on this computer yet: the first start. */
  readonly first?: boolean;
  /** Where a first archive is offered to be made. */
  readonly firstPlace?: string;
  /** A program that is started instead and starts the app: one that watches it. */
  readonly through?: string;
  /** What the app finds in its environment besides; undefined takes away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export interface RunningApp {
  readonly electron: ElectronApplication;
  readonly page: Page;
  readonly dataDir: string;
  /** Errors that the page threw or logged, and refusals of its content policy. */
  readonly pageErrors: readonly string[];
  /** Ends the app the way a person does; the data folder stays until the test's own clean-up. */
  close(): Promise<void>;
}

/** The built app: this checkout, or the folder in CASEBINDER_APP_DIR. */
const appDir = process.env['CASEBINDER_APP_DIR'] ?? ROOT;
let executable: Promise<{ readonly exec: string; readonly noSandbox: boolean }> | undefined;

async function findExecutable(): Promise<{ readonly exec: string; readonly noSandbox: boolean }> {
  const given = process.env['ELECTRON_EXEC_PATH'];
  if (given !== undefined && given !== '')
    return { exec: given, noSandbox: process.env['CASEBINDER_NO_SANDBOX'] === '1' };
  const runtime = await resolveElectron();
  return { exec: runtime.exec, noSandbox: runtime.noSandboxNeeded };
}

/** Where the app's program lies and what stands before its own arguments: for tests that start it without Playwright. */
export async function appCommand(): Promise<{ readonly program: string; readonly args: readonly string[] }> {
  executable ??= findExecutable();
  const { exec, noSandbox } = await executable;
  return { program: exec, args: [appDir, ...(noSandbox ? ['--no-sandbox'] : [])] };
}

/** A folder for one test, gone at the end of the run. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), `casebinder-${name}-`));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts the app and waits for its window. */
export async function startApp(options: StartOptions = {}): Promise<RunningApp> {
  const dataDir = options.dataDir ?? temporaryFolder('app');
  if (options.dataDir === undefined) {
    mkdirSync(dataDir, { recursive: true });
    const preferences = {
      language: options.first === true ? null : (options.language ?? 'en'),
      theme: options.theme ?? 'light',
      by: options.by === undefined ? 'Test' : options.by,
      lastArchive: null,
    };
    writeFileSync(path.join(dataDir, 'preferences.json'), JSON.stringify(preferences));
  }
  const { program, args } = await appCommand();
  const electron = await _electron.launch({
    executablePath: options.through ?? program,
    args: [
      ...args,
      `--data-dir=${dataDir}`,
      ...(options.archive === undefined ? [] : [`--archive=${options.archive}`]),
      ...(options.firstPlace === undefined ? [] : [`--first-place=${options.firstPlace}`]),
      ...(options.first === true ? [`--lang=${options.language ?? 'en'}`] : []),
    ],
    env: {
      ...process.env,
      CASEBINDER_CHECK_OUTPUT: '1',
      ...(options.isPseudo === true ? { CASEBINDER_PSEUDO: '1' } : {}),
      ...options.env,
    } as Record<string, string>,
    timeout: 30_000,
  });
  const page = await electron.firstWindow();
  const pageErrors: string[] = [];
  page.on('pageerror', (error) => pageErrors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') pageErrors.push(message.text());
  });
  await page.waitForSelector('h1');
  return { electron, page, dataDir, pageErrors, close: () => electron.close() };
}

/** Stubs the system's open dialog: the next picks answer these paths. */
export async function answerOpenDialog(app: RunningApp, paths: readonly string[]): Promise<void> {
  await app.electron.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [...filePaths] });
  }, paths);
}

/** Stubs the system's save dialog: the next saves go there. */
export async function answerSaveDialog(app: RunningApp, file: string): Promise<void> {
  await app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);
}

/** Calls a channel from inside the page, as its own code does. */
export async function callPage(page: Page, channel: string, input: unknown): Promise<unknown> {
  return page.evaluate(
    async ([name, value]) => {
      const { api } = window as unknown as { api: Record<string, (input: unknown) => Promise<unknown>> };
      return api[name as string]?.(value);
    },
    [channel, input] as const,
  );
}

/** Stops all long work: an app that is closed before asks first, and nobody is there to answer. */
export async function endWork(page: Page): Promise<void> {
  for (;;) {
    const { value } = (await callPage(page, 'job.list', {})) as {
      value: { jobs: readonly { jobId: string; state: string }[] };
    };
    const running = value.jobs.filter(({ state }) => state === 'running');
    if (running.length === 0) return;
    for (const { jobId } of running) await callPage(page, 'job.cancel', { jobId });
    await page.waitForTimeout(100);
  }
}

/** Opens a folded section of the form. */
export async function openSection(page: Page, id: string): Promise<void> {
  const fold = page.locator(`#section-${id} .section-fold`);
  await fold.waitFor();
  if ((await fold.getAttribute('aria-expanded')) === 'false') await fold.click();
}

/** Opens every section of the form: what is not asked first stands folded. */
export async function openAllFacts(page: Page): Promise<void> {
  const all = page.locator('.whole-story button');
  await all.waitFor();
  if ((await all.getAttribute('aria-pressed')) === 'false') await all.click();
}

/** From wherever one is to the list of cases, once it shows some. */
export async function toCases(page: Page, timeout = 50_000): Promise<void> {
  await page.locator('[data-place="cases"]').click({ timeout });
  await page.waitForSelector('.case-table tbody tr', { timeout });
}
