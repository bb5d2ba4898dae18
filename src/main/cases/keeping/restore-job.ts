/** The job `archive.restore`, in the child: unpack, compare by hash, check the casebook, give the folder its name. */

import { existsSync, mkdirSync, renameSync, rmdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import type { BagFile } from '../../../shared/domain/bag.ts';
import { Trouble } from '../../../shared/errors.ts';
import type { JobHandler, JobTools } from '../../jobs/job-table.ts';
import { countCases } from '../../store/case-store.ts';
import { openForReading, type ReadableDb } from '../../store/connection.ts';
import { inspectDatabase } from '../../store/inspect.ts';
import { latestVersion } from '../../store/migrate.ts';
import { makeFolderDurably, modes, syncFolder } from '../../vault/durable-write.ts';
import { type OpenBag, openBag } from '../../vault/read-bag.ts';
import { archiveFolders, casebookName } from '../../vault/stored-path.ts';
import { verifyFiles } from '../../vault/verify.ts';
import { archiveFiles } from './archive-files.ts';
import { readBackupInfo } from './backup-format.ts';
import { counter } from './backup-job.ts';
import { explainTarget, requireSpace } from './disk-space.ts';

export const restoreJob: JobHandler<'archive.restore'> = async (input, tools) => {
  try {
    const bag = await openBag(input.from);
    try {
      return await restore(bag, input, tools);
    } finally {
      bag.close();
    }
  } catch (error) {
    if (tools.signal.aborted) throw new Trouble('JOB_CANCELLED');
    throw explainTarget(error, path.dirname(input.to));
  }
};

async function restore(
  bag: OpenBag,
  { from, work, to }: Parameters<typeof restoreJob>[0],
  tools: JobTools<'archive.restore'>,
): ReturnType<typeof restoreJob> {
  const name = path.basename(from);
  const info = readBackupInfo(
    name,
    bag.info,
    bag.files.map((file) => file.name),
  );
  if (info.version > latestVersion())
    throw new Trouble('ARCHIVE_NEWER', { found: info.version, known: latestVersion() });
  const bytes = bag.files.reduce((sum, file) => sum + file.bytes, 0);
  await requireSpace(work, bytes);

  const root = path.join(work, 'archive');
  for (const folder of archiveFolders) mkdirSync(path.join(root, folder), { recursive: true, mode: modes.folder });
  const count = counter(tools, bytes);
  for (const file of bag.files) await unpack(bag, file, path.join(root, file.name), tools.signal, count);
  await compare(root, bag.files, name, tools.signal);
  const { cases, missing } = checkCasebook(root, bag.files, name);

  for (const folder of archiveFolders) syncFolder(path.join(root, folder));
  syncFolder(root);
  // An empty folder gives way; whatever came into it meanwhile stays, and nothing is put over it.
  if (existsSync(to)) rmdirSync(to);
  renameSync(root, to);
  syncFolder(path.dirname(to));
  return { files: bag.files.length, bytes, cases, archiveName: info.archiveName, madeAt: info.at, missing };
}

/** Writes one file durably, and proves while writing that its bytes are those of the manifest. */
export async function unpack(
  bag: OpenBag,
  file: BagFile,
  target: string,
  signal: AbortSignal,
  onBytes: (bytes: number, name: string) => void,
): Promise<void> {
  makeFolderDurably(path.dirname(target));
  const isCasebook = file.name === casebookName;
  const out = await open(target, 'wx', isCasebook ? modes.file : modes.original);
  try {
    await bag.read(
      file,
      async (chunk) => {
        for (let done = 0; done < chunk.length; )
          done += (await out.write(chunk, done, chunk.length - done)).bytesWritten;
        onBytes(chunk.length, file.name);
      },
      signal,
    );
    await out.sync();
  } finally {
    await out.close();
  }
}

/** Reads what was written from the disk again. */
async function compare(root: string, files: readonly BagFile[], name: string, signal: AbortSignal): Promise<void> {
  const found = await verifyFiles(
    root,
    files.map((file) => ({ path: file.name, sha256: file.sha256, bytes: file.bytes })),
    { signal },
  );
  const bad = found.damaged[0] ?? found.missing[0];
  if (bad !== undefined) throw new Trouble('BAG_DAMAGED', { file: name, bad: bad.path });
}

/** The casebook must be sound; a file that it names and the backup never had is told. */
function checkCasebook(root: string, files: readonly BagFile[], name: string) {
  let db: ReadableDb | undefined;
  try {
    db = openForReading(path.join(root, casebookName));
    inspectDatabase(db);
    const there = new Set(files.map((file) => file.name));
    const missing = archiveFiles(db, null).expected.flatMap((file) => (there.has(file.path) ? [] : [file.path]));
    return { cases: countCases(db), missing };
  } catch (error) {
    if (error instanceof Trouble) throw new Trouble('BAG_DAMAGED', { file: name, bad: casebookName });
    throw error;
  } finally {
    db?.close();
  }
}
