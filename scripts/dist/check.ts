import { readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

/** One thing that a packed app must be, and what was found instead; `found` is empty when all is well. */
export interface Finding {
  readonly about: string;
  readonly found: readonly string[];
}

/** How the switches that are burned into the program must stand. */
const FUSES: readonly (readonly [FuseV1Options, boolean])[] = [
  [FuseV1Options.RunAsNode, false],
  [FuseV1Options.EnableCookieEncryption, true],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, false],
  [FuseV1Options.EnableNodeCliInspectArguments, false],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, true],
  [FuseV1Options.OnlyLoadAppFromAsar, true],
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, false],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, false],
];

const NEEDED = [
  'out/main/index.js',
  'out/main/worker.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
  'resources/rule-packs/seed-article/pack.yaml',
  'resources/holidays/public-holidays.json',
  'resources/signs/names.json',
  'resources/fonts/NotoSans-Regular.ttf',
  'resources/fonts/NotoSansSC-Regular.ttf',
  'resources/fonts/NotoSansKR-Hangul-Regular.ttf',
  'LICENSE',
  'THIRD-PARTY-NOTICES.md',
];

/** Files that have no business on a user's computer. */
const UNWANTED = /\.(?:map|ts|tsx|mts|cts|gyp|c|cc|h|o)$|(?:^|\/)(?:test|tests|__tests__|\.env|\.git)(?:\/|$)/;

/**
 * Looks at an unpacked app folder on Linux or Windows.
 * @param appFolder the folder that holds the program and `resources/`
 * @param program the name of the program in it
 */
export async function inspectApp(appFolder: string, program: string): Promise<readonly Finding[]> {
  const resources = path.join(appFolder, 'resources');
  const inside = listAsar(path.join(resources, 'app.asar'));
  const prebuilds = path.join(resources, 'app.asar.unpacked', 'node_modules', 'better-sqlite3', 'prebuilds');
  const wantedPrebuild = `${process.platform}-${process.arch}.node`;
  const there = readdirSync(prebuilds);
  return [
    { about: 'fuses', found: await wrongFuses(path.join(appFolder, program)) },
    { about: 'what the app needs is inside', found: NEEDED.filter((name) => !inside.includes(name)) },
    { about: 'nothing else is inside', found: inside.filter((name) => UNWANTED.test(name)) },
    {
      about: 'the SQLite of this system, and no other',
      found: there.length === 1 && there[0] === wantedPrebuild ? [] : there,
    },
    {
      about: 'no app folder that would win over the archive',
      found: readdirSync(resources).filter((name) => name === 'app' || name === 'default_app.asar'),
    },
    { about: 'not writable by others', found: writableByOthers(appFolder) },
  ];
}

async function wrongFuses(program: string): Promise<readonly string[]> {
  const wire = await getCurrentFuseWire(program);
  return FUSES.filter(([fuse, on]) => wire[fuse] !== (on ? FuseState.ENABLE : FuseState.DISABLE)).map(
    ([fuse, on]) => `${FuseV1Options[fuse]} is not ${on ? 'on' : 'off'}`,
  );
}

function listAsar(file: string): readonly string[] {
  // The reader of asar archives comes with electron-builder and lies in its folder.
  const load = createRequire(path.join(import.meta.dirname, 'builder', 'package.json'));
  const asar = load('@electron/asar') as { listPackage(file: string, options: { isPack: boolean }): string[] };
  return asar.listPackage(file, { isPack: false }).map((name) => name.replaceAll('\\', '/').replace(/^\//, ''));
}

function writableByOthers(folder: string): readonly string[] {
  if (process.platform === 'win32') return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => !entry.isSymbolicLink())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => (statSync(file).mode & 0o022) !== 0);
}
