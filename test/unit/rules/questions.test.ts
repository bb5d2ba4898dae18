import path from 'node:path';
import { expect, test } from 'vitest';
import { loadPacks } from '../../../src/main/rules/load-packs.ts';
import { question } from '../../../src/main/rules/questions.ts';

const packs = loadPacks(path.resolve(import.meta.dirname, '..', '..', '..', 'resources'));
/** Facts of a case that some rule needs; what is worked out from them is never asked for. */
const needed = [...new Set(packs.flatMap((pack) => pack.rules.flatMap((rule) => rule.needs)))]
  .filter((fact) => !/^(derived\.|window:|overrides$)/.test(fact))
  .map((fact) => fact.replace(/^line\./, 'lines[1].'));

test('no question holds a word of ours: every needed fact is asked for by the name it has in the form', () => {
  expect(needed.length).toBeGreaterThan(30);
  for (const fact of needed)
    for (const language of ['en', 'zh-CN'] as const)
      expect(question(fact, false, language), fact).not.toMatch(/[a-z]+\.[a-z]+[A-Z]|lines\[|<fact>/);
});
