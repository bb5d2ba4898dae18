/**
 * Says in time that a deadline comes near: three days, one day and three hours before, each once.
 * No electron and no clock of its own. It never waits long: a computer sleeps, its clock is set, and a timer of more
 * than 24 days would ring at once.
 */

export interface Watched {
  readonly caseId: string;
  readonly id: string;
  readonly endsAt: string;
}

export interface WatchTools<D extends Watched> {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The deadlines of the next days; rejects while no archive is open. */
  readonly list: () => Promise<readonly D[]>;
  /** Tells the person. `hours`: how many are left at most. */
  readonly tell: (deadline: D, hours: number) => void;
  /** What was told before this start; keys of this module. */
  readonly told: () => readonly string[];
  readonly keepTold: (keys: readonly string[]) => void;
  /** Calls back after so many milliseconds; gives what stops it. */
  readonly after: (ms: number, what: () => void) => () => void;
}

export interface DeadlineWatch {
  /** Looks now: after sleep, for one. */
  look(): Promise<void>;
  /** Looks shortly: something has changed, and more may change at once. */
  soon(): void;
  stop(): void;
}

const HOUR_MS = 3_600_000;
/** Told from the nearest on: what is 2 hours away is not said to be 3 days away. */
const stagesHours = [3, 24, 72] as const;
/** Never longer, whatever comes next: the clock may be set meanwhile. */
const LONGEST_WAIT_MS = 6 * HOUR_MS;
const SHORTEST_WAIT_MS = 30_000;
const MOST_TOLD = 300;

/** The stage a deadline is in; null while it is far, or has passed. */
export function stageOf(endsAt: string, now: number): number | null {
  const left = Date.parse(endsAt) - now;
  if (!(left > 0)) return null;
  return stagesHours.find((hours) => left <= hours * HOUR_MS) ?? null;
}

/** How long to wait until the next stage of any of them begins. */
export function waitFor(ends: readonly string[], now: number): number {
  const begins = ends.flatMap((end) => stagesHours.map((hours) => Date.parse(end) - hours * HOUR_MS - now));
  const next = Math.min(LONGEST_WAIT_MS, ...begins.filter((ms) => ms > 0));
  return Math.max(SHORTEST_WAIT_MS, next);
}

/** Makes the watch; it begins with the first `look` or `soon`. */
export function makeDeadlineWatch<D extends Watched>(tools: WatchTools<D>): DeadlineWatch {
  let cancel: (() => void) | null = null;
  let isStopped = false;
  let looking: Promise<void> | null = null;

  const wait = (ms: number): void => {
    cancel?.();
    cancel = isStopped ? null : tools.after(ms, () => void look());
  };

  async function lookOnce(): Promise<void> {
    let found: readonly D[];
    try {
      found = await tools.list();
    } catch {
      wait(LONGEST_WAIT_MS);
      return;
    }
    const now = tools.now();
    const told = new Set(tools.told());
    const before = told.size;
    for (const deadline of found) {
      const hours = stageOf(deadline.endsAt, now);
      const key = (stage: number): string => `${deadline.caseId} ${deadline.id} ${deadline.endsAt} ${stage}`;
      if (hours === null || isStopped) continue;
      // Where the clock was set back, a nearer stage was told of already.
      if (stagesHours.some((stage) => stage <= hours && told.has(key(stage)))) continue;
      told.add(key(hours));
      tools.tell(deadline, hours);
    }
    if (told.size !== before) tools.keepTold([...told].slice(-MOST_TOLD));
    wait(
      waitFor(
        found.map((d) => d.endsAt),
        now,
      ),
    );
  }

  function look(): Promise<void> {
    // Two looks at a time would tell twice.
    looking ??= lookOnce().finally(() => {
      looking = null;
    });
    return looking;
  }

  return {
    look,
    soon: () => wait(SHORTEST_WAIT_MS),
    stop() {
      isStopped = true;
      cancel?.();
    },
  };
}
