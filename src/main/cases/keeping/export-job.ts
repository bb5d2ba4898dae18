/** The job `case.export`, in the child: a case as one proven bag, or as a folder of plain files. */
import { renameSync, rmdirSync } from 'node:fs';
import { copyFile, open } from 'node:fs/promises';
import path from 'node:path';
import { Trouble } from '../../../shared/errors.ts';
import type { JobHandler, JobTable } from '../../jobs/job-table.ts';
import { makeFolderDurably, settle, syncFolder, writeDurably } from '../../vault/durable-write.ts';
import { hashFile } from '../../vault/hash-file.ts';
import { writeBag } from '../../vault/write-bag.ts';
import { counter, proveBag } from './backup-job.ts';
import { explainTarget, requireSpace } from './disk-space.ts';

type Input = JobTable['case.export']['input'];
type Output = JobTable['case.export']['output'];

export const exportJob: JobHandler<'case.export'> = async (input, tools) => {
  try {
    await requireSpace(input.work, input.bytes);
    const count = counter(tools, input.bytes * 2);
    if (input.as === 'bag') {
      const zip = path.join(input.work, 'case.zip');
      const written = await writeBag(zip, input.plan, { signal: tools.signal, onBytes: count });
      await proveBag(zip, written, tools.signal, count);
      settle(zip, input.to);
      return { files: written.files.length, bytes: written.bytes, changed: written.changed, missing: written.missing };
    }
    return await writePlain(input, tools.signal, count);
  } catch (error) {
    tools.retire();
    if (tools.signal.aborted) throw new Trouble('JOB_CANCELLED');
    throw explainTarget(error, path.dirname(input.to));
  }
};

async function writePlain(
  { work, to, plan }: Input,
  signal: AbortSignal,
  onBytes: (bytes: number, name: string) => void,
): Promise<Output> {
  const root = path.join(work, 'case');
  makeFolderDurably(root);
  const [changed, missing]: [string[], string[]] = [[], []];
  let [files, bytes] = [0, 0];
  for (const source of plan.files) {
    signal.throwIfAborted();
    const target = path.join(root, source.name);
    makeFolderDurably(path.dirname(target));
    if ('text' in source.from) writeDurably(target, source.from.text);
    else if (!(await copied(source.from.file, target))) {
      missing.push(source.name);
      continue;
    }
    const made = await hashFile(target, { signal, onBytes: (n) => onBytes(n, source.name) });
    if (source.sha256 !== null && made.sha256 !== source.sha256) changed.push(source.name);
    files += 1;
    bytes += made.bytes;
  }
  syncFolder(root);
  rmdirIfThere(to);
  renameSync(root, to);
  syncFolder(path.dirname(to));
  return { files, bytes, changed, missing };
}

async function copied(from: string, to: string): Promise<boolean> {
  try {
    await (await open(from, 'r')).close();
  } catch {
    return false;
  }
  await copyFile(from, to);
  const handle = await open(to, 'r');
  await handle.sync();
  await handle.close();
  return true;
}

/** An empty folder gives way to the finished one; one that holds anything stays, and the rename fails. */
function rmdirIfThere(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}
