/**
 * The whole core killed (SIGKILL) at random moments of an intake with facts being saved meanwhile, again and again on the
 * same archive. Everything that was acknowledged must be there and whole; everything else wholly there or absent.
 * The seed is printed; a red seed becomes a test of its own. CASEBINDER_KILL_SEED repeats one.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type Acknowledged, checkKept, random, readSaid } from './acknowledged.ts';
import { photo } from './make-files.ts';
import { driverFile, temporaryFolder } from './open-desk.ts';

const rounds = process.env['CASEBINDER_FULL'] === '1' ? 200 : 20;
const seed = Number(process.env['CASEBINDER_KILL_SEED'] ?? Date.now() % 1_000_000);
const files = 60;

/** Runs the driver and kills it so many milliseconds after its first word; null lets it finish. */
async function runDriver(root: string, input: string, killAfterMs: number | null, group: boolean): Promise<string> {
  const child: ChildProcess = spawn(process.execPath, [driverFile, root, input], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const kill = (): void => {
    if (child.pid === undefined || child.exitCode !== null) return;
    // With its group the child of the child dies too; alone it must notice that nobody listens any more.
    try {
      process.kill(group ? -child.pid : child.pid, 'SIGKILL');
    } catch {
      // It ended just now.
    }
  };
  child.stdout?.on('data', (bytes: Buffer) => {
    if (output === '' && killAfterMs !== null) setTimeout(kill, killAfterMs);
    output += bytes.toString();
  });
  await ended;
  return output;
}

test(`killed ${rounds} times in the middle of an intake, seed ${seed}`, { timeout: rounds * 8000 }, async () => {
  const folder = temporaryFolder();
  const input = path.join(folder, 'input');
  mkdirSync(input);
  for (let i = 0; i < files; i += 1) writeFileSync(path.join(input, `${i}.jpg`), await photo(i, 1200, 900));
  const next = random(seed);
  let archiveNo = 0;
  let acknowledged: Acknowledged = { evidence: new Map(), facts: [], isDone: false };
  let killedInside = 0;
  for (let round = 0; round < rounds; round += 1) {
    const root = path.join(folder, `archive-${archiveNo}`);
    const output = await runDriver(root, input, Math.floor(next() * 900), next() < 0.7);
    readSaid(output, acknowledged);
    if (!acknowledged.isDone) killedInside += 1;
    if (!existsSync(path.join(root, 'casebook.sqlite'))) continue;
    const rows = await checkKept(root, input, acknowledged);
    if (!acknowledged.isDone && rows < files) continue;
    // Nothing left to interrupt: a fresh archive.
    rmSync(root, { recursive: true, force: true });
    archiveNo += 1;
    acknowledged = { evidence: new Map(), facts: [], isDone: false };
  }
  // The moments must have lain inside the work, or nothing was tried.
  expect(killedInside).toBeGreaterThan(rounds / 3);
  const root = path.join(folder, `archive-${archiveNo}`);
  readSaid(await runDriver(root, input, null, true), acknowledged);
  expect(acknowledged.isDone).toBe(true);
  expect(await checkKept(root, input, acknowledged)).toBe(files);
});
