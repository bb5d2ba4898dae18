/** The cases: their row in the list, and what it is searched by. Facts are in fact-store. */
import { type CaseStatus, caseStatuses } from '../../shared/domain/case-list.ts';
import { formatId } from '../../shared/domain/ids.ts';
import type { Money } from '../../shared/domain/values.ts';
import { changeOne, type ReadableDb, type WritableDb } from './connection.ts';
import { type Row, type Sql, sql } from './sql.ts';

/** Copies of facts that the list shows, sorts and searches; written with the facts. */
export interface CaseColumns {
  readonly orderNo: string | null;
  readonly customerName: string | null;
  readonly customerLatin: string | null;
  /** The reasons of the claim lines, each once, in their order. */
  readonly reasons: readonly string[];
  readonly total: Money | null;
  /** Folded text that a search looks through. */
  readonly search: string;
}

export interface CaseRow {
  readonly caseId: string;
  readonly title: string | null;
  readonly status: CaseStatus;
  readonly orderNo: string | null;
  readonly customerName: string | null;
  readonly customerLatin: string | null;
  readonly reasons: readonly string[];
  readonly total: Money | null;
  /** UTC instants. */
  readonly createdAt: string;
  readonly changedAt: string;
}

/** Opens a case. @returns its number */
export function insertCase(db: WritableDb, title: string | null, at: string): number {
  return changeOne(db, sql`INSERT INTO cases (title, created_at, changed_at) VALUES (${title}, ${at}, ${at})`).lastNo;
}

export function setCaseColumns(db: WritableDb, caseNo: number, columns: CaseColumns): void {
  changeOne(
    db,
    sql`UPDATE cases SET order_no = ${columns.orderNo}, customer_name = ${columns.customerName},
          customer_latin = ${columns.customerLatin}, reasons = ${columns.reasons.join(' ')},
          total_minor = ${columns.total?.minor ?? null}, total_currency = ${columns.total?.currency ?? null},
          search = ${columns.search}
        WHERE case_no = ${caseNo}`,
  );
}

/** Marks the case as changed. The mark never goes back, whatever the clock does. */
export function touchCase(db: WritableDb, caseNo: number, at: string): void {
  changeOne(db, sql`UPDATE cases SET changed_at = max(changed_at, ${at}) WHERE case_no = ${caseNo}`);
}

export function setCaseStatus(db: WritableDb, caseNo: number, status: CaseStatus): void {
  changeOne(db, sql`UPDATE cases SET status = ${status} WHERE case_no = ${caseNo}`);
}

export function setCaseTitle(db: WritableDb, caseNo: number, title: string | null): void {
  changeOne(db, sql`UPDATE cases SET title = ${title} WHERE case_no = ${caseNo}`);
}

export function findCase(db: ReadableDb, caseNo: number): CaseRow | undefined {
  const row = db.get(sql`SELECT * FROM cases WHERE case_no = ${caseNo}`);
  return row && toCase(row);
}

/** How many cases there are, the trash included. */
export function countCases(db: ReadableDb): number {
  return db.get(sql`SELECT count(*) AS n FROM cases`)?.integer('n') ?? 0;
}

/** When the first of the cases was made that are still there; null when there is none. */
export function firstMadeAt(db: ReadableDb): string | null {
  return (
    db
      .get(sql`SELECT min(created_at) AS at FROM cases
        WHERE status <> 'trash' AND case_no NOT IN (SELECT case_no FROM purged_cases)`)
      ?.textOrNull('at') ?? null
  );
}

/**
 * Cases of a status, the last changed first.
 * @param words folded words that must all be in the search text
 * @param status null: everything but the trash
 */
export function searchCases(
  db: ReadableDb,
  words: readonly string[],
  status: CaseStatus | null,
  limit: number,
): { readonly total: number; readonly cases: readonly CaseRow[] } {
  let where: Sql = status === null ? sql`status <> 'trash'` : sql`status = ${status}`;
  where = sql`${where} AND case_no NOT IN (SELECT case_no FROM purged_cases)`;
  for (const word of words) where = sql`${where} AND search LIKE ${`%${word.replace(/[\\%_]/g, '\\$&')}%`} ESCAPE '\\'`;
  const total = db.get(sql`SELECT count(*) AS total FROM cases WHERE ${where}`)?.integer('total') ?? 0;
  const rows = db.all(sql`SELECT * FROM cases WHERE ${where} ORDER BY changed_at DESC, case_no DESC LIMIT ${limit}`);
  return { total, cases: rows.map(toCase) };
}

function toCase(row: Row): CaseRow {
  const [minor, currency] = [row.integerOrNull('total_minor'), row.textOrNull('total_currency')];
  return {
    caseId: formatId('case', row.integer('case_no')),
    title: row.textOrNull('title'),
    status: row.oneOf('status', caseStatuses),
    orderNo: row.textOrNull('order_no'),
    customerName: row.textOrNull('customer_name'),
    customerLatin: row.textOrNull('customer_latin'),
    reasons: row.text('reasons').split(' ').filter(Boolean),
    total: minor === null || currency === null ? null : { minor, currency },
    createdAt: row.text('created_at'),
    changedAt: row.text('changed_at'),
  };
}
