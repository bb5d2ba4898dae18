/** What a backup says of itself, in `bag-info.txt`: for a person, for any BagIt tool, and for the restore. */
import { Trouble } from '../../shared/errors.ts';
import { casebookName } from './stored-path.ts';

export interface BackupInfo {
  readonly archiveName: string;
  readonly appVersion: string;
  /** UTC instant. */
  readonly at: string;
  readonly cases: number;
  /** Version of the casebook's format. */
  readonly version: number;
}

const kind = 'archive-backup';

/** The lines of a new backup. */
export function backupInfo(info: BackupInfo): Readonly<Record<string, string>> {
  return {
    'Casebinder-Kind': kind,
    'Casebinder-Archive': info.archiveName,
    'Casebinder-Made-At': info.at,
    'Casebinder-Version': info.appVersion,
    'Casebinder-Database': String(info.version),
    'Casebinder-Cases': String(info.cases),
    'External-Description': 'Backup of a Casebinder archive: casebook.sqlite, evidence and issued packets under data/.',
  };
}

/**
 * Reads the lines of a bag and holds the names of its files against what an archive has.
 * @throws Trouble BACKUP_NOT_A_BACKUP
 */
export function readBackupInfo(file: string, info: ReadonlyMap<string, string>, names: readonly string[]): BackupInfo {
  const isOurs = (name: string): boolean => name === casebookName || /^(evidence|issued)\/[^/]/.test(name);
  const version = Number(info.get('Casebinder-Database'));
  if (info.get('Casebinder-Kind') !== kind || !names.includes(casebookName) || !names.every(isOurs) || !(version > 0))
    throw new Trouble('BACKUP_NOT_A_BACKUP', { file });
  return {
    archiveName: info.get('Casebinder-Archive') ?? '',
    appVersion: info.get('Casebinder-Version') ?? '',
    at: info.get('Casebinder-Made-At') ?? '',
    cases: Number(info.get('Casebinder-Cases') ?? 0),
    version,
  };
}
