/** The shapes of what a pasted text says. Nothing here is a fact: the person ticks what is right. */
import type { When } from '../values.ts';

export interface Proposal {
  /** `order.total`; in a list without the id of an entry: `order.items[].quantity`. */
  readonly path: string;
  /** For a list: which of the entries that the text tells of, from 0. */
  readonly entry?: number;
  /** A time carries an empty zone where the passage does not say whose clock it is. */
  readonly value: unknown;
  readonly passage: string;
  /** Where the passage begins, counted from 1. */
  readonly line: number;
  /** False where the passage can be read in several ways, or another passage says something else. */
  readonly isPlain: boolean;
}

/** The exporter's own names: of his firm and of whoever works there, as they write them and in Latin letters. */
export type OwnNames = readonly string[];

export interface PastedMessage {
  readonly when: When | null;
  /** The name as it stands there. */
  readonly speaker: string;
  readonly text: string;
  readonly line: number;
  /** Only where the form of the text leaves no doubt. */
  readonly channel: 'email' | null;
}

/** How days such as 04/05/2025 are written in the text. */
export type DayOrder = 'day-first' | 'month-first';

export interface PasteReading {
  readonly proposals: readonly Proposal[];
  readonly messages: readonly PastedMessage[];
  /** A day that nothing in the text tells apart, as it stands there; null where there is none. */
  readonly openDay: string | null;
}

/** What one line says, before it is held against the others. */
export type Found = Omit<Proposal, 'isPlain' | 'line'> & { readonly isPlain?: boolean; readonly line: number };
