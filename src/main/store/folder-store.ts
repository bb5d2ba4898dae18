/**
 * Folders that were taken in, and every file ever seen in them or by itself, whatever became of it.
 * What must not live here: reading of folders; what is gone there stays here.
 */
import { canonicalJson } from '../../shared/domain/canonical-json.ts';
import { type Verdict, verdicts } from '../../shared/domain/evidence.ts';
import { z } from '../../shared/z.ts';
import { changeOne, type ReadableDb, type WritableDb } from './connection.ts';
import { type Row, sql } from './sql.ts';

export interface FolderRow {
  readonly folderNo: number;
  readonly label: string;
  readonly source: string;
  readonly firstTakenInAt: string;
  readonly lastTakenInAt: string;
  readonly complete: boolean;
}

/** What became of one file when it was last seen at this place. */
export interface SeenFile {
  readonly intakeNo: number;
  /** In a folder: the path inside it as found, with `/`. By itself: the absolute path. */
  readonly path: string;
  readonly rawNameHex: string | null;
  readonly verdict: Verdict;
  readonly code: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly sha256: string | null;
  readonly evidenceNo: number | null;
  readonly lastSeenAt: string;
  readonly goneAt: string | null;
}

export type NewSeenFile = Omit<SeenFile, 'intakeNo' | 'lastSeenAt' | 'goneAt'>;

const detailsSchema = z.record(z.string(), z.unknown());

/** Begins an intake of a folder: a new row, or the row of the same source, marked as not finished. @returns its number */
export function beginFolder(db: WritableDb, caseNo: number, source: string, label: string, at: string): number {
  const row = db.get(sql`SELECT folder_no FROM folders WHERE case_no = ${caseNo} AND source = ${source}`);
  if (!row) {
    return changeOne(
      db,
      sql`INSERT INTO folders (case_no, label, source, first_taken_in_at, last_taken_in_at, complete)
          VALUES (${caseNo}, ${label}, ${source}, ${at}, ${at}, 0)`,
    ).lastNo;
  }
  const folderNo = row.integer('folder_no');
  changeOne(db, sql`UPDATE folders SET last_taken_in_at = ${at}, complete = 0 WHERE folder_no = ${folderNo}`);
  return folderNo;
}

export function completeFolder(db: WritableDb, folderNo: number): void {
  changeOne(db, sql`UPDATE folders SET complete = 1 WHERE folder_no = ${folderNo}`);
}

export function listFolderRows(db: ReadableDb, caseNo: number): FolderRow[] {
  return db.all(sql`SELECT * FROM folders WHERE case_no = ${caseNo} ORDER BY folder_no`).map((row) => ({
    folderNo: row.integer('folder_no'),
    label: row.text('label'),
    source: row.text('source'),
    firstTakenInAt: row.text('first_taken_in_at'),
    lastTakenInAt: row.text('last_taken_in_at'),
    complete: row.flag('complete'),
  }));
}

/**
 * The last state of every place in a folder (or of the files of the case that came by themselves), gone ones included.
 * Earlier states of a place stay in the table.
 */
export function listSeen(db: ReadableDb, caseNo: number, folderNo: number | null): SeenFile[] {
  return db
    .all(
      sql`SELECT * FROM intake_files WHERE intake_no IN (
            SELECT max(intake_no) FROM intake_files WHERE case_no = ${caseNo} AND folder_no IS ${folderNo}
            GROUP BY path, raw_name_hex
          ) ORDER BY path, raw_name_hex`,
    )
    .map(toSeen);
}

/** Every place at which pieces of a case were found, the latest first. */
export function listPlaces(
  db: ReadableDb,
  caseNo: number,
): {
  readonly evidenceNo: number;
  readonly folderNo: number | null;
  readonly path: string;
  readonly rawNameHex: string | null;
}[] {
  return db
    .all(
      sql`SELECT evidence_no, folder_no, path, raw_name_hex FROM intake_files
          WHERE case_no = ${caseNo} AND evidence_no IS NOT NULL AND gone_at IS NULL ORDER BY intake_no DESC`,
    )
    .map((row) => ({
      evidenceNo: row.integer('evidence_no'),
      folderNo: row.integerOrNull('folder_no'),
      path: row.text('path'),
      rawNameHex: row.textOrNull('raw_name_hex'),
    }));
}

/** A file that was not seen at this place before, or not as it is now. @returns its number */
export function insertSeen(
  db: WritableDb,
  caseNo: number,
  folderNo: number | null,
  file: NewSeenFile,
  at: string,
): number {
  return changeOne(
    db,
    sql`INSERT INTO intake_files (case_no, folder_no, path, raw_name_hex, verdict, code, details, sha256, evidence_no, first_seen_at, last_seen_at)
        VALUES (${caseNo}, ${folderNo}, ${file.path}, ${file.rawNameHex}, ${file.verdict}, ${file.code},
          ${canonicalJson(file.details)}, ${file.sha256}, ${file.evidenceNo}, ${at}, ${at})`,
  ).lastNo;
}

/** The same file at the same place again. */
export function seeAgain(db: WritableDb, intakeNo: number, at: string): void {
  changeOne(db, sql`UPDATE intake_files SET last_seen_at = ${at}, gone_at = NULL WHERE intake_no = ${intakeNo}`);
}

/** The file is no longer at its place in the folder. What was taken in stays. */
export function markGone(db: WritableDb, intakeNo: number, at: string): void {
  changeOne(db, sql`UPDATE intake_files SET gone_at = ${at} WHERE intake_no = ${intakeNo}`);
}

/** Whole folders that the case file planned for exhibits, used before or not: more files may come into them at any time. */
export function listFolderHints(
  db: ReadableDb,
  caseNo: number,
): { readonly exhibitNo: number; readonly position: number; readonly hint: string }[] {
  return db
    .all(
      sql`SELECT h.exhibit_no, h.position, h.hint FROM exhibit_hints h JOIN exhibits x USING (exhibit_no)
          WHERE x.case_no = ${caseNo} AND h.hint LIKE '%/' ORDER BY x.position, h.position`,
    )
    .map((row) => ({
      exhibitNo: row.integer('exhibit_no'),
      position: row.integer('position'),
      hint: row.text('hint'),
    }));
}

function toSeen(row: Row): SeenFile {
  return {
    intakeNo: row.integer('intake_no'),
    path: row.text('path'),
    rawNameHex: row.textOrNull('raw_name_hex'),
    verdict: row.oneOf('verdict', verdicts),
    code: row.textOrNull('code'),
    details: detailsSchema.parse(row.json('details')),
    sha256: row.textOrNull('sha256'),
    evidenceNo: row.integerOrNull('evidence_no'),
    lastSeenAt: row.text('last_seen_at'),
    goneAt: row.textOrNull('gone_at'),
  };
}
