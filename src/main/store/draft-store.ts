/** Texts that stand in a field and are no facts yet. */
import { changeOne, type ReadableDb, type WritableDb } from './connection.ts';
import { sql } from './sql.ts';

export function readDrafts(
  db: ReadableDb,
  caseNo: number,
): readonly { readonly field: string; readonly text: string }[] {
  return db
    .all(sql`SELECT field, text FROM drafts WHERE case_no = ${caseNo} ORDER BY field`)
    .map((row) => ({ field: row.text('field'), text: row.text('text') }));
}

export function putDraft(db: WritableDb, caseNo: number, field: string, text: string, at: string): void {
  changeOne(
    db,
    sql`INSERT INTO drafts (case_no, field, text, typed_at) VALUES (${caseNo}, ${field}, ${text}, ${at})
        ON CONFLICT (case_no, field) DO UPDATE SET text = excluded.text, typed_at = excluded.typed_at`,
  );
}

/** Lets a draft go; there may be none. */
export function removeDraft(db: WritableDb, caseNo: number, field: string): void {
  db.run(sql`DELETE FROM drafts WHERE case_no = ${caseNo} AND field = ${field}`);
}
