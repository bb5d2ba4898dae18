/** A name is proposed as a title only in the language it is in. */
import { expect, test } from 'vitest';
import { englishTitle, isChineseName, titlesOfName } from '../../../src/shared/domain/exhibit-title.ts';

test.each([
  ['破损照片', true],
  ['提单 MAEU123', true],
  ['mmexport1718000 破损', true],
  ['lamps 华沙', false],
  ['装柜 2025-04-25', true],
  ['IMG_20250228_164255_封签', true],
  ['Order page 订单详情', false],
  ['damage photos', false],
  ['A4 箱', true],
  ['検品の写真', false],
  ['사진', false],
  ['2025-04-25', false],
])('%s', (name, is) => {
  expect(isChineseName(name)).toBe(is);
  expect(titlesOfName(name)).toEqual({ title: name, titleZh: is ? name : null });
});

test('the Chinese name that stands in for an English title is not called one', () => {
  expect(englishTitle(titlesOfName('破损照片'))).toBeNull();
  expect(englishTitle(titlesOfName('damage photos'))).toBe('damage photos');
  expect(englishTitle({ title: 'Damage', titleZh: '破损照片' })).toBe('Damage');
  // Whoever gave both alike has given both.
  expect(englishTitle({ title: 'LL-3417', titleZh: 'LL-3417' })).toBe('LL-3417');
});
