import { expect, test } from 'vitest';
import { betterLocale } from '../../../src/main/shell/file-name-locale.ts';

test('a start without a UTF-8 locale is done again in one', () => {
  expect(betterLocale('linux', {})).toBe('C.UTF-8');
  expect(betterLocale('linux', { LANG: 'C' })).toBe('C.UTF-8');
  expect(betterLocale('linux', { LANG: 'zh_CN.GBK' })).toBe('C.UTF-8');
  expect(betterLocale('linux', { LC_ALL: 'POSIX', LANG: 'de_DE.UTF-8' })).toBe('C.UTF-8');
});

test('a UTF-8 locale stays as it is, and so does every other system', () => {
  expect(betterLocale('linux', { LANG: 'zh_CN.UTF-8' })).toBeNull();
  expect(betterLocale('linux', { LC_ALL: '', LC_CTYPE: 'C.utf8' })).toBeNull();
  expect(betterLocale('win32', {})).toBeNull();
  expect(betterLocale('darwin', { LANG: 'C' })).toBeNull();
});
