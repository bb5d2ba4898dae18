import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breakLongWords } from '../../../src/main/packet/long-words.ts';
import { openSignNames } from '../../../src/main/packet/sign-names.ts';
import { openTextKit } from '../../../src/main/packet/text-runs.ts';

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
    expect([...one.missing]).toEqual([['U+20BB7', 1]]);
  });
  test.each([
    ['👍🏽', 'thumbs up', '拇指向上'],
    ['😡', 'enraged face', '怒火中烧'],
    ['👨‍👩‍👧', 'family: man, woman, girl', '家庭：男人女人女孩'],
    ['🤷🏻‍♀️', 'woman shrugging', '女生耸肩'],
    ['👩🏿‍🤝‍👨🏻', 'woman + handshake + man', '女人 + 握手 + 男人'],
    ['🇵🇱', 'flag: Poland', '旗：波兰'],
    ['🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'flag: England', '旗：英格兰'],
    ['1️⃣', 'keycap: 1', '按键：1'],
    ['❤️‍🔥', 'heart on fire', '火上之心'],
    ['🏽', 'medium skin tone', '中等肤色'],
  ])('the sequence %s is one sign with a name, counted once', (sign, english, chinese) => {
    for (const [language, name] of [
      ['en', english],
      ['zh-CN', chinese],
    ] as const) {
      const one = openTextKit(resources, language);
      const printed = one
        .runs(`a${sign}b`)
        .map((r) => r.text)
        .join('')
        .replaceAll('\u200B', '');
      expect(printed).toBe(`a[${name}]b`);
      expect([...one.named]).toEqual([[name, 1]]);
      expect(one.missing.size).toBe(0);
    }
  });
  test('the same sign several times on end is one word with a count; another one between parts them', () => {
    const one = kit();
    const printed = one.runs('👍👍🏻👍🏿 ok 😡😡👍').map((r) => r.text);
    expect(printed.join('')).toBe('[thumbs up ×3] ok [enraged face ×2][thumbs up]');
    expect([...one.named]).toEqual([
      ['thumbs up', 4],
      ['enraged face', 2],
    ]);
    one.countAnew();
    expect(one.named.size).toBe(0);
  });
  test('a sequence that nobody has named is one mark, not its parts', () => {
    const one = kit();
    expect(
      one
        .runs('🇽🇽')
        .map((r) => r.text)
        .join(''),
    ).toBe('〚U+1F1FD U+1F1FD〛');
    expect([...one.missing]).toEqual([['U+1F1FD U+1F1FD', 1]]);
  });
  test.each(['en', 'zh-CN'] as const)('every kept name can be drawn, %s', (language) => {
    const nameOf = openSignNames(resources, language);
    const one = openTextKit(resources, language);
    const { names } = JSON.parse(readFileSync(path.join(resources, 'signs', 'names.json'), 'utf8')) as {
      names: Record<string, [string, string]>;
    };
    expect(Object.keys(names).length).toBeGreaterThan(2000);
    for (const sign of Object.keys(names)) one.runs(nameOf(sign) ?? sign);
    expect([[...one.missing], [...one.named]]).toEqual([[], []]);
  });
  test('every picture that this system knows is one sign with a name or a number', () => {
    const picture = /\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|\u20E3/u;
    const { names } = JSON.parse(readFileSync(path.join(resources, 'signs', 'names.json'), 'utf8')) as {
      names: Record<string, [string, string]>;
    };
    const signs = Object.keys(names).filter((sign) => picture.test(sign));
    expect(signs.length).toBeGreaterThan(1500);
    const one = kit();
    for (const sign of signs) {
      one.countAnew();
      const printed = one
        .runs(sign)
        .map((r) => r.text)
        .join('');
      const counted = [...one.named.values(), ...one.missing.values()].reduce((a, b) => a + b, 0);
      expect([sign, printed === sign || counted === 1]).toEqual([sign, true]);
    }
  });
  test('a letter under a mark that no font draws stays a letter', () => {
    expect(joined('xa\u20E3')).toBe('xa〚U+20E3〛');
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
