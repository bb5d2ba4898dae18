/** Puts values into Chinese sentences of ours: one thin space between Latin and Han, none beside full-width punctuation. */

const thin = '\u2009';
const han = /[\u3400-\u9FFF]/u;
const wide = /[\u3000-\u303F\uFF00-\uFFEF\u201C\u201D\u2014]/u;

/** Two pieces of a sentence with the space that belongs between them. Spaces inside a piece are left as they are. */
export function joinChinese(left: string, right: string): string {
  const before = left.replace(/[ \u2009]+$/u, '');
  const after = right.replace(/^[ \u2009]+/u, '');
  const a = [...before].at(-1);
  const b = [...after][0];
  if (a === undefined || b === undefined) return left + right;
  if (wide.test(a) || wide.test(b)) return before + after;
  if (han.test(a) && han.test(b)) return before + after;
  if (han.test(a) !== han.test(b) && !/\s/u.test(a) && !/\s/u.test(b)) return `${before}${thin}${after}`;
  return left + right;
}

/** Template tag for the Chinese words of the packet. */
export const zh = (words: TemplateStringsArray, ...values: readonly (string | number)[]): string =>
  values.reduce<string>(
    (text, value, i) => joinChinese(joinChinese(text, String(value)), words[i + 1] ?? ''),
    words[0] ?? '',
  );
