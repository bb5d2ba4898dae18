/** Jobs of safe keeping, in the child: bags written, unpacked and read; files copied and verified. No database here. */
import { mkdirSync, renameSync, rmdirSync } from 'node:fs';
import { copyFile, open } from 'node:fs/promises';
import path from 'node:path';
import type { BagFile } from '../../shared/domain/bag.ts';
import { Trouble } from '../../shared/errors.ts';
import type { JobHandler } from '../jobs/job-table.ts';
import { readBackupInfo } from './backup-format.ts';
import { explainTarget, requireSpace } from './disk-space.ts';
import { makeFolderDurably, modes, settle, syncFolder, writeDurably } from './durable-write.ts';
import { hashFile } from './hash-file.ts';
import { type OpenBag, openBag } from './read-bag.ts';
import { archiveFolders, casebookName } from './stored-path.ts';
import { verifyFiles } from './verify.ts';
import { writeBag } from './write-bag.ts';

/** Runs the work of a job; what its target drive complains of becomes a sentence. */
async function onTarget<T>(
  tools: { readonly signal: AbortSignal; retire(): void },
  target: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    tools.retire();
    if (tools.signal.aborted) throw new Trouble('JOB_CANCELLED');
    throw explainTarget(error, path.dirname(target));
  }
}

export const writeBagJob: JobHandler<'bag.write'> = ({ work, outFile, plan, bytes }, tools) =>
  onTarget(tools, outFile, async () => {
    await requireSpace(work, bytes);
    const count = counter(tools, bytes * 2);
    const zip = path.join(work, 'bag.zip');
    const written = await writeBag(zip, plan, { signal: tools.signal, onBytes: count });
    await proveBag(zip, written.files, tools.signal, count);
    settle(zip, outFile);
    return { ...written, files: written.files.length };
  });

/** Reads a bag that was just written from the disk again and compares every file. @throws Trouble KEEPING_NOT_PROVEN naming the file */
async function proveBag(
  zip: string,
  written: readonly BagFile[],
  signal: AbortSignal,
  onBytes: (bytes: number, name: string) => void,
): Promise<void> {
  try {
    const bag = await openBag(zip);
    try {
      const found = new Map(bag.files.map((file) => [file.name, file]));
      for (const file of written) {
        const again = found.get(file.name);
        if (again?.sha256 !== file.sha256 || again.bytes !== file.bytes)
          throw new Trouble('KEEPING_NOT_PROVEN', { bad: file.name });
        await bag.read(again, (chunk) => onBytes(chunk.length, file.name), signal);
      }
    } finally {
      bag.close();
    }
  } catch (error) {
    if (error instanceof Trouble && /^BAG_/.test(error.code))
      throw new Trouble('KEEPING_NOT_PROVEN', { bad: error.details['bad'] ?? error.details['because'] ?? '?' });
    throw error;
  }
}

export const unpackJob: JobHandler<'archive.unpack'> = ({ from, root, known }, tools) =>
  onTarget(tools, path.dirname(root), async () => {
    const bag = await openBag(from);
    try {
      const name = path.basename(from);
      const info = readBackupInfo(
        name,
        bag.info,
        bag.files.map((file) => file.name),
      );
      if (info.version > known) throw new Trouble('ARCHIVE_NEWER', { found: info.version, known });
      const bytes = bag.files.reduce((sum, file) => sum + file.bytes, 0);
      await requireSpace(path.dirname(root), bytes);
      for (const folder of archiveFolders) mkdirSync(path.join(root, folder), { recursive: true, mode: modes.folder });
      const count = counter(tools, bytes);
      for (const file of bag.files) await unpackFile(bag, file, path.join(root, file.name), tools.signal, count);
      // Once more, from the disk.
      const found = await verifyFiles(root, bag.files.map(asExpected), { signal: tools.signal });
      const bad = found.damaged[0] ?? found.missing[0];
      if (bad !== undefined) throw new Trouble('BAG_DAMAGED', { file: name, bad: bad.path });
      for (const folder of archiveFolders) syncFolder(path.join(root, folder));
      syncFolder(root);
      return { files: bag.files, bytes, archiveName: info.archiveName, madeAt: info.at };
    } finally {
      bag.close();
    }
  });

const asExpected = ({ name, sha256, bytes }: BagFile) => ({ path: name, sha256, bytes });

/** Writes one file durably, and proves while writing that its bytes are those of the manifest. */
export async function unpackFile(
  bag: OpenBag,
  file: BagFile,
  target: string,
  signal: AbortSignal,
  onBytes: (bytes: number, name: string) => void,
): Promise<void> {
  makeFolderDurably(path.dirname(target));
  const out = await open(target, 'wx', file.name === casebookName ? modes.file : modes.original);
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

export const copyFilesJob: JobHandler<'files.copy'> = ({ work, to, files, bytes }, tools) =>
  onTarget(tools, to, async () => {
    await requireSpace(work, bytes);
    const count = counter(tools, bytes);
    const root = path.join(work, 'made');
    makeFolderDurably(root);
    const made = { files: 0, bytes: 0, changed: [] as string[], missing: [] as string[] };
    for (const { name, from, sha256 } of files) {
      tools.signal.throwIfAborted();
      const target = path.join(root, name);
      makeFolderDurably(path.dirname(target));
      if ('text' in from) writeDurably(target, from.text);
      else if (!(await copied(from.file, target))) {
        made.missing.push(name);
        continue;
      }
      const is = await hashFile(target, { signal: tools.signal, onBytes: (n) => count(n, name) });
      if (sha256 !== null && is.sha256 !== sha256) await blame(name, from, is.sha256, made);
      made.files += 1;
      made.bytes += is.bytes;
    }
    syncFolder(root);
    rmdirIfEmpty(to);
    renameSync(root, to);
    syncFolder(path.dirname(to));
    return made;
  });

/** A file that was damaged where it lay comes along and is told; one that was damaged on the way ends the work. */
async function blame(
  name: string,
  from: { readonly file: string } | object,
  found: string,
  made: { changed: string[] },
): Promise<void> {
  if (!('file' in from) || (await hashFile(from.file)).sha256 !== found)
    throw new Trouble('KEEPING_NOT_PROVEN', { bad: name });
  made.changed.push(name);
}

/** Copies one file durably; false when there is none to be read. */
async function copied(from: string, to: string): Promise<boolean> {
  try {
    await (await open(from, 'r')).close();
  } catch {
    return false;
  }
  await copyFile(from, to);
  const handle = await open(to, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  return true;
}

/** An empty folder gives way; one that holds anything stays, and what follows fails. */
export function rmdirIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}

export const verifyFilesJob: JobHandler<'files.verify'> = async ({ root, files, surplusIn }, tools) => {
  try {
    return await verifyFiles(root, files.map(asExpected), {
      surplusIn,
      signal: tools.signal,
      onProgress: (done, total, label) =>
        tools.progress({ done, total, unit: 'files', label: path.posix.basename(label) }),
    });
  } catch (error) {
    throw tools.signal.aborted ? new Trouble('JOB_CANCELLED') : error;
  }
};

/** Adds up bytes and tells of them. */
export function counter(
  tools: { progress(at: { done: number; total: number | null; unit: 'bytes'; label: string }): void },
  total: number,
): (bytes: number, name: string) => void {
  let [done, told] = [0, 0];
  tools.progress({ done, total, unit: 'bytes', label: '' });
  return (bytes, name) => {
    done += bytes;
    if (done - told < 4e6 && done < total) return;
    told = done;
    tools.progress({ done: Math.min(done, total), total, unit: 'bytes', label: path.posix.basename(name) });
  };
}
