/** The timeline of a case: what happened when, the long silences, and the deadlines. Types only. */
export const timelineKinds = ['fact', 'message', 'evidence', 'packet', 'deadline'] as const;
export type TimelineKind = (typeof timelineKinds)[number];

export interface TimelineEvent {
  readonly id: string;
  readonly kind: TimelineKind;
  /** Milliseconds since the epoch; a date without a time counts from its start. For place and order only. */
  readonly ms: number;
  /** `YYYY-MM-DD` on the clock the time was read from. */
  readonly day: string;
  /** `HH:MM` on that clock; null for a date without a time. */
  readonly time: string | null;
  /** The fact's path without ids, or the deadline's id: named in the catalogues. */
  readonly what: string;
  /** The text of a message, an offer or a tracking event; the sentence of a deadline. */
  readonly text: string | null;
  /** A fact's path, the id of a piece of evidence, or `packet`. */
  readonly goal: string | null;
  /** How many pieces of evidence fall on the day. */
  readonly count: number;
}

export interface Timeline {
  readonly events: readonly TimelineEvent[];
  /** Silences of more than three days between two events of the story, in whole days. */
  readonly gaps: readonly { readonly fromMs: number; readonly toMs: number; readonly days: number }[];
  readonly nowMs: number;
}
