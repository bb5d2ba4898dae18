/** What can still be read of an archive that does not open. Looks only: not a byte of it is changed. */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { countCases } from '../../store/case-store.ts';
import { openForReading } from '../../store/connection.ts';
import { casebookName } from '../../vault/stored-path.ts';
import { isBackupOf } from './backup-names.ts';
import { readNotes } from './keeping-notes.ts';

export interface FoundBackup {
  readonly name: string;
  readonly path: string;
  /** UTC instant of the file. */
  readonly at: string;
  readonly bytes: number;
}

export interface Damage {
  /** Cases that the casebook still tells of; null when it tells nothing. */
  readonly cases: number | null;
  readonly evidenceFiles: number;
  readonly evidenceBytes: number;
  readonly issuedFiles: number;
  /** The newest first. */
  readonly backups: readonly FoundBackup[];
}

/** @param folders where backups of this computer go */
export function lookAtDamage(root: string, folders: readonly string[]): Damage {
  const evidence = countFiles(path.join(root, 'evidence'));
  const noted = readNotes(root).lastBackup?.place ?? null;
  return {
    cases: readableCases(path.join(root, casebookName)),
    evidenceFiles: evidence.files,
    evidenceBytes: evidence.bytes,
    issuedFiles: countFiles(path.join(root, 'issued')).files,
    backups: findBackups(path.basename(root), noted, folders),
  };
}

function readableCases(casebook: string): number | null {
  try {
    const db = openForReading(casebook);
    try {
      return countCases(db);
    } finally {
      db.close();
    }
  } catch {
    return null;
  }
}

function countFiles(folder: string): { files: number; bytes: number } {
  try {
    const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile() && entry.name !== 'manifest' && !entry.name.startsWith('.'),
    );
    const bytes = found.reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
    return { files: found.length, bytes };
  } catch {
    return { files: 0, bytes: 0 };
  }
}

/** Backups of an archive of this name: the one that was noted last, and those in the folders that backups go to. */
export function findBackups(archiveName: string, noted: string | null, folders: readonly string[]): FoundBackup[] {
  const places = new Set(noted === null ? [] : [noted]);
  for (const folder of folders) {
    try {
      for (const name of readdirSync(folder)) if (isBackupOf(archiveName, name)) places.add(path.join(folder, name));
    } catch {
      // A drive that is not there has none to offer.
    }
  }
  return [...places]
    .flatMap((file) => {
      const stat = statSync(file, { throwIfNoEntry: false });
      return stat?.isFile()
        ? [{ name: path.basename(file), path: file, at: stat.mtime.toISOString(), bytes: stat.size }]
        : [];
    })
    .sort((a, b) => (a.at < b.at ? 1 : -1));
}
