/** Handlers of a worker that does nothing: a test puts its own over the few it needs. */
import type { Handlers } from '../../src/main/jobs/serve.ts';

const notHere = (): Promise<never> => Promise.reject(new Error('not here'));

export const noJobs: Handlers = {
  'evidence.intake': notHere,
  'evidence.renditions': notHere,
  'evidence.text': notHere,
  'packet.warm': notHere,
  'packet.build': notHere,
  'packet.pages': notHere,
  'bag.write': notHere,
  'archive.unpack': notHere,
  'files.verify': notHere,
  'files.copy': notHere,
  'case.read-bag': notHere,
  'case.take-bag': notHere,
  'pack.check': notHere,
};
