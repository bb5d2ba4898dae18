/** The client of the child process: one job at a time, answers, trouble, death and limits. */
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { ChildPort } from '../../src/main/jobs/child-port.ts';
import { createJobClient } from '../../src/main/jobs/client.ts';
import { forkPort } from '../../src/main/jobs/fork-port.ts';
import type { IntakeInput, JobClient } from '../../src/main/jobs/job-table.ts';
import type { LaneLimits } from '../../src/main/jobs/lane.ts';
import { Trouble } from '../../src/shared/errors.ts';

const worker = path.join(import.meta.dirname, 'odd-worker.ts');

function open(limits: Partial<LaneLimits> = {}): { jobs: JobClient; ports: ChildPort[] } {
  const ports: ChildPort[] = [];
  const spawn = forkPort(worker);
  const jobs = createJobClient(() => {
    const port = spawn();
    ports.push(port);
    return port;
  }, limits);
  onTestFinished(() => jobs.close());
  return { jobs, ports };
}

/** The odd worker does what the first path says. */
const does = (what: string): IntakeInput => ({
  archiveRoot: '',
  paths: [what],
  limits: { files: 0, depth: 0, bytes: 0, spareBytes: 0 },
  known: [],
  settled: [],
  givenUp: [],
  doubtful: [],
});

const code = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Trouble ? error.code : error),
  );

test('progress, events and the answer arrive in order; no child before the first job', async () => {
  const { jobs, ports } = open();
  expect(ports).toHaveLength(0);
  const heard: unknown[] = [];
  const answer = await jobs.run('evidence.intake', does('tell'), {
    onProgress: (progress) => heard.push(progress.done),
    onEvent: (event) => heard.push(event.path),
  });
  expect(heard).toEqual([1, 'a', 2, 'b']);
  expect(answer).toEqual({ found: 2, unfinished: false });
});

test('trouble of a job is trouble here; a bug is an error with its stack; the child lives on', async () => {
  const { jobs, ports } = open();
  expect(await code(jobs.run('evidence.intake', does('trouble')))).toBe('INTAKE_TOO_MANY_FILES');
  const bug = await code(jobs.run('evidence.intake', does('bug')));
  expect(bug).toBeInstanceOf(Error);
  expect(String((bug as Error).message)).toContain('evidence.intake: a bug');
  expect((bug as Error).stack).toContain('odd-worker.ts');
  expect(ports).toHaveLength(1);
});

test('a death names what was in hand; the next job has a fresh child', async () => {
  const { jobs, ports } = open();
  const death = await jobs.run('evidence.intake', does('die')).catch((error: unknown) => error);
  expect(death).toMatchObject({ code: 'JOB_CHILD_DIED', details: { inHand: ['second.jpg'] } });
  expect(await code(jobs.run('evidence.intake', does('tell')))).toBe('done');
  expect(ports).toHaveLength(2);
});

test('a job that blocks its process is ended', async () => {
  const { jobs } = open({ silenceMs: 1800 });
  expect(await code(jobs.run('evidence.intake', does('block')))).toBe('JOB_TOOK_TOO_LONG');
});

test('a job that waits for ever is ended, though its process is alive', async () => {
  const { jobs } = open({ stallMs: 1500 });
  expect(await code(jobs.run('evidence.intake', does('wait')))).toBe('JOB_TOOK_TOO_LONG');
});

test('a job that takes too much memory is ended', async () => {
  const { jobs } = open({ memoryBytes: 400e6 });
  expect(await code(jobs.run('evidence.intake', does('swell')))).toBe('JOB_CHILD_TOO_BIG');
});

test('cancel: a job that listens stops by itself, one that does not is ended', async () => {
  const { jobs, ports } = open({ graceMs: 300 });
  const cancelled = (what: string): Promise<unknown> => {
    const stop = new AbortController();
    return code(jobs.run('evidence.intake', does(what), { signal: stop.signal, onProgress: () => stop.abort() }));
  };
  expect(await cancelled('listen')).toBe('JOB_CANCELLED');
  expect(ports).toHaveLength(1);
  expect(await cancelled('wait')).toBe('JOB_CANCELLED');
  expect(await code(jobs.run('evidence.intake', does('tell')))).toBe('done');
  expect(ports).toHaveLength(2);
  expect(await code(jobs.run('evidence.intake', does('tell'), { signal: AbortSignal.abort() }))).toBe('JOB_CANCELLED');
});

test('jobs of one lane wait for each other; packets have a lane of their own', async () => {
  const { jobs, ports } = open();
  const order: string[] = [];
  const stop = new AbortController();
  const long = jobs.run('evidence.intake', does('listen'), { signal: stop.signal }).catch(() => order.push('first'));
  const next = jobs.run('evidence.intake', does('tell')).then(() => order.push('second'));
  await jobs.run('packet.pages', { file: '', outDir: '', dpi: 1 }).then(() => order.push('packet'));
  stop.abort();
  await Promise.all([long, next]);
  expect(order).toEqual(['packet', 'first', 'second']);
  expect(ports).toHaveLength(2);
});

test('a child is replaced after its number of jobs, or when a handler asks for it', async () => {
  const { jobs, ports } = open({ jobsPerChild: 2 });
  for (let i = 0; i < 5; i += 1) await jobs.run('evidence.intake', does('tell'));
  expect(ports).toHaveLength(3);
  await jobs.run('evidence.intake', does('retire'));
  await jobs.run('evidence.intake', does('tell'));
  expect(ports).toHaveLength(4);
});

test('the child ends when its parent closes the channel or is gone', async () => {
  const { jobs, ports } = open();
  await jobs.run('evidence.intake', does('tell'));
  const pid = ports[0]?.pid ?? 0;
  await jobs.close();
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
});
