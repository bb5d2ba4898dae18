/** How long work shows outside the window: a bar on the taskbar, and a blink when it is done in the background. No electron. */
import type { JobView } from '../../shared/contract/channels.ts';

/** No bar at all. */
const NO_BAR = -1;
/** A bar that only moves, in the numbers of Electron. */
const MOVING = 2;

export interface SignTools {
  /** 0 to 1, 2 for a bar that only moves, -1 for none. */
  readonly bar: (value: number) => void;
  /** Calls for attention. */
  readonly blink: () => void;
  /** True while the person looks at one of our windows. */
  readonly isWatched: () => boolean;
}

/** What the bar shows for these jobs; none once nothing runs. */
export function barFor(jobs: readonly JobView[]): number {
  const running = jobs.filter((job) => job.state === 'running');
  if (running.length === 0) return NO_BAR;
  const parts = running.flatMap(({ done, total }) => (total === null || total <= 0 ? [] : [Math.min(1, done / total)]));
  if (parts.length === 0) return MOVING;
  return parts.reduce((sum, part) => sum + part, 0) / parts.length;
}

/** Makes the listener that hears of every change of a job. */
export function makeJobSigns(tools: SignTools): (job: JobView) => void {
  const known = new Map<string, JobView>();
  let shown = NO_BAR;
  return (job) => {
    if (job.state === 'running') known.set(job.jobId, job);
    else {
      const ran = known.delete(job.jobId);
      // Who cancelled it knows.
      if (ran && job.state !== 'cancelled' && !tools.isWatched()) tools.blink();
    }
    const value = barFor([...known.values()]);
    if (value === shown) return;
    shown = value;
    tools.bar(value);
  };
}
