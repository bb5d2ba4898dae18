import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadPacks } from '../../src/main/rules/load-packs.ts';
import { answerSchema } from '../../src/shared/contract/answer-schema.ts';
import { answerTo, differences, readTables } from './case-tables.ts';

const packs = loadPacks(path.join(import.meta.dirname, '..', '..', 'resources')).filter((p) => p.id === 'seed-article');

for (const table of readTables()) {
  describe(`${table.row} (${table.clauses.join(', ')})`, () => {
    for (const entry of table.cases) {
      it(`${entry.spec.kind}: ${entry.spec.name}`, () => {
        const answer = answerTo(packs, entry);
        expect(differences(table.row, answer, entry.spec)).toEqual([]);
        answerSchema.parse(answer);
      });
    }
  });
}
