/**
 * The app as it is handed out: packed, with its switches burned in, out of a deb.
 * The Electron may be the one from the registry: what is shown is that the packing is right, not that this copy may be given away.
 */
import { spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { _electron } from 'playwright-core';
import { afterAll, beforeAll, expect, type TestContext, test } from 'vitest';
import { type Finding, inspectApp } from '../../scripts/dist/check.ts';
import { makeDeb } from '../../scripts/dist/deb.ts';
import { ensureBuilder, fitForTrial, pack } from '../../scripts/dist/pack.ts';
import { type Runtime, resolveElectron } from '../../scripts/electron-runtime/resolve.ts';
import { ROOT, run } from '../../scripts/lib/proc.ts';
import { callPage } from '../app/support/app.ts';
import { skipHere } from '../support/not-run.ts';

const MINUTES = 60_000;
const SAMPLE = '3-transit-damage-fob';
const other = process.platform !== 'linux';
const root = process.getuid?.() === 0;
let work: string;
let installed: string;
let program: string;
let runtime: Runtime;

beforeAll(async () => {
  if (other) return;
  work = mkdtempSync(path.join(os.tmpdir(), 'casebinder-packed-'));
  // An ordinary user must be able to walk in.
  chmodSync(work, 0o755);
  runtime = await resolveElectron();
  await ensureBuilder();
  await pack(['--linux', 'dir'], work, runtime);
  const app = path.join(work, 'linux-unpacked');
  if (runtime.kind === 'registry') fitForTrial(app, runtime);
  const deb = path.join(work, 'casebinder.deb');
  await makeDeb(app, deb);
  const out = path.join(work, 'root');
  expect((await run('dpkg-deb', ['-x', deb, out])).code).toBe(0);
  installed = path.join(out, 'opt', 'Casebinder');
  program = path.join(installed, 'casebinder');
  mkdirSync(path.join(work, 'home'));
  // The key to the screen belongs to whoever runs the tests.
  if (process.env['XAUTHORITY'] !== undefined) cpSync(process.env['XAUTHORITY'], path.join(work, 'home', 'Xauthority'));
  const file = path.join(ROOT, 'resources', 'sample', SAMPLE, 'case.json');
  const made = await run(process.execPath, ['src/main/cli.ts', 'new', '--archive', archive(), '--file', file]);
  expect(made.code, made.out).toBe(0);
  if (root) expect((await run('chown', ['-R', 'nobody', path.join(work, 'home')])).code).toBe(0);
}, 10 * MINUTES);

afterAll(() => {
  if (!other) rmSync(work, { recursive: true, force: true, maxRetries: 3 });
});

function linuxOnly(context: TestContext): void {
  if (other) skipHere(context, 'packing is tried on Linux only', 'other-system');
}

const shown = (): readonly string[] => [`--archive=${archive()}`, '--show-once'];
const archive = (): string => path.join(work, 'home', 'archive');

/** Chromium keeps its sandbox only for someone who is not root, and a packed app refuses to do without. */
const asUser = (): readonly string[] => (root ? ['runuser', '-u', 'nobody', '--'] : []);
const environment = (): Record<string, string> => ({
  PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
  HOME: path.join(work, 'home'),
  LANG: 'C.UTF-8',
  DISPLAY: process.env['DISPLAY'] ?? '',
  ...(process.env['XAUTHORITY'] === undefined ? {} : { XAUTHORITY: path.join(work, 'home', 'Xauthority') }),
});

/** Starts the installed program as a user does and waits for its end, or for the time to run out. */
function start(
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
  ms = 60_000,
): Promise<{ readonly code: number | null; readonly out: string }> {
  const [first = program, ...rest] = [...asUser(), program, ...args];
  return new Promise((resolve, reject) => {
    let out = '';
    const child = spawn(first, rest, { env: { ...environment(), ...more }, detached: true });
    child.on('error', reject);
    const { pid } = child;
    if (pid === undefined) return;
    const timer = setTimeout(() => process.kill(-pid, 'SIGKILL'), ms);
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, out });
    });
  });
}

test('holds what it needs, nothing else, and its switches are burned in', async (context) => {
  linuxOnly(context);
  const wrong = (await inspectApp(installed, 'casebinder')).filter((row: Finding) => row.found.length > 0);
  expect(wrong).toEqual([]);
  expect(existsSync(path.join(installed, '..', '..', 'usr', 'share', 'applications', 'casebinder.desktop'))).toBe(true);
});

test(
  'does not become a plain Node, loads no code from the environment, opens no inspector',
  async (context) => {
    linuxOnly(context);
    const marker = path.join(work, 'home', 'ran');
    const script = path.join(work, 'marker.cjs');
    writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(marker)}, 'x')`, { mode: 0o644 });
    // One case on which nothing waits: the first screen is a Today without a line.
    expect((await start([...shown()], {}, 8_000)).out).toMatch(/window: opened, cases on the first screen: \d/);
    const node = await start([script, ...shown()], { ELECTRON_RUN_AS_NODE: '1' }, 8_000);
    const options = await start([...shown()], { NODE_OPTIONS: `--require ${script}` }, 8_000);
    const inspector = await start(['--inspect=127.0.0.1:0', ...shown()], {}, 8_000);
    expect(existsSync(marker)).toBe(false);
    expect(`${node.out}${options.out}${inspector.out}`).not.toMatch(/Debugger listening/);
  },
  MINUTES,
);

test('refuses a switch that would open a door', async (context) => {
  linuxOnly(context);
  const { code, out } = await start(['--no-sandbox', '--show-once']);
  expect(out).toContain('Casebinder does not start with --no-sandbox.');
  expect(code).toBe(2);
});

test(
  'runs for an ordinary user with its sandbox on',
  async (context) => {
    linuxOnly(context);
    const dataDir = path.join(work, 'home', 'sandboxed');
    const [first = program, ...rest] = [...asUser(), program, `--data-dir=${dataDir}`];
    const child = spawn(first, rest, { env: environment(), detached: true });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    try {
      let page: string | undefined;
      for (const end = Date.now() + MINUTES / 2; page === undefined && Date.now() < end; await sleep(100))
        page = pageProcess();
      expect(page, said).toBeDefined();
      // 2: a filter of system calls is in force.
      expect(readFileSync(`/proc/${page}/status`, 'utf8')).toMatch(/^Seccomp:\s*2$/m);
    } finally {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }
  },
  MINUTES,
);

test(
  'does the main job out of its archive: the sample in, a packet out',
  async (context) => {
    linuxOnly(context);
    // Driven through the inspector, which the packed program refuses: so the same archive is run by the Electron of the tests.
    const electron = await _electron.launch({
      executablePath: runtime.exec,
      args: [
        path.join(installed, 'resources', 'app.asar'),
        `--data-dir=${path.join(work, 'driven')}`,
        ...(runtime.noSandboxNeeded ? ['--no-sandbox'] : []),
      ],
      env: { ...(process.env as Record<string, string>), LC_ALL: 'C.UTF-8' },
    });
    try {
      const page = await electron.firstWindow();
      await page.waitForSelector('h1');
      const finished = async (kind: string): Promise<unknown> => {
        for (const end = Date.now() + 3 * MINUTES; Date.now() < end; await sleep(200)) {
          const { value } = (await callPage(page, 'job.list', {})) as { value: { jobs: Job[] } };
          const job = value.jobs.findLast((one) => one.kind === kind);
          if (job !== undefined && job.state !== 'running') return job;
        }
        return 'no end in time';
      };
      await callPage(page, 'archive.open-sample', {});
      expect(await finished('sample')).toMatchObject({ state: 'done', trouble: null });
      const choice = { variant: 'appeal', paper: 'A4', language: 'zh-CN', draft: true };
      await callPage(page, 'packet.build', { caseId: 'CB-0001', ...choice });
      expect(await finished('packet')).toMatchObject({ state: 'done' });
    } finally {
      await electron.close();
    }
  },
  5 * MINUTES,
);

interface Job {
  readonly kind: string;
  readonly state: string;
}

/** The process that draws the page of the installed app; undefined while there is none. */
function pageProcess(): string | undefined {
  return readdirSync('/proc').find((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      return words.startsWith(program) && words.includes('--type=renderer');
    } catch {
      return false;
    }
  });
}
