import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The folder, outside node_modules, where what was fetched or built once is kept: CASEBINDER_CACHE, else the user's cache folder. */
export function cacheFolder(): string {
  const given = process.env['CASEBINDER_CACHE'];
  if (given !== undefined && given !== '') return path.resolve(given);
  const home = os.homedir();
  if (process.platform === 'win32')
    return path.join(process.env['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local'), 'casebinder-dev');
  if (process.platform === 'darwin') return path.join(home, 'Library', 'Caches', 'casebinder');
  const xdg = process.env['XDG_CACHE_HOME'];
  return path.join(xdg !== undefined && path.isAbsolute(xdg) ? xdg : path.join(home, '.cache'), 'casebinder');
}

/** A new work folder inside the cache, so that finishing is one rename on the same disk. Leftovers of interrupted runs go. */
export function workFolder(): string {
  const cache = cacheFolder();
  mkdirSync(cache, { recursive: true });
  for (const name of readdirSync(cache)) {
    const owner = /^\.work-(\d+)-/.exec(name)?.[1];
    if (owner !== undefined && !isRunning(Number(owner)))
      rmSync(path.join(cache, name), { recursive: true, force: true });
  }
  const folder = path.join(cache, `.work-${process.pid}-${randomBytes(3).toString('hex')}`);
  mkdirSync(folder);
  return folder;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process answers with EPERM: it runs.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
