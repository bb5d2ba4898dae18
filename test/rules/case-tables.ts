/**
 * Reads the case tables under test/rules/tables. Shared by the tests and by scripts/rules-check.ts.
 * How an answer is held against a table stands in src/main/rules/run-examples.ts: other people's packs are held the same way.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { type ExampleCase, examplesSchema } from '../../src/main/rules/example-form.ts';
import { loadHolidays } from '../../src/main/rules/load-holidays.ts';
import type { RulePack } from '../../src/main/rules/pack.ts';
import { answerTo as answerWith, casesOfNote, factsOfExample, type Tree } from '../../src/main/rules/run-examples.ts';
import type { Answer } from '../../src/shared/domain/answer.ts';
import { type CaseFacts, caseFactsSchema } from '../../src/shared/domain/case-file.ts';
import { z } from '../../src/shared/z.ts';

export { differences, holds, lay, leaveOut } from '../../src/main/rules/run-examples.ts';

const holidays = loadHolidays(path.join(import.meta.dirname, '..', '..', 'resources'));
const tableSchema = examplesSchema.extend({
  /** The pack whose rules these cases hold; the article is always beside it. */
  pack: z.string().default('seed-article'),
});

export type TableCase = ExampleCase;
export interface TableRow {
  readonly file: string;
  readonly pack: string;
  readonly row: string;
  readonly clauses: readonly string[];
  readonly cases: readonly { readonly spec: TableCase; readonly facts: CaseFacts }[];
}

/** All tables, their cases checked against the schema of the case file. */
export function readTables(folder = path.join(import.meta.dirname, 'tables')): TableRow[] {
  const files = readdirSync(folder)
    .filter((f) => f.endsWith('.yaml'))
    .toSorted();
  const tables = files.map((file) => ({
    file,
    ...tableSchema.parse(parse(readFileSync(path.join(folder, file), 'utf8'))),
  }));
  const bases = Object.assign({}, ...tables.map((t) => t.bases)) as Record<string, Tree>;
  return tables.flatMap((t) =>
    [...t.rows, ...t.notes.map(casesOfNote)].map(({ row, clauses, cases }) => ({
      file: t.file,
      pack: t.pack,
      row,
      clauses,
      cases: cases.map((spec) => {
        const tree = factsOfExample(spec, bases);
        const parsed = caseFactsSchema.safeParse(tree);
        if (!parsed.success) throw new Error(`${t.file}, ${row}, "${spec.name}": ${parsed.error.message}`);
        return { spec, facts: parsed.data };
      }),
    })),
  );
}

/** Asks the rules about one case of a table: the article and the table's own pack. */
export function answerTo(packs: readonly RulePack[], entry: TableRow['cases'][number]): Answer {
  return answerWith(packs, entry, holidays);
}
