/** Words as they are kept for the search and as they are looked for: the same folding on both sides. */
import { createHash } from 'node:crypto';
import type { CaseFacts } from '../../shared/domain/case-file.ts';
import type { ExhibitSummary } from '../../shared/domain/evidence.ts';
import { foldText } from './case-columns.ts';

/** Chinese, Japanese and Korean write without blanks: each character is a word, and a word of them is a phrase. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

const spaced = (text: string): string => foldText(text).replace(unspaced, ' $& ');

/** Every word of a case: its facts, its exhibits with their captions, and the names of its files. */
export function caseWords(
  own: readonly (string | null)[],
  facts: CaseFacts,
  exhibits: readonly ExhibitSummary[],
  fileNames: readonly string[],
): { readonly words: string; readonly sha256: string } {
  const texts: string[] = own.filter((text) => text !== null);
  collect(facts, texts);
  for (const exhibit of exhibits) {
    texts.push(exhibit.title, exhibit.titleZh ?? '', exhibit.shows ?? '', ...Object.values(exhibit.captions));
  }
  const words = spaced([...texts, ...fileNames].join('\n'));
  return { words, sha256: createHash('sha256').update(words).digest('hex') };
}

/**
 * What to look for, word by word; each must be found. A word may be a part of the list's own text, or a phrase of the
 * full text, whose last word need only be begun.
 */
export function queryWords(query: string): { readonly part: string; readonly phrase: string | null }[] {
  return foldText(query)
    .slice(0, 200)
    .split(/\s+/)
    .filter(Boolean)
    .map((part) => ({
      part,
      phrase: /[\p{L}\p{N}]/u.test(part) ? `"${part.replace(unspaced, ' $& ').replaceAll('"', ' ')}"*` : null,
    }));
}

function collect(value: unknown, texts: string[]): void {
  if (typeof value === 'string') texts.push(value);
  else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) collect(inner, texts);
}
