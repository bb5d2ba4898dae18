/** Long works: which there are, what came of one, stop one. */
import type { Handlers } from './answer-call.ts';
import type { Room } from './room.ts';

export function jobHandlers({ jobs }: Room): Pick<Handlers, 'job.list' | 'job.result' | 'job.cancel'> {
  return {
    'job.list': () => ({ jobs: jobs.list() }),
    'job.result': ({ jobId }) => jobs.result(jobId),
    'job.cancel': ({ jobId }) => {
      jobs.cancel(jobId);
      return { done: true };
    },
  };
}
