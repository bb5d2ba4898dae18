/** The names of a file that came in more than once: where each was met, and which of them a person left out. */
import { changeOne, type ReadableDb, type WritableDb } from './connection.ts';
import { sql } from './sql.ts';

/** One place at which the bytes of a piece were met. */
export interface NamedPlace {
  readonly evidenceNo: number;
  readonly folderNo: number | null;
  /** As in `SeenFile`. */
  readonly path: string;
  /** It is no longer there. */
  readonly isGone: boolean;
}

/** The places of every piece of a case that was met at more than one, in the order in which they came. */
export function listNamedPlaces(db: ReadableDb, caseNo: number): NamedPlace[] {
  return db
    .all(
      sql`SELECT evidence_no, folder_no, path, gone_at FROM intake_files WHERE evidence_no IN (
            SELECT evidence_no FROM intake_files WHERE case_no = ${caseNo} AND evidence_no IS NOT NULL
            GROUP BY evidence_no HAVING count(*) > 1
          ) ORDER BY intake_no`,
    )
    .map((row) => ({
      evidenceNo: row.integer('evidence_no'),
      folderNo: row.integerOrNull('folder_no'),
      path: row.text('path'),
      isGone: row.textOrNull('gone_at') !== null,
    }));
}

/** Names that were left out, by piece. */
export function listLeftOutNames(db: ReadableDb, caseNo: number): ReadonlyMap<number, ReadonlySet<string>> {
  const found = new Map<number, Set<string>>();
  const rows = db.all(
    sql`SELECT n.evidence_no, n.name FROM left_out_names n JOIN evidence USING (evidence_no) WHERE case_no = ${caseNo}`,
  );
  for (const row of rows) {
    const names = found.get(row.integer('evidence_no')) ?? new Set();
    found.set(row.integer('evidence_no'), names.add(row.text('name')));
  }
  return found;
}

export function leaveNameOut(db: WritableDb, evidenceNo: number, name: string): void {
  changeOne(db, sql`INSERT INTO left_out_names (evidence_no, name) VALUES (${evidenceNo}, ${name})`);
}

export function putNameBack(db: WritableDb, evidenceNo: number, name: string): void {
  changeOne(db, sql`DELETE FROM left_out_names WHERE evidence_no = ${evidenceNo} AND name = ${name}`);
}

/** Writes the name that a piece goes by. */
export function setEvidenceName(db: WritableDb, evidenceNo: number, name: string): void {
  changeOne(db, sql`UPDATE evidence SET original_name = ${name} WHERE evidence_no = ${evidenceNo}`);
}
