/**
 * npm run db:schema [-- --check] — src/main/store/schema.sql: the database as all migrations together make it, for review.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createDatabase, openForReading } from '../src/main/store/connection.ts';
import { latestVersion, migrate } from '../src/main/store/migrate.ts';
import type { Migration } from '../src/main/store/migrations/migration.ts';
import { sql } from '../src/main/store/sql.ts';
import { writeOrCheck } from './lib/generated-file.ts';

/** Runs the migrations on an empty database and reads its schema back. */
export function schemaSql(migrations?: readonly Migration[]): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'casebinder-schema-'));
  try {
    const file = path.join(folder, 'empty.sqlite');
    const made = createDatabase(file);
    migrate(made, null, migrations);
    made.close();
    const db = openForReading(file);
    const statements = db
      .all(
        sql`SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\_%' ESCAPE '\\' ORDER BY rowid`,
      )
      .map((row) => `${row.text('sql')};`);
    db.close();
    return [
      '-- Written by `npm run db:schema` from the migrations: edit those, not this file.',
      `-- Version ${latestVersion(migrations)}.`,
      '',
      statements.join('\n\n'),
      '',
    ].join('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) writeOrCheck('src/main/store/schema.sql', schemaSql());
