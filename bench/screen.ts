/** What the benches of the window share: a screen of their own, the two programs, an archive with many cases. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../scripts/lib/proc.ts';
import { hasDisplay, prepareWindow } from '../scripts/setup/window.ts';

const bareMain = `
import { app, BrowserWindow } from 'electron'
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, show: false })
  window.once('ready-to-show', () => {
    window.show()
    process.stdout.write('shown\\n')
    if (process.argv.includes('--stay')) return
    app.quit()
  })
  void window.loadURL('data:text/html,<h1>bare</h1>')
})
`;

export interface TwoPrograms {
  readonly program: string;
  /** Arguments that start our app; its own follow. */
  readonly ours: readonly string[];
  /** Arguments that start a window with nothing in it, in the same Electron. */
  readonly bare: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  end(): void;
}

/** @returns the two programs on one screen, or the sentence why there are none */
export async function twoPrograms(folder: string): Promise<TwoPrograms | string> {
  const window = await prepareWindow({ build: true });
  if (!window.ready) return window.because;
  const { display, end } = await screen();
  const bare = path.join(folder, 'bare');
  mkdirSync(bare);
  writeFileSync(path.join(bare, 'package.json'), JSON.stringify({ name: 'bare', type: 'module', main: 'main.js' }));
  writeFileSync(path.join(bare, 'main.js'), bareMain);
  const program = window.env['ELECTRON_EXEC_PATH'] ?? '';
  const ours = window.launch.slice(window.launch.indexOf(program) + 1);
  return {
    program,
    ours,
    bare: [...ours.map((word) => (word === ROOT ? bare : word)), `--user-data-dir=${path.join(folder, 'bare-data')}`],
    env: { ...process.env, ...window.env, ...(display === undefined ? {} : { DISPLAY: display }) },
    end,
  };
}

/** A screen for both, started once, so that its own start is in neither time. */
async function screen(): Promise<{ readonly display: string | undefined; readonly end: () => void }> {
  if (hasDisplay()) return { display: process.env['DISPLAY'], end: () => undefined };
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const number = await new Promise<string>((resolve, reject) => {
    server.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    server.once('error', reject);
    server.once('exit', () => reject(new Error('Xvfb did not start')));
  });
  return { display: `:${number}`, end: () => server.kill() };
}

/** Makes an archive with many small cases through the use-cases, in a process of its own. */
export function archiveOf(cases: number, folder: string): string {
  const archive = path.join(folder, `archive-${cases}`);
  const file = path.join(folder, 'many.mjs');
  const at = (name: string): string => JSON.stringify(path.join(ROOT, 'src', 'main', name));
  writeFileSync(
    file,
    `const { openArchive } = await import(${at('cases/open-archive.ts')})
const { createCase } = await import(${at('cases/create-case.ts')})
const { loadPacks } = await import(${at('rules/load-packs.ts')})
const { loadHolidays } = await import(${at('rules/load-holidays.ts')})
const resources = ${JSON.stringify(path.join(ROOT, 'resources'))}
const now = () => new Date().toISOString()
const archive = openArchive(${JSON.stringify(archive)}, { mode: 'create', now })
const desk = { archive, now, by: 'Bench', language: 'en', packs: loadPacks(resources), holidays: loadHolidays(resources) }
for (let i = 1; i <= ${cases}; i += 1) createCase(desk, { schemaVersion: 1, customer: { name: { name: '客户 ' + i, latin: 'Customer ' + i } }, order: { orderNo: String(178000 + i), total: { minor: i * 1000, currency: 'USD' } }, lines: [{ id: '1', reason: 'QUALITY' }] })
archive.close()
`,
  );
  const made = spawnSync(process.execPath, [file], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`no archive for the bench: ${made.stderr.slice(-300)}`);
  return archive;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which a share of all lies: 0.95 of twenty is the nineteenth. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}
