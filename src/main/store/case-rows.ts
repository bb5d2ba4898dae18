/**
 * One case as plain rows of every table that knows it, out of one casebook and into another. Tables are found by the
 * schema itself, so that what later versions add travels too. What must not live here: files, and what a row means.
 */
import { z } from '../../shared/z.ts';
import { createDatabase, type ReadableDb, rawOf, type WritableDb } from './connection.ts';
import { databaseVersion, latestVersion, migrate } from './migrate.ts';
import { migrations } from './migrations/all.ts';

type Value = string | number | null;

/** A table of a case: its columns, and its rows in their order. */
export interface TableRows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Value[])[];
}

/** Every row of a case by table, and the version of the casebook it was taken from. */
export interface CaseRows {
  readonly version: number;
  readonly tables: Readonly<Record<string, TableRows>>;
}

/**
 * Tables that belong to a desk and not to a case; what is half typed; and by which packs a case is judged: where it comes
 * in, the packs of that archive judge it.
 */
const ofTheArchive = new Set(['case_packs', 'case_deliveries']);
const notOfACase = new Set(['settings', 'drafts', ...ofTheArchive]);

const value = z.union([z.string(), z.number(), z.null()]);
/** The rows of a file that anybody may have written. */
export const caseRowsSchema: z.ZodType<CaseRows> = z.strictObject({
  version: z.int().positive(),
  tables: z.record(
    z.string().regex(/^[a-z_]{1,40}$/),
    z.strictObject({ columns: z.array(z.string().regex(/^[a-z0-9_]{1,40}$/)), rows: z.array(z.array(value)).max(2e6) }),
  ),
});

interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
  /** The column that numbers the rows, where there is one. */
  readonly number: string | null;
  /** Column → the table whose rows it names. */
  readonly refers: ReadonlyMap<string, string>;
}

/** Tables of a case, those that others refer to first. */
function caseTables(db: ReadableDb): readonly TableShape[] {
  const raw = rawOf(db);
  const names = raw
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all()
    .map(String)
    .filter((name) => !notOfACase.has(name));
  const shapes = new Map(names.map((name) => [name, shapeOf(db, name)]));
  const ordered: TableShape[] = [];
  const visit = (shape: TableShape, way: readonly string[]): void => {
    if (ordered.includes(shape) || way.includes(shape.name)) return;
    for (const parent of shape.refers.values()) {
      const above = shapes.get(parent);
      if (above) visit(above, [...way, shape.name]);
    }
    ordered.push(shape);
  };
  for (const shape of shapes.values()) visit(shape, []);
  return ordered.filter((shape) => shape.name === 'cases' || shape.refers.size > 0);
}

function shapeOf(db: ReadableDb, name: string): TableShape {
  const raw = rawOf(db);
  const columns = raw.pragma(`table_info(${name})`) as { name: string; type: string; pk: number }[];
  const foreign = raw.pragma(`foreign_key_list(${name})`) as { from: string; table: string }[];
  const key = columns.filter((column) => column.pk > 0);
  const refers = new Map(foreign.map((one) => [one.from, one.table]));
  const [first] = key;
  const isNumber = key.length === 1 && first?.type === 'INTEGER' && !refers.has(first.name);
  return {
    name,
    columns: columns.map((column) => column.name),
    number: isNumber ? (first?.name ?? null) : null,
    refers,
  };
}

/** Takes every row of a case. */
export function takeCaseRows(db: ReadableDb, caseNo: number): CaseRows {
  const tables: Record<string, TableRows> = {};
  const numbers = new Map<string, ReadonlySet<Value>>();
  for (const shape of caseTables(db)) {
    const rows = rowsOf(db, shape, caseNo, numbers);
    tables[shape.name] = { columns: shape.columns, rows };
    if (shape.number !== null) {
      const at = shape.columns.indexOf(shape.number);
      numbers.set(shape.name, new Set(rows.map((row) => row[at] ?? null)));
    }
  }
  return { version: databaseVersion(db), tables };
}

function rowsOf(
  db: ReadableDb,
  { name, columns, refers, number }: TableShape,
  caseNo: number,
  numbers: ReadonlyMap<string, ReadonlySet<Value>>,
): readonly (readonly Value[])[] {
  const raw = rawOf(db);
  const order = number ?? columns.slice(0, 2).join(', ');
  const list = columns.join(', ');
  if (columns.includes('case_no')) {
    return raw
      .prepare(`SELECT ${list} FROM ${name} WHERE case_no = ? ORDER BY ${order}`)
      .raw()
      .all(caseNo) as Value[][];
  }
  // A table without a case of its own belongs to what it refers to: a piece to its exhibit, a sending to its packet.
  const [column = '', parent = ''] = [...refers][0] ?? [];
  const own = numbers.get(parent) ?? new Set();
  const statement = raw.prepare(`SELECT ${list} FROM ${name} WHERE ${column} = ? ORDER BY ${order}`).raw();
  return [...own].flatMap((one) => statement.all(one) as Value[][]);
}

/**
 * Puts the rows of a foreign casebook into a database of their own, under its own rules, and brings that to the present
 * format. What does not fit throws here, before the archive is touched.
 * @param file does not exist yet
 */
export function rowsAsCasebook(file: string, rows: CaseRows): WritableDb {
  const db = createDatabase(file);
  try {
    migrate(
      db,
      null,
      migrations.filter((step) => step.version <= rows.version),
    );
    if (databaseVersion(db) !== rows.version) throw new Error(`no casebook has the format ${rows.version}`);
    insertAsTheyAre(db, rows);
    migrate(db, null);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function insertAsTheyAre(db: WritableDb, { tables }: CaseRows): void {
  const raw = rawOf(db);
  const shapes = caseTables(db);
  const unknown = Object.keys(tables).find(
    (name) => !ofTheArchive.has(name) && !shapes.some((shape) => shape.name === name),
  );
  if (unknown !== undefined) throw new Error(`there is no table ${unknown}`);
  raw.exec('BEGIN IMMEDIATE');
  for (const { name, columns } of shapes) {
    const given = tables[name];
    if (given === undefined || given.rows.length === 0) continue;
    const strange = given.columns.find((column) => !columns.includes(column));
    if (strange !== undefined) throw new Error(`there is no column ${name}.${strange}`);
    const statement = raw.prepare(
      `INSERT INTO ${name} (${given.columns.join(', ')}) VALUES (${given.columns.map(() => '?').join(', ')})`,
    );
    for (const row of given.rows) statement.run(...row);
  }
  raw.exec('COMMIT');
}

/**
 * Copies a case from a casebook of the same format, with new numbers, inside the transaction of what it belongs to.
 * @param change what becomes of a row on its way; the journal is not copied: it is a chain of its own archive
 * @returns the number the case has now
 */
export function copyCaseRows(
  from: ReadableDb,
  fromCaseNo: number,
  to: WritableDb,
  change: (table: string, row: Readonly<Record<string, Value>>) => Readonly<Record<string, Value>>,
): number {
  if (databaseVersion(from) !== latestVersion()) throw new Error('store: rows of another format');
  const { tables } = takeCaseRows(from, fromCaseNo);
  const raw = rawOf(to);
  const news = new Map<string, Map<Value, Value>>();
  for (const { name, columns, number, refers } of caseTables(to)) {
    if (name === 'journal') continue;
    const written = columns.filter((column) => column !== number);
    const statement = raw.prepare(
      `INSERT INTO ${name} (${written.join(', ')}) VALUES (${written.map(() => '?').join(', ')})`,
    );
    const numbers = new Map<Value, Value>();
    news.set(name, numbers);
    for (const row of tables[name]?.rows ?? []) {
      const old = Object.fromEntries(columns.map((column, i) => [column, row[i] ?? null]));
      const next = change(name, old);
      const values = written.map((column) => {
        const parent = refers.get(column);
        const is = next[column] ?? null;
        return parent === undefined || is === null ? is : (news.get(parent)?.get(is) ?? null);
      });
      const { lastInsertRowid } = statement.run(...values);
      if (number !== null) numbers.set(old[number] ?? null, Number(lastInsertRowid));
    }
  }
  const caseNo = news.get('cases')?.get(fromCaseNo);
  if (typeof caseNo !== 'number') throw new Error('store: the rows hold no case');
  return caseNo;
}
