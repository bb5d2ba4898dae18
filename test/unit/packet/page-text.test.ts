import { describe, expect, test } from 'vitest';
import { textRuns } from '../../../src/main/packet/page-text.ts';

const size = { width: 600, height: 800 };
/** Letters of ten points in a row. */
const row = (text: string, left: number, bottom: number) =>
  [...text].map((letter, i) =>
    letter === ' '
      ? { text: letter, left: 0, right: 0, bottom: 0, top: 0 }
      : { text: letter, left: left + i * 6, right: left + i * 6 + 5, bottom, top: bottom + 10 },
  );

describe('letters of a page', () => {
  test('are lines with their place from the top left corner', () => {
    expect(textRuns(row('Ex. 1', 60, 700), size)).toEqual([
      { text: 'Ex. 1', x: 0.1, y: 0.1125, width: 0.04833, height: 0.0125 },
    ]);
  });
  test('two lines are two, and so are two columns', () => {
    const letters = [...row('left', 60, 700), ...row('right', 300, 700), ...row('below', 60, 680)];
    expect(textRuns(letters, size).map((run) => run.text)).toEqual(['left', 'right', 'below']);
  });
  test('an end of line parts what stands close', () => {
    const end = { text: '\n', left: 0, right: 0, bottom: 0, top: 0 };
    expect(textRuns([...row('甲', 60, 700), end, ...row('乙', 66, 700)], size).map((run) => run.text)).toEqual([
      '甲',
      '乙',
    ]);
  });
  test('what lies outside the page stays within it', () => {
    const [run] = textRuns(row('x', -3, 795), size);
    expect(run?.x).toBe(0);
    expect(run?.y).toBe(0);
  });
});
