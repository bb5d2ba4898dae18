/** What every bench gives back. */

/** One line of the table. Times in milliseconds, weights and counts in `unit`. */
export interface BenchRow {
  readonly name: string;
  readonly oursMs?: number;
  readonly peerMs?: number;
  /** For figures that are no times: megabytes, files a second … */
  readonly value?: number;
  readonly peerValue?: number;
  readonly unit?: string;
  /** Ours divided by the peer's. */
  readonly ratio?: number;
  /** What we want to reach, in words: "at most 1.6 × the peer". */
  readonly aim?: string;
  /** Whether the aim was reached; null where it was not measured. */
  readonly ok: boolean | null;
  readonly note?: string;
}

/** `run…Bench` of the files beside this one that `benchNames` names. */
export type BenchRun = (options: { readonly quick: boolean }) => Promise<readonly BenchRow[]>;

export const benchNames = ['intake', 'packet', 'window', 'memory', 'typing', 'photos', 'rules', 'rejudge'] as const;
export type BenchName = (typeof benchNames)[number];
