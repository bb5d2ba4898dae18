/** A case as lists show it, from what was kept when it was last judged. Types and names only. */
import type { Deadline } from './answer.ts';
import type { Money } from './values.ts';

export const caseStatuses = ['open', 'waiting', 'closed', 'trash'] as const;
export type CaseStatus = (typeof caseStatuses)[number];

/** What the list can be sorted by. */
export const caseSorts = ['changed', 'due', 'buyer', 'amount', 'step', 'case'] as const;
export type CaseSort = (typeof caseSorts)[number];

/** Which deadlines a list is narrowed to: passed, within a week, within a month, without a day that a source gives. */
export const dueRanges = ['passed', 'week', 'month', 'none'] as const;
export type DueRange = (typeof dueRanges)[number];

/** Whose turn it is. */
export const turns = ['you', 'them', 'nobody'] as const;
export type Turn = (typeof turns)[number];

export interface ListedDeadline {
  readonly id: string;
  /** Day or instant with offset as its source gives it; null: no source gives a day, and none is shown. */
  readonly at: string | null;
  readonly zone: string | null;
  readonly whose: Deadline['whose'];
  readonly source: string;
  readonly says: string;
}

export interface CaseListRow {
  readonly caseId: string;
  readonly title: string | null;
  readonly status: CaseStatus;
  readonly orderNo: string | null;
  readonly customerName: string | null;
  readonly customerLatin: string | null;
  readonly product: string | null;
  readonly reasons: readonly string[];
  readonly total: Money | null;
  /** Null while the case was not judged. */
  readonly step: string | null;
  readonly turn: Turn | null;
  readonly nextCode: string | null;
  readonly nextGoal: string | null;
  readonly stances: readonly string[];
  readonly due: ListedDeadline | null;
  /** How many facts are asked for, and the one that decides most. */
  readonly questions: number;
  readonly question: { readonly fact: string; readonly ask: string } | null;
  /** Packets that were issued. */
  readonly packets: number;
  readonly trashedAt: string | null;
  readonly createdAt: string;
  readonly changedAt: string;
}
