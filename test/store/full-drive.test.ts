/** An archive on a drive that has no byte left, also where temporary files lie on it too: it opens, says so, and loses nothing. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, type TestContext, test } from 'vitest';
import { createCase } from '../../src/main/cases/create-case.ts';
import { casebinder } from '../support/command-line.ts';
import { newDisk } from '../support/own-disk.ts';
import { smallCase } from '../support/small-case.ts';
import { childAnswer, killHard, startChild } from './child.ts';
import { deskOn, opened, temporaryFolder } from './desk.ts';

/** Fills a drive until at most so many bytes are free. */
function fill(at: string, left: number): void {
  const free = (): number => {
    const { bavail, bsize } = statfsSync(at);
    return bavail * bsize;
  };
  for (let n = 0; free() > left; n += 1) {
    const bytes = Math.max(512, Math.min(free() - left, 4e6));
    try {
      writeFileSync(path.join(at, `filler-${n}`), Buffer.alloc(bytes));
    } catch {
      if (bytes <= 512) return;
    }
    if (n > 200) return;
  }
}

const clear = (at: string): void => {
  for (const name of readdirSync(at)) if (name.startsWith('filler-')) rmSync(path.join(at, name));
};

/** Given back after its drive: what is registered last is done first. */
function ownFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'casebinder-drive-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An archive with one case on a drive of its own, where temporary files lie too. */
function drive(context: TestContext, blocks: number) {
  const { at } = newDisk(context, ownFolder(), { bytes: 16e6, blocks });
  const archive = path.join(at, 'archive');
  const temporary = path.join(at, 'temporary');
  mkdirSync(temporary);
  return { at, archive, env: { TMPDIR: temporary, LC_ALL: 'C' } };
}

// Where a piece is smaller than a page of memory, the last bytes of a drive are the most dangerous ones.
test.for([
  [4096, 0],
  [1024, 0],
  [1024, 40_000],
] as const)('in pieces of %i bytes, %i free: every reading command answers', async ([blocks, left], context) => {
  const { at, archive, env } = drive(context, blocks);
  const desk = deskOn(opened(archive, 'create'));
  createCase(desk, smallCase());
  desk.archive.close();
  const before = readFileSync(path.join(archive, 'casebook.sqlite'));
  fill(at, left);
  for (const words of [['list'], ['assess', '--case', 'CB-0001'], ['verify'], ['folders', '--case', 'CB-0001']]) {
    const run = await casebinder([...words, '--archive', archive, '--json'], env);
    expect([words[0], run.code, run.stderr.split('\n').at(-2)]).toEqual([
      words[0],
      0,
      expect.stringContaining('Free some space'),
    ]);
    expect(run.stderr).toContain('[ARCHIVE_DRIVE_IS_FULL]');
    expect(run.json()).toMatchObject({ ok: true });
  }
  const caseFile = path.join(temporaryFolder(), 'case.json');
  writeFileSync(caseFile, JSON.stringify(smallCase()));
  const writing = await casebinder(['new', '--archive', archive, '--file', caseFile, '--json'], env);
  expect([writing.code, (writing.json()['error'] as { code: string }).code]).toEqual([3, 'ARCHIVE_READ_ONLY']);
  expect(readFileSync(path.join(archive, 'casebook.sqlite')).equals(before)).toBe(true);
  clear(at);
  const again = await casebinder(['new', '--archive', archive, '--file', caseFile, '--json'], env);
  expect(again.json()).toMatchObject({ ok: true, caseId: 'CB-0002' });
});

test('what a killed writer saved last is seen too', async (context) => {
  const { at, archive, env } = drive(context, 4096);
  const { child } = await startChild('hold-archive', [archive]);
  await killHard(child);
  rmSync(path.join(archive, 'casebook.sqlite-shm'));
  fill(at, 0);
  const run = await casebinder(['list', '--archive', archive, '--json'], env);
  expect([run.code, run.json()['total']]).toEqual([0, 1]);
  clear(at);
  expect(await childAnswer('open-as', [archive, 'write'])).toMatchObject({ opening: 'ok', cases: 1, writing: 'ok' });
});
