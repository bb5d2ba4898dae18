/**
 * Opens a zipped bag (BagIt, RFC 8493) that anybody may have made: names, sizes and structure are checked before a byte
 * is unpacked, and every file is held against the manifest. What must not live here: what the files mean.
 */
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import type { BagFile } from '../../shared/domain/bag.ts';
import { Trouble } from '../../shared/errors.ts';
import { readableName } from './readable-name.ts';

export interface OpenBag {
  /** Lines of `bag-info.txt`. */
  readonly info: ReadonlyMap<string, string>;
  readonly files: readonly BagFile[];
  /** Gives the bytes of a file to `write`, piece by piece. @throws Trouble BAG_DAMAGED when they are not those of the manifest */
  read(file: BagFile, write: (chunk: Buffer) => Promise<void> | void, signal?: AbortSignal): Promise<void>;
  close(): void;
}

/** Bounds of what we unpack. A zip of evidence hardly shrinks: what grows a hundredfold was made to. */
const limits = { entries: 300_000, nameBytes: 1000, bytes: 2e12, growth: 200, growthFrom: 50e6, tagBytes: 64e6 };

const typeMask = 0o170000;
const plainTypes = [0, 0o100000];

/**
 * Opens a bag and reads its tag files.
 * @throws Trouble BAG_UNREADABLE, BAG_NAME_REFUSED, BAG_TOO_LARGE, BAG_NOT_A_BAG, BAG_DAMAGED
 */
export async function openBag(file: string): Promise<OpenBag> {
  const zip = await openZip(file);
  try {
    return await readBag(file, zip);
  } catch (error) {
    zip.close();
    throw explainZipError(error, file);
  }
}

async function openZip(file: string): Promise<ZipFile> {
  try {
    return await openPromise(file, { autoClose: false, strictFileNames: true });
  } catch (error) {
    throw explainZipError(error, file);
  }
}

function explainZipError(error: unknown, file: string): unknown {
  if (error instanceof Trouble || (error instanceof Error && error.name === 'AbortError')) return error;
  const because = error instanceof Error ? error.message : String(error);
  if (/relative path|absolute path|invalid characters/.test(because)) {
    return new Trouble('BAG_NAME_REFUSED', {
      file: path.basename(file),
      name: readableName(because.replace(/^.*?: /, '')),
    });
  }
  return new Trouble('BAG_UNREADABLE', { file: path.basename(file), because });
}

async function readBag(file: string, zip: ZipFile): Promise<OpenBag> {
  const entries = await listEntries(file, zip);
  const top = topFolder(file, entries);
  const at = (name: string): Entry | undefined => entries.get(`${top}${name}`);
  const damaged = (bad: string): Trouble =>
    new Trouble('BAG_DAMAGED', { file: path.basename(file), bad: readableName(bad) });

  const textOf = async (name: string): Promise<string> => {
    const entry = at(name);
    if (entry === undefined) throw new Trouble('BAG_NOT_A_BAG', { file: path.basename(file), missing: name });
    if (entry.uncompressedSize > limits.tagBytes) throw new Trouble('BAG_TOO_LARGE', { file: path.basename(file) });
    const chunks: Buffer[] = [];
    await drain(await zip.openReadStreamPromise(entry), (chunk) => void chunks.push(chunk));
    return Buffer.concat(chunks).toString('utf8');
  };

  if (!/^BagIt-Version: \d+\.\d+\r?\nTag-File-Character-Encoding: UTF-8\s*$/i.test(await textOf('bagit.txt')))
    throw new Trouble('BAG_NOT_A_BAG', { file: path.basename(file), missing: 'bagit.txt' });
  // Files to be fetched from elsewhere would need a network.
  if (at('fetch.txt') !== undefined)
    throw new Trouble('BAG_NOT_A_BAG', { file: path.basename(file), missing: 'fetch.txt' });

  const tagManifest = at('tagmanifest-sha256.txt') === undefined ? '' : await textOf('tagmanifest-sha256.txt');
  for (const [name, sha256] of manifestLines(tagManifest)) {
    if (at(name) === undefined || sha256Of(await textOf(name)) !== sha256) throw damaged(name);
  }
  const manifest = manifestLines(await textOf('manifest-sha256.txt'));
  const files: BagFile[] = [];
  for (const [name, sha256] of manifest) {
    const entry = name.startsWith('data/') ? at(name) : undefined;
    if (entry === undefined) throw damaged(name);
    files.push({ name: name.slice('data/'.length), sha256, bytes: entry.uncompressedSize });
  }
  // A file that the manifest does not name is proven by nothing.
  for (const name of entries.keys()) {
    const inside = name.slice(top.length);
    if (inside.startsWith('data/') && !manifest.has(inside)) throw damaged(inside);
  }

  return {
    info: at('bag-info.txt') === undefined ? new Map() : infoLines(await textOf('bag-info.txt')),
    files,
    async read(wanted, write, signal) {
      const entry = at(`data/${wanted.name}`);
      if (entry === undefined) throw damaged(wanted.name);
      const hash = createHash('sha256');
      try {
        await drain(await zip.openReadStreamPromise(entry), async (chunk) => {
          signal?.throwIfAborted();
          hash.update(chunk);
          await write(chunk);
        });
      } catch (error) {
        if (isZipDamage(error)) throw damaged(wanted.name);
        throw error;
      }
      if (hash.digest('hex') !== wanted.sha256) throw damaged(wanted.name);
    },
    close: () => zip.close(),
  };
}

/** Every file of the zip by its name; folders are left out, anything odd is refused. */
async function listEntries(file: string, zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const name = path.basename(file);
  const entries = new Map<string, Entry>();
  const folded = new Set<string>();
  let [unpacked, packed] = [0, 0];
  if (zip.entryCount > limits.entries) throw new Trouble('BAG_TOO_LARGE', { file: name });
  for await (const entry of zip.eachEntry()) {
    refuseOddName(name, entry);
    if (entry.fileName.endsWith('/')) continue;
    if (entry.isEncrypted() || ![0, 8].includes(entry.compressionMethod)) {
      throw new Trouble('BAG_UNREADABLE', { file: name, because: readableName(entry.fileName) });
    }
    unpacked += entry.uncompressedSize;
    packed += entry.compressedSize;
    const grows =
      entry.uncompressedSize > limits.growthFrom && entry.uncompressedSize > entry.compressedSize * limits.growth;
    // Entries that share their bytes are a way to hide how much comes out.
    if (grows || unpacked > limits.bytes || packed > zip.fileSize) throw new Trouble('BAG_TOO_LARGE', { file: name });
    // Two names that one disk tells apart and another does not.
    const same = entry.fileName.normalize('NFC').toLowerCase();
    if (folded.has(same)) throw new Trouble('BAG_NAME_REFUSED', { file: name, name: readableName(entry.fileName) });
    folded.add(same);
    entries.set(entry.fileName, entry);
  }
  return entries;
}

function refuseOddName(file: string, entry: Entry): void {
  const { fileName } = entry;
  const parts = fileName.replace(/\/$/, '').split('/');
  const odd =
    Buffer.byteLength(fileName) > limits.nameBytes ||
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    /[\u0000-\u001f\u007f\\]|^[A-Za-z]:/.test(fileName) ||
    parts.some((part) => part === '' || part === '.' || part === '..') ||
    !plainTypes.concat(0o040000).includes((entry.externalFileAttributes >>> 16) & typeMask);
  if (odd) throw new Trouble('BAG_NAME_REFUSED', { file, name: readableName(fileName).slice(0, 200) });
}

/** The one folder that holds the bag, with `/`; empty when the bag lies at the top of the zip. */
function topFolder(file: string, entries: ReadonlyMap<string, Entry>): string {
  if (entries.has('bagit.txt')) return '';
  const [first = ''] = entries.keys();
  const top = first.slice(0, first.indexOf('/') + 1);
  if (top === '' || !entries.has(`${top}bagit.txt`) || [...entries.keys()].some((name) => !name.startsWith(top)))
    throw new Trouble('BAG_NOT_A_BAG', { file: path.basename(file), missing: 'bagit.txt' });
  return top;
}

function manifestLines(text: string): ReadonlyMap<string, string> {
  const lines = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const match = /^([0-9a-f]{64})\s+\*?(.+)$/i.exec(line);
    if (match === null) continue;
    const [, sha256 = '', name = ''] = match;
    lines.set(
      name.replace(/%(0A|0D|25)/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
      sha256.toLowerCase(),
    );
  }
  return lines;
}

function infoLines(text: string): ReadonlyMap<string, string> {
  const pairs = text.split(/\r?\n/).flatMap((line) => {
    const match = /^([^:\s][^:]*):\s*(.*)$/.exec(line);
    return match === null ? [] : [[match[1] ?? '', match[2] ?? ''] as const];
  });
  return new Map(pairs);
}

async function drain(stream: Readable, take: (chunk: Buffer) => Promise<void> | void): Promise<void> {
  for await (const chunk of stream as AsyncIterable<Buffer>) await take(chunk);
}

/** What a broken zip says: sizes that do not fit, data that cannot be unpacked. Errors of writing carry another name. */
function isZipDamage(error: unknown): boolean {
  if (!(error instanceof Error) || error.name === 'AbortError') return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    /^(Z_|ERR_STREAM)/.test(code) ||
    (code === '' && /bytes|signature|invalid|truncated|too many|not enough/i.test(error.message))
  );
}

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');
