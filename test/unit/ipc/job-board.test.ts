import { expect, test } from 'vitest';
import { makeJobBoard } from '../../../src/main/ipc/job-board.ts';
import type { JobView } from '../../../src/shared/contract/channels.ts';

const explain = (error: unknown) => ({ code: 'X', message: String(error), nextStep: '' });
const breathe = async (): Promise<void> => {
  for (let i = 0; i < 5; i += 1) await Promise.resolve();
};

test('a job tells its beginning, its progress at a human pace, and its end; its result is kept', async () => {
  const heard: JobView[] = [];
  let now = 0;
  const board = makeJobBoard(
    (job) => heard.push(job),
    explain,
    () => now,
  );
  const jobId = board.start({
    kind: 'sample',
    caseId: null,
    async do({ progress }) {
      for (let done = 1; done <= 100; done += 1) {
        now += 10;
        progress({ done, total: 100, unit: 'files', label: `f${done}` });
      }
      return { kind: 'sample', caseIds: ['CB-0001'] };
    },
  });
  await breathe();
  expect(heard[0]).toMatchObject({ jobId, state: 'running', done: 0 });
  expect(heard.at(-1)).toMatchObject({ state: 'done', done: 100 });
  expect(heard.length).toBeLessThan(20);
  expect(board.result(jobId)).toEqual({ kind: 'sample', caseIds: ['CB-0001'] });
  expect(board.result('J99')).toBeNull();
});

test('cancel reaches the work, and the job says so', async () => {
  const board = makeJobBoard(() => {}, explain);
  const jobId = board.start({
    kind: 'intake',
    caseId: 'CB-0001',
    do: ({ signal }) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopped')))),
  });
  board.cancel('J99');
  expect(board.list()[0]).toMatchObject({ state: 'running' });
  board.cancel(jobId);
  await breathe();
  expect(board.list()[0]).toMatchObject({ jobId, state: 'cancelled' });
  expect(board.result(jobId)).toBeNull();
});

test('a failed job keeps the words of its trouble', async () => {
  const board = makeJobBoard(() => {}, explain);
  board.start({ kind: 'packet', caseId: 'CB-0001', do: () => Promise.reject(new Error('disk full')) });
  await breathe();
  expect(board.list()[0]).toMatchObject({ state: 'failed', trouble: { message: 'Error: disk full' } });
});
