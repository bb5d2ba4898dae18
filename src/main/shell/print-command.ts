/** The system's print command (`lp` of CUPS, on Linux and macOS). What must not live here: Electron, choosing a way. */
import { execFile } from 'node:child_process';
import type { PrintJob, WayAnswer } from './printing.ts';

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Milliseconds the scheduler may take to accept a job. */
const patience = 20_000;

const run = (program: string, args: readonly string[]): Promise<Ran> =>
  new Promise((resolve) => {
    // The answers are read: they must not come in the person's language.
    const env = { ...process.env, LC_ALL: 'C' };
    execFile(program, [...args], { timeout: patience, env }, (error, out, err) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
      resolve({ code, out, err: err === '' && error !== null ? error.message : err });
    });
  });

/** The queue that takes a job when none is named; null when there is none, or no print system. */
export async function defaultQueue(): Promise<string | null> {
  if (process.platform === 'win32') return null;
  const { out } = await run('lpstat', ['-d']);
  return /^system default destination: (\S+)/m.exec(out)?.[1] ?? null;
}

/** Hands the file to the default queue, on the paper it was made for. */
export async function printByCommand(job: PrintJob): Promise<WayAnswer> {
  const queue = await defaultQueue();
  if (queue === null) return { state: 'nothing-printed', because: 'no default print queue' };
  const title = job.title.replace(/[^\p{L}\p{N}_.-]+/gu, '-').slice(0, 120);
  const { code, out, err } = await run('lp', ['-d', queue, '-o', `media=${job.paper}`, '-t', title, '--', job.file]);
  if (code === 0 && /^request id is /m.test(out)) return { state: 'queued', queue };
  // The command says no before it queues anything; one that was stopped by its time may have queued it.
  if (code !== null && code !== 0) return { state: 'nothing-printed', queue, because: firstLine(err) };
  return { state: 'doubtful', queue, because: firstLine(err) };
}

const firstLine = (text: string): string => text.trim().split('\n')[0]?.slice(0, 300) ?? '';
