/** Which entries of the palette fit what was typed, and in which order. Pure. */

export interface Rankable {
  readonly label: string;
  /** Other words it is found by. */
  readonly also: string;
}

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** How well an entry fits: lower is better; null when it does not. Every word that was typed must be found. */
export function fitOf(item: Rankable, typed: string): number | null {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const label = plain(item.label);
  const all = `${label} ${plain(item.also)}`;
  if (!words.every((word) => all.includes(word))) return null;
  const first = words[0] ?? '';
  if (label.startsWith(first)) return 0;
  if (label.includes(` ${first}`)) return 1;
  return label.includes(first) ? 2 : 3;
}

/** Those that fit, best first, otherwise in the order they came. */
export function ranked<T extends Rankable>(items: readonly T[], typed: string): readonly T[] {
  return items
    .flatMap((item, index) => {
      const how = fitOf(item, typed);
      return how === null ? [] : [{ item, how, index }];
    })
    .sort((a, b) => a.how - b.how || a.index - b.index)
    .map(({ item }) => item);
}
