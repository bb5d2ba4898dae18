/** In which languages the name of a file or folder is a title. Pure. */

/** What a phone writes before its number says nothing in any language. */
const phoneWord = /^(mmexport|photo|Screenshot)(?=[\d_\-. ]|$)/i;

/** True for a name that only somebody who reads Chinese can read: Han signs, no kana or Hangul, and no Latin word. Codes in capitals are no words. */
export function isChineseName(name: string): boolean {
  return (
    /\p{Script=Han}/u.test(name) &&
    !/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(name) &&
    !/\p{Script=Latin}\p{Ll}{2}/u.test(name.replace(phoneWord, ''))
  );
}

/** The titles that are proposed for an exhibit from a name. Where only the Chinese one is known, the other is printed as it is. */
export function titlesOfName(name: string): { readonly title: string; readonly titleZh: string | null } {
  return { title: name, titleZh: isChineseName(name) ? name : null };
}

/** The English title a person would see as given: none where the Chinese name stands in for it. */
export function englishTitle({
  title,
  titleZh,
}: {
  readonly title: string;
  readonly titleZh: string | null;
}): string | null {
  return title === titleZh && isChineseName(title) ? null : title;
}
