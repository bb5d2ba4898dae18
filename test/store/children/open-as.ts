/** Opens an archive as another user of the computer, and prints what came of it as JSON. */
import { createCase } from '../../../src/main/cases/create-case.ts';
import { listCases } from '../../../src/main/cases/list-cases.ts';
import { openArchive } from '../../../src/main/cases/open-archive.ts';
import { Trouble } from '../../../src/shared/errors.ts';
import { smallCase } from '../../support/small-case.ts';

const [root = '', mode = 'write', uid = ''] = process.argv.slice(2);
const now = (): string => '2025-05-12T10:00:00.000Z';
if (uid !== '') {
  process.setgroups?.([]);
  process.setgid?.(Number(uid));
  process.setuid?.(Number(uid));
}

/** The code of the trouble that `work` meets, or 'ok'. */
function codeOf(work: () => unknown): string {
  try {
    work();
    return 'ok';
  } catch (error) {
    return error instanceof Trouble ? error.code : `a bug: ${String(error)}`;
  }
}

let answer: Record<string, unknown> = {};
const opening = codeOf(() => {
  const archive = openArchive(root, { mode: mode === 'read' ? 'read' : mode === 'create' ? 'create' : 'write', now });
  answer = {
    readOnlyBecause: archive.readOnlyBecause,
    why: archive.readOnlyTrouble?.code ?? null,
    cases: listCases({ archive }).total,
    writing: codeOf(() =>
      createCase(
        {
          archive,
          packs: [],
          jobs: { run: () => Promise.reject(new Error('no jobs')), close: () => Promise.resolve() },
          now,
          by: null,
          language: 'en',
          resourcesRoot: 'resources',
          appVersion: '0.0.0-test',
        },
        smallCase(),
      ),
    ),
  };
  archive.close();
});
process.stdout.write(JSON.stringify({ opening, ...answer }));
