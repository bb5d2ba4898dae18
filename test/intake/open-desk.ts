/** A desk on a fresh archive with one case, the real child process, and a folder to put inputs into. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import { type Attached, type AttachOptions, attachEvidence } from '../../src/main/cases/attach-evidence.ts';
import { createCase } from '../../src/main/cases/create-case.ts';
import type { Desk } from '../../src/main/cases/desk.ts';
import { openArchive } from '../../src/main/cases/open-archive.ts';
import { verifyArchive } from '../../src/main/cases/verify-archive.ts';
import type { ChildPort } from '../../src/main/jobs/child-port.ts';
import { createJobClient } from '../../src/main/jobs/client.ts';
import { forkPort } from '../../src/main/jobs/fork-port.ts';
import type { JobClient } from '../../src/main/jobs/job-table.ts';
import type { LaneLimits } from '../../src/main/jobs/lane.ts';
import { listEvidenceRows } from '../../src/main/store/evidence-store.ts';
import { storedPath } from '../../src/main/vault/stored-path.ts';
import type { FileResult } from '../../src/shared/domain/evidence.ts';
import { parseId } from '../../src/shared/domain/ids.ts';
import { smallCase } from '../support/small-case.ts';
import { workerPath } from './worker-path.ts';

/** A worker whose examiner obeys the names of files: see `deadly-worker.ts`. */
export const deadlyWorkerFile = path.join(import.meta.dirname, 'deadly-worker.ts');

/** The core in a process of its own, which may be killed: see `driver.ts`. */
export const driverFile = path.join(import.meta.dirname, 'driver.ts');

export interface TestDesk {
  readonly desk: Desk;
  readonly caseId: string;
  readonly root: string;
  /** A folder for inputs, empty. */
  readonly input: string;
  readonly ports: readonly ChildPort[];
  attach(options?: AttachOptions): Promise<Attached>;
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'casebinder-intake-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

interface Jobs {
  readonly jobs: JobClient;
  readonly ports: readonly ChildPort[];
}

function openJobs(worker: string, limits?: Partial<LaneLimits>): Jobs {
  const ports: ChildPort[] = [];
  const spawn = forkPort(worker);
  const jobs = createJobClient(() => {
    const port = spawn();
    ports.push(port);
    return port;
  }, limits);
  return { jobs, ports };
}

/** One child serves all tests of a file that do not hurt it. */
let shared: Jobs | undefined;
function sharedJobs(): Jobs {
  shared ??= openJobs(workerPath);
  return shared;
}
afterAll(() => shared?.jobs.close());

export function openDesk(
  options: {
    readonly worker?: string;
    readonly limits?: Partial<LaneLimits>;
    readonly exhibits?: readonly object[];
    readonly root?: string;
  } = {},
): TestDesk {
  const folder = temporaryFolder();
  const input = path.join(folder, 'input');
  mkdirSync(input);
  const root = options.root ?? path.join(folder, 'archive');
  const now = (): string => new Date().toISOString();
  const archive = openArchive(root, { mode: 'create', now });
  const own = options.worker !== undefined || options.limits !== undefined;
  const { jobs, ports } = own ? openJobs(options.worker ?? workerPath, options.limits) : sharedJobs();
  onTestFinished(async () => {
    if (own) await jobs.close();
    archive.close();
  });
  const desk: Desk = {
    archive,
    packs: [],
    jobs,
    now,
    by: null,
    language: 'en',
    resourcesRoot: '',
    appVersion: '0.0.0',
  };
  const { caseId } = createCase(desk, { ...smallCase(), exhibits: options.exhibits ?? [] });
  return { desk, caseId, root, input, ports, attach: (more) => attachEvidence(desk, caseId, [input], more) };
}

/** The one answer whose path ends so. */
export function answerFor(attached: Attached, ending: string): FileResult {
  const found = attached.files.filter((file) => file.path.endsWith(ending));
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`${found.length} answers for ${ending}`);
  return only;
}

/** The bytes that the vault keeps for an answer. */
export function storedBytes(at: TestDesk, result: FileResult): Buffer {
  const row = rowOf(at, result);
  return readFileSync(path.join(at.root, storedPath(row.sha256, row.kind)));
}

export function rowOf(at: TestDesk, result: FileResult): ReturnType<typeof listEvidenceRows>[number] {
  const rows = listEvidenceRows(at.desk.archive.db, parseId('case', at.caseId) ?? 0);
  const row = rows.find((one) => one.evidenceId === result.evidenceId);
  if (row === undefined) throw new Error(`no evidence ${result.evidenceId}`);
  return row;
}

/** Codes of the warnings of an answer. */
export const warned = (result: FileResult): string[] => result.warnings.map((warning) => warning.code);

/** What the product's own verification finds wrong. */
export async function findings(at: Pick<TestDesk, 'desk'>): Promise<unknown[]> {
  const check = await verifyArchive(at.desk);
  const wrong = [check.database, check.journal].filter((word) => word !== 'ok');
  return [...check.damaged, ...check.missing, ...check.surplus, ...wrong];
}
