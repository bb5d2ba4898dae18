/** Settings of the archive: JSON values by name. What a setting means is the business of cases/settings.ts. */
import { canonicalJson } from '../../shared/domain/canonical-json.ts';
import { changeOne, type ReadableDb, type WritableDb } from './connection.ts';
import { sql } from './sql.ts';

export function readSettings(db: ReadableDb): ReadonlyMap<string, unknown> {
  return new Map(db.all(sql`SELECT name, value FROM settings`).map((row) => [row.text('name'), row.json('value')]));
}

export function putSetting(db: WritableDb, name: string, value: unknown): void {
  changeOne(
    db,
    sql`INSERT INTO settings (name, value) VALUES (${name}, ${canonicalJson(value)})
        ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
  );
}

/** @returns true when there was one */
export function removeSetting(db: WritableDb, name: string): boolean {
  return db.run(sql`DELETE FROM settings WHERE name = ${name}`).changes === 1;
}
