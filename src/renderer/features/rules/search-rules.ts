/** Finds rules by words in either language, in the clause, the source or the address. */
import type { BookPack, BookRule } from './rules-screen.tsx';

export interface Found {
  readonly pack: BookPack;
  readonly rules: readonly BookRule[];
}

const texts = new WeakMap<BookRule, string>();

/** Everything of a rule that one may search for, in small letters; made once. */
function textOf(pack: BookPack, rule: BookRule): string {
  const kept = texts.get(rule);
  if (kept !== undefined) return kept;
  const { title, gist } = rule;
  const parts = [rule.rule, rule.clause, title.en, title['zh-CN'], gist.en, gist['zh-CN'], rule.source, rule.section];
  const text = [...parts, rule.address, pack.title.en, pack.title['zh-CN']].join('\n').toLowerCase();
  texts.set(rule, text);
  return text;
}

/** Rules that hold every word of the query, by pack; packs without one are left out. */
export function findRules(packs: readonly BookPack[], query: string): readonly Found[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return packs.flatMap((pack) => {
    const rules = pack.rules.filter((rule) => words.every((word) => textOf(pack, rule).includes(word)));
    return rules.length === 0 ? [] : [{ pack, rules }];
  });
}

/** How many rules were found in all. */
export const countFound = (found: readonly Found[]): number => found.reduce((sum, { rules }) => sum + rules.length, 0);
