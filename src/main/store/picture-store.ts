/** Finds the bytes behind a picture that the window asks for by id. */
import type { ReadableDb } from './connection.ts';
import { sql } from './sql.ts';

/** The hash of a piece of evidence, whatever case it is in; null when there is no such piece. */
export function evidenceHash(db: ReadableDb, evidenceNo: number): string | null {
  return db.get(sql`SELECT sha256 FROM evidence WHERE evidence_no = ${evidenceNo}`)?.text('sha256') ?? null;
}
