/** A desk on a real archive in a temporary folder, with a clock that ticks one second per look. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach } from 'vitest';
import type { Desk, OpenArchive } from '../../src/main/cases/desk.ts';
import { type OpenOptions, openArchive } from '../../src/main/cases/open-archive.ts';
import { Trouble, type TroubleCode } from '../../src/shared/errors.ts';

const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0).reverse()) cleanUp();
});

/** An empty folder that goes away after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'casebinder-store-'));
  cleanUps.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A clock that begins at 2025-05-12T08:00:00Z. */
export function tickingClock(): () => string {
  let at = Date.UTC(2025, 4, 12, 8);
  return () => {
    const now = new Date(at).toISOString();
    at += 1000;
    return now;
  };
}

/** Opens an archive and closes it after the test. */
export function opened(root: string, mode: OpenOptions['mode'], language: OpenOptions['language'] = 'en'): OpenArchive {
  const archive = openArchive(root, { mode, now: tickingClock(), language });
  cleanUps.push(() => archive.close());
  return archive;
}

/** A desk on a new archive. */
export function newDesk(root = path.join(temporaryFolder(), 'archive')): Desk {
  return deskOn(opened(root, 'create'));
}

export function deskOn(archive: OpenArchive, language: Desk['language'] = 'en'): Desk {
  return {
    archive,
    packs: [],
    jobs: { run: () => Promise.reject(new Error('no jobs at this desk')), close: () => Promise.resolve() },
    now: tickingClock(),
    by: 'Sample Clerk',
    language,
    resourcesRoot: 'resources',
    appVersion: '0.0.0-test',
  };
}

/** The trouble that `work` throws; anything else, or nothing, fails the test. */
export function troubleOf(work: () => unknown): Trouble {
  try {
    work();
  } catch (error) {
    if (error instanceof Trouble) return error;
    throw error;
  }
  throw new Error('expected a Trouble, nothing was thrown');
}

export function codeOf(work: () => unknown): TroubleCode {
  return troubleOf(work).code;
}
