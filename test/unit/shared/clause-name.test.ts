/** A clause is named in words, in both languages, and its source only once. */
import { expect, test } from 'vitest';
import { clauseName, clausesBeside, sourceClause } from '../../../src/shared/domain/clause-name.ts';

test('a clause says what it is a clause of', () => {
  expect(clauseName('S2.2a', 'en')).toBe('clause S2.2a of the article');
  expect(clauseName('S2.2a', 'zh-CN')).toBe('条款 S2.2a');
  expect(clauseName('F-06', 'en')).toBe('rule F-06');
  expect(clauseName('P-AE1', 'zh-CN')).toBe('规则 P-AE1');
});

test('beside its source the source is not said again', () => {
  expect(sourceClause('The article on returns at Alibaba.com', 'S2.2a', 'en')).toBe(
    'The article on returns at Alibaba.com, clause S2.2a',
  );
  expect(sourceClause('关于 Alibaba.com 退货的文章', 'S2.2a', 'zh-CN')).toBe('关于 Alibaba.com 退货的文章，条款 S2.2a');
  expect(clausesBeside(['S2.2a', 'S2.4a'], 'en')).toBe('clauses S2.2a, S2.4a');
  expect(clausesBeside(['F-06', 'F-07'], 'zh-CN')).toBe('规则 F-06、F-07');
});
