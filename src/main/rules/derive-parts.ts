/**
 * What every derived fact is made with: its input, and facts that are known or unknown together with where they come from.
 * What must not live here: any particular derived fact.
 */
import type { CaseFacts } from '../../shared/domain/case-file.ts';
import { join, type Look, type Seen } from './logic.ts';
import type { Line } from './look.ts';
import type { WindowFinding } from './window.ts';

/** What a derived fact may read. */
export interface DeriveInput {
  readonly facts: CaseFacts;
  readonly line: Line | null;
  /** Entered facts only. */
  readonly look: Look;
  /** Other derived facts. */
  readonly derived: Look;
  /** Epoch milliseconds. */
  readonly asOf: number;
  readonly window: WindowFinding | null;
  readonly held: ReadonlyMap<string, number>;
  readonly integrityFlags: number;
  /** The reading of S2.2c at hand. */
  readonly readingOfQuality: 'A+B' | 'C';
}

export type Derive = (input: DeriveInput) => Seen;

/** A derived fact that is known, and the facts it was read from. */
export const known = (value: unknown, ...from: readonly Seen[]): Seen => ({
  known: true,
  value,
  used: join(from.map((s) => s.used)),
});

/** A derived fact that cannot be told, for want of those facts. */
export const unknown = (...from: readonly Seen[]): Seen => ({
  known: false,
  used: join(from.map((s) => s.used)),
  missing: join(from.map((s) => (s.known ? [] : s.missing))),
  disputed: join(from.map((s) => (s.known ? [] : s.disputed))),
});

/** The value of a fact, or undefined. */
export const factValue = (s: Seen): unknown => (s.known ? s.value : undefined);

export const isDisputed = (s: Seen): boolean => !s.known && s.disputed.length > 0;

/** What a person settled himself about the case or one of its lines, the last word of several. */
export function overrideOf(
  facts: CaseFacts,
  line: Line | null,
  about: string,
): NonNullable<CaseFacts['overrides']>[number] | undefined {
  const wanted = [about, `lines[${line?.id ?? '1'}].${about}`];
  return (facts.overrides ?? []).findLast((o) => wanted.includes(o.conclusion));
}
