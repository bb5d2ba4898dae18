/**
 * The places of the window and the way between them: where one is, and where Back and Forward lead.
 * To add a place: its kind below, its entry in `navPlaces` and in the icons of `top-bar.tsx` when it stands in the top bar, its screen in `desk.tsx`.
 */

/** Where one is. A case names its case, the settings may name the section to bring up. */
export type Place =
  | { readonly at: 'today' }
  | { readonly at: 'cases' }
  | { readonly at: 'rules' }
  | { readonly at: 'case'; readonly caseId: string }
  | { readonly at: 'settings'; readonly section?: string };

export type NavPlace = Exclude<Place['at'], 'case'>;

/** What the top bar offers, in its order. A place is named here only together with its screen. */
export const navPlaces: readonly NavPlace[] = ['today', 'cases', 'rules', 'settings'];

/** The places that were visited, and which of them is shown. */
export interface Way {
  readonly visited: readonly Place[];
  readonly index: number;
}

export type Step =
  | { readonly do: 'go'; readonly to: Place }
  | { readonly do: 'back' }
  | { readonly do: 'forward' }
  /** Another archive: what was visited lies in the one before. */
  | { readonly do: 'restart'; readonly at: Place };

const MOST_VISITED = 50;

export const placeOf = ({ visited, index }: Way): Place => visited[index] ?? { at: 'today' };
export const canGoBack = (way: Way): boolean => way.index > 0;
export const canGoForward = (way: Way): boolean => way.index < way.visited.length - 1;

/** True when two places are the same screen of the same thing. */
export function samePlace(one: Place, other: Place): boolean {
  if (one.at === 'case' && other.at === 'case') return one.caseId === other.caseId;
  if (one.at === 'settings' && other.at === 'settings') return one.section === other.section;
  return one.at === other.at;
}

/** One step on the way. Going where one is already changes nothing; going somewhere new forgets what lay ahead. */
export function takeStep(way: Way, step: Step): Way {
  if (step.do === 'restart') return { visited: [step.at], index: 0 };
  if (step.do === 'back') return canGoBack(way) ? { ...way, index: way.index - 1 } : way;
  if (step.do === 'forward') return canGoForward(way) ? { ...way, index: way.index + 1 } : way;
  if (samePlace(placeOf(way), step.to)) return way;
  const visited = [...way.visited.slice(0, way.index + 1), step.to].slice(-MOST_VISITED);
  return { visited, index: visited.length - 1 };
}

/** The one case that a window was opened for; null in the desk. @param hash of the page's address */
export function ownCaseOf(hash: string): string | null {
  return /^#case=([A-Za-z0-9_-]{1,40})$/.exec(hash)?.[1] ?? null;
}
