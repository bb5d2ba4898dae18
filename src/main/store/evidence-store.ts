/** Evidence: what is known of each stored original. What must not live here: its bytes, folders, exhibits. */

import { canonicalJson } from '../../shared/domain/canonical-json.ts';
import { type EvidenceSummary, type FileKind, fileKinds } from '../../shared/domain/evidence.ts';
import { formatId } from '../../shared/domain/ids.ts';
import { z } from '../../shared/z.ts';
import { changeOne, type ReadableDb, type WritableDb } from './connection.ts';
import { type Row, sql } from './sql.ts';

/** A warning as it is kept: its words are made when it is shown, in the reader's language. */
export interface KeptWarning {
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface EvidenceRow extends Omit<EvidenceSummary, 'warnings'> {
  readonly evidenceNo: number;
  readonly folderNo: number | null;
  readonly warnings: readonly KeptWarning[];
  /** What the picture looks like (`shared/domain/looks.ts`); null when that is not known, or it is no picture. */
  readonly look: string | null;
  /** The beginning of a text or a mail; null while it was not read. */
  readonly excerpt: string | null;
  /** When a person took it back out of the case; null for what is in it. */
  readonly setAsideAt: string | null;
}

export type NewEvidence = Omit<
  EvidenceRow,
  'evidenceId' | 'evidenceNo' | 'folderId' | 'look' | 'excerpt' | 'setAsideAt'
> &
  Partial<Pick<EvidenceRow, 'look' | 'excerpt'>>;

const keptWarningsSchema = z.array(z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) }));

/** Adds a piece of evidence whose bytes are safe in the vault. @returns its number */
export function insertEvidence(db: WritableDb, caseNo: number, piece: NewEvidence): number {
  return changeOne(
    db,
    sql`INSERT INTO evidence (case_no, sha256, bytes, kind, original_name, folder_no, path_in_folder, taken_in_at,
          camera_local, camera_offset, camera, width, height, pages, has_location, thumbnail, warnings, look, excerpt)
        VALUES (${caseNo}, ${piece.sha256}, ${piece.bytes}, ${piece.kind}, ${piece.originalName}, ${piece.folderNo},
          ${piece.pathInFolder}, ${piece.takenInAt}, ${piece.cameraTime?.local ?? null}, ${piece.cameraTime?.offset ?? null},
          ${piece.camera}, ${piece.width}, ${piece.height}, ${piece.pages}, ${piece.hasLocation}, ${piece.thumbnail},
          ${canonicalJson(piece.warnings)}, ${piece.look ?? null}, ${piece.excerpt ?? null})`,
  ).lastNo;
}

/** The piece of a case with these bytes, also one that was taken back out. */
export function findEvidenceByHash(db: ReadableDb, caseNo: number, sha256: string): EvidenceRow | undefined {
  const row = db.get(sql`SELECT * FROM evidence WHERE case_no = ${caseNo} AND sha256 = ${sha256}`);
  return row && toEvidence(row);
}

/** Marks whether a thumbnail exists, for every case that holds these bytes. */
export function setThumbnail(db: WritableDb, sha256: string, thumbnail: EvidenceSummary['thumbnail']): void {
  db.run(sql`UPDATE evidence SET thumbnail = ${thumbnail} WHERE sha256 = ${sha256}`);
}

/** Every path that the bytes of a piece came in under, by its number. */
export function listNamesTaken(db: ReadableDb, caseNo: number): ReadonlyMap<number, readonly string[]> {
  const names = new Map<number, string[]>();
  const rows = db.all(
    sql`SELECT evidence_no, path FROM intake_files WHERE case_no = ${caseNo} AND evidence_no IS NOT NULL ORDER BY intake_no`,
  );
  for (const row of rows) {
    const no = row.integer('evidence_no');
    names.set(no, [...(names.get(no) ?? []), row.text('path')]);
  }
  return names;
}

/** Keeps what the tile of a piece needs, for every case that holds these bytes. */
export function setTile(
  db: WritableDb,
  sha256: string,
  { look, excerpt }: { readonly look: string | null; readonly excerpt: string | null },
): void {
  db.run(
    sql`UPDATE evidence SET look = coalesce(${look}, look), excerpt = coalesce(${excerpt}, excerpt) WHERE sha256 = ${sha256}`,
  );
}

/** The evidence of a case in the order it came in, without what was taken back out. */
export function listEvidenceRows(db: ReadableDb, caseNo: number): EvidenceRow[] {
  return listEveryEvidenceRow(db, caseNo).filter((row) => row.setAsideAt === null);
}

/** The same with what was taken back out: its bytes are kept. */
export function listEveryEvidenceRow(db: ReadableDb, caseNo: number): EvidenceRow[] {
  return db.all(sql`SELECT * FROM evidence WHERE case_no = ${caseNo} ORDER BY evidence_no`).map(toEvidence);
}

/** Takes a piece back out of its case, or brings it in again. @param at null: it is in the case */
export function setAside(db: WritableDb, evidenceNo: number, at: string | null): void {
  changeOne(db, sql`UPDATE evidence SET set_aside_at = ${at} WHERE evidence_no = ${evidenceNo}`);
}

/** The name a piece came in under; null when there is none. */
export function evidenceName(db: ReadableDb, evidenceNo: number): string | null {
  return (
    db.get(sql`SELECT original_name FROM evidence WHERE evidence_no = ${evidenceNo}`)?.text('original_name') ?? null
  );
}

function toEvidence(row: Row): EvidenceRow {
  const folderNo = row.integerOrNull('folder_no');
  const local = row.textOrNull('camera_local');
  const kind: FileKind = row.oneOf('kind', fileKinds);
  return {
    evidenceNo: row.integer('evidence_no'),
    evidenceId: formatId('evidence', row.integer('evidence_no')),
    sha256: row.text('sha256'),
    bytes: row.integer('bytes'),
    kind,
    originalName: row.text('original_name'),
    folderNo,
    folderId: folderNo === null ? null : formatId('folder', folderNo),
    pathInFolder: row.textOrNull('path_in_folder'),
    takenInAt: row.text('taken_in_at'),
    cameraTime: local === null ? null : { local, offset: row.textOrNull('camera_offset') },
    camera: row.textOrNull('camera'),
    width: row.integerOrNull('width'),
    height: row.integerOrNull('height'),
    pages: row.integerOrNull('pages'),
    hasLocation: row.flag('has_location'),
    thumbnail: row.oneOf('thumbnail', ['ready', 'pending', 'none', 'failed']),
    warnings: keptWarningsSchema.parse(row.json('warnings')),
    look: row.textOrNull('look'),
    excerpt: row.textOrNull('excerpt'),
    setAsideAt: row.textOrNull('set_aside_at'),
  };
}
