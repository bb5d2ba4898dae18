import { expect, test } from 'vitest';
import { fitOf, ranked } from '../../../src/renderer/ui/palette-rank.ts';

const items = [
  { label: 'Open another archive…', also: '' },
  { label: 'New case', also: '' },
  { label: 'Search all cases', also: '' },
  { label: '新建案件', also: 'New case' },
];

test('the beginning of a name goes before the middle of one', () => {
  expect(ranked(items, 'case').map((i) => i.label)).toEqual(['New case', 'Search all cases', '新建案件']);
  expect(ranked(items, 'new')[0]?.label).toBe('New case');
});

test('every word must be found, in any order; marks and width do not matter', () => {
  expect(ranked(items, 'cases all').map((i) => i.label)).toEqual(['Search all cases']);
  expect(fitOf({ label: 'Światło', also: '' }, 'swi')).toBe(0);
  expect(ranked(items, 'ＮＥＷ').map((i) => i.label)).toContain('New case');
  expect(ranked(items, 'nothing like it')).toEqual([]);
});

test('a Chinese name is found by its English word too, and nothing typed keeps the order', () => {
  expect(ranked([{ label: '新建案件', also: 'New case' }], 'new case')).toHaveLength(1);
  expect(ranked(items, '  ')).toEqual(items);
});
