/** What the light table shows, in which order, and how keys move over it. Pure of React and of the page. */
import type { OutputOf } from '../../../shared/contract/channels.ts';
import { stackLooks } from '../../../shared/domain/looks.ts';
import type { ExhibitKind } from '../../../shared/domain/terms.ts';

type Box = OutputOf<'evidence.list'>;
export type Item = Box['evidence'][number];
export type Exhibit = Box['exhibits'][number];

/** What the number keys mean, from 1 on; 0 is the last. */
export const roleKeys = [
  'product_photo',
  'damage_photo',
  'packing_photo',
  'loading_photo',
  'seal_photo',
  'inspection_photo',
  'buyer_claim_photo',
  'return_photo',
  'sample_photo',
  'courier_label',
] as const satisfies readonly ExhibitKind[];

/** The role that a pressed key means; null for any other key. */
export function roleOfKey(key: string): ExhibitKind | null {
  if (!/^\d$/.test(key)) return null;
  return roleKeys[(Number(key) + 9) % 10] ?? null;
}

export interface Wish {
  /** `all`, `unsorted`, a role, or `in:EX-0001` for one exhibit. */
  readonly show: string;
  /** `all` or the id of a folder. */
  readonly folder: string;
  readonly sort: 'intake' | 'camera' | 'name';
  readonly stacked: boolean;
}

export const firstWish: Wish = { show: 'all', folder: 'all', sort: 'intake', stacked: true };

/** A tile: one piece, or several of the same scene on one another. */
export interface Tile {
  readonly key: string;
  readonly first: Item;
  readonly items: readonly Item[];
}

/** The roles of each piece, by the exhibits it stands in; only those somebody has looked at count as sorted. */
export function rolesOf(exhibits: readonly Exhibit[]): {
  readonly roles: ReadonlyMap<string, readonly ExhibitKind[]>;
  readonly sorted: ReadonlySet<string>;
} {
  const roles = new Map<string, ExhibitKind[]>();
  const sorted = new Set<string>();
  for (const exhibit of exhibits) {
    for (const id of exhibit.evidenceIds) {
      const own = roles.get(id) ?? [];
      if (!own.includes(exhibit.kind)) roles.set(id, [...own, exhibit.kind]);
      if (exhibit.chosen) sorted.add(id);
    }
  }
  return { roles, sorted };
}

const byName = new Intl.Collator('en', { numeric: true });

/** A piece without a camera time stands behind those that have one. */
function compare(sort: Wish['sort'], a: Item, b: Item): number {
  if (sort === 'name') return byName.compare(a.originalName, b.originalName);
  if (sort === 'camera') return (a.cameraTime?.local ?? '~').localeCompare(b.cameraTime?.local ?? '~');
  return 0;
}

/** @param opened keys of stacks that were spread out */
export function tilesOf(box: Box, wish: Wish, opened: ReadonlySet<string>): readonly Tile[] {
  const { roles, sorted } = rolesOf(box.exhibits);
  const exhibit = wish.show.startsWith('in:') ? box.exhibits.find((one) => `in:${one.exhibitId}` === wish.show) : null;
  const wanted = box.evidence.filter((item) => {
    if (wish.folder !== 'all' && !item.places.some((place) => place.folderId === wish.folder)) return false;
    if (wish.show === 'all') return true;
    if (wish.show === 'unsorted') return !sorted.has(item.evidenceId);
    if (exhibit !== null) return exhibit?.evidenceIds.includes(item.evidenceId) === true;
    return roles.get(item.evidenceId)?.some((role) => role === wish.show) === true;
  });
  const place = new Map(exhibit?.evidenceIds.map((id, index) => [id, index]) ?? []);
  const ordered =
    place.size > 0 && wish.sort === 'intake'
      ? wanted.toSorted((a, b) => (place.get(a.evidenceId) ?? 0) - (place.get(b.evidenceId) ?? 0))
      : wanted.toSorted((a, b) => compare(wish.sort, a, b));
  const single = (item: Item): Tile => ({ key: item.evidenceId, first: item, items: [item] });
  if (!wish.stacked) return ordered.map(single);
  const stacks = stackLooks(ordered.map((item) => ({ item, look: item.look, local: item.cameraTime?.local ?? null })));
  return stacks.flatMap((stack): readonly Tile[] => {
    const items = stack.map(({ item }) => item);
    const first = stack[0].item;
    return opened.has(first.evidenceId) ? items.map(single) : [{ key: first.evidenceId, first, items }];
  });
}

/** What is chosen: tiles by key, the one the keys are on, and where a range began. */
export interface Chosen {
  readonly keys: ReadonlySet<string>;
  readonly at: number;
  readonly from: number;
}

export const nothingChosen: Chosen = { keys: new Set(), at: 0, from: 0 };

function range(tiles: readonly Tile[], from: number, to: number): ReadonlySet<string> {
  return new Set(tiles.slice(Math.min(from, to), Math.max(from, to) + 1).map((tile) => tile.key));
}

/** A tile is pressed: alone, added with Ctrl, or the range up to it with Shift. */
export function choose(
  tiles: readonly Tile[],
  chosen: Chosen,
  at: number,
  how: { readonly add: boolean; readonly range: boolean },
): Chosen {
  const tile = tiles[at];
  if (tile === undefined) return chosen;
  if (how.range) return { keys: range(tiles, chosen.from, at), at, from: chosen.from };
  if (!how.add) return { keys: new Set([tile.key]), at, from: at };
  const keys = new Set(chosen.keys);
  if (!keys.delete(tile.key)) keys.add(tile.key);
  return { keys, at, from: at };
}

/**
 * Where a key leads.
 * @param columns tiles in a row
 * @param page rows on the screen
 * @returns the new index; null when the key is none of ours
 */
export function stepOf(key: string, at: number, count: number, columns: number, page: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at - columns,
    ArrowDown: at + columns,
    PageUp: at - columns * page,
    PageDown: at + columns * page,
    Home: 0,
    End: count - 1,
  };
  const to = steps[key];
  if (to === undefined) return null;
  // Beyond the first and the last row nothing moves sideways.
  if ((key === 'ArrowUp' && to < 0) || (key === 'ArrowDown' && to >= count)) return at;
  return Math.max(0, Math.min(count - 1, to));
}

/** The pieces behind the chosen tiles, in the order shown. */
export function chosenIds(tiles: readonly Tile[], chosen: Chosen): string[] {
  return tiles.filter((tile) => chosen.keys.has(tile.key)).flatMap((tile) => tile.items.map((one) => one.evidenceId));
}
