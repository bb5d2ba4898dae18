import { createWriteStream, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';

const TYPE_MASK = 0o170000;
const SYMLINK = 0o120000;

/** Unpacks a zip file into `to`. `rename` gives each entry its place, or undefined to leave it out. Modes and links are kept. */
export async function unzip(file: string, to: string, rename: (name: string) => string | undefined): Promise<void> {
  const zip = await openPromise(file);
  for await (const entry of zip.eachEntry()) {
    const name = rename(entry.fileName);
    if (name === undefined) continue;
    const target = path.join(to, name);
    if (path.relative(to, target).startsWith('..')) throw new Error(`${file}: ${entry.fileName} points outside`);
    if (entry.fileName.endsWith('/')) {
      mkdirSync(target, { recursive: true });
      continue;
    }
    mkdirSync(path.dirname(target), { recursive: true });
    const mode = (entry.externalFileAttributes >>> 16) & 0xffff;
    const stream = await zip.openReadStreamPromise(entry);
    if ((mode & TYPE_MASK) === SYMLINK) symlinkSync((await buffer(stream)).toString('utf8'), target);
    else await pipeline(stream, createWriteStream(target, { mode: (mode & 0o777) | 0o600 }));
  }
}
