/** What is known of the safe keeping of an archive: backups, restored archives, checks. */

/** A backup that was written, read back and found equal. */
export interface BackupMade {
  /** Files in it, the casebook included. */
  readonly files: number;
  /** Bytes of these files. */
  readonly bytes: number;
  readonly cases: number;
  /** Files of the archive that are not what was taken in any more; they went in as they are. Paths inside the archive. */
  readonly changed: readonly string[];
  /** Files of the archive that could not be read. */
  readonly missing: readonly string[];
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
  readonly damaged: readonly ({
    readonly path: string;
    readonly expectedSha256: string;
    /** Null when the file could not be read. */
    readonly foundSha256: string | null;
    readonly because: 'other-bytes' | 'not-a-file' | 'unreadable';
  } & Known)[];
  readonly missing: readonly ({ readonly path: string; readonly expectedSha256: string } & Known)[];
  /** Paths of files that no case knows; only looked for when the whole archive is checked. */
  readonly surplus: readonly string[];
  /** 'ok', or what SQLite found. */
  readonly database: string;
  /** 'ok', or the first entry that is not what was written. */
  readonly journal: string;
}
