/**
 * Writes down which rows one command changes, so that it can be taken back: triggers of this connection alone tell of
 * every change while a command runs. What must not live here: what a command is called, and the taking back (replay.ts).
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type Database from 'better-sqlite3';
import type { SqlValue } from './sql.ts';

/** The columns of one row, in the order of `columnsOf`. */
export type RowValues = readonly SqlValue[];

/** One row before and after; null: it was not there. */
export interface RowChange {
  readonly table: string;
  readonly was: RowValues | null;
  readonly is: RowValues | null;
}

/** Takes the changes of each transaction of a command, after they are safe. */
export interface ChangeKeeper {
  keep(file: string, changes: readonly RowChange[]): void;
}

interface Policy {
  /** `updates`: rows of this table come and go for good, but what is said of them can be taken back. */
  readonly rows: 'updates' | 'none' | 'all';
  /** Columns that are not what a person said, and never go back. */
  readonly except?: readonly string[];
  readonly because: string;
}

/** Every table is recorded whole, unless it stands here. */
export const policies: Readonly<Record<string, Policy>> = {
  cases: { rows: 'all', except: ['changed_at'], because: 'the mark of the last change never goes back' },
  journal: { rows: 'none', because: 'it only ever grows: undoing is one more entry' },
  evidence: {
    rows: 'updates',
    except: ['thumbnail', 'look', 'excerpt'],
    because: 'originals that were taken in stay taken in',
  },
  folders: { rows: 'none', because: 'which folders were read, and when, stays true' },
  intake_files: { rows: 'none', because: 'what was met in a folder stays true' },
  standings: { rows: 'none', because: 'it follows from the facts and is judged anew' },
  purged_cases: { rows: 'none', because: 'what was deleted for good does not come back' },
  files_to_remove: { rows: 'none', because: 'what was deleted for good does not come back' },
  drafts: { rows: 'none', because: 'typing has an undo of its own in its field' },
  own_packs: { rows: 'none', because: 'a version that was once in force stays: cases may rest on it' },
  delivered_packs: { rows: 'none', because: 'what came with the program stays: cases rest on it' },
  deliveries: { rows: 'none', because: 'what came with the program, and since when, stays true' },
  pack_drafts: { rows: 'none', because: 'typing has an undo of its own in its field' },
  packets: { rows: 'updates', because: 'an issued packet stays issued' },
};

interface TableShape {
  readonly columns: readonly string[];
  readonly key: readonly string[];
}

interface Recorder {
  readonly tables: ReadonlyMap<string, TableShape>;
  noted: RowChange[] | null;
}

const recorders = new WeakMap<Database.Database, Recorder>();
const commands = new AsyncLocalStorage<ChangeKeeper>();

/** Runs `work`, also what it awaits, as one command: what its transactions change goes to `keeper`. */
export function asCommand<T>(keeper: ChangeKeeper, work: () => T): T {
  return commands.run(keeper, work);
}

/** Runs the body of a transaction; what it changed is given to the command after `commit`. */
export function recording<T>(raw: Database.Database, file: string, body: () => T, commit: () => void): T {
  const keeper = commands.getStore();
  if (keeper === undefined) {
    const result = body();
    commit();
    return result;
  }
  const recorder = recorderOf(raw);
  recorder.noted = [];
  try {
    const result = body();
    const noted = recorder.noted;
    recorder.noted = null;
    commit();
    if (noted.length > 0) keeper.keep(file, noted);
    return result;
  } finally {
    recorder.noted = null;
  }
}

/** Columns that are recorded and the primary key of a table. */
export function shapeOf(raw: Database.Database, table: string): TableShape {
  const shape = recorderOf(raw).tables.get(table);
  if (shape === undefined) throw new Error(`store: nothing is recorded of ${table}`);
  return shape;
}

function recorderOf(raw: Database.Database): Recorder {
  const known = recorders.get(raw);
  if (known !== undefined) return known;
  const tables = new Map<string, TableShape>();
  const recorder: Recorder = { tables, noted: null };
  for (const table of dataTables(raw)) tables.set(table, readShape(raw, table));
  raw.function('note_change', { varargs: true, directOnly: false }, (...words: unknown[]) => {
    note(recorder, words);
    return null;
  });
  for (const [table, shape] of tables) setTriggers(raw, table, shape);
  recorders.set(raw, recorder);
  return recorder;
}

function dataTables(raw: Database.Database): string[] {
  // Subtle: a full-text index and its shadow tables are no plain tables and follow from others.
  return raw
    .prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .pluck()
    .all()
    .map(String)
    .filter((table) => policies[table]?.rows !== 'none');
}

function readShape(raw: Database.Database, table: string): TableShape {
  const rows = raw.prepare('SELECT name, pk FROM pragma_table_info(?) ORDER BY cid').raw().all(table) as [
    string,
    number,
  ][];
  const except = policies[table]?.except ?? [];
  const key = rows.filter(([, pk]) => pk > 0).sort((a, b) => a[1] - b[1]);
  if (key.length === 0) throw new Error(`store: ${table} has no primary key, so nothing in it can be taken back`);
  return {
    columns: rows.map(([name]) => name).filter((name) => !except.includes(name)),
    key: key.map(([name]) => name),
  };
}

/** Temporary triggers live and die with the connection: the file knows nothing of them. */
function setTriggers(raw: Database.Database, table: string, { columns }: TableShape): void {
  const values = (side: 'OLD' | 'NEW'): string => columns.map((column) => `${side}."${column}"`).join(', ');
  const differs = columns.map((column) => `OLD."${column}" IS NOT NEW."${column}"`).join(' OR ');
  const trigger = (on: string, when: string, words: string): void => {
    raw.exec(
      `CREATE TEMP TRIGGER "note_${on}_${table}" AFTER ${on} ON main."${table}" ${when} BEGIN SELECT note_change('${table}', '${on}', ${words}); END`,
    );
  };
  trigger('UPDATE', `WHEN ${differs}`, `${values('OLD')}, ${values('NEW')}`);
  if (policies[table]?.rows === 'updates') return;
  trigger('INSERT', '', values('NEW'));
  trigger('DELETE', '', values('OLD'));
}

function note(recorder: Recorder, [table, on, ...values]: readonly unknown[]): void {
  if (recorder.noted === null) return;
  const row = values as SqlValue[];
  const half = row.length / 2;
  recorder.noted.push({
    table: String(table),
    was: on === 'INSERT' ? null : on === 'DELETE' ? row : row.slice(0, half),
    is: on === 'DELETE' ? null : on === 'INSERT' ? row : row.slice(half),
  });
}
