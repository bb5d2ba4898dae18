/** How fast a case is answered with every pack in the product, and how fast the packs are there. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { evaluateCase } from '../src/main/rules/evaluate.ts';
import { loadHolidays } from '../src/main/rules/load-holidays.ts';
import { loadPacks } from '../src/main/rules/load-packs.ts';
import { caseFileSchema } from '../src/shared/domain/case-file.ts';
import type { BenchRow } from './row.ts';

const resources = path.join(import.meta.dirname, '..', 'resources');
const samples = ['1-colour-dispute', '2-no-reason-return', '3-transit-damage-fob'];

/** The sample cases on many different days, so that no answer finds its dates worked out already. */
export async function runRulesBench({ quick }: { readonly quick: boolean }): Promise<readonly BenchRow[]> {
  const packs = loadPacks(resources);
  const loads = Array.from({ length: quick ? 5 : 30 }, () => timed(() => loadPacks(resources)));
  const holidays = loadHolidays(resources);
  const cases = samples.map((sample) => {
    const text = readFileSync(path.join(resources, 'sample', sample, 'case.json'), 'utf8');
    const { schemaVersion: _, title: __, exhibits: ___, ...facts } = caseFileSchema.parse(JSON.parse(text));
    return facts;
  });
  const asks = quick ? 60 : 600;
  const times = Array.from({ length: asks + 60 }, (_, n) => {
    const facts = cases[n % cases.length] ?? {};
    const month = String(1 + (n % 12)).padStart(2, '0');
    const day = String(1 + (n % 28)).padStart(2, '0');
    const asOf = `2025-${month}-${day}T09:00:00+08:00`;
    const own = { ...facts, delivery: { ...facts.delivery, receivedAt: `2025-${month}-${day}` } };
    return timed(() => evaluateCase({ packs, facts: own, holidays, asOf, language: n % 2 === 0 ? 'en' : 'zh-CN' }));
  }).slice(60);
  const row = (name: string, ms: number, aimMs: number): BenchRow => ({
    name,
    value: Math.round(ms * 100) / 100,
    unit: 'ms',
    aim: `at most ${aimMs} ms`,
    ok: ms <= aimMs,
  });
  return [
    row(`one case answered, all ${packs.length} packs, median`, at(times, 0.5), 2),
    row(`one case answered, all ${packs.length} packs, 95th of 100`, at(times, 0.95), 5),
    row('all packs read from the disk, median', at(loads, 0.5), 20),
  ];
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function at(times: readonly number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) * share)] ?? 0;
}
