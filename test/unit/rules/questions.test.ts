import path from 'node:path';
import { expect, test } from 'vitest';
import { loadPacks } from '../../../src/main/rules/load-packs.ts';
import { question } from '../../../src/main/rules/questions.ts';
import { factTemplates } from '../../../src/shared/domain/fact-paths.ts';

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

test('a fact that the form asks in a question is asked with that, not with a question about a question', () => {
  for (const fact of factTemplates)
    for (const language of ['en', 'zh-CN'] as const)
      expect(question(fact, false, language), fact).not.toMatch(/^(?:Please fill in: |请补充：).*[?？]$/);
  for (const fact of needed)
    for (const language of ['en', 'zh-CN'] as const) expect(question(fact, false, language), fact).toMatch(/[?？。.]$/);
  expect(question('goods.returnUnreasonable', false, 'en')).toBe('Would a return make no sense?');
  expect(question('goods.returnUnreasonable', false, 'zh-CN')).toBe('退回是否不合理？');
  expect(question('shipment.exportReleaseDate', false, 'en')).toBe('When did export customs release the goods?');
});
