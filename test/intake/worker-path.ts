import path from 'node:path';

/** The worker as tests run it: the source, by type stripping. */
export const workerPath = path.join(import.meta.dirname, '..', '..', 'src', 'main', 'worker.ts');
