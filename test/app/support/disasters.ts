/** Archives in every state that a person may find one in, for journeys: made on the disk before the app starts. */
import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { createCase } from '../../../src/main/cases/create-case.ts';
import type { Desk } from '../../../src/main/cases/desk.ts';
import { openArchive } from '../../../src/main/cases/open-archive.ts';
import { openForWriting, rawOf } from '../../../src/main/store/connection.ts';
import { smallCase } from '../../support/small-case.ts';
import { temporaryFolder } from './app.ts';

const now = (): string => new Date().toISOString();

export interface DisasterArchive {
  readonly root: string;
  /** Makes it right again, where that is possible. */
  mend(): void;
}

/** What can have happened to an archive. */
export const disasters = {
  /** The folder was renamed, or its drive is not there. */
  gone(root: string): () => void {
    const away = `${root} (away)`;
    renameSync(root, away);
    return () => renameSync(away, root);
  },
  /** The folder and the casebook are write-protected. Of no effect for an administrator. */
  'read-only'(root: string): () => void {
    chmodSync(path.join(root, 'casebook.sqlite'), 0o400);
    chmodSync(root, 0o500);
    return () => {
      chmodSync(root, 0o700);
      chmodSync(path.join(root, 'casebook.sqlite'), 0o600);
    };
  },
  /** A newer program has written it. */
  newer(root: string): () => void {
    const db = openForWriting(path.join(root, 'casebook.sqlite'));
    const raw = rawOf(db);
    const version = Number(raw.pragma('user_version', { simple: true }));
    raw.pragma('user_version = 99990');
    db.close();
    return () => {
      const again = openForWriting(path.join(root, 'casebook.sqlite'));
      rawOf(again).pragma(`user_version = ${version}`);
      again.close();
    };
  },
  /** Another program has it open. */
  locked(root: string): () => void {
    const archive = openArchive(root, { mode: 'write', now });
    return () => archive.close();
  },
  /** The casebook was overwritten in the middle. */
  damaged(root: string): () => void {
    const casebook = path.join(root, 'casebook.sqlite');
    const handle = openSync(casebook, 'r+');
    const { size } = statSync(casebook);
    for (let at = 4096; at < size; at += 8192) writeSync(handle, Buffer.alloc(2048, 0xa5), 0, 2048, at);
    closeSync(handle);
    return () => undefined;
  },
  /** The header of the casebook is gone: it is no database any more. */
  'no database'(root: string): () => void {
    const handle = openSync(path.join(root, 'casebook.sqlite'), 'r+');
    writeSync(handle, Buffer.alloc(4096, 0), 0, 4096, 0);
    closeSync(handle);
    return () => undefined;
  },
} as const;

export type Disaster = keyof typeof disasters;

/** An archive with one case. */
export function smallArchive(name = 'Exports 2025'): string {
  const root = path.join(temporaryFolder('archive'), name);
  const archive = openArchive(root, { mode: 'create', now });
  const desk: Desk = {
    archive,
    packs: [],
    jobs: { run: () => Promise.reject(new Error('no jobs here')), close: () => Promise.resolve() },
    now,
    by: 'Test',
    language: 'en',
    resourcesRoot: '',
    appVersion: '0.0.0',
  };
  createCase(desk, smallCase());
  archive.close();
  return root;
}

/** An archive with one case that something has happened to. */
export function strickenArchive(disaster: Disaster, root = smallArchive()): DisasterArchive {
  return { root, mend: disasters[disaster](root) };
}

/** A drive of so many bytes, or null where none can be mounted. The caller unmounts it. */
export function smallDrive(bytes: number): { readonly folder: string; unmount(): void } | null {
  const folder = temporaryFolder('drive');
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return null;
  }
  return { folder, unmount: () => void execFileSync('umount', ['-l', folder]) };
}
