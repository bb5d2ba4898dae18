// node scripts/setup.mjs [-- <script.ts> <its arguments>]
//
// Brings a checkout into a state where the named script can run, then runs it. It is the first command of the npm scripts, so on a
// fresh machine it runs on whatever Node the system has and with nothing installed: plain JavaScript, and no import but Node's own.
// When everything is there it costs a few milliseconds and no network. It writes to stderr only: stdout is the script's.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 24;
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const bin = path.join(root, 'node_modules', '.bin');
const stamp = path.join(root, 'node_modules', '.casebinder-installed');
const say = (line) => process.stderr.write(`${line}\n`);
const stop = (line, code = 1) => {
  say(line);
  process.exit(code);
};

installPackages();
if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) await changeNode();
else await prepareAndRun();

/** node_modules is what package-lock.json says, or is made so by `npm ci`. */
function installPackages() {
  const lock = readFileSync(path.join(root, 'package-lock.json'), 'utf8');
  const wanted = createHash('sha256').update(lock).digest('hex');
  if (read(stamp) === wanted) return;
  if (!matchesInstalled(JSON.parse(lock))) {
    if (process.platform === 'win32' && process.execPath.startsWith(path.join(root, 'node_modules'))) {
      stop('The installed packages do not match package-lock.json. Run: npm ci');
    }
    say('Installing packages (npm ci) …');
    // node_modules is about to go, and with it the Node in it: npm must run on the system's.
    const PATH = process.env.PATH.split(path.delimiter)
      .filter((folder) => !folder.startsWith(path.join(root, 'node_modules')))
      .join(path.delimiter);
    const ran = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      env: { ...process.env, PATH },
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    });
    if (ran.status !== 0)
      stop('The packages could not be installed: npm ci failed (see above). It needs the package registry once.');
  }
  writeFileSync(stamp, wanted);
}

/** Whether npm's own record of what is installed agrees with the lock, as after a plain `npm install` or `npm ci` by hand. */
function matchesInstalled(lock) {
  const record = read(path.join(root, 'node_modules', '.package-lock.json'));
  if (record === undefined) return false;
  const installed = JSON.parse(record).packages;
  const same = Object.entries(lock.packages).every(([place, entry]) => {
    if (place === '') return true;
    const there = installed[place];
    return there === undefined
      ? entry.optional === true || entry.devOptional === true
      : there.version === entry.version && there.integrity === entry.integrity;
  });
  return same && Object.keys(installed).every((place) => place in lock.packages);
}

/** Runs this file again with the Node that came with the packages. */
async function changeNode() {
  const node = path.join(bin, process.platform === 'win32' ? 'node.cmd' : 'node');
  const version = existsSync(node)
    ? spawnSync(node, ['--version'], { encoding: 'utf8', shell: process.platform === 'win32' }).stdout
    : '';
  if (!(Number(/^v(\d+)/.exec(version ?? '')?.[1]) >= OLDEST_NODE)) {
    stop(
      `Casebinder's tools need Node ${OLDEST_NODE} or newer; this is ${process.versions.node}, and the one that comes with the packages is not there ` +
        '(its install script was not allowed to run). Install a newer Node, or run: npm ci --ignore-scripts=false',
    );
  }
  process.exitCode = await pass(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], process.env);
}

async function prepareAndRun() {
  const { prepareFonts } = await import('./setup/fonts.ts');
  prepareFonts();
  const [script, ...rest] = process.argv.slice(process.argv.indexOf('--') + 1);
  if (!process.argv.includes('--') || script === undefined) return;
  const PATH = process.env.PATH.startsWith(bin) ? process.env.PATH : `${bin}${path.delimiter}${process.env.PATH}`;
  process.exitCode = await pass(process.execPath, [path.join(root, script), ...rest], { ...process.env, PATH });
}

/** Runs a program on our own terminal; its exit code and our signals are handed on. */
function pass(file, args, env) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { env, stdio: 'inherit', shell: file.endsWith('.cmd') });
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(name));
    child.on('error', (error) => stop(`${file}: ${error.message}`));
    child.on('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
