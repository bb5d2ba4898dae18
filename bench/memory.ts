/** What the app holds in memory when nobody does anything, beside a bare window: the proportional share of all its processes. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchRun } from './row.ts';
import { archiveOf, twoPrograms } from './screen.ts';

const NAME = 'memory of all processes, idle';
const AIM = 1.6;
const CASES = 200;
const SETTLE_MS = 8000;

/** Idle memory with a list of cases on the screen. Linux only: other systems share out memory in other ways. */
export const runMemoryBench: BenchRun = async () => {
  if (process.platform !== 'linux') return [{ name: NAME, ok: null, note: 'not run: needs /proc of Linux' }];
  const folder = mkdtempSync(path.join(os.tmpdir(), 'casebinder-bench-memory-'));
  try {
    const two = await twoPrograms(folder);
    if (typeof two === 'string') return [{ name: NAME, ok: null, note: `not run: ${two}` }];
    try {
      const archive = archiveOf(CASES, folder);
      const idle = async (args: readonly string[]): Promise<number> => {
        const child = spawn(two.program, args, { env: two.env, stdio: 'ignore', detached: true });
        try {
          await sleep(SETTLE_MS);
          return family(child).reduce((sum, pid) => sum + shareOf(pid), 0) / 1024;
        } finally {
          if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
          await sleep(500);
        }
      };
      const peerValue = await idle([...two.bare, '--stay']);
      const value = await idle([...two.ours, `--data-dir=${path.join(folder, 'data')}`, `--archive=${archive}`]);
      const ratio = value / peerValue;
      return [
        {
          name: NAME,
          value,
          peerValue,
          unit: 'MB',
          ratio,
          aim: `at most ${AIM} × a bare window`,
          ok: ratio <= AIM,
          note: `${CASES} cases in the list, ${SETTLE_MS / 1000} s after the start`,
        },
      ];
    } finally {
      two.end();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** A process and all that it started. */
function family(first: ChildProcess): readonly string[] {
  const parents = readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid))
    .map((pid): readonly [string, string] => [pid, read(`/proc/${pid}/status`, /^PPid:\s*(\d+)/m)]);
  const found = [String(first.pid)];
  for (const pid of found) for (const [child, parent] of parents) if (parent === pid) found.push(child);
  return found;
}

/** Kilobytes, each shared page divided among those who share it. */
const shareOf = (pid: string): number => Number(read(`/proc/${pid}/smaps_rollup`, /^Pss:\s*(\d+)/m));

function read(file: string, what: RegExp): string {
  try {
    return what.exec(readFileSync(file, 'utf8'))?.[1] ?? '0';
  } catch {
    // It has ended meanwhile.
    return '0';
  }
}
