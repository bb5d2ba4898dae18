/** Makes a desk for the command line: packs, child process, archive. The window makes its own in the same shape. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeTrouble } from '../../shared/errors.ts';
import type { Desk } from '../cases/desk.ts';
import { openArchive } from '../cases/open-archive.ts';
import { readSettings } from '../cases/settings.ts';
import { createJobClient } from '../jobs/client.ts';
import { forkPort } from '../jobs/fork-port.ts';
import type { JobClient } from '../jobs/job-table.ts';
import { loadHolidays } from '../rules/load-holidays.ts';
import { loadPacks } from '../rules/load-packs.ts';
import type { Console, Words } from './command.ts';

/** The folder that holds package.json, in a checkout (src/main/commands) as in a build (out/main). */
function productRoot(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (path.dirname(folder) !== folder) {
    try {
      const found: unknown = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
      if (typeof found === 'object' && found !== null && 'name' in found && found.name === 'casebinder') return folder;
    } catch {
      // Not here: look one folder up.
    }
    folder = path.dirname(folder);
  }
  throw new Error('the product folder was not found');
}

export const resourcesRoot = path.join(productRoot(), 'resources');

export function appVersion(): string {
  const found: unknown = JSON.parse(readFileSync(path.join(productRoot(), 'package.json'), 'utf8'));
  if (typeof found === 'object' && found !== null && 'version' in found) return String(found.version);
  throw new Error('package.json carries no version');
}

/** The worker beside this code: source under Node, one built file in the product. */
function workerFile(): string {
  const here = fileURLToPath(import.meta.url);
  return here.endsWith('.ts')
    ? path.join(path.dirname(here), '..', 'worker.ts')
    : path.join(productRoot(), 'out', 'main', 'worker.js');
}

/** Runs `work` with a child process and a clock, for what needs no archive. */
export async function withJobs<T>(
  work: (tools: { readonly jobs: JobClient; readonly now: () => string }) => Promise<T>,
): Promise<T> {
  const jobs = createJobClient(forkPort(workerFile()));
  try {
    return await work({ jobs, now: () => new Date().toISOString() });
  } finally {
    await jobs.close();
  }
}

/**
 * Runs `work` with an open archive and closes it afterwards, whatever happens.
 * @param mode 'create' makes a new archive where there is none; 'write' needs one; 'read' goes beside a writer
 */
export async function withDesk<T>(
  words: Words,
  console: Console,
  mode: 'create' | 'write' | 'read',
  work: (desk: Desk) => Promise<T> | T,
): Promise<T> {
  const root = words.required('archive', 'DIR');
  const now = (): string => new Date().toISOString();
  const archive = openArchive(path.resolve(root), { mode, now, language: console.language });
  const { readOnlyTrouble: trouble } = archive;
  if (trouble !== null && trouble.code !== 'ARCHIVE_OPENED_FOR_READING') {
    const { message, nextStep } = describeTrouble(trouble.code, trouble.details, console.language);
    console.say(`${message}\n${nextStep} [${trouble.code}]`);
  }
  const jobs = createJobClient(forkPort(workerFile()));
  try {
    return await work({
      archive,
      packs: loadPacks(resourcesRoot),
      holidays: loadHolidays(resourcesRoot),
      jobs,
      now,
      by: words.text('by') ?? readSettings(archive).personName,
      language: console.language,
      resourcesRoot,
      appVersion: appVersion(),
    });
  } finally {
    await jobs.close();
    archive.close();
  }
}
