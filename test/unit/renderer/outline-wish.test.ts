import { expect, test } from 'vitest';
import { type Outline, withWish } from '../../../src/renderer/features/packet/outline-wish.ts';

const exhibit = {
  titleZh: null,
  kind: 'PHOTO_GOODS',
  shows: null,
  language: null,
  chosen: true,
  shown: true,
  files: 1,
};
const outline: Outline = {
  arranged: false,
  parts: [
    { id: 'statement', shown: true, optional: false },
    { id: 'chronology', shown: true, optional: true },
  ],
  exhibits: [
    { ...exhibit, exhibitId: 'EX-1', label: '1', title: 'Label' },
    { ...exhibit, exhibitId: 'EX-2', label: '2', title: 'Box' },
  ],
};

test('what is wished is seen at once: left out, and in the wished order', () => {
  const seen = withWish(outline, {
    parts: [
      { id: 'chronology', shown: false },
      { id: 'statement', shown: true },
    ],
    exhibits: [
      { exhibitId: 'EX-2', shown: true },
      { exhibitId: 'EX-1', shown: true },
    ],
  });
  expect(seen.parts.map((one) => [one.id, one.shown])).toEqual([
    ['chronology', false],
    ['statement', true],
  ]);
  expect(seen.exhibits.map((one) => one.title)).toEqual(['Box', 'Label']);
});

test('a wish that does not name every row changes nothing: no row is lost while one waits', () => {
  expect(withWish(outline, { parts: [], exhibits: [{ exhibitId: 'EX-2', shown: false }] })).toEqual(outline);
});
