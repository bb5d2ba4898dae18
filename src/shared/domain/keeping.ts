/** What is known of the safe keeping of an archive: backups, restored archives, checks. */

import type { BagMade } from './bag.ts';

/** A backup that was written, read back and found equal. Its files include the casebook. */
export interface BackupMade extends BagMade {
  readonly cases: number;
}

/** An archive that was made from a backup. */
export interface RestoreMade {
  readonly files: number;
  readonly bytes: number;
  readonly cases: number;
  readonly archiveName: string;
  /** When the backup was made, UTC. */
  readonly madeAt: string;
  /** Files that the casebook names and the backup never had. */
  readonly missing: readonly string[];
}

/** A stored file that is not what it should be. */
export interface DamagedFile {
  readonly path: string;
  readonly expectedSha256: string;
  /** Null when the file could not be read. */
  readonly foundSha256: string | null;
  readonly because: 'other-bytes' | 'not-a-file' | 'unreadable';
}

/** What a look at stored files found. */
export interface FileCheck {
  /** Files that were looked at: damaged and missing ones included. */
  readonly checked: number;
  readonly damaged: readonly DamagedFile[];
  readonly missing: readonly { readonly path: string; readonly expectedSha256: string }[];
  /** Files that were not expected. */
  readonly surplus: readonly {
    readonly path: string;
    /** When the system last changed the file or gave it its name: milliseconds. */
    readonly changedAt: number;
    /** Named as a file of ours that is still being written. */
    readonly unfinished: boolean;
  }[];
}

/** What a file on disk is to the cases that hold it. */
interface Known {
  /** Evidence ids, or the id of the case whose packet it is. */
  readonly ids: readonly string[];
  readonly names: readonly string[];
}

/** What a check of the whole archive, or of one case, found. */
export interface ArchiveCheck {
  /** Files that were looked at: every evidence and issued file. */
  readonly checked: number;
  readonly damaged: readonly (DamagedFile & Known)[];
  readonly missing: readonly ({ readonly path: string; readonly expectedSha256: string } & Known)[];
  /** Paths of files that no case knows; only looked for when the whole archive is checked. */
  readonly surplus: readonly string[];
  /** Paths of files that are being written just now, beside this check: their rows follow. */
  readonly underway: readonly string[];
  /** Paths of files that an interrupted write left: cleared away when the archive is next opened for writing. */
  readonly leftovers: readonly string[];
  /** 'ok', or what SQLite found. */
  readonly database: string;
  /** 'ok', or the first entry that is not what was written. */
  readonly journal: string;
}
