/**
 * The two small things every store file is written with: the `sql` tag, and `Row`, which reads columns by type.
 * What must not live here: connections, and knowledge of any table.
 */

export type SqlValue = string | number | null;

/** A statement with its values apart: nothing a person typed is ever part of the text. */
export interface Sql {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/**
 * Builds a statement; every `${…}` becomes a bound value, and another `sql` piece is spliced in with its values.
 * @example sql`SELECT title FROM cases WHERE case_no = ${caseNo}`
 */
export function sql(parts: TemplateStringsArray, ...values: readonly (SqlValue | boolean | Sql)[]): Sql {
  let text = parts[0] ?? '';
  const bound: SqlValue[] = [];
  values.forEach((value, i) => {
    if (typeof value === 'object' && value !== null) {
      text += value.text;
      bound.push(...value.values);
    } else {
      text += '?';
      bound.push(typeof value === 'boolean' ? Number(value) : value);
    }
    text += parts[i + 1] ?? '';
  });
  return { text, values: bound };
}

/** A list of values for `IN (…)`: `sql\`… IN (${sqlList(ids)})\``. An empty list matches nothing. */
export function sqlList(values: readonly SqlValue[]): Sql {
  return { text: values.length === 0 ? 'NULL' : values.map(() => '?').join(', '), values: [...values] };
}

/** One row; a column that does not hold what the code expects is a bug and says so by name. */
export class Row {
  readonly #columns: Readonly<Record<string, unknown>>;

  constructor(columns: unknown) {
    if (typeof columns !== 'object' || columns === null) throw new Error('store: a row is expected');
    this.#columns = { ...columns };
  }

  #get(name: string): unknown {
    if (!Object.hasOwn(this.#columns, name)) throw new Error(`store: the row has no column ${name}`);
    return this.#columns[name];
  }

  text(name: string): string {
    const value = this.#get(name);
    if (typeof value !== 'string') throw new Error(`store: column ${name} does not hold text`);
    return value;
  }

  textOrNull(name: string): string | null {
    return this.#get(name) === null ? null : this.text(name);
  }

  integer(name: string): number {
    const value = this.#get(name);
    if (!Number.isSafeInteger(value)) throw new Error(`store: column ${name} does not hold a whole number`);
    return Number(value);
  }

  integerOrNull(name: string): number | null {
    return this.#get(name) === null ? null : this.integer(name);
  }

  /** A column of 0 and 1. */
  flag(name: string): boolean {
    const value = this.integer(name);
    if (value !== 0 && value !== 1) throw new Error(`store: column ${name} does not hold 0 or 1`);
    return value === 1;
  }

  /** A column of JSON, parsed but not yet checked. */
  json(name: string): unknown {
    return JSON.parse(this.text(name));
  }

  /** A column that holds one word of a closed list. */
  oneOf<const W extends string>(name: string, words: readonly W[]): W {
    const value = this.text(name);
    const found = words.find((word) => word === value);
    if (found === undefined) throw new Error(`store: column ${name} holds an unknown word`);
    return found;
  }
}
