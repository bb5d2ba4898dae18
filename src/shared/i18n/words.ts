/** Words of the window for what is said outside it: names of facts and terms, so that one thing has one name everywhere. */
import type { Language } from '../errors.ts';
import en from './en.json' with { type: 'json' };
import zh from './zh-CN.json' with { type: 'json' };

function wordAt(keys: readonly string[], language: Language): string | null {
  const catalogue: unknown = language === 'zh-CN' ? zh : en;
  const found = keys.reduce<unknown>(
    (part, key) => (typeof part === 'object' && part !== null ? Reflect.get(part, key) : undefined),
    catalogue,
  );
  return typeof found === 'string' ? found : null;
}

/**
 * What the form calls a fact, `lines[2].reason` as `lines.reason`, or one entry of a list; the path itself where the form has
 * no name for it.
 */
export function factLabel(path: string, language: Language): string {
  const keys = path.replace(/\[[^\]]*\]/g, '').split('.');
  const entry = wordAt(['entry-of', ...keys], language)
    ?.replace('{{number}}', '')
    .trim();
  return wordAt(['fact', ...keys], language) ?? entry ?? path;
}

/** The name of a term, `stance` and `HOLD` for example; the code itself where there is no name for it. */
export const termLabel = (term: string, code: string, language: Language): string =>
  wordAt(['term', term, code], language) ?? code;
