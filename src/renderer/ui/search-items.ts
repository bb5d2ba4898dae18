/** Items of a long list, and how a typed text finds them. Pure. */

export interface SearchItem {
  readonly value: string;
  readonly label: string;
  /** What else one may type to find it. */
  readonly words: readonly string[];
}

export interface SearchGroup {
  readonly title: string | null;
  readonly items: readonly SearchItem[];
}

const fold = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** How well a text names an item: 0 exactly, 1 from its beginning, 2 somewhere in it; null not at all. */
export function closeness(item: SearchItem, typed: string): 0 | 1 | 2 | null {
  const wanted = fold(typed);
  const names = [item.label, ...item.words].map(fold);
  if (names.includes(wanted)) return 0;
  if (names.some((name) => name.startsWith(wanted))) return 1;
  return names.some((name) => name.includes(wanted)) ? 2 : null;
}

/** The items that a text finds, the best first. */
export function findItems(items: readonly SearchItem[], typed: string): readonly SearchItem[] {
  return items
    .map((item) => ({ item, rank: closeness(item, typed) }))
    .filter((found) => found.rank !== null)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .map((found) => found.item);
}
