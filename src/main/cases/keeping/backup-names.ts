/** What backups are called, which of them are ours, and which have had their time. */
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { plainName } from '../../vault/plain-names.ts';

/** `Cases backup 2025-05-12 0830.zip`. @param at UTC instant; the name carries it as it is */
export function backupName(archiveName: string, at: string): string {
  return plainName(`${archiveName} backup ${at.slice(0, 10)} ${at.slice(11, 16).replace(':', '')}`, '.zip');
}

/** True for a name that `backupName` gives for this archive. */
export function isBackupOf(archiveName: string, name: string): boolean {
  const stamp = / backup (\d{4}-\d{2}-\d{2}) (\d{2})(\d{2})\.zip$/.exec(name);
  return stamp !== null && name === backupName(archiveName, `${stamp[1]}T${stamp[2]}:${stamp[3]}:00.000Z`);
}

/**
 * Keeps the newest backups of an archive in a folder and removes the older ones. Nothing else in the folder is touched.
 * @returns the names that were removed
 */
export function keepNewest(folder: string, archiveName: string, keep: number): string[] {
  const ours = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && isBackupOf(archiveName, entry.name))
    .map((entry) => entry.name)
    .sort()
    .reverse();
  const old = ours.slice(Math.max(1, keep));
  for (const name of old) rmSync(path.join(folder, name), { force: true });
  return old;
}

const day = 86_400_000;
/** How long a backup counts as fresh, and how often a whole check is made: milliseconds. */
export const keepingTimes = { daily: day, weekly: 7 * day, reminder: 14 * day, check: 30 * day } as const;

/** True when so long has passed since an instant, or when there was none. A clock that went back counts as passed. */
export function isOver(since: string | null, now: string, milliseconds: number): boolean {
  if (since === null) return true;
  const passed = Date.parse(now) - Date.parse(since);
  return !(passed >= 0 && passed < milliseconds);
}
