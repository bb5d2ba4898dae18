/** A worker whose intake does what its first path says: for the client's tests. */

import type { JobHandler } from '../../src/main/jobs/job-table.ts';
import { serveJobs } from '../../src/main/jobs/serve.ts';
import { Trouble } from '../../src/shared/errors.ts';
import { noJobs } from './no-jobs.ts';

const eaten: Buffer[] = [];
const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const odd: JobHandler<'evidence.intake'> = async (input, tools) => {
  const progress = (done: number): void => tools.progress({ done, total: 2, unit: 'files', label: '' });
  const event = (path: string): void =>
    tools.emit({
      path,
      pathInFolder: null,
      rawNameHex: null,
      outcome: { is: 'skipped', code: 'INTAKE_SYMLINK', details: {} },
    });
  switch (input.paths[0]) {
    case 'tell':
      progress(1);
      event('a');
      progress(2);
      event('b');
      return { found: 2, unfinished: false };
    case 'retire':
      tools.retire();
      return { found: 0, unfinished: false };
    case 'trouble':
      throw new Trouble('INTAKE_TOO_MANY_FILES', { limit: 1 });
    case 'bug':
      throw new Error('a bug');
    case 'die':
      tools.begin('first.jpg')();
      tools.begin('second.jpg');
      process.kill(process.pid, 'SIGKILL');
      break;
    case 'block':
      for (;;);
    case 'wait':
      progress(1);
      await later(60_000);
      break;
    case 'listen':
      progress(1);
      while (!tools.signal.aborted) await later(10);
      throw new Trouble('JOB_CANCELLED');
    case 'swell':
      for (;;) {
        eaten.push(Buffer.alloc(40_000_000, 1));
        await later(10);
      }
  }
  return { found: 0, unfinished: false };
};

serveJobs({
  ...noJobs,
  'evidence.intake': async () => odd,
  'packet.pages': async () => async () => ({ pages: 0 }),
});
