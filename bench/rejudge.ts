/**
 * How long it takes to judge all open cases again, as on every new day, and whether anything holds main up meanwhile.
 * In a process of its own, without a window; the aims are absolute. How fast one answer is: rules.ts.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from '../scripts/lib/proc.ts';
import type { BenchRun } from './row.ts';
import { archiveOf } from './screen.ts';

const CASES = 10_000;
const QUICK_CASES = 500;
/** A person who opens the app in the morning has the new answers while he reads the first of them. */
const MOST_MS_FOR_ALL = 30_000;
/** One frame of the window. */
const MOST_SLICE_MS = 16;

interface Measured {
  readonly judged: number;
  readonly ms: number;
  readonly longest: number;
  /** Milliseconds of the first answer of a process: what was loaded runs for the first time. */
  readonly first: number;
}

export const runRejudgeBench: BenchRun = ({ quick }) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'casebinder-bench-rejudge-'));
  try {
    const cases = quick ? QUICK_CASES : CASES;
    const { judged, ms, longest, first } = measure(archiveOf(cases, folder), folder);
    if (judged !== cases) throw new Error(`${judged} of ${cases} cases were judged again`);
    const most = (MOST_MS_FOR_ALL * cases) / CASES;
    const name = `judging ${cases.toLocaleString('en')} open cases again`;
    return Promise.resolve([
      {
        name,
        oursMs: ms,
        aim: `at most ${most / 1000} s`,
        ok: ms <= most,
        note: `${(ms / cases).toFixed(1)} ms a case`,
      },
      {
        name: `${name}: longest silence of main`,
        value: longest,
        unit: 'ms',
        aim: `no slice over ${MOST_SLICE_MS} ms`,
        ok: longest <= MOST_SLICE_MS,
        note: 'after the first answer of a run',
      },
      {
        name: 'the first answer of a run',
        value: first,
        unit: 'ms',
        ok: null,
        note: 'once, before anything has run twice',
      },
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** On the day after: every case is judged anew. */
function measure(archive: string, folder: string): Measured {
  const file = path.join(folder, 'rejudge.mjs');
  const at = (name: string): string => JSON.stringify(path.join(ROOT, 'src', 'main', name));
  writeFileSync(
    file,
    `import { monitorEventLoopDelay } from 'node:perf_hooks'
const { openArchive } = await import(${at('cases/open-archive.ts')})
const { rejudgeCases } = await import(${at('cases/rejudge-cases.ts')})
const { loadPacks } = await import(${at('rules/load-packs.ts')})
const { loadHolidays } = await import(${at('rules/load-holidays.ts')})
const resources = ${JSON.stringify(path.join(ROOT, 'resources'))}
const now = () => new Date(Date.now() + 86_400_000).toISOString()
const archive = openArchive(${JSON.stringify(archive)}, { mode: 'write', now })
const desk = { archive, now, by: 'Bench', language: 'en', packs: loadPacks(resources), holidays: loadHolidays(resources) }
const { evaluateCase } = await import(${at('rules/evaluate.ts')})
const firstAt = performance.now()
evaluateCase({ packs: desk.packs, facts: { lines: [{ id: '1', reason: 'QUALITY' }], delivery: { receivedAt: '2025-05-10' }, request: { at: '2025-05-12' } }, holidays: desk.holidays, asOf: now(), language: 'en' })
const first = performance.now() - firstAt
const silence = monitorEventLoopDelay({ resolution: 1 })
silence.enable()
const began = performance.now()
const judged = await rejudgeCases(desk)
const ms = performance.now() - began
silence.disable()
archive.close()
process.stdout.write(JSON.stringify({ judged, ms, longest: silence.max / 1e6, first }))
`,
  );
  const run = spawnSync(process.execPath, [file], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`nothing was judged: ${run.stderr.slice(-300)}`);
  return JSON.parse(run.stdout) as Measured;
}
