/** The words that stand on the screen, from the catalogues themselves: a journey is about the way, not about the wording. */
import en from '../../../src/shared/i18n/en.json' with { type: 'json' };
import zh from '../../../src/shared/i18n/zh-CN.json' with { type: 'json' };

export type Language = 'en' | 'zh-CN';

/** The sentence of a key in a language; what is left open in it is given by name. */
export function says(language: Language, key: string, open: Readonly<Record<string, string>> = {}): string {
  let at: unknown = language === 'en' ? en : zh;
  for (const part of key.split('.')) at = typeof at === 'object' && at !== null ? Reflect.get(at, part) : undefined;
  if (typeof at !== 'string') throw new Error(`the catalogue has no words for ${key}`);
  return Object.entries(open).reduce((text, [name, value]) => text.replaceAll(`{{${name}}}`, value), at);
}
