/**
 * Builds packets of a case in a process of its own that a test may kill. Each line on stdout says what is safe.
 * Arguments: archive, out file, folder of evidence (taken in when the archive is new).
 */
import { writeSync } from 'node:fs';
import path from 'node:path';
import { attachEvidence } from '../../src/main/cases/attach-evidence.ts';
import { buildPacket } from '../../src/main/cases/build-packet.ts';
import { createCase } from '../../src/main/cases/create-case.ts';
import type { Desk } from '../../src/main/cases/desk.ts';
import { openArchive } from '../../src/main/cases/open-archive.ts';
import { setFact } from '../../src/main/cases/set-fact.ts';
import { createJobClient } from '../../src/main/jobs/client.ts';
import { forkPort } from '../../src/main/jobs/fork-port.ts';
import { loadPacks } from '../../src/main/rules/load-packs.ts';
import { searchCases } from '../../src/main/store/case-store.ts';
import { smallCase } from '../support/small-case.ts';

const [, , root = '', outFile = '', input = ''] = process.argv;
const say = (line: object): void => void writeSync(1, `${JSON.stringify(line)}\n`);
const now = (): string => new Date().toISOString();
const src = path.join(import.meta.dirname, '..', '..', 'src', 'main');
const resourcesRoot = path.join(src, '..', '..', 'resources');
const archive = openArchive(root, { mode: 'create', now });
const jobs = createJobClient(forkPort(path.join(src, 'worker.ts')));
const desk: Desk = {
  archive,
  packs: loadPacks(resourcesRoot),
  jobs,
  now,
  by: null,
  language: 'en',
  resourcesRoot,
  appVersion: '0.0.0',
};
let caseId = searchCases(archive.db, [], 'open', 1).cases[0]?.caseId;
if (caseId === undefined) {
  caseId = createCase(desk, smallCase()).caseId;
  await attachEvidence(desk, caseId, [input], {});
}
say({ ready: caseId });
for (let turn = 1; turn <= 2; turn += 1) {
  // A new fact gives a new packet; the name of the out file stays, so each build replaces the one before.
  setFact(desk, caseId, 'request.text', `Version ${process.pid}-${turn}`);
  const built = await buildPacket(desk, caseId, {
    variant: 'reply',
    paper: 'A4',
    language: 'en',
    draft: true,
    outFile,
  });
  say({ built: { sha256: built.sha256, pages: built.pages } });
}
await jobs.close();
archive.close();
say({ done: true });
