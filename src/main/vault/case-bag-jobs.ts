/** The jobs of an import, in the child: prove a bag without writing anything, then take its files into the vault. */

import path from 'node:path';
import type { BagFile } from '../../shared/domain/bag.ts';
import { Trouble } from '../../shared/errors.ts';
import type { JobHandler } from '../jobs/job-table.ts';
import { counter, unpackFile } from './bag-jobs.ts';
import { explainTarget, requireSpace } from './disk-space.ts';
import { incomingPath, makeFolderDurably, modes, settle } from './durable-write.ts';
import { openIntakeStore } from './intake-store.ts';
import { type OpenBag, openBag } from './read-bag.ts';

/** The file of an exported case that carries everything for the import. */
export const caseDocumentName = 'case.json';

/** A case of ten thousand facts and journal entries is far smaller. */
const documentBytes = 200e6;

/** Reads every file of a bag against its manifest, and gives its document. */
export const readCaseBagJob: JobHandler<'case.read-bag'> = async ({ from }, tools) => {
  const bag = await openBag(from);
  try {
    const name = path.basename(from);
    const document = bag.files.find((file) => file.name === caseDocumentName);
    if (bag.info.get('Casebinder-Kind') !== 'case' || document === undefined || document.bytes > documentBytes)
      throw new Trouble('CASE_BAG_NOT_A_CASE', { file: name });
    const count = counter(
      tools,
      bag.files.reduce((sum, file) => sum + file.bytes, 0),
    );
    const chunks: Buffer[] = [];
    for (const file of bag.files) {
      await bag.read(
        file,
        (chunk) => {
          if (file === document) chunks.push(Buffer.from(chunk));
          count(chunk.length, file.name);
        },
        tools.signal,
      );
    }
    return { document: Buffer.concat(chunks).toString('utf8'), files: bag.files };
  } catch (error) {
    throw tools.signal.aborted ? new Trouble('JOB_CANCELLED') : error;
  } finally {
    bag.close();
  }
};

/** Takes originals and packets in: each durable under its name, and proven once more on the way. */
export const takeCaseBagJob: JobHandler<'case.take-bag'> = async ({ from, root, evidence, packets }, tools) => {
  const bag = await openBag(from);
  try {
    const byHash = new Map(bag.files.map((file) => [file.sha256, file]));
    const fileOf = (sha256: string): BagFile => {
      const file = byHash.get(sha256);
      if (file === undefined) throw new Trouble('BAG_DAMAGED', { file: path.basename(from), bad: sha256 });
      return file;
    };
    const total = [...evidence, ...packets].reduce((sum, one) => sum + fileOf(one.sha256).bytes, 0);
    await requireSpace(root, total);
    const count = counter(tools, total);
    const store = openIntakeStore(root);
    for (const { sha256, kind } of evidence) {
      const file = fileOf(sha256);
      const incoming = await store.openIncoming();
      try {
        await bag.read(
          file,
          async (chunk) => {
            await incoming.write(chunk);
            count(chunk.length, file.name);
          },
          tools.signal,
        );
      } catch (error) {
        await incoming.drop();
        throw error;
      }
      await (await store.put(sha256, kind, file.bytes, incoming)).durable;
    }
    for (const { sha256, to } of packets)
      await takePacket(bag, fileOf(sha256), path.join(root, to), tools.signal, count);
    return {};
  } catch (error) {
    if (tools.signal.aborted) throw new Trouble('JOB_CANCELLED');
    const errno = error instanceof Error && 'errno' in error ? String(error.errno) : '';
    if (errno === 'ENOSPC' || errno === 'EDQUOT') throw new Trouble('KEEPING_DISK_FULL', { missingMb: 1 });
    throw explainTarget(error, root);
  } finally {
    bag.close();
  }
};

async function takePacket(
  bag: OpenBag,
  file: BagFile,
  target: string,
  signal: AbortSignal,
  onBytes: (bytes: number, name: string) => void,
): Promise<void> {
  makeFolderDurably(path.dirname(target));
  const unfinished = incomingPath(path.dirname(target));
  await unpackFile(bag, file, unfinished, signal, onBytes);
  settle(unfinished, target, modes.file);
}
