/**
 * Rule packs as they came with the program: what came since which case, and to which delivery a case was moved. Only ever
 * added to. What must not live here: what a pack means (rules/), and packs of a person's own (own-pack-store.ts).
 */
import { changeOne, type ReadableDb, type WritableDb } from './connection.ts';
import { sql } from './sql.ts';

export interface DeliveryRow {
  readonly packId: string;
  /** Null: the program brings no such pack any more. */
  readonly deliveredNo: number | null;
  readonly sha256: string | null;
  readonly version: string | null;
  readonly afterCaseNo: number;
}

/** The number of the last entry; it only grows. */
export function lastDelivery(db: ReadableDb): number {
  return db.get(sql`SELECT coalesce(max(delivery_no), 0) AS n FROM deliveries`)?.integer('n') ?? 0;
}

/** Every entry, the oldest first. */
export function listDeliveries(db: ReadableDb): readonly DeliveryRow[] {
  return db
    .all(sql`SELECT d.pack_id, d.delivered_no, d.after_case_no, p.sha256, p.version
      FROM deliveries d LEFT JOIN delivered_packs p USING (delivered_no) ORDER BY d.delivery_no`)
    .map((row) => ({
      packId: row.text('pack_id'),
      deliveredNo: row.integerOrNull('delivered_no'),
      sha256: row.textOrNull('sha256'),
      version: row.textOrNull('version'),
      afterCaseNo: row.integer('after_case_no'),
    }));
}

/** The content of a kept delivery, not checked here. */
export function readDelivered(
  db: ReadableDb,
  deliveredNo: number,
): { readonly packId: string; readonly version: string; readonly content: unknown } | undefined {
  const row = db.get(sql`SELECT pack_id, version, content FROM delivered_packs WHERE delivered_no = ${deliveredNo}`);
  return row && { packId: row.text('pack_id'), version: row.text('version'), content: row.json('content') };
}

/** Keeps a content, once. @returns its number */
export function keepDelivered(
  db: WritableDb,
  pack: {
    readonly packId: string;
    readonly version: string;
    readonly content: string;
    readonly sha256: string;
    readonly at: string;
  },
): number {
  const { packId, version, content, sha256, at } = pack;
  const known = db.get(sql`SELECT delivered_no FROM delivered_packs WHERE pack_id = ${packId} AND sha256 = ${sha256}`);
  if (known !== undefined) return known.integer('delivered_no');
  return changeOne(
    db,
    sql`INSERT INTO delivered_packs (pack_id, version, content, sha256, kept_at)
        VALUES (${packId}, ${version}, ${content}, ${sha256}, ${at})`,
  ).lastNo;
}

/** From now on this comes with the program. @param isFirst nothing was kept before: it counts for every case there is */
export function insertDelivery(
  db: WritableDb,
  {
    packId,
    deliveredNo,
    at,
    isFirst,
  }: { readonly packId: string; readonly deliveredNo: number | null; readonly at: string; readonly isFirst: boolean },
): void {
  const last = isFirst ? sql`0` : sql`coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'cases'), 0)`;
  changeOne(
    db,
    sql`INSERT INTO deliveries (pack_id, delivered_no, after_case_no, at) VALUES (${packId}, ${deliveredNo}, ${last}, ${at})`,
  );
}

/** To which deliveries a case was moved. */
export function listCaseDeliveries(db: ReadableDb, caseNo: number): ReadonlyMap<string, number | null> {
  return new Map(
    db
      .all(sql`SELECT pack_id, delivered_no FROM case_deliveries WHERE case_no = ${caseNo}`)
      .map((row) => [row.text('pack_id'), row.integerOrNull('delivered_no')]),
  );
}

export function putCaseDelivery(db: WritableDb, caseNo: number, packId: string, deliveredNo: number | null): void {
  changeOne(
    db,
    sql`INSERT INTO case_deliveries (case_no, pack_id, delivered_no) VALUES (${caseNo}, ${packId}, ${deliveredNo})
        ON CONFLICT (case_no, pack_id) DO UPDATE SET delivered_no = excluded.delivered_no`,
  );
}
