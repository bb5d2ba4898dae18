/** Takes recorded changes of rows back, or makes them again: each row only if it still is as the change left it. */
import { rawOf, type WritableDb } from './connection.ts';
import { type RowChange, type RowValues, shapeOf } from './recorder.ts';
import type { Sql, SqlValue } from './sql.ts';

/**
 * Replays changes inside a transaction, one by one as they were made or the whole way back.
 * @returns false when a row is not as it should be: the caller must roll back
 */
export function replay(db: WritableDb, changes: readonly RowChange[], direction: 'back' | 'again'): boolean {
  // Parents may come after their children on the way back; all of it is checked at the commit.
  rawOf(db).pragma('defer_foreign_keys = ON');
  const steps = direction === 'again' ? changes : changes.toReversed();
  return steps.every(({ table, was, is }) => {
    const [from, to] = direction === 'again' ? [was, is] : [is, was];
    return db.run(statement(rawOf(db), table, from, to)).changes === 1;
  });
}

function statement(raw: ReturnType<typeof rawOf>, table: string, from: RowValues | null, to: RowValues | null): Sql {
  const { columns } = shapeOf(raw, table);
  const names = columns.map((column) => `"${column}"`);
  if (from === null) {
    if (to === null) throw new Error('store: a change of nothing');
    const places = names.map(() => '?').join(', ');
    return {
      text: `INSERT INTO "${table}" (${names.join(', ')}) VALUES (${places}) ON CONFLICT DO NOTHING`,
      values: to,
    };
  }
  const asItWas = names.map((name) => `${name} IS ?`).join(' AND ');
  if (to === null) return { text: `DELETE FROM "${table}" WHERE ${asItWas}`, values: from };
  const sets = names.map((name) => `${name} = ?`).join(', ');
  return { text: `UPDATE "${table}" SET ${sets} WHERE ${asItWas}`, values: [...to, ...from] };
}

/** A recorded row by the names of its columns. */
export function namedRow(db: WritableDb, table: string, row: RowValues | null): Record<string, SqlValue> | null {
  if (row === null) return null;
  return Object.fromEntries(shapeOf(rawOf(db), table).columns.map((column, i) => [column, row[i] ?? null]));
}

/** What a recorded row holds in a column; undefined when the table has no such column. */
export function valueIn(db: WritableDb, table: string, row: RowValues, column: string): RowValues[number] | undefined {
  return row[shapeOf(rawOf(db), table).columns.indexOf(column)];
}
