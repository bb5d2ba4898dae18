/** The long works under way: each has an id, tells how far it is, can be cancelled, and keeps its result until it is asked for. */
import type { JobView, OutputOf } from '../../shared/contract/channels.ts';
import type { TroubleEnvelope } from '../../shared/errors.ts';

export type JobResult = NonNullable<OutputOf<'job.result'>>;

export interface Work {
  readonly kind: JobView['kind'];
  readonly caseId: string | null;
  /** It can be begun again at any time and nothing is lost: nobody is asked before it is cut off. */
  readonly isDispensable?: boolean;
  /** Does the work; the result is kept, a thrown error becomes the job's trouble. */
  do(tools: WorkTools): Promise<JobResult>;
}

export interface WorkTools {
  readonly signal: AbortSignal;
  progress(at: {
    readonly done: number;
    readonly total: number | null;
    readonly unit: JobView['unit'];
    readonly label: string;
  }): void;
}

export interface JobBoard {
  /** Starts a work and gives its id at once. */
  start(work: Work): string;
  list(): readonly JobView[];
  /** How many works are under way that must not be cut off without asking. */
  holding(): number;
  /** The result of a job that is done; null for any other. */
  result(jobId: string): JobResult | null;
  /** Asks a running job to stop; says nothing of one that is over. */
  cancel(jobId: string): void;
  cancelAll(): void;
}

const KEPT = 50;
/** The page needs no more than this many pictures of the progress a second. */
const EVERY_MS = 80;

interface Entry {
  view: JobView;
  result: JobResult | null;
  readonly stop: AbortController;
  readonly isDispensable: boolean;
}

/**
 * Makes a board.
 * @param tell hears of every change of a job
 * @param explain turns what a work threw into words
 * @param clock milliseconds, for the pace of progress only
 */
export function makeJobBoard(
  tell: (job: JobView) => void,
  explain: (error: unknown) => TroubleEnvelope,
  clock: () => number = () => performance.now(),
): JobBoard {
  const entries = new Map<string, Entry>();
  let count = 0;

  const change = (entry: Entry, next: Partial<JobView>): void => {
    entry.view = { ...entry.view, ...next };
    tell(entry.view);
  };

  const forgetOld = (): void => {
    for (const [id, entry] of entries) {
      if (entries.size <= KEPT) return;
      if (entry.view.state !== 'running') entries.delete(id);
    }
  };

  return {
    start(work) {
      count += 1;
      const jobId = `J${count}`;
      const entry: Entry = {
        view: {
          jobId,
          kind: work.kind,
          caseId: work.caseId,
          state: 'running',
          done: 0,
          total: null,
          unit: 'steps',
          label: '',
          trouble: null,
        },
        result: null,
        stop: new AbortController(),
        isDispensable: work.isDispensable === true,
      };
      entries.set(jobId, entry);
      forgetOld();
      let toldAt = Number.NEGATIVE_INFINITY;
      const tools: WorkTools = {
        signal: entry.stop.signal,
        progress(at) {
          if (entry.view.state !== 'running') return;
          if (clock() - toldAt < EVERY_MS && at.done !== at.total) {
            entry.view = { ...entry.view, ...at };
            return;
          }
          toldAt = clock();
          change(entry, at);
        },
      };
      tell(entry.view);
      work.do(tools).then(
        (result) => {
          entry.result = result;
          change(entry, { state: 'done' });
        },
        (error: unknown) => {
          const trouble = explain(error);
          change(entry, { state: entry.stop.signal.aborted ? 'cancelled' : 'failed', trouble });
        },
      );
      return jobId;
    },
    list: () => [...entries.values()].map((e) => e.view),
    holding: () => [...entries.values()].filter((e) => e.view.state === 'running' && !e.isDispensable).length,
    result: (jobId) => entries.get(jobId)?.result ?? null,
    cancel: (jobId) => entries.get(jobId)?.stop.abort(),
    cancelAll() {
      for (const entry of entries.values()) entry.stop.abort();
    },
  };
}
