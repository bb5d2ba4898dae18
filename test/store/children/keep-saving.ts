/** Makes an archive and saves cases and facts in it without end; says each one only after it was saved. */
import { createCase } from '../../../src/main/cases/create-case.ts';
import { openArchive } from '../../../src/main/cases/open-archive.ts';
import { setFact } from '../../../src/main/cases/set-fact.ts';
import { smallCase } from '../../support/small-case.ts';

const [root = ''] = process.argv.slice(2);
const now = (): string => '2025-05-12T09:00:00.000Z';
process.stdout.write('begun\n');
const archive = openArchive(root, { mode: 'create', now });
const desk = {
  archive,
  packs: [],
  jobs: { run: () => Promise.reject(new Error('no jobs')), close: () => Promise.resolve() },
  now,
  by: null,
  language: 'en',
  resourcesRoot: 'resources',
  appVersion: '0.0.0-test',
} as const;
for (;;) {
  const { caseId } = createCase(desk, smallCase());
  process.stdout.write(`${caseId}\n`);
  setFact(desk, caseId, 'order.policyNo', caseId);
  process.stdout.write(`${caseId} set\n`);
}
