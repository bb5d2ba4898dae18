/**
 * How long the window takes from the start of the program to the first usable list of cases, beside a bare window of the same Electron.
 * Both are started by turns, without Playwright; each says on stdout when it was ready.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { BenchRow, BenchRun } from './row.ts';
import { archiveOf, median, quantile, type TwoPrograms, twoPrograms } from './screen.ts';

const PATIENCE_MS = 60_000;
/** How many cases the list holds, how often both are started, and what is asked of the median and of the slowest of twenty. */
const HALVES = [
  { cases: 200, turns: 9, aim: 1.8, slowest: null },
  { cases: 10_000, turns: 20, aim: 1.5, slowest: 2 },
] as const;

/** Starts a program, waits for a word on its stdout, gives the milliseconds from the start to it. */
function timeTo(word: RegExp, program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    let heard = '';
    let took: number | undefined;
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    child.stdout.on('data', (chunk: Buffer) => {
      heard += chunk.toString();
      if (took === undefined && word.test(heard)) took = performance.now() - began;
    });
    child.on('error', reject);
    child.on('close', () => {
      clearTimeout(timer);
      if (took === undefined)
        reject(new Error(`the window did not say ${String(word)}; it said: ${heard.slice(0, 200)}`));
      else resolve(took);
    });
  });
}

/** Start to first list against a bare window, by turns: with a few cases, and with ten thousand. */
export const runWindowBench: BenchRun = async ({ quick }) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'casebinder-bench-window-'));
  try {
    const two = await twoPrograms(folder);
    if (typeof two === 'string')
      return [{ name: 'window: start to the list of cases', ok: null, note: `not run: ${two}` }];
    try {
      const rows: BenchRow[] = [];
      for (const half of HALVES) rows.push(...(await oneList(two, folder, half, quick ? 3 : half.turns)));
      return rows;
    } finally {
      two.end();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

async function oneList(
  { program, ours, bare, env }: TwoPrograms,
  folder: string,
  { cases, aim, slowest }: (typeof HALVES)[number],
  turns: number,
): Promise<readonly BenchRow[]> {
  const archive = archiveOf(cases, folder);
  const own: number[] = [];
  const peers: number[] = [];
  const arguments_ = [...ours, `--data-dir=${path.join(folder, 'data')}`, `--archive=${archive}`, '--show-once'];
  // The first turn warms the disk and is not counted.
  for (let turn = 0; turn <= turns; turn += 1) {
    const peer = await timeTo(/shown/, program, bare, env);
    const mine = await timeTo(/cases on the first screen: \d+/, program, arguments_, env);
    if (turn === 0) continue;
    peers.push(peer);
    own.push(mine);
  }
  const row = (name: string, share: number, most: number, how: string): BenchRow => {
    const oursMs = quantile(own, share);
    const peerMs = median(peers);
    const ratio = oursMs / peerMs;
    return { name, oursMs, peerMs, ratio, aim: `at most ${most} × a bare window`, ok: ratio <= most, note: how };
  };
  const name = `window: start to the list of ${cases.toLocaleString('en')} cases`;
  return [
    row(name, 0.5, aim, `median of ${turns} starts by turns`),
    ...(slowest === null
      ? []
      : [row(`${name}, slow starts`, 0.95, slowest, `95 of 100 starts are faster; beside the bare window's median`)]),
  ];
}
