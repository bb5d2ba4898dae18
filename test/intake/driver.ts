/**
 * The core without a window, in a process of its own that tests may kill: opens or makes an archive, takes a folder in and
 * sets facts meanwhile. Every line on stdout says that something is safe: `{ack}`, `{fact}`, at last `{done}`.
 * Arguments: archive, folder.
 */
import { writeSync } from 'node:fs';
import { attachEvidence } from '../../src/main/cases/attach-evidence.ts';
import { createCase } from '../../src/main/cases/create-case.ts';
import type { Desk } from '../../src/main/cases/desk.ts';
import { openArchive } from '../../src/main/cases/open-archive.ts';
import { setFact } from '../../src/main/cases/set-fact.ts';
import { createJobClient } from '../../src/main/jobs/client.ts';
import { forkPort } from '../../src/main/jobs/fork-port.ts';
import { searchCases } from '../../src/main/store/case-store.ts';
import { workerPath } from './worker-path.ts';

const [, , root = '', input = ''] = process.argv;
const say = (line: object): void => void writeSync(1, `${JSON.stringify(line)}\n`);
const now = (): string => new Date().toISOString();
const archive = openArchive(root, { mode: 'create', now });
const jobs = createJobClient(forkPort(workerPath));
const desk: Desk = { archive, packs: [], jobs, now, by: null, language: 'en', resourcesRoot: '', appVersion: '0.0.0' };
const first = searchCases(archive.db, [], 'open', 1).cases[0];
const caseId = first?.caseId ?? createCase(desk, { schemaVersion: 1, title: 'Killed now and then' }).caseId;
say({ caseId });

let count = 0;
const facts = setInterval(() => {
  count += 1;
  const value = `note ${process.pid} ${count}`;
  setFact(desk, caseId, 'closing.outcome', value);
  say({ fact: value });
}, 7);
const attached = await attachEvidence(desk, caseId, [input], {
  onFile: (result) => say({ ack: { path: result.path, verdict: result.verdict, evidenceId: result.evidenceId } }),
});
clearInterval(facts);
await jobs.close();
archive.close();
say({ done: { counts: attached.counts, files: attached.files } });
