/** Opens an archive for writing, makes a case in it, says so, and holds it until it is killed. */
import { createCase } from '../../../src/main/cases/create-case.ts';
import { openArchive } from '../../../src/main/cases/open-archive.ts';
import { smallCase } from '../../support/small-case.ts';

const [root = '', language] = process.argv.slice(2);
const now = (): string => '2025-05-12T09:00:00.000Z';
const archive = openArchive(root, { mode: 'create', now });
const { caseId } = createCase(
  {
    archive,
    packs: [],
    jobs: { run: () => Promise.reject(new Error('no jobs')), close: () => Promise.resolve() },
    now,
    by: null,
    language: language === 'zh-CN' ? 'zh-CN' : 'en',
    resourcesRoot: 'resources',
    appVersion: '0.0.0-test',
  },
  smallCase(),
);
process.stdout.write(`holding ${caseId}\n`);
setInterval(() => {}, 60_000);
