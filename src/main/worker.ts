/**
 * Entry of the child process: opens foreign files, builds packets and carries files for safe keeping, away from the
 * window and the database. Joins the leaves (vault, media, packet, rules). What must not live here: the database, Electron, any
 * decision about a case.
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
  'packet.warm': async () => (await import('./packet/packet-job.ts')).warmPacketJob,
  'packet.build': async () => (await import('./packet/packet-job.ts')).buildPacketJob,
  'bag.write': async () => (await import('./vault/bag-jobs.ts')).writeBagJob,
  'archive.unpack': async () => (await import('./vault/bag-jobs.ts')).unpackJob,
  'files.copy': async () => (await import('./vault/bag-jobs.ts')).copyFilesJob,
  'files.verify': async () => (await import('./vault/bag-jobs.ts')).verifyFilesJob,
  'case.read-bag': async () => (await import('./vault/case-bag-jobs.ts')).readCaseBagJob,
  'case.take-bag': async () => (await import('./vault/case-bag-jobs.ts')).takeCaseBagJob,
  'pack.check': async () => (await import('./rules/check-pack-job.ts')).checkPackJob,
  'packet.pages': async () => (await import('./packet/page-images-job.ts')).renderPagesJob,
};

serveJobs(handlers);
