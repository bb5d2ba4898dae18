/** Facts as rows: one per leaf of the case file, and the order of the entries of each list. */
import { canonicalJson } from '../../shared/domain/canonical-json.ts';
import type { FactEntries, FactLeaf, FlatFacts } from '../../shared/domain/fact-paths.ts';
import { changeOne, type ReadableDb, type WritableDb } from './connection.ts';
import { sql } from './sql.ts';

const states = ['known', 'disputed'] as const;

/** Every fact of a case. The values were checked when they were written and are checked again when they are put together. */
export function readFacts(db: ReadableDb, caseNo: number): FlatFacts {
  const leaves = db
    .all(sql`SELECT path, state, value FROM facts WHERE case_no = ${caseNo} ORDER BY path`)
    .map((row) => ({ path: row.text('path'), state: row.oneOf('state', states), value: row.json('value') }));
  const entries = new Map<string, string[]>();
  for (const row of db.all(
    sql`SELECT list, entry_id FROM fact_entries WHERE case_no = ${caseNo} ORDER BY list, position, entry_id`,
  )) {
    const ids = entries.get(row.text('list')) ?? [];
    ids.push(row.text('entry_id'));
    entries.set(row.text('list'), ids);
  }
  return { leaves, entries: [...entries].map(([list, ids]) => ({ list, ids })) };
}

/** Who entered each fact and when, by path. */
export function readFactOrigins(
  db: ReadableDb,
  caseNo: number,
): ReadonlyMap<string, { readonly by: string | null; readonly at: string }> {
  const rows = db.all(sql`SELECT path, entered_by, entered_at FROM facts WHERE case_no = ${caseNo}`);
  return new Map(
    rows.map((row) => [row.text('path'), { by: row.textOrNull('entered_by'), at: row.text('entered_at') }]),
  );
}

/** Writes one fact, over the one that was there. */
export function putFact(
  db: WritableDb,
  caseNo: number,
  leaf: FactLeaf,
  entered: { readonly by: string | null; readonly at: string },
): void {
  changeOne(
    db,
    sql`INSERT INTO facts (case_no, path, state, value, entered_by, entered_at)
        VALUES (${caseNo}, ${leaf.path}, ${leaf.state}, ${canonicalJson(leaf.value)}, ${entered.by}, ${entered.at})
        ON CONFLICT (case_no, path) DO UPDATE SET state = excluded.state, value = excluded.value,
          entered_by = excluded.entered_by, entered_at = excluded.entered_at`,
  );
}

/** Takes a fact away: it is unknown then. What it was stays in the journal. */
export function removeFact(db: WritableDb, caseNo: number, path: string): void {
  changeOne(db, sql`DELETE FROM facts WHERE case_no = ${caseNo} AND path = ${path}`);
}

/** Writes the entries of one list in their order; entries that are not named any more are gone. */
export function putEntries(db: WritableDb, caseNo: number, entries: FactEntries): void {
  db.run(sql`DELETE FROM fact_entries WHERE case_no = ${caseNo} AND list = ${entries.list}`);
  entries.ids.forEach((id, position) => {
    changeOne(
      db,
      sql`INSERT INTO fact_entries (case_no, list, entry_id, position) VALUES (${caseNo}, ${entries.list}, ${id}, ${position})`,
    );
  });
}
