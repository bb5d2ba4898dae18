/** The files that must lie in the archive folder, as the casebook names them: for the manifest and for the verification. */
import { type FileKind, fileKinds } from '../../shared/domain/evidence.ts';
import { formatId } from '../../shared/domain/ids.ts';
import type { ReadableDb } from './connection.ts';
import { sql } from './sql.ts';

export interface StoredEvidence {
  readonly caseId: string;
  readonly orderNo: string | null;
  readonly customer: string | null;
  readonly evidenceId: string;
  readonly originalName: string;
  /** Label of the folder and path inside it; null for a single file. */
  readonly folder: string | null;
  readonly takenInAt: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly kind: FileKind;
}

/** The evidence of one case, or of all (the trash included: nothing of it is deleted). */
export function listStoredEvidence(db: ReadableDb, caseNo: number | null): StoredEvidence[] {
  const where = caseNo === null ? sql`1` : sql`e.case_no = ${caseNo}`;
  return db
    .all(
      sql`SELECT e.evidence_no, e.case_no, e.original_name, e.path_in_folder, e.taken_in_at, e.sha256, e.bytes, e.kind,
            f.label, c.order_no, c.customer_name
          FROM evidence e JOIN cases c USING (case_no) LEFT JOIN folders f ON f.folder_no = e.folder_no
          WHERE ${where} ORDER BY e.case_no, e.evidence_no`,
    )
    .map((row) => {
      const [label, inside] = [row.textOrNull('label'), row.textOrNull('path_in_folder')];
      return {
        caseId: formatId('case', row.integer('case_no')),
        orderNo: row.textOrNull('order_no'),
        customer: row.textOrNull('customer_name'),
        evidenceId: formatId('evidence', row.integer('evidence_no')),
        originalName: row.text('original_name'),
        folder: label === null ? null : `${label} / ${inside ?? '?'}`,
        takenInAt: row.text('taken_in_at'),
        sha256: row.text('sha256'),
        bytes: row.integer('bytes'),
        kind: row.oneOf('kind', fileKinds),
      };
    });
}
