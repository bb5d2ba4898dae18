/**
 * Rule packs of a person's own: their versions, which of them is in force since which case, which case was moved to
 * another, and texts that are still being written. What must not live here: what a pack means (rules/).
 */
import { changeOne, type ReadableDb, type WritableDb } from './connection.ts';
import { type Row, type Sql, sql } from './sql.ts';

/** One file of a pack as it was written. */
export interface PackFileText {
  readonly name: string;
  readonly text: string;
}

/** A version of a pack, without its text. */
export interface OwnPackRow {
  readonly packNo: number;
  readonly packId: string;
  readonly version: string;
  readonly sha256: string;
  readonly by: string | null;
  readonly at: string;
}

export interface PackChangeRow {
  readonly packId: string;
  /** Null: none of one's own. */
  readonly packNo: number | null;
  readonly afterCaseNo: number;
  readonly by: string | null;
  readonly at: string;
}

const columns = sql`pack_no, pack_id, version, sha256, kept_by, kept_at`;
const toRow = (row: Row): OwnPackRow => ({
  packNo: row.integer('pack_no'),
  packId: row.text('pack_id'),
  version: row.text('version'),
  sha256: row.text('sha256'),
  by: row.textOrNull('kept_by'),
  at: row.text('kept_at'),
});

/** Every version, the newest first. */
export function listOwnPacks(db: ReadableDb): readonly OwnPackRow[] {
  return db.all(sql`SELECT ${columns} FROM own_packs ORDER BY pack_no DESC`).map(toRow);
}

export function findOwnPack(db: ReadableDb, packNo: number): OwnPackRow | undefined {
  const row = db.get(sql`SELECT ${columns} FROM own_packs WHERE pack_no = ${packNo}`);
  return row && toRow(row);
}

export function findVersion(db: ReadableDb, packId: string, version: string): OwnPackRow | undefined {
  const row = db.get(sql`SELECT ${columns} FROM own_packs WHERE pack_id = ${packId} AND version = ${version}`);
  return row && toRow(row);
}

/** The files of a version, and what the checks made of them; neither is checked here. */
export function readOwnPack(
  db: ReadableDb,
  packNo: number,
): { readonly files: unknown; readonly content: unknown } | undefined {
  const row = db.get(sql`SELECT files, content FROM own_packs WHERE pack_no = ${packNo}`);
  return row && { files: row.json('files'), content: row.json('content') };
}

/** @returns its number */
export function insertOwnPack(
  db: WritableDb,
  pack: Omit<OwnPackRow, 'packNo'> & { readonly files: readonly PackFileText[]; readonly content: unknown },
): number {
  const { packId, version, sha256, by, at } = pack;
  return changeOne(
    db,
    sql`INSERT INTO own_packs (pack_id, version, files, content, sha256, kept_by, kept_at)
        VALUES (${packId}, ${version}, ${JSON.stringify(pack.files)}, ${JSON.stringify(pack.content)}, ${sha256}, ${by}, ${at})`,
  ).lastNo;
}

/** What was put in force and taken out, the oldest first. */
export function listPackChanges(db: ReadableDb): readonly PackChangeRow[] {
  return db
    .all(sql`SELECT pack_id, pack_no, after_case_no, changed_by, changed_at FROM pack_changes ORDER BY change_no`)
    .map((row) => ({
      packId: row.text('pack_id'),
      packNo: row.integerOrNull('pack_no'),
      afterCaseNo: row.integer('after_case_no'),
      by: row.textOrNull('changed_by'),
      at: row.text('changed_at'),
    }));
}

/** From now on new cases are judged by this version; null: by none of one's own. */
export function insertPackChange(db: WritableDb, { packId, packNo, by, at }: Omit<PackChangeRow, 'afterCaseNo'>): void {
  const last = sql`coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'cases'), 0)`;
  changeOne(
    db,
    sql`INSERT INTO pack_changes (pack_id, pack_no, after_case_no, changed_by, changed_at)
        VALUES (${packId}, ${packNo}, ${last}, ${by}, ${at})`,
  );
}

/** To which versions a case was moved. */
export function listCasePacks(
  db: ReadableDb,
  caseNo: number,
): readonly { readonly packId: string; readonly packNo: number | null }[] {
  return db
    .all(sql`SELECT pack_id, pack_no FROM case_packs WHERE case_no = ${caseNo}`)
    .map((row) => ({ packId: row.text('pack_id'), packNo: row.integerOrNull('pack_no') }));
}

export function putCasePack(db: WritableDb, caseNo: number, packId: string, packNo: number | null): void {
  changeOne(
    db,
    sql`INSERT INTO case_packs (case_no, pack_id, pack_no) VALUES (${caseNo}, ${packId}, ${packNo})
        ON CONFLICT (case_no, pack_id) DO UPDATE SET pack_no = excluded.pack_no`,
  );
}

/** Cases that are not closed and not in the trash, the last changed first. */
export function openCaseNos(db: ReadableDb): readonly number[] {
  return db
    .all(sql`SELECT case_no FROM cases WHERE status IN ('open', 'waiting') ORDER BY changed_at DESC, case_no DESC`)
    .map((row) => row.integer('case_no'));
}

export interface PackDraftRow {
  readonly draftNo: number;
  readonly name: string;
  readonly typedAt: string;
}

/** Packs that are being written, the last touched first. */
export function listPackDrafts(db: ReadableDb): readonly PackDraftRow[] {
  return db
    .all(sql`SELECT draft_no, name, typed_at FROM pack_drafts ORDER BY typed_at DESC, draft_no DESC`)
    .map((row) => ({ draftNo: row.integer('draft_no'), name: row.text('name'), typedAt: row.text('typed_at') }));
}

export function readPackDraft(db: ReadableDb, draftNo: number): unknown {
  return db.get(sql`SELECT files FROM pack_drafts WHERE draft_no = ${draftNo}`)?.json('files');
}

/** @param draftNo null: a new one @returns its number; null where the draft is gone */
export function putPackDraft(
  db: WritableDb,
  draftNo: number | null,
  draft: { readonly name: string; readonly files: readonly PackFileText[]; readonly at: string },
): number | null {
  const files = JSON.stringify(draft.files);
  const statement: Sql =
    draftNo === null
      ? sql`INSERT INTO pack_drafts (name, files, typed_at) VALUES (${draft.name}, ${files}, ${draft.at})`
      : sql`UPDATE pack_drafts SET name = ${draft.name}, files = ${files}, typed_at = ${draft.at} WHERE draft_no = ${draftNo}`;
  const { changes, lastNo } = db.run(statement);
  return draftNo === null ? lastNo : changes === 1 ? draftNo : null;
}

export function removePackDraft(db: WritableDb, draftNo: number): void {
  db.run(sql`DELETE FROM pack_drafts WHERE draft_no = ${draftNo}`);
}
