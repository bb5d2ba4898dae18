/**
 * Decides for each piece of evidence how it is shown, and makes what that needs in a working folder.
 * Originals are only read. A file that cannot be shown becomes a notice; the packet goes on.
 */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { imageKinds } from '../../../shared/domain/evidence.ts';
import type { PacketEvidence } from '../packet-facts.ts';
import { jpegSize } from './jpeg-size.ts';
import { preparePdf } from './prepare-pdf.ts';
import { prepareCsv, prepareEmail, prepareText } from './prepare-text.ts';
import type { Prepared, PreparedEvidence } from './prepared.ts';

export interface PrepareTools {
  readonly archiveRoot: string;
  readonly workDir: string;
  readonly signal: AbortSignal;
  /** Files that ended the child process before: they get a notice instead of another try. */
  readonly notOpened: ReadonlySet<string>;
  /** Says that a file is being opened; the answer ends it. */
  readonly begin: (sha256: string) => () => void;
  readonly onDone: (name: string) => void;
}

/** Longer files are not read into memory: the child has about one gigabyte, and a text takes several times its length. */
export const readBytes = { pdf: 400e6, text: 100e6 } as const;

/** Path of the print rendition of a picture, which the renditions job makes before the packet is built. */
export const printRendition = (archiveRoot: string, sha256: string): string =>
  path.join(archiveRoot, 'renditions', 'print', sha256.slice(0, 2), `${sha256}.jpg`);

/** Prepares each file once, even when several exhibits show it. */
export async function prepareEvidence(
  evidence: readonly PacketEvidence[],
  tools: PrepareTools,
): Promise<ReadonlyMap<string, PreparedEvidence>> {
  const prepared = new Map<string, PreparedEvidence>();
  for (const item of evidence) {
    if (prepared.has(item.evidenceId)) continue;
    tools.signal.throwIfAborted();
    const end = tools.begin(item.sha256);
    try {
      const shown: Prepared = tools.notOpened.has(item.sha256)
        ? { is: 'notice', why: 'too-long' }
        : await prepareOne(item, tools);
      prepared.set(item.evidenceId, { evidence: item, shown });
    } finally {
      end();
    }
    tools.onDone(item.originalName);
  }
  return prepared;
}

async function prepareOne(item: PacketEvidence, tools: PrepareTools): Promise<Prepared> {
  if (imageKinds.has(item.kind)) return preparePicture(item, tools.archiveRoot);
  const file = path.join(tools.archiveRoot, item.storedPath);
  const bytes = (await stat(file).catch(() => null))?.size;
  if (bytes === undefined) return { is: 'notice', why: 'file-missing' };
  // Not opened at all: a film may be longer than what fits into memory.
  if (item.kind === 'other') return { is: 'notice', why: 'kind-not-shown' };
  if (bytes > (item.kind === 'pdf' ? readBytes.pdf : readBytes.text)) return { is: 'notice', why: 'too-many-bytes' };
  return prepareReadable(item, await readFile(file), tools);
}

async function prepareReadable(item: PacketEvidence, bytes: Uint8Array, tools: PrepareTools): Promise<Prepared> {
  switch (item.kind) {
    case 'pdf':
      return preparePdf(bytes, tools.workDir, item.sha256.slice(0, 16), tools.signal);
    case 'text':
      return prepareText(bytes);
    case 'csv':
      return prepareCsv(bytes);
    case 'email':
      return prepareEmail(bytes);
    default:
      return { is: 'notice', why: 'kind-not-shown' };
  }
}

function preparePicture(item: PacketEvidence, archiveRoot: string): Prepared {
  const file = printRendition(archiveRoot, item.sha256);
  const size = jpegSize(file);
  return size && size.width > 0 && size.height > 0 && (size.channels === 1 || size.channels === 3)
    ? { is: 'picture', file, width: size.width, height: size.height }
    : { is: 'notice', why: 'picture-unreadable' };
}
