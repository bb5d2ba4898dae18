import { expect, test } from 'vitest';
import { pseudoText, pseudoTexts } from '../../../src/renderer/app/pseudo.ts';
import en from '../../../src/shared/i18n/en.json' with { type: 'json' };

test('texts are 40 % longer, and their places stay', () => {
  expect(pseudoText('Open {{name}} now')).toMatch(/^Øpëñ \{\{name\}\} ñôw lôr/);
  expect(pseudoText('Return freight').length).toBe(20);
  expect(pseudoText(', ')).toBe(', ');
});

test('the whole catalogue keeps its keys', () => {
  const keys = (tree: object): string[] =>
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'object' ? keys(value).map((k) => `${key}.${k}`) : [key],
    );
  expect(keys(pseudoTexts(en))).toEqual(keys(en));
});
