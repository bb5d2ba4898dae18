/** What a person says about a fact beside its value. */
export const confidences = ['sure', 'likely', 'unsure'] as const;
export type Confidence = (typeof confidences)[number];

export interface FactNote {
  readonly path: string;
  /** Null: not said. */
  readonly confidence: Confidence | null;
  /** Keys of the exhibits the fact is taken from. */
  readonly exhibits: readonly string[];
}

/** Longest text that is kept for a field while it is no fact yet. */
export const longestDraft = 200_000;
