/** The trash: cases that were put aside, until they are brought back or deleted for good. What must not live here: files. */
import type { CaseStatus } from '../../shared/domain/case-list.ts';
import { changeOne, type ReadableDb, rawOf, type WritableDb } from './connection.ts';
import { sql } from './sql.ts';

export interface TrashRow {
  readonly trashedAt: string;
  readonly statusBefore: Exclude<CaseStatus, 'trash'>;
}

/** Puts a case into the trash. */
export function putInTrash(db: WritableDb, caseNo: number, statusBefore: CaseStatus, at: string): void {
  changeOne(db, sql`INSERT INTO trash (case_no, trashed_at, status_before) VALUES (${caseNo}, ${at}, ${statusBefore})`);
  changeOne(db, sql`UPDATE cases SET status = 'trash' WHERE case_no = ${caseNo}`);
}

/** Brings a case back to what it was. Archives of the first format know no status before: those cases are open again. */
export function takeFromTrash(db: WritableDb, caseNo: number): void {
  const before = findInTrash(db, caseNo)?.statusBefore ?? 'open';
  db.run(sql`DELETE FROM trash WHERE case_no = ${caseNo}`);
  changeOne(db, sql`UPDATE cases SET status = ${before} WHERE case_no = ${caseNo}`);
}

export function findInTrash(db: ReadableDb, caseNo: number): TrashRow | null {
  const row = db.get(sql`SELECT trashed_at, status_before FROM trash WHERE case_no = ${caseNo}`);
  if (row === undefined) return null;
  return {
    trashedAt: row.text('trashed_at'),
    statusBefore: row.oneOf('status_before', ['open', 'waiting', 'closed']),
  };
}

/** True for a case that was deleted for good. */
export function isPurged(db: ReadableDb, caseNo: number): boolean {
  return db.get(sql`SELECT 1 AS found FROM purged_cases WHERE case_no = ${caseNo}`) !== undefined;
}

/** Hashes that only this case holds, and the files of its packets: what goes with it. */
export function filesOnlyOf(
  db: ReadableDb,
  caseNo: number,
): { readonly sha256s: readonly string[]; readonly packetFiles: readonly string[] } {
  const sha256s = db
    .all(
      sql`SELECT DISTINCT sha256 FROM evidence WHERE case_no = ${caseNo}
          AND sha256 NOT IN (SELECT sha256 FROM evidence WHERE case_no <> ${caseNo}) ORDER BY sha256`,
    )
    .map((row) => row.text('sha256'));
  const packetFiles = db
    .all(sql`SELECT file, manifest_file FROM packets WHERE case_no = ${caseNo}`)
    .flatMap((row) => [row.text('file'), row.textOrNull('manifest_file') ?? []].flat());
  return { sha256s, packetFiles };
}

/**
 * Takes every row of a case away, in every table that knows of it, and blanks its own row: the number stays taken and the
 * journal goes on pointing to it.
 */
export function purgeRows(db: WritableDb, caseNo: number, at: string): void {
  const raw = rawOf(db);
  raw.pragma('defer_foreign_keys = ON');
  const parents = foreignKeys(raw);
  const kept = new Set(['cases', 'journal', 'purged_cases']);
  const ways = [...parents.keys()]
    .filter((table) => !kept.has(table))
    .map((table) => ({ table, way: wayToCase(table, parents, []) }))
    // The longest way first: it leads through rows that are still there.
    .sort((one, other) => (other.way?.length ?? 0) - (one.way?.length ?? 0));
  for (const { table, way } of ways) if (way !== null) raw.prepare(`DELETE FROM "${table}" WHERE ${way}`).run(caseNo);
  db.run(sql`DELETE FROM case_words WHERE rowid = ${caseNo}`);
  changeOne(
    db,
    sql`UPDATE cases SET title = NULL, order_no = NULL, customer_name = NULL, customer_latin = NULL, reasons = '', search = '',
          total_minor = NULL, total_currency = NULL, changed_at = max(changed_at, ${at}) WHERE case_no = ${caseNo}`,
  );
  changeOne(db, sql`INSERT INTO purged_cases (case_no, purged_at) VALUES (${caseNo}, ${at})`);
}

type Parents = ReadonlyMap<string, readonly { readonly table: string; readonly from: string; readonly to: string }[]>;

/** Which table points to which, as the schema says; also of tables that came later than this code. */
function foreignKeys(raw: ReturnType<typeof rawOf>): Parents {
  const rows = raw
    .prepare(
      `SELECT l.name, f."table", f."from", coalesce(f."to", (SELECT i.name FROM pragma_table_info(f."table") i WHERE i.pk = 1))
       FROM pragma_table_list l JOIN pragma_foreign_key_list(l.name) f WHERE l.schema = 'main' AND l.type = 'table'`,
    )
    .raw()
    .all() as [string, string, string, string][];
  const parents = new Map<string, { table: string; from: string; to: string }[]>();
  for (const [name, table, from, to] of rows) parents.set(name, [...(parents.get(name) ?? []), { table, from, to }]);
  return parents;
}

/** The condition that leads from a table to its case, by way of its parents; null when it knows of no case. */
function wayToCase(table: string, parents: Parents, seen: readonly string[]): string | null {
  const keys = parents.get(table) ?? [];
  const direct = keys.find((key) => key.table === 'cases');
  if (direct !== undefined) return `"${direct.from}" = ?`;
  for (const { table: parent, from, to } of keys) {
    if (seen.includes(parent)) continue;
    const further = wayToCase(parent, parents, [...seen, table]);
    if (further !== null) return `"${from}" IN (SELECT "${to}" FROM "${parent}" WHERE ${further})`;
  }
  return null;
}

/** Notes files that lost their last row, so that they are removed even if the program ends before it could. */
export function noteFilesToRemove(db: WritableDb, files: readonly string[]): void {
  for (const file of files) db.run(sql`INSERT OR IGNORE INTO files_to_remove (file) VALUES (${file})`);
}

/** Files that still have to be removed. */
export function filesToRemove(db: ReadableDb): string[] {
  return db.all(sql`SELECT file FROM files_to_remove ORDER BY file`).map((row) => row.text('file'));
}

export function fileIsRemoved(db: WritableDb, file: string): void {
  db.run(sql`DELETE FROM files_to_remove WHERE file = ${file}`);
}

/** True when some case holds these bytes. */
export function isHeld(db: ReadableDb, sha256: string): boolean {
  return db.get(sql`SELECT 1 AS found FROM evidence WHERE sha256 = ${sha256} LIMIT 1`) !== undefined;
}
