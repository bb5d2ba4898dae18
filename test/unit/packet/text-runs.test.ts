import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breakLongWords, openTextKit } from '../../../src/main/packet/text-runs.ts';

const resources = path.resolve(import.meta.dirname, '../../../resources');
const kit = () => openTextKit(resources, 'en');
const joined = (text: string) =>
  kit()
    .runs(text)
    .map((r) => r.text)
    .join('')
    .replaceAll('\u200B', '');

describe('text in runs of one font', () => {
  test('Latin, Greek, Cyrillic and Vietnamese letters come from one font, Chinese from the other', () => {
    expect(kit().runs('Ż Ω Ж ễ 王')).toEqual([
      { text: 'Ż Ω Ж ễ ', font: 'Latin' },
      { text: '王', font: 'Han' },
    ]);
  });
  test('quotation marks are Chinese only beside Chinese characters of a Chinese document', () => {
    const zh = openTextKit(resources, 'zh-CN');
    expect(zh.runs('“质量”').every((r) => r.font === 'Han')).toBe(true);
    expect(zh.runs('buyer’s').every((r) => r.font === 'Latin')).toBe(true);
    expect(kit().runs('“质”')[0]?.font).toBe('Latin');
  });
  test('a character without a glyph becomes its number and is counted', () => {
    const one = kit();
    expect(
      one
        .runs('a𠮷b')
        .map((r) => r.text)
        .join(''),
    ).toBe('a〚U+20BB7〛b');
    expect([...one.missing]).toEqual([[0x20bb7, 1]]);
  });
  test('a family of emoji is one mark', () => {
    expect(joined('👨‍👩‍👧')).toBe('〚U+1F468 U+200D U+1F469 U+200D U+1F467〛');
  });
  test('scripts that cannot be set right are marked and named', () => {
    const one = kit();
    expect(
      one
        .runs('شكر')
        .map((r) => r.text)
        .join(''),
    ).toBe('〚U+0634 U+0643 U+0631〛');
    expect([...one.unsupported]).toEqual([['Arabic', 3]]);
    expect(one.missing.size).toBe(0);
  });
  test('control characters and direction marks are seen, not obeyed', () => {
    expect(joined('a\u202Egpj.exe\u0000')).toBe('a〚U+202E〛gpj.exe〚U+0000〛');
  });
  test('measuring counts nothing', () => {
    const one = kit();
    one.width('𠮷', 10);
    one.clip('𠮷'.repeat(50), 10, 50, 1);
    expect(one.missing.size).toBe(0);
  });
  test('long chains get places to break, and nothing is lost', () => {
    expect(breakLongWords('a'.repeat(30))).toBe(`${'a'.repeat(12)}\u200B${'a'.repeat(12)}\u200B${'a'.repeat(6)}`);
    expect(breakLongWords('short words stay')).toBe('short words stay');
  });
  test('every text comes out whole: what is drawn is drawn, the rest is a mark', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const one = kit();
        for (const run of one.runs(text))
          for (const c of run.text)
            if (c !== '\n' && c !== '\u200B') expect(one.fonts[run.font].normal.has(c.codePointAt(0) ?? 0)).toBe(true);
      }),
      { numRuns: 60, seed: 7 },
    );
  });
  test('a clipped text fits and says that it was clipped', () => {
    const one = kit();
    const clipped = one.clip('one two three four five six seven eight', 10, 80, 2);
    expect(one.lines(clipped, 10, 80)).toBeLessThanOrEqual(2);
    expect(clipped.endsWith('…')).toBe(true);
    expect(one.clip('short', 10, 80, 1)).toBe('short');
  });
});
