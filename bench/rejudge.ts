/**
 * How long it takes to judge all open cases again, as on every new day, and whether anything holds main up meanwhile; and how long
 * one answer takes, all packs and what would change it included. In a process of its own, without a window; the aims are absolute.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from '../scripts/lib/proc.ts';
import type { BenchRow, BenchRun } from './row.ts';
import { archiveOf, quantile } from './screen.ts';

const CASES = 10_000;
const QUICK_CASES = 500;
/** A person who opens the app in the morning has the new answers while he reads the first of them. */
const MOST_MS_FOR_ALL = 30_000;
/** One frame of the window. */
const MOST_SLICE_MS = 16;
const ANSWER_MS = { median: 2, slow: 5 } as const;
const ROUNDS = 100;

interface Measured {
  readonly judged: number;
  readonly ms: number;
  readonly longest: number;
  readonly answers: readonly number[];
}

export const runRejudgeBench: BenchRun = ({ quick }) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'casebinder-bench-rejudge-'));
  try {
    const cases = quick ? QUICK_CASES : CASES;
    const { judged, ms, longest, answers } = measure(archiveOf(cases, folder), folder);
    if (judged !== cases) throw new Error(`${judged} of ${cases} cases were judged again`);
    const most = (MOST_MS_FOR_ALL * cases) / CASES;
    const name = `judging ${cases.toLocaleString('en')} open cases again`;
    const answer = (share: number, how: string, aim: number): BenchRow => {
      const value = quantile(answers, share);
      return { name: `one answer, ${how}`, value, unit: 'ms', aim: `at most ${aim} ms`, ok: value <= aim, note };
    };
    const note = `the sample cases by turns, ${answers.length} answers`;
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
      },
      answer(0.5, 'median', ANSWER_MS.median),
      answer(0.95, '95 of 100 are faster', ANSWER_MS.slow),
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
    `import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
const { openArchive } = await import(${at('cases/open-archive.ts')})
const { rejudgeCases } = await import(${at('cases/rejudge-cases.ts')})
const { assessFacts } = await import(${at('cases/assess-case.ts')})
const { readCaseFile } = await import(${at('cases/create-case.ts')})
const { loadPacks } = await import(${at('rules/load-packs.ts')})
const { loadHolidays } = await import(${at('rules/load-holidays.ts')})
const resources = ${JSON.stringify(path.join(ROOT, 'resources'))}
const now = () => new Date(Date.now() + 86_400_000).toISOString()
const archive = openArchive(${JSON.stringify(archive)}, { mode: 'write', now })
const desk = { archive, now, by: 'Bench', language: 'en', packs: loadPacks(resources), holidays: loadHolidays(resources) }
const silence = monitorEventLoopDelay({ resolution: 1 })
silence.enable()
let began = performance.now()
const judged = await rejudgeCases(desk)
const ms = performance.now() - began
silence.disable()
archive.close()
const sample = path.join(resources, 'sample')
const files = readdirSync(sample, { recursive: true }).map(String).filter((name) => /(^|[\\\\/])case\\.json$/.test(name))
const cases = files.map((name) => readCaseFile(readFileSync(path.join(sample, name), 'utf8')))
const answers = []
for (let round = 0; round < ${ROUNDS}; round += 1)
  for (const { facts, exhibits } of cases) {
    began = performance.now()
    assessFacts(desk, facts, exhibits)
    answers.push(performance.now() - began)
  }
process.stdout.write(JSON.stringify({ judged, ms, longest: silence.max / 1e6, answers }))
`,
  );
  const run = spawnSync(process.execPath, [file], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`nothing was judged: ${run.stderr.slice(-300)}`);
  return JSON.parse(run.stdout) as Measured;
}
