import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Runtime } from '../electron-runtime/resolve.ts';
import { ROOT, run, tail } from '../lib/proc.ts';

const HERE = import.meta.dirname;
/** A package of its own, so that neither the app nor its tests carry some three hundred packages. */
const TOOL = path.join(HERE, 'builder');
const BUILDER = path.join(TOOL, 'node_modules', 'electron-builder', 'cli.js');
const CONFIG = path.join(HERE, 'builder.yaml');

/** What belongs to the registry runtime and to no app: its loader would win over our asar. */
const STAND_IN = ['resources/app', 'resources/addons', 'node-headers'];

/** Installs electron-builder into its own folder, from its own lockfile, when it is not there. */
export async function ensureBuilder(): Promise<void> {
  const wanted: unknown = JSON.parse(readFileSync(path.join(TOOL, 'package-lock.json'), 'utf8'));
  const installed = path.join(TOOL, 'node_modules', '.package-lock.json');
  const versionIn = (lock: unknown): unknown =>
    (lock as { packages?: Record<string, { version?: string }> }).packages?.['node_modules/electron-builder']?.version;
  if (existsSync(installed) && versionIn(JSON.parse(readFileSync(installed, 'utf8'))) === versionIn(wanted)) return;
  const result = await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: TOOL });
  if (result.code !== 0) throw new Error(`electron-builder could not be installed:\n${tail(result.out)}`);
}

/**
 * Makes one kind of output of the built app.
 * @param targets words of electron-builder: `--linux dir`, `--win nsis`
 * @param output the folder it goes to; what electron-builder left there before is overwritten
 * @throws with electron-builder's last lines
 */
export async function pack(targets: readonly string[], output: string, runtime: Runtime): Promise<void> {
  const dist = runtime.kind === 'registry' ? withoutStandIn(runtime, output) : runtime.dist;
  const result = await run(
    process.execPath,
    [
      BUILDER,
      ...targets,
      '--projectDir',
      ROOT,
      '--config',
      CONFIG,
      '--publish',
      'never',
      `-c.directories.output=${output}`,
      `-c.electronVersion=${runtime.version}`,
      `-c.electronDist=${dist}`,
    ],
    // Without CI set: under CI the builder links files instead of copying, and the fuses would be set in the runtime itself.
    { env: { ...process.env, CI: '' } },
  );
  if (result.code !== 0) throw new Error(`electron-builder ended with ${result.code}:\n${tail(result.out, 30)}`);
}

/**
 * The registry runtime is for trials only. Its SQLite speaks an older Node-API than the one we ship:
 * this puts the file that was compiled for it into a packed app. Never done to anything that is handed out.
 */
export function fitForTrial(appFolder: string, runtime: Runtime): void {
  const modules = path.join(appFolder, 'resources', 'app.asar.unpacked', 'node_modules', 'better-sqlite3');
  const { version } = JSON.parse(readFileSync(path.join(modules, 'package.json'), 'utf8')) as { version: string };
  cpSync(
    path.join(runtime.dist, 'resources', 'addons', `better_sqlite3-${version}.node`),
    path.join(modules, 'prebuilds', `${process.platform}-${process.arch}.node`),
  );
}

function withoutStandIn(runtime: Runtime, output: string): string {
  const copy = path.join(output, 'runtime');
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  cpSync(runtime.dist, copy, {
    recursive: true,
    filter: (from) => !STAND_IN.includes(path.relative(runtime.dist, from)),
  });
  return copy;
}
