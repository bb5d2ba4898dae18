import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT, run, say } from '../lib/proc.ts';

const INPUTS = ['src', 'resources', 'electron.vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json'];
const STAMP = path.join(ROOT, '.cache', 'built-from');
const PRODUCT = path.join(ROOT, 'out', 'main', 'index.js');

/** Builds the app if its sources changed since the last build (or always, with `force`). Throws with the builder's own words. */
export async function ensureBuilt(force = false): Promise<void> {
  const state = fingerprint();
  if (!force && existsSync(PRODUCT) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === state) return;
  rmSync(STAMP, { force: true });
  const built = await run(
    process.execPath,
    [path.join(ROOT, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build'],
    {
      env: { ...process.env, NODE_ENV: 'production' },
    },
  );
  if (built.code !== 0 || !existsSync(PRODUCT)) throw new Error(`The app could not be built:\n${built.out.trimEnd()}`);
  mkdirSync(path.dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, state);
  say(`App built in ${(built.ms / 1000).toFixed(1)} s`);
}

/** Names, sizes and times of everything the build reads: cheaper than reading it, and a removed file shows too. */
function fingerprint(): string {
  const hash = createHash('sha256');
  const visit = (file: string): void => {
    const info = statSync(path.join(ROOT, file), { throwIfNoEntry: false });
    if (info === undefined) return;
    if (info.isDirectory()) {
      for (const name of readdirSync(path.join(ROOT, file)).sort()) visit(path.join(file, name));
    } else hash.update(`${file}\0${info.size}\0${info.mtimeMs}\n`);
  };
  for (const file of INPUTS) visit(file);
  return hash.digest('hex');
}

if (import.meta.main) {
  await ensureBuilt(process.argv.includes('--force')).catch((error: unknown) => {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  });
}
