/**
 * How long the window takes from the start of the program to the first usable list of cases, beside a bare window of the same Electron.
 * Both are started by turns, without Playwright; each page tells when it was ready through its own title, which main writes to stdout.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from '../scripts/lib/proc.ts';
import { hasDisplay, prepareWindow } from '../scripts/setup/window.ts';
import type { BenchRow, BenchRun } from './row.ts';

const AIM = 1.8;
const CASES = 200;
const PATIENCE_MS = 60_000;

const bareMain = `
import { app, BrowserWindow } from 'electron'
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, show: false })
  window.once('ready-to-show', () => { window.show(); process.stdout.write('shown\\n'); app.quit() })
  void window.loadURL('data:text/html,<h1>bare</h1>')
})
`;

/** Starts a program, waits for a word on its stdout, gives the milliseconds from the start to it. */
function timeTo(word: RegExp, program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    let heard = '';
    let took: number | undefined;
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    child.stdout.on('data', (chunk: Buffer) => {
      heard += chunk.toString();
      if (took === undefined && word.test(heard)) took = performance.now() - began;
    });
    child.on('error', reject);
    child.on('close', () => {
      clearTimeout(timer);
      if (took === undefined)
        reject(new Error(`the window did not say ${String(word)}; it said: ${heard.slice(0, 200)}`));
      else resolve(took);
    });
  });
}

/** A screen for both, started once, so that its own start is in neither time. Gives its name and the way to end it. */
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

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Makes an archive with cases through the command line, as a person's would be. */
function makeArchive(folder: string): string {
  const archive = path.join(folder, 'archive');
  const file = path.join(folder, 'many.mjs');
  writeFileSync(
    file,
    `const { openArchive } = await import(${JSON.stringify(path.join(ROOT, 'src/main/cases/open-archive.ts'))})
const { createCase } = await import(${JSON.stringify(path.join(ROOT, 'src/main/cases/create-case.ts'))})
const now = () => new Date().toISOString()
const archive = openArchive(${JSON.stringify(archive)}, { mode: 'create', now })
for (let i = 1; i <= ${CASES}; i += 1) createCase({ archive, now, by: 'Bench' }, { schemaVersion: 1, customer: { name: { name: '客户 ' + i, latin: 'Customer ' + i } }, order: { orderNo: String(178000 + i), total: { minor: i * 1000, currency: 'USD' } }, lines: [{ id: '1', reason: 'QUALITY' }] })
archive.close()
`,
  );
  const made = spawnSync(process.execPath, [file], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`no archive for the bench: ${made.stderr.slice(-300)}`);
  return archive;
}

/** Start to first list against a bare window, by turns; the median of each. */
export const runWindowBench: BenchRun = async ({ quick }) => {
  const window = await prepareWindow({ build: true });
  if (!window.ready)
    return [{ name: 'window: start to the list of cases', ok: null, note: `not run: ${window.because}` }];
  const { display, end } = await screen();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'casebinder-bench-window-'));
  try {
    const bare = path.join(folder, 'bare');
    mkdirSync(bare);
    writeFileSync(path.join(bare, 'package.json'), JSON.stringify({ name: 'bare', type: 'module', main: 'main.js' }));
    writeFileSync(path.join(bare, 'main.js'), bareMain);
    const archive = makeArchive(folder);
    const dataDir = path.join(folder, 'data');
    const program = window.env['ELECTRON_EXEC_PATH'] ?? '';
    const args = window.launch.slice(window.launch.indexOf(program) + 1);
    const bareArgs = args.map((word) => (word === ROOT ? bare : word));
    const env = { ...process.env, ...window.env, ...(display === undefined ? {} : { DISPLAY: display }) };
    const ours: number[] = [];
    const peers: number[] = [];
    // The first turn warms the disk and is not counted.
    for (let turn = 0; turn <= (quick ? 3 : 9); turn += 1) {
      const peer = await timeTo(
        /shown/,
        program,
        [...bareArgs, `--user-data-dir=${path.join(folder, 'bare-data')}`],
        env,
      );
      const own = await timeTo(
        /showed \d+ cases/,
        program,
        [...args, `--data-dir=${dataDir}`, `--archive=${archive}`, '--show-once'],
        env,
      );
      if (turn === 0) continue;
      peers.push(peer);
      ours.push(own);
    }
    const oursMs = median(ours);
    const peerMs = median(peers);
    const ratio = oursMs / peerMs;
    const row: BenchRow = {
      name: 'window: start to the list of cases',
      oursMs,
      peerMs,
      ratio,
      aim: `at most ${AIM} × a bare window`,
      ok: ratio <= AIM,
      note: `${CASES} cases in the list; median of ${ours.length} starts by turns`,
    };
    return [row];
  } finally {
    end();
    rmSync(folder, { recursive: true, force: true });
  }
};
