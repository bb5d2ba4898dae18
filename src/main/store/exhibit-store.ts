/** Exhibits: what a case shows, under which label, and which pieces of evidence it gathers. */
import { canonicalJson } from '../../shared/domain/canonical-json.ts';
import type { ExhibitSummary } from '../../shared/domain/evidence.ts';
import { formatId } from '../../shared/domain/ids.ts';
import { type ExhibitKind, exhibitKinds } from '../../shared/domain/terms.ts';
import { type When, whenSchema } from '../../shared/domain/values.ts';
import { changeOne, type ReadableDb, type WritableDb } from './connection.ts';
import { type Row, sql } from './sql.ts';

/** What can be said of an exhibit. */
export interface ExhibitFields {
  readonly title: string;
  readonly titleZh: string | null;
  readonly kind: ExhibitKind;
  readonly shows: string | null;
  readonly date: When | null;
  readonly source: string | null;
  readonly language: string | null;
  readonly include: boolean;
  /** False while nobody has looked at it: it was grouped by the program. */
  readonly chosen: boolean;
}

/** A piece in an exhibit, with what is said of it there. */
export interface ExhibitPiece {
  readonly evidenceNo: number;
  readonly caption: string | null;
  readonly captionZh: string | null;
}

/** A file name that the case file planned for an exhibit and that has not come in yet. */
export interface ExhibitHint {
  readonly exhibitNo: number;
  readonly position: number;
  /** A file name, a path in the folder, or a folder's path with `/` at its end. */
  readonly hint: string;
  readonly caption: string | null;
}

/** Adds an exhibit at the end. @param key the id that allegations and grounds cite @returns its number */
export function insertExhibit(db: WritableDb, caseNo: number, key: string, fields: ExhibitFields): number {
  const position = db.get(sql`SELECT count(*) AS n FROM exhibits WHERE case_no = ${caseNo}`)?.integer('n') ?? 0;
  return changeOne(
    db,
    sql`INSERT INTO exhibits (case_no, key, position, title, title_zh, kind, shows, dated, source, language, include, chosen)
        VALUES (${caseNo}, ${key}, ${position}, ${fields.title}, ${fields.titleZh}, ${fields.kind}, ${fields.shows},
          ${fields.date === null ? null : canonicalJson(fields.date)}, ${fields.source}, ${fields.language}, ${fields.include}, ${fields.chosen})`,
  ).lastNo;
}

export function updateExhibit(db: WritableDb, exhibitNo: number, fields: ExhibitFields): void {
  changeOne(
    db,
    sql`UPDATE exhibits SET title = ${fields.title}, title_zh = ${fields.titleZh}, kind = ${fields.kind}, shows = ${fields.shows},
          dated = ${fields.date === null ? null : canonicalJson(fields.date)}, source = ${fields.source},
          language = ${fields.language}, include = ${fields.include}, chosen = ${fields.chosen}
        WHERE exhibit_no = ${exhibitNo}`,
  );
}

/** Writes the order of the exhibits of a case. @param exhibitNos every exhibit of the case, each once */
export function orderExhibits(db: WritableDb, caseNo: number, exhibitNos: readonly number[]): void {
  const known = db.get(sql`SELECT count(*) AS n FROM exhibits WHERE case_no = ${caseNo}`)?.integer('n');
  if (known !== exhibitNos.length || new Set(exhibitNos).size !== known) {
    throw new Error('store: the new order must name every exhibit of the case once');
  }
  exhibitNos.forEach((exhibitNo, position) => {
    changeOne(
      db,
      sql`UPDATE exhibits SET position = ${position} WHERE exhibit_no = ${exhibitNo} AND case_no = ${caseNo}`,
    );
  });
}

/** Takes an exhibit away. Its evidence stays in the case; the journal keeps what it was. */
export function removeExhibit(db: WritableDb, exhibitNo: number): void {
  db.run(sql`DELETE FROM exhibit_hints WHERE exhibit_no = ${exhibitNo}`);
  db.run(sql`DELETE FROM exhibit_evidence WHERE exhibit_no = ${exhibitNo}`);
  changeOne(db, sql`DELETE FROM exhibits WHERE exhibit_no = ${exhibitNo}`);
}

/** Puts a piece of evidence at the end of an exhibit. @returns false when it is already there */
export function addToExhibit(db: WritableDb, exhibitNo: number, evidenceNo: number, caption: string | null): boolean {
  return (
    db.run(
      sql`INSERT INTO exhibit_evidence (exhibit_no, evidence_no, position, caption)
          SELECT ${exhibitNo}, ${evidenceNo}, count(*), ${caption} FROM exhibit_evidence WHERE exhibit_no = ${exhibitNo}
          ON CONFLICT DO NOTHING`,
    ).changes === 1
  );
}

/** Writes all pieces of an exhibit in their order, with their captions. */
export function setExhibitEvidence(db: WritableDb, exhibitNo: number, pieces: readonly ExhibitPiece[]): void {
  db.run(sql`DELETE FROM exhibit_evidence WHERE exhibit_no = ${exhibitNo}`);
  pieces.forEach(({ evidenceNo, caption, captionZh }, position) => {
    changeOne(
      db,
      sql`INSERT INTO exhibit_evidence (exhibit_no, evidence_no, position, caption, caption_zh)
          VALUES (${exhibitNo}, ${evidenceNo}, ${position}, ${caption}, ${captionZh})`,
    );
  });
}

export function insertHint(db: WritableDb, hint: ExhibitHint): void {
  changeOne(
    db,
    sql`INSERT INTO exhibit_hints (exhibit_no, position, hint, caption) VALUES (${hint.exhibitNo}, ${hint.position}, ${hint.hint}, ${hint.caption})`,
  );
}

/** Hints whose file has not come in yet, in the order of exhibits and files. */
export function openHints(db: ReadableDb, caseNo: number): ExhibitHint[] {
  return db
    .all(
      sql`SELECT h.exhibit_no, h.position, h.hint, h.caption FROM exhibit_hints h JOIN exhibits x USING (exhibit_no)
          WHERE x.case_no = ${caseNo} AND h.used = 0 ORDER BY x.position, h.position`,
    )
    .map((row) => ({
      exhibitNo: row.integer('exhibit_no'),
      position: row.integer('position'),
      hint: row.text('hint'),
      caption: row.textOrNull('caption'),
    }));
}

export function useHint(db: WritableDb, hint: Pick<ExhibitHint, 'exhibitNo' | 'position'>): void {
  changeOne(
    db,
    sql`UPDATE exhibit_hints SET used = 1 WHERE exhibit_no = ${hint.exhibitNo} AND position = ${hint.position}`,
  );
}

/** Waits again for planned files whose piece has gone. @param isMeant true for the hint of such a file */
export function reopenHints(db: WritableDb, exhibitNo: number, isMeant: (hint: string) => boolean): void {
  const used = db.all(sql`SELECT position, hint FROM exhibit_hints WHERE exhibit_no = ${exhibitNo} AND used = 1`);
  for (const row of used.filter((one) => isMeant(one.text('hint')))) {
    const position = row.integer('position');
    changeOne(db, sql`UPDATE exhibit_hints SET used = 0 WHERE exhibit_no = ${exhibitNo} AND position = ${position}`);
  }
}

/** The exhibits of a case in their order. */
export function listExhibits(db: ReadableDb, caseNo: number): ExhibitSummary[] {
  const pieces = grouped(
    db.all(
      sql`SELECT p.exhibit_no, p.evidence_no, p.caption, p.caption_zh FROM exhibit_evidence p JOIN exhibits x USING (exhibit_no)
          WHERE x.case_no = ${caseNo} ORDER BY p.exhibit_no, p.position, p.evidence_no`,
    ),
  );
  const awaited = grouped(
    db.all(
      sql`SELECT h.exhibit_no, h.hint FROM exhibit_hints h JOIN exhibits x USING (exhibit_no)
          WHERE x.case_no = ${caseNo} AND h.used = 0 ORDER BY h.exhibit_no, h.position`,
    ),
  );
  return db.all(sql`SELECT * FROM exhibits WHERE case_no = ${caseNo} ORDER BY position, exhibit_no`).map((row) => {
    const own = pieces.get(row.integer('exhibit_no')) ?? [];
    const said = (column: string) =>
      own.flatMap((piece) => {
        const caption = piece.textOrNull(column);
        return caption === null ? [] : [[formatId('evidence', piece.integer('evidence_no')), caption] as const];
      });
    const captionsZh = said('caption_zh');
    return {
      ...toExhibit(row),
      evidenceIds: own.map((piece) => formatId('evidence', piece.integer('evidence_no'))),
      captions: Object.fromEntries(said('caption')),
      ...(captionsZh.length > 0 && { captionsZh: Object.fromEntries(captionsZh) }),
      awaitedFiles: (awaited.get(row.integer('exhibit_no')) ?? []).map((hint) => hint.text('hint')),
    };
  });
}

/** What an exhibit is called; null when there is none. */
export function exhibitTitle(db: ReadableDb, exhibitNo: number): string | null {
  return db.get(sql`SELECT title FROM exhibits WHERE exhibit_no = ${exhibitNo}`)?.text('title') ?? null;
}

function toExhibit(row: Row): Omit<ExhibitSummary, 'evidenceIds' | 'captions' | 'captionsZh' | 'awaitedFiles'> {
  const dated = row.textOrNull('dated');
  return {
    exhibitId: formatId('exhibit', row.integer('exhibit_no')),
    key: row.text('key'),
    position: row.integer('position'),
    title: row.text('title'),
    titleZh: row.textOrNull('title_zh'),
    kind: row.oneOf('kind', exhibitKinds),
    shows: row.textOrNull('shows'),
    date: dated === null ? null : whenSchema.parse(JSON.parse(dated)),
    source: row.textOrNull('source'),
    language: row.textOrNull('language'),
    include: row.flag('include'),
    chosen: row.flag('chosen'),
  };
}

function grouped(rows: readonly Row[]): ReadonlyMap<number, Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.integer('exhibit_no'));
    if (group) group.push(row);
    else groups.set(row.integer('exhibit_no'), [row]);
  }
  return groups;
}
