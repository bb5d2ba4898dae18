/**
 * The order of system calls that lets an acknowledged file survive a power loss: bytes synced, named, name synced,
 * row synced, and only then the word to the person. kill -9 cannot show a missing sync; the trace does.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { skipHere } from '../support/not-run.ts';
import { photo } from './make-files.ts';
import { driverFile, temporaryFolder } from './open-desk.ts';

test('bytes, name and row are synced before a file is acknowledged', async (context) => {
  if (spawnSync('strace', ['-V']).error) skipHere(context, 'strace is not installed');
  const folder = temporaryFolder();
  const input = path.join(folder, 'input');
  mkdirSync(input);
  for (let i = 0; i < 6; i += 1) writeFileSync(path.join(input, `${i}.jpg`), await photo(i));
  const trace = path.join(folder, 'trace');
  const calls = ['-f', '-y', '-s', '400', '-e', 'trace=fsync,fdatasync,rename,write', '-o', trace];
  const { status, stderr } = spawnSync(
    'strace',
    [...calls, process.execPath, driverFile, path.join(folder, 'archive'), input],
    {
      encoding: 'utf8',
    },
  );
  if (status !== 0 && /ptrace|PTRACE/.test(stderr))
    skipHere(context, 'this machine does not let strace look at a process');
  expect(status).toBe(0);
  const lines = readFileSync(trace, 'utf8').split('\n');

  /** Where a call was finished; one that was interrupted by another thread's line ends on a later line. */
  const finished = (call: RegExp, from: number): number => {
    const start = lines.findIndex((line, i) => i >= from && call.test(line));
    if (start < 0 || !lines[start]?.includes('<unfinished')) return start;
    const [thread] = lines[start].split(' ');
    return lines.findIndex((line, i) => i > start && line.startsWith(`${thread} `) && line.includes('resumed>'));
  };
  for (let i = 0; i < 6; i += 1) {
    const sha256 = createHash('sha256')
      .update(readFileSync(path.join(input, `${i}.jpg`)))
      .digest('hex');
    const named = lines.findIndex((line) => line.includes('rename("') && line.includes(`/${sha256}.jpg`));
    const incoming = /\.incoming-in-[0-9a-f]+/.exec(lines[named] ?? '')?.[0];
    const acknowledged = lines.findIndex((line) => /write\(1<.*\\"ack\\"/.test(line) && line.includes(`/${i}.jpg`));
    const rowSynced = lines.findLastIndex(
      (line, at) => at < acknowledged && /f(data)?sync\(.*casebook\.sqlite-wal/.test(line),
    );
    const bytesSynced = finished(new RegExp(`fsync\\(\\d+<[^>]*${incoming}`), 0);
    const nameSynced = finished(new RegExp(`fsync\\(\\d+<[^>]*/evidence/${sha256.slice(0, 2)}>`), named);
    const order = [0, bytesSynced, named, nameSynced, rowSynced, acknowledged];
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(bytesSynced).toBeGreaterThan(0);
  }
  // The folder that holds the new folders was synced as well.
  expect(finished(/fsync\(\d+<[^>]*\/archive\/evidence>/, 0)).toBeGreaterThan(0);
});
