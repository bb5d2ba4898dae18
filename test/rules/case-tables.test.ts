import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadPacks } from '../../src/main/rules/load-packs.ts';
import { answerSchema } from '../../src/shared/contract/answer-schema.ts';
import { answerTo, differences, readTables } from './case-tables.ts';

const all = loadPacks(path.join(import.meta.dirname, '..', '..', 'resources'));

for (const table of readTables()) {
  describe(`${table.pack} ${table.row} (${table.clauses.join(', ')})`, () => {
    for (const entry of table.cases) {
      it(`${entry.spec.kind}: ${entry.spec.name}`, () => {
        const packs = all.filter((p) => p.id === 'seed-article' || p.id === table.pack);
        const answer = answerTo(packs, entry);
        expect(differences(table.row, answer, entry.spec, table.pack)).toEqual([]);
        answerSchema.parse(answer);
      });
    }
  });
}
