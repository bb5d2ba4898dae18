/**
 * Entry of the child process: opens foreign files and builds packets, away from the window and the database.
 * Joins the leaves (vault, media, packet). What must not live here: the database, Electron, any decision about a case.
 */
import { type Handlers, serveJobs } from './jobs/serve.ts';

const handlers: Handlers = {
  'evidence.intake': async () => {
    const [{ intakeJob }, { mediaExaminer }] = await Promise.all([
      import('./vault/intake-job.ts'),
      import('./media/examine.ts'),
    ]);
    return intakeJob(mediaExaminer);
  },
  'evidence.renditions': async () => {
    const [{ renditionsJob }, { mediaExaminer }] = await Promise.all([
      import('./vault/intake-renditions.ts'),
      import('./media/examine.ts'),
    ]);
    return renditionsJob(mediaExaminer);
  },
  'packet.build': async () => (await import('./packet/packet-job.ts')).buildPacketJob,
  'packet.pages': async () => (await import('./packet/page-images-job.ts')).renderPagesJob,
};

serveJobs(handlers);
