/**
 * A folder for unfinished work beside its target: what is finished gets its name in one step, what was interrupted is
 * known by its name and goes with the next piece of work.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { modes } from './durable-write.ts';

const workName = /^\.casebinder-[0-9a-f]{12}\.work$/;
/** So long without a sign of life, and the work is over: milliseconds. */
const deadAfter = 600_000;

/** Makes a work folder and removes those that an interrupted run of ours left here. @param now milliseconds */
export function makeWorkFolder(folder: string, now: number): string {
  sweepWork(folder, now);
  const work = path.join(folder, `.casebinder-${randomBytes(6).toString('hex')}.work`);
  mkdirSync(work, { mode: modes.folder });
  return work;
}

/** Removes a work folder with all that is in it; what cannot be removed now goes with the next piece of work. */
export function removeWorkFolder(work: string): void {
  if (!workName.test(path.basename(work))) throw new Error('vault: not a work folder');
  try {
    rmSync(work, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // A drive that is gone keeps it until it is back.
  }
}

function sweepWork(folder: string, now: number): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory() || !workName.test(entry.name)) continue;
    const work = path.join(folder, entry.name);
    try {
      if (now - lastSign(work) > deadAfter) rmSync(work, { recursive: true, force: true });
    } catch {
      // Gone meanwhile, or not ours to remove.
    }
  }
}

function lastSign(work: string): number {
  const inside = readdirSync(work).map((name) => statSync(path.join(work, name)).mtimeMs);
  return Math.max(statSync(work).mtimeMs, ...inside);
}
