/** The ways to look at the list: the ones that are always there, and how a view is narrowed. Pure of React. */
import type { CaseView } from '../../../shared/contract/channels/list-channels.ts';

export const wholeList: CaseView = {
  query: '',
  statuses: ['open', 'waiting', 'closed'],
  steps: [],
  reasons: [],
  turn: null,
  due: null,
  sort: 'changed',
  down: true,
};
const openOnly: CaseView = { ...wholeList, statuses: ['open', 'waiting'] };

/** Views that need not be saved. */
export const standingViews = {
  all: wholeList,
  yours: { ...openOnly, turn: 'you', sort: 'due', down: false },
  week: { ...openOnly, due: 'week', sort: 'due', down: false },
  passed: { ...openOnly, due: 'passed', sort: 'due', down: true },
  closed: { ...wholeList, statuses: ['closed'] },
  trash: { ...wholeList, statuses: ['trash'] },
} as const satisfies Record<string, CaseView>;
export type StandingView = keyof typeof standingViews;
export const standingViewNames = Object.keys(standingViews) as readonly StandingView[];

/** True when two views show the same cases in the same order. */
export function sameView(one: CaseView, other: CaseView): boolean {
  const plain = (view: CaseView): string =>
    JSON.stringify([
      view.query,
      [...view.statuses].sort(),
      [...view.steps].sort(),
      [...view.reasons].sort(),
      view.turn,
      view.due,
      view.sort,
      view.down,
    ]);
  return plain(one) === plain(other);
}

/** True when a view leaves cases out that its statuses would show. */
export function isNarrowed(view: CaseView): boolean {
  return (
    view.query !== '' || view.steps.length > 0 || view.reasons.length > 0 || view.turn !== null || view.due !== null
  );
}

/** The same view without its filters and its search. */
export function widened(view: CaseView): CaseView {
  return { ...view, query: '', steps: [], reasons: [], turn: null, due: null };
}

/** Adds a word to a list or takes it out. */
export function toggled<T>(list: readonly T[], word: T): T[] {
  return list.includes(word) ? list.filter((one) => one !== word) : [...list, word];
}
