import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCopyName, ownName, plainName } from '../../../src/shared/domain/copy-names.ts';

describe('names of copies', () => {
  it.each([
    'Kopie von IMG_1.jpg',
    'Kopie (2) von IMG_1.jpg',
    'Copy of IMG_1.jpg',
    'Copy (2) of IMG_1.jpg',
    'IMG_1 (1).jpg',
    'IMG_1(1).jpg',
    'IMG_1 - Copy.jpg',
    'IMG_1 - Copy (3).jpg',
    'IMG_1 - Kopie.jpg',
    'IMG_1 copy 2.jpg',
    'IMG_1 - 副本.jpg',
    'IMG_1 - 副本 (3).jpg',
    'IMG_1 的副本.jpg',
    'IMG_1副本.jpg',
    '副本 IMG_1.jpg',
    '复件 IMG_1.jpg',
    '复件 (2) IMG_1.jpg',
    'Kopie von IMG_1 (2).jpg',
    'photos/Copy of IMG_1.jpg',
  ])('%s is a copy of IMG_1.jpg', (name) => {
    expect(isCopyName(name)).toBe(true);
    expect(plainName(name)).toBe('img_1.jpg');
  });
  it.each([
    'IMG_1.jpg',
    'photocopy.pdf',
    'copy.pdf',
    '(1).jpg',
    '副本.jpg',
    'copyright.txt',
    'kopie.pdf',
    'Hardcopy.pdf',
  ])('%s is no copy', (name) => expect(isCopyName(name)).toBe(false));
});

describe('the name of a file that came in under several', () => {
  it.each([
    [['Kopie von X.jpg', 'X.jpg'], 'X.jpg'],
    [['X (1).jpg', 'X.jpg', 'Copy of X.jpg'], 'X.jpg'],
    [['X - 副本.jpg', 'X.jpg'], 'X.jpg'],
    [['X.jpg', 'wx_7.jpg'], 'X.jpg'],
    [['Copy of X.jpg', 'X (1).jpg'], 'X (1).jpg'],
  ])('of %j is %s', (names, wanted) => expect(ownName(names)).toBe(wanted));

  it('is one of them, and no copy while there is another', () => {
    const name = fc.constantFrom(
      'a.jpg',
      'b.jpg',
      'a (1).jpg',
      'Copy of b.jpg',
      'a - 副本.jpg',
      '副本.jpg',
      'copy.pdf',
    );
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 6 }), (names) => {
        const own = ownName(names);
        expect(names).toContain(own);
        expect(isCopyName(own)).toBe(names.every(isCopyName));
      }),
    );
  });
});
