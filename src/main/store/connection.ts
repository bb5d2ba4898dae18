/**
 * Connections to the casebook: opened only with settings that keep an acknowledged save through a power loss.
 * What must not live here: tables (the *-store files), files other than the database, the clock.
 */
import Database from 'better-sqlite3';
import { Trouble } from '../../shared/errors.ts';
import { recording } from './recorder.ts';
import { Row, type Sql } from './sql.ts';

/** Marks a file as ours in its header: the letters `CBDR`. */
export const applicationId = 0x43424452;

/** SQLite before this could corrupt a database in WAL mode that two connections use (the WAL-reset bug). */
const oldestSafeSqlite = [3, 51, 3] as const;

/** Milliseconds to wait for another connection's lock. */
const busyTimeout = 5000;

/**
 * Settings of every connection: name → value as SQLite reads it back.
 * Subtle: better-sqlite3 is compiled with synchronous=NORMAL for WAL, which loses acknowledged commits at a power loss;
 * and macOS flushes the drive's own cache only with fullfsync.
 */
const pragmas: Readonly<Record<string, number>> = {
  synchronous: 2,
  foreign_keys: 1,
  trusted_schema: 0,
  cell_size_check: 1,
  mmap_size: 0,
  busy_timeout: busyTimeout,
  ...(process.platform === 'darwin' ? { fullfsync: 1, checkpoint_fullfsync: 1 } : {}),
};

declare const writable: unique symbol;

/** A connection that can be asked. */
export interface ReadableDb {
  readonly file: string;
  all(query: Sql): Row[];
  get(query: Sql): Row | undefined;
  close(): void;
}

/** What a statement changed. */
export interface Changed {
  readonly changes: number;
  /** Row number of the last row inserted. */
  readonly lastNo: number;
}

/** A connection that can also be written to. Writes belong into a `transaction`. */
export interface WritableDb extends ReadableDb {
  readonly [writable]: true;
  run(statement: Sql): Changed;
}

/** The better-sqlite3 connection behind ours; only the files of this folder that migrate, check and copy use it. */
const raws = new WeakMap<ReadableDb, Database.Database>();

export function rawOf(db: ReadableDb): Database.Database {
  const raw = raws.get(db);
  if (!raw) throw new Error('store: not a connection of ours');
  return raw;
}

/** The extended result code of an SQLite error (`SQLITE_BUSY`), else null. */
export function sqliteCode(error: unknown): string | null {
  return error instanceof Database.SqliteError ? error.code : null;
}

/** True when a rule of the schema refused a row: a number that is taken, a row that points nowhere. */
export function isConstraint(error: unknown): boolean {
  return sqliteCode(error)?.startsWith('SQLITE_CONSTRAINT') ?? false;
}

/**
 * Turns an SQLite failure that can happen to anyone (disk full, damaged file, locked) into the trouble a person can read.
 * Everything else is returned as it came: it is a bug.
 * @param file the path to name in the sentence
 */
export function explainSqliteError(error: unknown, file: string): unknown {
  const code = sqliteCode(error) ?? '';
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return new Trouble('ARCHIVE_DAMAGED', { path: file, found: code });
  // The shared-memory file cannot grow only when nothing can.
  if (/^SQLITE_(FULL|IOERR_SHMSIZE)/.test(code)) return new Trouble('ARCHIVE_DISK_FULL', { path: file });
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return new Trouble('ARCHIVE_BUSY', { path: file });
  if (/^SQLITE_(IOERR|CANTOPEN|READONLY|PERM)/.test(code))
    return new Trouble('ARCHIVE_UNREADABLE', { path: file, found: code });
  return error;
}

/** Refuses to run with an SQLite that is known to damage databases. */
export function assertSqliteVersion(version: string): void {
  const parts = version.split('.').map(Number);
  for (const [i, wanted] of oldestSafeSqlite.entries()) {
    const part = parts[i] ?? 0;
    if (part > wanted) return;
    if (part < wanted || Number.isNaN(part)) {
      throw new Trouble('ARCHIVE_UNSAFE_DATABASE_ENGINE', { found: version, wanted: oldestSafeSqlite.join('.') });
    }
  }
}

/** Reads every setting back and refuses when one did not take. */
export function assertPragmas(raw: Database.Database, mode: 'write' | 'read'): void {
  const wanted: Record<string, unknown> = {
    ...pragmas,
    ...(mode === 'write' ? { journal_mode: 'wal' } : { query_only: 1 }),
  };
  for (const [name, value] of Object.entries(wanted)) {
    const found = raw.pragma(name, { simple: true });
    if (found !== value) {
      throw new Trouble('ARCHIVE_UNSAFE_SETTINGS', { name, found: String(found), wanted: String(value) });
    }
  }
}

/**
 * Opens a database that exists, sets the settings and reads them back.
 * Does not check that it is ours: `inspectDatabase` does, before anything is written.
 * @throws Trouble ARCHIVE_UNSAFE_SETTINGS, ARCHIVE_UNSAFE_DATABASE_ENGINE, ARCHIVE_DAMAGED, ARCHIVE_BUSY, ARCHIVE_UNREADABLE
 */
export function openForWriting(file: string): WritableDb {
  return guarded(file, () => {
    const raw = new Database(file, { fileMustExist: true, timeout: busyTimeout });
    return configured(raw, () => {
      raw.pragma('journal_mode = WAL');
      setPragmas(raw, 'write');
      return new Connection(file, raw);
    });
  });
}

/** As `openForWriting`, for asking only; works beside a writer. */
export function openForReading(file: string): ReadableDb {
  return guarded(file, () => {
    const raw = new Database(file, { readonly: true, fileMustExist: true, timeout: busyTimeout });
    return configured(raw, () => {
      setPragmas(raw, 'read');
      return new Connection(file, raw);
    });
  });
}

/**
 * Opens what a database holds now, in memory: a private copy that needs no room on any drive and can be brought to the
 * present format. What is written to it goes when it is closed.
 * Subtle: an exclusive lock keeps the index of the write-ahead log in memory, where otherwise SQLite makes a file; and a
 * copy in memory cannot be one in WAL mode, so its header (bytes 18 and 19) is set to the plain one.
 */
export function openInMemory(file: string): WritableDb {
  return guarded(file, () => {
    const held = new Database(file, { fileMustExist: true, timeout: busyTimeout });
    const bytes = configured(held, () => {
      held.pragma('locking_mode = EXCLUSIVE');
      return held.serialize();
    });
    held.close();
    bytes.fill(1, 18, 20);
    const raw = new Database(bytes);
    return configured(raw, () => {
      for (const name of ['foreign_keys', 'trusted_schema', 'cell_size_check'])
        raw.pragma(`${name} = ${pragmas[name]}`);
      return new Connection(file, raw);
    });
  });
}

/** From now on nothing can be written on this connection. */
export function closeForWriting(db: WritableDb): ReadableDb {
  rawOf(db).pragma('query_only = 1');
  return db;
}

/**
 * Makes an empty database file that is marked as ours, and opens it for writing.
 * Subtle: the mark is written before WAL mode is switched on, so that it lies in the file itself.
 */
export function createDatabase(file: string): WritableDb {
  return guarded(file, () => {
    const raw = new Database(file, { timeout: busyTimeout });
    return configured(raw, () => {
      raw.pragma(`application_id = ${applicationId}`);
      raw.pragma('journal_mode = WAL');
      setPragmas(raw, 'write');
      return new Connection(file, raw);
    });
  });
}

/**
 * Runs `work` in one IMMEDIATE transaction: all of it is kept, or nothing. Synchronous only: a promise is refused,
 * because its work would run after the commit.
 * @throws whatever `work` throws, after everything was rolled back
 */
export function transaction<T>(db: WritableDb, work: () => T extends PromiseLike<unknown> ? never : T): T {
  const raw = rawOf(db);
  if (raw.inTransaction) throw new Error('store: a transaction inside a transaction');
  try {
    raw.exec('BEGIN IMMEDIATE');
    const body = (): ReturnType<typeof work> => {
      const result = work();
      if (typeof result === 'object' && result !== null && 'then' in result) {
        throw new Error('store: a transaction cannot wait for a promise');
      }
      return result;
    };
    return recording(raw, db.file, body, () => raw.exec('COMMIT'));
  } catch (error) {
    if (raw.inTransaction) raw.exec('ROLLBACK');
    throw explainSqliteError(error, db.file);
  }
}

/**
 * As `transaction`, for what nobody was told is saved: the disk is not waited for. It outlives a kill of the program; a power cut
 * may take it, and it alone. The next save carries it to the disk.
 */
export function lightTransaction<T>(db: WritableDb, work: () => T extends PromiseLike<unknown> ? never : T): T {
  const raw = rawOf(db);
  raw.pragma('synchronous = NORMAL');
  try {
    return transaction(db, work);
  } finally {
    raw.pragma(`synchronous = ${pragmas['synchronous']}`);
  }
}

/** Runs several questions on one state of the database, whatever a writer does meanwhile. */
export function snapshot<T>(db: ReadableDb, work: () => T): T {
  const raw = rawOf(db);
  if (raw.inTransaction) return work();
  raw.exec('BEGIN');
  try {
    return work();
  } finally {
    raw.exec('COMMIT');
  }
}

function setPragmas(raw: Database.Database, mode: 'write' | 'read'): void {
  const version: unknown = raw.prepare('SELECT sqlite_version()').pluck().get();
  assertSqliteVersion(String(version));
  for (const [name, value] of Object.entries(pragmas)) raw.pragma(`${name} = ${value}`);
  if (mode === 'read') raw.pragma('query_only = 1');
  assertPragmas(raw, mode);
}

/** Closes the raw connection again when setting it up fails. */
function configured<T>(raw: Database.Database, setUp: () => T): T {
  try {
    return setUp();
  } catch (error) {
    raw.close();
    throw error;
  }
}

function guarded<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw explainSqliteError(error, file);
  }
}

class Connection implements WritableDb {
  declare readonly [writable]: true;
  readonly file: string;
  readonly #raw: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();

  constructor(file: string, raw: Database.Database) {
    this.file = file;
    this.#raw = raw;
    raws.set(this, raw);
  }

  #prepare(text: string): Database.Statement {
    let statement = this.#statements.get(text);
    if (!statement) {
      statement = this.#raw.prepare(text);
      this.#statements.set(text, statement);
    }
    return statement;
  }

  all(query: Sql): Row[] {
    return guarded(this.file, () =>
      this.#prepare(query.text)
        .all(...query.values)
        .map((columns) => new Row(columns)),
    );
  }

  get(query: Sql): Row | undefined {
    return guarded(this.file, () => {
      const columns = this.#prepare(query.text).get(...query.values);
      return columns === undefined ? undefined : new Row(columns);
    });
  }

  run(statement: Sql): Changed {
    return guarded(this.file, () => {
      const { changes, lastInsertRowid } = this.#prepare(statement.text).run(...statement.values);
      return { changes, lastNo: Number(lastInsertRowid) };
    });
  }

  close(): void {
    this.#statements.clear();
    this.#raw.close();
  }
}

/** A statement that must change exactly one row did so; anything else is a bug and rolls the transaction back. */
export function changeOne(db: WritableDb, statement: Sql): Changed {
  const changed = db.run(statement);
  if (changed.changes !== 1) throw new Error(`store: one row was to change, ${changed.changes} did`);
  return changed;
}
