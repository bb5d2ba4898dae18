/**
 * One child process and the queue of jobs before it: one job at a time, watched for life, time and memory.
 * What must not live here: what a job does, or which job goes to which lane.
 */
import { readFile } from 'node:fs/promises';
import { Trouble, type TroubleCode, type TroubleDetails, troubles } from '../../shared/errors.ts';
import type { ChildPort } from './child-port.ts';
import type { JobProgress } from './job-table.ts';
import type { FromChild, ToChild } from './messages.ts';

export interface LaneLimits {
  /** No message at all, not even the heartbeat, for so long: the child is stuck in a loop. */
  readonly silenceMs: number;
  /** Heartbeats, but no progress, event or item for so long: the job is stuck. */
  readonly stallMs: number;
  readonly memoryBytes: number;
  /** A fresh child after so many jobs: picture and PDF decoders do not give all their memory back. */
  readonly jobsPerChild: number;
  /** How long a cancelled job may take to stop by itself. */
  readonly graceMs: number;
}

export interface LaneJob {
  readonly name: string;
  readonly input: unknown;
  readonly onProgress: ((progress: JobProgress) => void) | undefined;
  readonly onEvent: ((event: unknown) => void) | undefined;
  readonly signal: AbortSignal | undefined;
}

interface Running {
  readonly id: number;
  readonly job: LaneJob;
  readonly inHand: Set<string>;
  lastSound: number;
  lastStep: number;
  settle(outcome: { readonly value: unknown } | { readonly error: Error }): void;
}

interface Child {
  readonly port: ChildPort;
  jobs: number;
  rssBytes: number;
  /** Why we ended it; null while it lives or when it died by itself. */
  endedFor: { readonly code: TroubleCode; readonly details: TroubleDetails } | null;
}

const checkEveryMs = 250;

export interface Lane {
  run(job: LaneJob): Promise<unknown>;
  close(): Promise<void>;
}

/** @param spawn makes a child; called for the first job and after each child that ended */
export function createLane(spawn: () => ChildPort, limits: LaneLimits): Lane {
  let child: Child | null = null;
  let running: Running | null = null;
  let lastId = 0;
  let queue: Promise<unknown> = Promise.resolve();
  let exits: Promise<void> = Promise.resolve();

  function start(): Child {
    const started: Child = { port: spawn(), jobs: 0, rssBytes: 0, endedFor: null };
    started.port.onMessage((message) => hear(started, message as FromChild));
    exits = new Promise((resolve) => {
      started.port.onExit(() => {
        if (child === started) child = null;
        const job = running;
        resolve();
        if (job === null) return;
        const why = started.endedFor ?? { code: 'JOB_CHILD_DIED' as const, details: {} };
        job.settle({ error: new Trouble(why.code, { ...why.details, inHand: [...job.inHand] }) });
      });
    });
    return started;
  }

  function end(which: Child, code: TroubleCode, details: TroubleDetails): void {
    which.endedFor ??= { code, details };
    which.port.kill();
  }

  function hear(from: Child, message: FromChild): void {
    const job = running;
    if (job === null || from !== child) return;
    job.lastSound = performance.now();
    if (message.is === 'alive') {
      from.rssBytes = message.rssBytes;
      return;
    }
    if (message.id !== job.id) return;
    job.lastStep = job.lastSound;
    switch (message.is) {
      case 'progress':
        job.job.onProgress?.(message.progress);
        return;
      case 'event':
        job.job.onEvent?.(message.event);
        return;
      case 'begin':
        job.inHand.add(message.item);
        return;
      case 'end':
        job.inHand.delete(message.item);
        return;
      case 'done':
        if (message.retire) from.jobs = limits.jobsPerChild;
        job.settle({ value: message.output });
        return;
      case 'trouble':
        job.settle({ error: fromChildTrouble(message.code, message.details) });
        return;
      case 'bug': {
        const bug = new Error(`${job.job.name}: ${message.message}`);
        bug.stack = message.stack;
        job.settle({ error: bug });
      }
    }
  }

  async function watch(which: Child, job: Running): Promise<void> {
    const now = performance.now();
    const seconds = (ms: number): number => Math.round(ms / 1000);
    if (now - job.lastSound > limits.silenceMs) end(which, 'JOB_TOOK_TOO_LONG', { seconds: seconds(limits.silenceMs) });
    else if (now - job.lastStep > limits.stallMs) end(which, 'JOB_TOOK_TOO_LONG', { seconds: seconds(limits.stallMs) });
    const rss = (await residentBytes(which.port.pid)) ?? which.rssBytes;
    if (rss > limits.memoryBytes && running === job) {
      end(which, 'JOB_CHILD_TOO_BIG', { megabytes: Math.round(limits.memoryBytes / 1e6) });
    }
  }

  async function runNow(job: LaneJob): Promise<unknown> {
    if (job.signal?.aborted) throw new Trouble('JOB_CANCELLED');
    if (child !== null && child.jobs >= limits.jobsPerChild) {
      child.port.kill();
      await exits;
    }
    child ??= start();
    const mine = child;
    mine.jobs += 1;
    lastId += 1;
    const id = lastId;
    let timer: NodeJS.Timeout | undefined;
    let grace: NodeJS.Timeout | undefined;
    const cancel = (): void => {
      mine.port.send({ is: 'cancel', id } satisfies ToChild);
      grace = setTimeout(() => end(mine, 'JOB_CANCELLED', {}), limits.graceMs);
    };
    try {
      return await new Promise((resolve, reject) => {
        const now = performance.now();
        const entry: Running = {
          id,
          job,
          inHand: new Set(),
          lastSound: now,
          lastStep: now,
          settle: (outcome) => {
            if (running !== entry) return;
            running = null;
            if ('value' in outcome) resolve(outcome.value);
            else reject(outcome.error);
          },
        };
        running = entry;
        timer = setInterval(() => void watch(mine, entry), checkEveryMs);
        job.signal?.addEventListener('abort', cancel, { once: true });
        mine.port.send({ is: 'run', id, name: job.name, input: job.input } satisfies ToChild);
      });
    } finally {
      clearInterval(timer);
      clearTimeout(grace);
      job.signal?.removeEventListener('abort', cancel);
    }
  }

  return {
    run(job) {
      const result = queue.then(() => runNow(job));
      queue = result.catch(() => {});
      return result;
    },
    async close() {
      if (child === null) return;
      end(child, 'JOB_CANCELLED', {});
      await exits;
    },
  };
}

/** A trouble by its code; a code that this version does not know is a bug, not a refusal. */
function fromChildTrouble(code: string, details: TroubleDetails): Error {
  return code in troubles
    ? new Trouble(code as TroubleCode, details)
    : new Error(`Unknown trouble of the child: ${code}`);
}

/** Resident memory of a process in bytes where /proc tells it, else null. */
async function residentBytes(pid: number | undefined): Promise<number | null> {
  if (process.platform !== 'linux' || pid === undefined) return null;
  try {
    const match = /^VmRSS:\s+(\d+) kB/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'));
    return match ? Number(match[1]) * 1024 : null;
  } catch {
    return null;
  }
}
