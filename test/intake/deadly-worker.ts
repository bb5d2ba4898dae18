/** The real worker with decoders that die, hang or swell on files named so: stands for a hole in a decoder. */
import { Buffer } from 'node:buffer';
import { serveJobs } from '../../src/main/jobs/serve.ts';
import { mediaExaminer } from '../../src/main/media/examine.ts';
import { intakeJob } from '../../src/main/vault/intake-job.ts';
import { renditionsJob } from '../../src/main/vault/intake-renditions.ts';
import { noJobs } from './no-jobs.ts';

let tiring = 0;
const swollen: Buffer[] = [];

const deadly: typeof mediaExaminer = {
  ...mediaExaminer,
  isWorn: () => tiring >= 3,
  examine: async (file, name, detected) => {
    if (name.includes('dies')) process.kill(process.pid, 'SIGKILL');
    while (name.includes('hangs'));
    if (name.includes('tires')) tiring += 1;
    if (name.includes('swells')) {
      for (;;) {
        swollen.push(Buffer.alloc(50_000_000, 1));
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
    return mediaExaminer.examine(file, name, detected);
  },
};

/** Dies on pictures that are wider than high by more than two: the test's mark for "kills when it is printed". */
const deadlyOnPaper: typeof mediaExaminer = {
  ...deadly,
  makePicture: async (source, kind, size) => {
    const made = await mediaExaminer.makePicture(source, kind, size);
    if (made.is === 'made' && made.width > made.height * 2) process.kill(process.pid, 'SIGKILL');
    return made;
  },
};

serveJobs({
  ...noJobs,
  'evidence.intake': async () => intakeJob(deadly),
  'evidence.renditions': async () => renditionsJob(deadlyOnPaper, async () => null),
});
