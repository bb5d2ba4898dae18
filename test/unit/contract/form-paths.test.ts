import { expect, test } from 'vitest';
import { isAskable } from '../../../src/main/rules/questions.ts';
import { sections } from '../../../src/renderer/features/facts/form-plan.ts';
import { factLists, factTemplates } from '../../../src/shared/domain/fact-paths.ts';

test('every field of the form is a fact that the case file knows', () => {
  for (const section of sections) {
    for (const field of section.fields) expect(factTemplates, field.path).toContain(field.path);
    for (const list of section.lists) {
      expect(factLists).toContain(list.path);
      for (const field of list.fields) expect(factTemplates).toContain(`${list.path}[].${field.path}`);
    }
  }
});

test('every fact that the rules may ask for has a field', () => {
  const fields = new Set(
    sections.flatMap((s) => [
      ...s.fields.map((f) => f.path),
      ...s.lists.flatMap((l) => l.fields.map((f) => `${l.path}[].${f.path}`)),
    ]),
  );
  const asked = factTemplates.filter(isAskable);
  expect(asked.length).toBeGreaterThan(20);
  expect(asked.filter((path) => !fields.has(path))).toEqual([]);
});
