import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  incomingPath,
  makeFolderDurably,
  modes,
  renamePatiently,
  settle,
  writeDurably,
} from '../../src/main/vault/durable-write.ts';
import { hashFile } from '../../src/main/vault/hash-file.ts';
import { storedPath } from '../../src/main/vault/stored-path.ts';
import { temporaryFolder } from './desk.ts';

const failing = (code: string): Error => Object.assign(new Error(code), { code });

describe('a durable write', () => {
  it('replaces the file as a whole, with its mode, and leaves nothing beside it', () => {
    const file = path.join(temporaryFolder(), 'file');
    writeDurably(file, 'old');
    writeDurably(file, Buffer.from([1, 2, 3]), modes.original);
    expect(readFileSync(file)).toEqual(Buffer.from([1, 2, 3]));
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o400);
    expect(readdirSync(path.dirname(file))).toEqual(['file']);
  });

  it('that fails leaves the old file and no unfinished one', () => {
    const folder = temporaryFolder();
    const target = path.join(folder, 'target');
    mkdirSync(path.join(target, 'in the way'), { recursive: true });
    expect(() => writeDurably(target, 'new')).toThrow();
    expect(readdirSync(folder)).toEqual(['target']);
    expect(readdirSync(target)).toEqual(['in the way']);
  });

  it('names a file that was streamed', () => {
    const folder = temporaryFolder();
    const unfinished = incomingPath(folder);
    expect(path.basename(unfinished)).toMatch(/^\.incoming-[0-9a-f]{16}$/);
    writeFileSync(unfinished, 'streamed');
    settle(unfinished, path.join(folder, 'named'));
    expect(readdirSync(folder)).toEqual(['named']);
  });

  it('makes folders that are missing and leaves those that are there', () => {
    const folder = temporaryFolder();
    makeFolderDurably(path.join(folder, 'a', 'b', 'c'));
    writeFileSync(path.join(folder, 'a', 'b', 'c', 'file'), 'x');
    makeFolderDurably(path.join(folder, 'a', 'b', 'c'));
    expect(existsSync(path.join(folder, 'a', 'b', 'c', 'file'))).toBe(true);
  });
});

describe('a rename that is held up by another program', () => {
  it('is tried again until it works', () => {
    const folder = temporaryFolder();
    const [from, to] = [path.join(folder, 'from'), path.join(folder, 'to')];
    writeFileSync(from, 'x');
    let tries = 0;
    renamePatiently(from, to, (a, b) => {
      tries += 1;
      if (tries < 4) throw failing(tries === 1 ? 'EPERM' : 'EBUSY');
      renameSync(a, b);
    });
    expect(tries).toBe(4);
    expect(readdirSync(folder)).toEqual(['to']);
  });

  it('fails at once for any other reason', () => {
    let tries = 0;
    const rename = (): void => {
      tries += 1;
      throw failing('ENOSPC');
    };
    expect(() => renamePatiently('a', 'b', rename)).toThrow('ENOSPC');
    expect(tries).toBe(1);
  });
});

describe('a stored file', () => {
  it('is named by its bytes and by what it is', () => {
    const sha = 'ab'.repeat(32);
    expect(storedPath(sha, 'jpeg')).toBe(`evidence/ab/${sha}.jpg`);
    expect(storedPath(sha, 'other')).toBe(`evidence/ab/${sha}`);
    for (const bad of ['', '../x', `${sha}0`, sha.toUpperCase()]) expect(() => storedPath(bad, 'jpeg')).toThrow();
  });

  it('is hashed by stream', async () => {
    const file = path.join(temporaryFolder(), 'file');
    writeFileSync(file, Buffer.alloc(3 * 1024 * 1024 + 17, 'a'));
    let seen = 0;
    const { sha256, bytes } = await hashFile(file, { onBytes: (n) => (seen += n) });
    // Computed with sha256sum over the same bytes.
    expect(sha256).toBe('8cb91458835f2fefeb12cf01e67a7ea18523a0567d4835a974dc04c2ddbb955b');
    expect([bytes, seen]).toEqual([3145745, 3145745]);
    await expect(hashFile(path.join(path.dirname(file), 'absent'))).rejects.toThrow(/ENOENT/);
    await expect(hashFile(file, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
  });
});
