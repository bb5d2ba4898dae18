/** A print system of the test's own: a private CUPS with one queue that prints into PDF files. Stopped again by its own process id. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
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

export interface PrintQueue {
  readonly name: string;
  /** For the programs that print. */
  readonly env: Readonly<Record<string, string>>;
  /** Waits for the job whose title begins so and gives the file it became; null when none came. */
  printed(titleBegins: string, waitMs?: number): Promise<string | null>;
  stop(): Promise<void>;
}

const daemon = '/usr/sbin/cupsd';
const model = '/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd';
const queue = 'CasebinderTest';

const all = '<Limit All>\nOrder allow,deny\nAllow all\n</Limit>';
const config = (socket: string): string => `LogLevel warn
Listen ${socket}
Browsing Off
WebInterface No
DefaultAuthType None
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
${all}
</Policy>
`;
const places = (root: string): string =>
  [
    ['ServerRoot', 'root'],
    ['CacheDir', 'cache'],
    ['StateDir', 'state'],
    ['RequestRoot', 'spool'],
    ['TempDir', 'tmp'],
    ['AccessLog', 'access.log'],
    ['ErrorLog', 'error.log'],
    ['PageLog', 'page.log'],
  ]
    .map(([name, place]) => `${name} ${path.join(root, place ?? '')}\n`)
    .join('');

/** @returns the queue, or why there can be none here */
export async function startPrintQueue(): Promise<PrintQueue | { readonly because: string }> {
  if (process.platform !== 'linux') return { because: 'the test queue needs CUPS on Linux' };
  if (process.getuid?.() !== 0) return { because: 'the test queue needs root: its printer writes for others' };
  for (const needed of [daemon, model, '/usr/bin/lp'])
    if (!existsSync(needed)) return { because: `needs ${needed} (Debian: cups printer-driver-cups-pdf cups-client)` };
  const root = mkdtempSync(path.join(os.tmpdir(), 'casebinder-cups-'));
  chmodSync(root, 0o755);
  for (const name of ['root', 'cache', 'state', 'spool', 'tmp']) {
    mkdirSync(path.join(root, name));
    chmodSync(path.join(root, name), 0o777);
  }
  const socket = path.join(root, 'cups.sock');
  writeFileSync(path.join(root, 'cupsd.conf'), config(socket));
  writeFileSync(path.join(root, 'cups-files.conf'), `${places(root)}SystemGroup root\n`);
  const files = ['-c', path.join(root, 'cupsd.conf'), '-s', path.join(root, 'cups-files.conf')];
  const server: ChildProcess = spawn(daemon, ['-f', ...files], { stdio: 'ignore' });
  const stop = async (): Promise<void> => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill();
    await ended;
    rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  };
  const env = { CUPS_SERVER: socket };
  const run = (program: string, ...args: string[]): boolean =>
    spawnSync(program, args, { env: { ...process.env, ...env }, stdio: 'ignore', timeout: 20_000 }).status === 0;
  for (let turn = 0; turn < 50 && !existsSync(socket); turn += 1) await wait(100);
  if (!run('lpadmin', '-p', queue, '-E', '-v', 'cups-pdf:/', '-P', model) || !run('lpadmin', '-d', queue)) {
    await stop();
    return { because: 'the private CUPS server took no queue' };
  }
  return {
    name: queue,
    env,
    stop,
    async printed(titleBegins, waitMs = 30_000) {
      const folder = path.join(os.userInfo().homedir, 'PDF');
      // The printer writes names in its own letters.
      const begins = titleBegins.replace(/[^A-Za-z0-9]/g, '_');
      for (const until = Date.now() + waitMs; Date.now() < until; await wait(200)) {
        const found = (existsSync(folder) ? readdirSync(folder) : []).find(
          (name) => name.replace(/[^A-Za-z0-9]/g, '_').startsWith(begins) && name.endsWith('.pdf'),
        );
        if (found === undefined) continue;
        // It is there before it is whole.
        const end = readFileSync(path.join(folder, found)).subarray(-32).toString('latin1');
        if (!end.includes('%%EOF')) continue;
        const kept = path.join(root, found);
        spawnSync('mv', [path.join(folder, found), kept]);
        return kept;
      }
      return null;
    },
  };
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
