import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  assertPragmas,
  assertSqliteVersion,
  changeOne,
  createDatabase,
  lightTransaction,
  openForReading,
  openForWriting,
  rawOf,
  snapshot,
  transaction,
  type WritableDb,
} from '../../src/main/store/connection.ts';
import { Row, sql, sqlList } from '../../src/main/store/sql.ts';
import { codeOf, temporaryFolder } from './desk.ts';

function small(): WritableDb {
  const db = createDatabase(path.join(temporaryFolder(), 'small.sqlite'));
  rawOf(db).exec('CREATE TABLE things (no INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT');
  return db;
}

const names = (db: WritableDb): string[] =>
  db.all(sql`SELECT name FROM things ORDER BY no`).map((row) => row.text('name'));

describe('a light transaction', () => {
  it('is kept at once, does not wait for the disk, and leaves the setting of every save as it was', () => {
    const db = small();
    const setting = (): unknown => rawOf(db).pragma('synchronous', { simple: true });
    let within: unknown;
    lightTransaction(db, () => {
      within = setting();
      changeOne(db, sql`INSERT INTO things (name) VALUES (${'half a wo'})`);
    });
    expect(within).toBe(1);
    expect(setting()).toBe(2);
    const other = openForReading(db.file);
    expect(other.get(sql`SELECT name FROM things`)?.text('name')).toBe('half a wo');
    other.close();
    expect(() =>
      lightTransaction(db, () => {
        db.run(sql`INSERT INTO things (name) VALUES (${'never'})`);
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(setting()).toBe(2);
    expect(names(db)).toEqual(['half a wo']);
    db.close();
  });
});

describe('settings of a connection', () => {
  it('are those that keep a commit through a power loss, as SQLite reads them back', () => {
    const db = small();
    const read = (name: string): unknown => rawOf(db).pragma(name, { simple: true });
    expect(read('journal_mode')).toBe('wal');
    expect(read('synchronous')).toBe(2);
    expect(read('foreign_keys')).toBe(1);
    expect(read('trusted_schema')).toBe(0);
    expect(read('cell_size_check')).toBe(1);
    expect(read('mmap_size')).toBe(0);
    expect(read('busy_timeout')).toBe(5000);
    expect(read('application_id')).toBe(0x43424452);
    if (process.platform === 'darwin') expect(read('fullfsync')).toBe(1);
    db.close();
  });

  it.each([
    'synchronous = NORMAL',
    'foreign_keys = OFF',
    'trusted_schema = ON',
    'cell_size_check = OFF',
    'busy_timeout = 1',
    'journal_mode = DELETE',
  ])('are refused when %s was set behind our back', (pragma) => {
    const db = small();
    expect(() => assertPragmas(rawOf(db), 'write')).not.toThrow();
    rawOf(db).pragma(pragma);
    expect(codeOf(() => assertPragmas(rawOf(db), 'write'))).toBe('ARCHIVE_UNSAFE_SETTINGS');
    db.close();
  });

  it('let nothing be written on a connection for reading', () => {
    const db = small();
    const reader = openForReading(db.file);
    expect(() => assertPragmas(rawOf(reader), 'read')).not.toThrow();
    expect(() => rawOf(reader).exec("INSERT INTO things (name) VALUES ('x')")).toThrow(/readonly/i);
    reader.close();
    db.close();
  });

  it.each(['3.51.2', '3.50.7', '3.9.99', '2.99.0', 'unknown'])('refuse SQLite %s', (version) => {
    expect(codeOf(() => assertSqliteVersion(version))).toBe('ARCHIVE_UNSAFE_DATABASE_ENGINE');
  });

  it.each(['3.51.3', '3.51.10', '3.54.1', '4.0.0'])('accept SQLite %s', (version) => {
    expect(() => assertSqliteVersion(version)).not.toThrow();
  });

  it('never make a database that is not there', () => {
    expect(codeOf(() => openForWriting(path.join(temporaryFolder(), 'absent.sqlite')))).toBe('ARCHIVE_UNREADABLE');
  });
});

describe('a transaction', () => {
  it('keeps all of its work', () => {
    const db = small();
    expect(transaction(db, () => changeOne(db, sql`INSERT INTO things (name) VALUES (${'a'})`).lastNo)).toBe(1);
    expect(names(db)).toEqual(['a']);
    db.close();
  });

  it('keeps nothing when its work throws, and hands the error on', () => {
    const db = small();
    const bug = new Error('half way');
    expect(() =>
      transaction(db, () => {
        db.run(sql`INSERT INTO things (name) VALUES (${'a'})`);
        throw bug;
      }),
    ).toThrow(bug);
    expect(names(db)).toEqual([]);
    transaction(db, () => db.run(sql`INSERT INTO things (name) VALUES (${'b'})`));
    expect(names(db)).toEqual(['b']);
    db.close();
  });

  it('keeps nothing of work that would wait', () => {
    const db = small();
    const waiting = (): unknown => {
      db.run(sql`INSERT INTO things (name) VALUES (${'a'})`);
      return Promise.resolve();
    };
    expect(() => transaction(db, waiting)).toThrow(/promise/);
    expect(names(db)).toEqual([]);
    db.close();
  });

  it('does not stand inside another', () => {
    const db = small();
    expect(() => transaction(db, () => transaction(db, () => 1))).toThrow(/inside a transaction/);
    db.close();
  });

  it('rolls back when one row was to change and none did', () => {
    const db = small();
    expect(() =>
      transaction(db, () => {
        db.run(sql`INSERT INTO things (name) VALUES (${'a'})`);
        changeOne(db, sql`UPDATE things SET name = 'b' WHERE no = 99`);
      }),
    ).toThrow(/one row/);
    expect(names(db)).toEqual([]);
    db.close();
  });
});

describe('reading', () => {
  it('sees one state of the database, whatever a writer does meanwhile', () => {
    const db = small();
    const reader = openForReading(db.file);
    const count = (): number => reader.get(sql`SELECT count(*) AS n FROM things`)?.integer('n') ?? -1;
    snapshot(reader, () => {
      expect(count()).toBe(0);
      transaction(db, () => db.run(sql`INSERT INTO things (name) VALUES (${'a'})`));
      expect(count()).toBe(0);
    });
    expect(count()).toBe(1);
    reader.close();
    db.close();
  });

  it('binds what people typed, never splices it', () => {
    const db = small();
    const name = "'); DROP TABLE things; --";
    transaction(db, () => db.run(sql`INSERT INTO things (name) VALUES (${name})`));
    expect(names(db)).toEqual([name]);
    expect(db.all(sql`SELECT no FROM things WHERE name IN (${sqlList([name, 'other'])})`)).toHaveLength(1);
    expect(db.all(sql`SELECT no FROM things WHERE name IN (${sqlList([])})`)).toHaveLength(0);
    db.close();
  });

  it('names the column that does not hold what is expected', () => {
    const row = new Row({ a: 1, b: 'x', c: null, d: 2.5 });
    expect(() => row.text('a')).toThrow(/column a/);
    expect(() => row.integer('b')).toThrow(/column b/);
    expect(() => row.integer('d')).toThrow(/column d/);
    expect(() => row.text('c')).toThrow(/column c/);
    expect(() => row.text('toString')).toThrow(/no column toString/);
    expect(() => row.oneOf('b', ['y'])).toThrow(/column b/);
    expect(() => row.flag('d')).toThrow(/column d/);
    expect(row.textOrNull('c')).toBeNull();
  });
});
