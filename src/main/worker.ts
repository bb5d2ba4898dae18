/**
 * Entry of the child process: opens foreign files, builds packets and keeps archives safe, away from the window.
 * Joins the parts. What must not live here: writing to the casebook, Electron, any decision about a case.
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
    // The PDF reader is loaded when the first PDF wants a picture.
    const drawFirstPage = async (bytes: Uint8Array) =>
      (await import('./packet/evidence/first-page.ts')).drawFirstPage(bytes);
    return renditionsJob(mediaExaminer, drawFirstPage);
  },
  'evidence.text': async () => (await import('./packet/read-text-job.ts')).readTextJob,
  'packet.build': async () => (await import('./packet/packet-job.ts')).buildPacketJob,
  'archive.backup': async () => (await import('./cases/keeping/backup-job.ts')).backupJob,
  'archive.restore': async () => (await import('./cases/keeping/restore-job.ts')).restoreJob,
  'archive.check': async () => (await import('./cases/keeping/check-job.ts')).checkJob,
  'case.export': async () => (await import('./cases/keeping/export-job.ts')).exportJob,
  'case.read-bag': async () => (await import('./cases/keeping/import-job.ts')).readCaseBagJob,
  'case.take-bag': async () => (await import('./cases/keeping/import-job.ts')).takeCaseBagJob,
  'packet.pages': async () => (await import('./packet/page-images-job.ts')).renderPagesJob,
};

serveJobs(handlers);
