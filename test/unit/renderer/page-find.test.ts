import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findHits, type TextPage } from '../../../src/renderer/features/packet/page-find.ts';
import { nextStep, sheetWidth } from '../../../src/renderer/features/packet/zoom.ts';

const page = (number: number, ...lines: string[]): TextPage => ({
  page: number,
  runs: lines.map((text, i) => ({ text, x: 0, y: i / 10, width: 0.5, height: 0.02 })),
});

describe('finding words in a packet', () => {
  test('page by page, whatever the case or width of the letters', () => {
    const pages = [page(1, 'The Carton'), page(2, 'ＣＡＲＴＯＮ and carton')];
    expect(findHits(pages, 'carton').map((hit) => hit.page)).toEqual([1, 2, 2]);
    expect(findHits(pages, 'carton')[0]?.marks).toEqual([{ run: 0, from: 4, to: 10 }]);
  });
  test('over the end of a line, in two marks', () => {
    expect(findHits([page(1, '买家主张色', '差过大')], '色差').map((hit) => hit.marks)).toEqual([
      [
        { run: 0, from: 4, to: 5 },
        { run: 1, from: 0, to: 1 },
      ],
    ]);
  });
  test('nothing is found for nothing', () => {
    expect(findHits([page(1, 'a b')], '  ')).toEqual([]);
  });
  test('every mark lies within its line, and its letters are those that were asked for', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 5 }), fc.nat(), (lines, at) => {
        const all = lines.join('').replace(/\s/g, '');
        const wanted = all.slice(at % (all.length + 1), (at % (all.length + 1)) + 3);
        for (const hit of findHits([page(1, ...lines)], wanted))
          for (const mark of hit.marks) {
            expect(mark.from).toBeLessThan(mark.to);
            expect(mark.to).toBeLessThanOrEqual(lines[mark.run]?.length ?? 0);
          }
      }),
    );
  });
});

describe('the size of the pages', () => {
  test('as wide as there is room, whole, or by per cent', () => {
    expect(sheetWidth('width', 'A4', { width: 500, height: 400 })).toBe(500);
    expect(sheetWidth('page', 'A4', { width: 500, height: 400 })).toBeCloseTo(283, 0);
    expect(sheetWidth(200, 'Letter', { width: 500, height: 400 })).toBe(1632);
  });
  test('steps up and down stop at both ends', () => {
    expect([nextStep(66, 1), nextStep(66, -1), nextStep(300, 1), nextStep(25, -1)]).toEqual([75, 50, 300, 25]);
  });
});
