/** How names and digests of files are cut: the ending stays whole, one form everywhere. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shortName } from '../../../src/main/packet/file-name.ts';
import { breakLongWords } from '../../../src/main/packet/long-words.ts';
import { shortHash } from '../../../src/main/packet/model/integrity.ts';

describe('a long name', () => {
  test('is cut in the middle of its stem', () => {
    const name = 'Inspection of the second lot at the warehouse in Hamburg, carton 217, side B, upper left corner.jpeg';
    expect(shortName(name, 56)).toBe('Inspection of the second lot at th…pper left corner.jpeg');
    expect(shortName('short.jpg', 56)).toBe('short.jpg');
    expect(shortName('第'.repeat(80), 20)).toBe(`${'第'.repeat(13)}…${'第'.repeat(6)}`);
  });
  test('never loses its ending or its room, whatever it is made of', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.constantFrom('.jpg', '.HEIC', '.pdf', '.7z'),
        (stem, end) => {
          const short = shortName(`${stem}${end}`, 40);
          expect(short.endsWith(end)).toBe(true);
          expect([...new Intl.Segmenter('en').segment(short)].length).toBeLessThanOrEqual(40);
        },
      ),
      { seed: 53 },
    );
  });
  test('is broken anywhere but in its ending', () => {
    for (let n = 18; n < 60; n += 1)
      for (const end of ['.jpg', '.jpeg', '.HEIC'])
        expect(
          breakLongWords(`${'x'.repeat(n)}${end}`)
            .split('\u200B')
            .at(-1),
        ).toMatch(new RegExp(`x?\\${end}$`));
  });
});

test('a digest is cut to its first eight characters', () => {
  expect(shortHash('0123456789abcdef'.repeat(4))).toBe('01234567');
});
