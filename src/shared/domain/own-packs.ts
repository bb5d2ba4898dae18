/** What is said of a rule pack that a person wrote: shared by the check in the child, the use-cases and the page. */

/** One thing that is wrong with a pack, or still missing in it. */
export interface PackSaid {
  readonly file: string;
  /** From 1; null where it is about the pack as a whole. */
  readonly line: number | null;
  /** Place in the pack: `rules.3.when`. */
  readonly at: string;
  readonly problem: string;
  readonly problemZh: string;
}

export interface PackChecked {
  /** The files as one content; null where a problem refuses the pack. */
  readonly content: Readonly<Record<string, unknown>> | null;
  readonly problems: readonly PackSaid[];
  readonly remarks: readonly PackSaid[];
  /** How far the clauses of the source are spoken of. */
  readonly clauses: readonly {
    readonly clause: string;
    readonly rules: number;
    readonly examples: number;
    readonly isLeftOut: boolean;
  }[];
}

/** One thing that would be otherwise. */
export interface Shift {
  /** Id of the line; null for the case as a whole. */
  readonly line: string | null;
  readonly what: 'stance' | 'says' | 'window' | 'last-day' | 'freight' | 'step' | 'deadline' | 'question' | 'warning';
  /** Which leg, deadline, question or warning; null for the others. */
  readonly name: string | null;
  /** A code of the field, a day, or a sentence; null: it is not there. */
  readonly before: string | null;
  readonly after: string | null;
}

/** What one case would become: one entry for each thing that changes. */
export interface CaseShift {
  readonly caseId: string;
  readonly name: string | null;
  readonly shifts: readonly Shift[];
}
