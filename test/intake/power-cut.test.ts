/**
 * The current goes off in the middle of an intake. The archive lies on a disk of its own whose content is copied, as it is at that
 * moment, while the program is held still: what the system had not yet written out is not in the copy, just as it would not be on
 * the disk. Each copy is mounted like the disk of a computer that starts again.
 */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { mount, newDisk, unmount } from '../support/own-disk.ts';
import { type Acknowledged, checkKept, random, readSaid } from './acknowledged.ts';
import { photo } from './make-files.ts';
import { driverFile, temporaryFolder } from './open-desk.ts';

const cuts = process.env['CASEBINDER_FULL'] === '1' ? 60 : 6;
const seed = Number(process.env['CASEBINDER_KILL_SEED'] ?? Date.now() % 1_000_000);
const files = 60;

/** Copies the disk until a copy is still the disk: the system writes out in the background while we read. */
function copyDisk(image: string, to: string): void {
  do execFileSync('cp', ['--sparse=always', image, to]);
  while (spawnSync('cmp', ['-s', image, to]).status !== 0);
}

interface Cut {
  readonly image: string;
  /** All the program had said until then. */
  readonly said: string;
}

/** Runs the driver to its end and copies its disk when it has acknowledged so many files; 0: at its first word. */
function runWithCuts(root: string, input: string, image: string, atFiles: readonly number[]): Promise<readonly Cut[]> {
  const made: Cut[] = [];
  const waiting = [...atFiles];
  return new Promise((resolve, reject) => {
    const child: ChildProcess = spawn(process.execPath, [driverFile, root, input], {
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const group = -(child.pid ?? 0);
    let said = '';
    child.stdout?.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      const files = said.split('"ack"').length - 1;
      const due = waiting[0];
      if (due === undefined || files < due || child.exitCode !== null) return;
      while (waiting[0] !== undefined && waiting[0] <= files) waiting.shift();
      try {
        process.kill(group, 'SIGSTOP');
      } catch {
        // It ended just now.
        return;
      }
      const copy = `${image}-${made.length}`;
      copyDisk(image, copy);
      made.push({ image: copy, said });
      process.kill(group, 'SIGCONT');
    });
    child.on('error', reject);
    child.on('close', () => resolve(made));
  });
}

test(`the current goes off ${cuts} times in the middle of an intake, seed ${seed}`, {
  timeout: cuts * 20_000,
}, async (context) => {
  const folder = temporaryFolder();
  const input = path.join(folder, 'input');
  mkdirSync(input);
  for (let i = 0; i < files; i += 1) writeFileSync(path.join(input, `${i}.jpg`), await photo(i, 800, 600));
  // The app keeps some 150 MB of every disk free.
  const disk = newDisk(context, folder, { bytes: 256e6 });
  const next = random(seed);
  const seen = { cuts: 0, evidence: 0, facts: 0 };
  for (let run = 0; seen.cuts < cuts; run += 1) {
    const root = path.join(disk.at, `archive-${run}`);
    const moments = [0, ...Array.from({ length: 5 }, () => 1 + Math.floor(next() * (files - 5)))].sort((a, b) => a - b);
    for (const cut of await runWithCuts(root, input, disk.image, moments)) {
      const at = path.join(folder, 'after');
      expect(mount(cut.image, at)).toBe(true);
      try {
        const acknowledged: Acknowledged = { evidence: new Map(), facts: [], isDone: false };
        readSaid(cut.said, acknowledged);
        await checkKept(path.join(at, `archive-${run}`), input, acknowledged);
        seen.cuts += 1;
        seen.evidence += acknowledged.evidence.size;
        seen.facts += acknowledged.facts.length;
      } finally {
        unmount(at);
      }
      rmSync(cut.image);
    }
    rmSync(root, { recursive: true });
  }
  // Something must have been acknowledged before the cuts, or nothing was tried.
  expect(seen.evidence).toBeGreaterThan(cuts);
  expect(seen.facts).toBeGreaterThan(0);
});

test('the disk does hold back what was not written out', async (context) => {
  const folder = temporaryFolder();
  const disk = newDisk(context, folder, { bytes: 256e6 });
  const file = path.join(disk.at, 'never synced');
  writeFileSync(file, 'x'.repeat(100_000));
  copyDisk(disk.image, `${disk.image}-copy`);
  const at = path.join(folder, 'after');
  expect(mount(`${disk.image}-copy`, at)).toBe(true);
  expect(existsSync(file)).toBe(true);
  expect(readdirSync(at)).toEqual(['lost+found']);
  unmount(at);
});
