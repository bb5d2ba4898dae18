/**
 * Whether anything holds the page up while a person types: the longest task of the page's own thread, and the longest time main took
 * to give a sign of life, over some hundred keys in the fields of the fullest sample case, with saving and judging going on beside.
 * The keys come one after the other as fast hands type; the aim is absolute, because a person's patience is.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openPage } from './page.ts';
import type { BenchRow, BenchRun } from './row.ts';
import { twoPrograms } from './screen.ts';

const MOST_MS = 50;
const KEY_MS = 60;
const TEXT = 'Colour of batch 3 differs from the approved sample, see photos 12 to 19. ';
const FIELDS = 4;

interface Counted {
  readonly longest: number;
  readonly over: number;
}

export const runTypingBench: BenchRun = async ({ quick }) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'casebinder-bench-typing-'));
  try {
    const two = await twoPrograms(folder);
    if (typeof two === 'string') return [{ name: 'typing', ok: null, note: `not run: ${two}` }];
    try {
      const { app, page, call } = await openPage(two, path.join(folder, 'data'));
      try {
        await call('archive.open-sample', {});
        await page.locator('[data-place="cases"]').click({ timeout: 60_000 });
        await page.getByText('CB-0001').first().waitFor({ timeout: 60_000 });
        await page.waitForFunction(async () => {
          const { api } = window as unknown as { api: Record<string, (input: unknown) => Promise<unknown>> };
          const answer = (await api['job.list']?.({})) as { value: { jobs: { state: string }[] } };
          return answer.value.jobs.every((job) => job.state !== 'running');
        });
        await page.locator('tr', { hasText: 'CB-0001' }).first().dblclick();
        await page.waitForSelector('.case-body');
        await page.waitForTimeout(2000);
        await page.evaluate(() => {
          const seen = { longest: 0, over: 0 };
          Object.assign(window, { seen });
          new PerformanceObserver((list) => {
            for (const task of list.getEntries()) {
              seen.longest = Math.max(seen.longest, task.duration);
              seen.over += 1;
            }
          }).observe({ type: 'longtask' });
        });
        const main = app.evaluate(
          (_electron, ms) =>
            new Promise<number>((resolve) => {
              let last = performance.now();
              let longest = 0;
              const timer = setInterval(() => {
                const now = performance.now();
                longest = Math.max(longest, now - last - 5);
                last = now;
              }, 5);
              setTimeout(() => {
                clearInterval(timer);
                resolve(longest);
              }, ms);
            }),
          (quick ? 1 : FIELDS) * TEXT.length * KEY_MS,
        );
        const fields = page.locator(
          '.case-middle textarea, .case-middle input[type="text"], .case-middle input:not([type])',
        );
        const count = Math.min(quick ? 1 : FIELDS, await fields.count());
        let keys = 0;
        for (let index = 0; index < count; index += 1) {
          await fields.nth(index).focus();
          await page.keyboard.type(TEXT, { delay: KEY_MS });
          keys += TEXT.length;
        }
        const seen = (await page.evaluate(() => (window as unknown as { seen: Counted }).seen)) as Counted;
        const row = (name: string, value: number, note: string): BenchRow => ({
          name,
          value: Math.round(value),
          unit: 'ms',
          aim: `no task over ${MOST_MS} ms`,
          ok: value <= MOST_MS,
          note,
        });
        return [
          row(
            'typing: longest task of the page',
            seen.longest,
            `${keys} keys in ${count} fields; ${seen.over} tasks over 50 ms`,
          ),
          row('typing: longest silence of main', await main, 'the answer of the rules is asked for after each pause'),
        ];
      } finally {
        await app.close();
      }
    } finally {
      two.end();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
