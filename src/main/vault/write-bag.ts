/**
 * Writes a bag (BagIt, RFC 8493) as one zip file, by stream: payload under `data/`, a manifest with the SHA-256 of every
 * file, and the tag files. Any BagIt tool can check the result. What must not live here: what the files mean.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { BagPlan, BagSource, WrittenBag, WrittenFile } from '../../shared/domain/bag.ts';

interface Tools {
  readonly signal: AbortSignal;
  /** Called with the bytes of each piece that went in. */
  readonly onBytes: (bytes: number, name: string) => void;
}

/** Endings of files that are packed already: squeezing them again costs time and saves nothing. */
const packed = /\.(jpe?g|png|webp|heic|gif|pdf|zip|mp4|mov|docx|xlsx)$/i;

/**
 * Longer originals are not squeezed either: one that is mostly empty would shrink so much that whoever reads the bag,
 * ourselves included, must take it for a trap (`limits.growth` in read-bag).
 */
const squeezedUpTo = 50e6;

/**
 * Writes the zip to a file that does not exist yet, and makes it durable.
 * @throws the system's error when it cannot be written; AbortError when the signal fires. The file is then the caller's to remove.
 */
export async function writeBag(file: string, plan: BagPlan, tools: Tools): Promise<WrittenBag> {
  const out = await open(file, 'wx', 0o600);
  const zip = new ZipFile();
  const failed = new Promise<never>((_, reject) => zip.on('error', reject));
  const writing = copyOut(zip.outputStream, (chunk) => writeAll(out, chunk));
  try {
    const filling = fill(zip, plan, tools).finally(() => zip.end());
    const [made] = await Promise.race([Promise.all([filling, writing]), failed]);
    await out.sync();
    return made;
  } finally {
    zip.outputStream.destroy();
    await writing.catch(() => {});
    await out.close();
  }
}

async function copyOut(stream: Readable, write: (chunk: Buffer) => Promise<void>): Promise<void> {
  for await (const chunk of stream as AsyncIterable<Buffer>) await write(chunk);
}

async function writeAll(
  out: { write(b: Buffer, at: number, n: number): Promise<{ bytesWritten: number }> },
  chunk: Buffer,
): Promise<void> {
  for (let done = 0; done < chunk.length; ) done += (await out.write(chunk, done, chunk.length - done)).bytesWritten;
}

async function fill(zip: ZipFile, plan: BagPlan, tools: Tools): Promise<WrittenBag> {
  const files: WrittenFile[] = [];
  const changed: string[] = [];
  const missing: string[] = [];
  const put = (name: string, stream: Readable, squeeze: boolean) => addEntry(zip, plan, name, stream, squeeze, tools);
  for (const source of plan.files) {
    tools.signal.throwIfAborted();
    const stream = await openSource(source);
    if (stream === null) {
      missing.push(source.name);
      continue;
    }
    const squeeze = !packed.test(source.name) && (source.sha256 === null || stream.bytes <= squeezedUpTo);
    const entry = await put(`data/${source.name}`, stream.from, squeeze);
    files.push({ ...entry, name: source.name });
    if (source.sha256 !== null && source.sha256 !== entry.sha256) changed.push(source.name);
  }
  const bytes = files.reduce((sum, one) => sum + one.bytes, 0);
  const info = { ...plan.info, 'Bagging-Date': plan.at.slice(0, 10), 'Payload-Oxum': `${bytes}.${files.length}` };
  const tags = {
    'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
    'bag-info.txt': Object.entries(info)
      .map(([name, value]) => `${name}: ${value.replace(/\s+/g, ' ')}\n`)
      .join(''),
    'manifest-sha256.txt': manifest(files.map((one) => ({ ...one, name: `data/${one.name}` }))),
  };
  const tagFiles: WrittenFile[] = [];
  for (const [name, text] of Object.entries(tags))
    tagFiles.push(await put(name, Readable.from([Buffer.from(text)]), true));
  await put('tagmanifest-sha256.txt', Readable.from([Buffer.from(manifest(tagFiles))]), true);
  return { files, bytes, changed, missing };
}

/** Names with line breaks or percent signs are written the way the RFC wants them. */
function manifest(files: readonly WrittenFile[]): string {
  const said = (name: string): string =>
    name.replace(/[%\r\n]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
  return files.map((one) => `${one.sha256}  ${said(one.name)}\n`).join('');
}

/** A stream whose file is really there, with its length; null when it cannot be opened or is no plain file. */
async function openSource({ from }: BagSource): Promise<{ from: Readable; bytes: number } | null> {
  if ('text' in from) return { from: Readable.from([Buffer.from(from.text, 'utf8')]), bytes: from.text.length };
  try {
    const handle = await open(from.file, 'r');
    const is = await handle.stat();
    if (!is.isFile()) {
      await handle.close();
      return null;
    }
    return { from: createReadStream(from.file, { fd: handle, highWaterMark: 1024 * 1024 }), bytes: is.size };
  } catch {
    return null;
  }
}

/** Puts one stream in and waits until all of it has gone through. */
async function addEntry(
  zip: ZipFile,
  plan: BagPlan,
  name: string,
  source: Readable,
  squeeze: boolean,
  tools: Tools,
): Promise<WrittenFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      tools.signal.throwIfAborted();
      hash.update(chunk);
      bytes += chunk.length;
      tools.onBytes(chunk.length, name);
      yield chunk;
    }
  };
  const stream = Readable.from(counted(), { objectMode: false });
  const through = new Promise<void>((resolve, reject) => stream.on('end', resolve).on('error', reject));
  zip.addReadStream(stream, `${plan.folder}/${name}`, { mtime: new Date(plan.at), mode: 0o100600, compress: squeeze });
  await through;
  return { name, sha256: hash.digest('hex'), bytes };
}
