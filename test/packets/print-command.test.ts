/** The system's print command against a real queue: what comes out is what was sent, on the paper it was made for. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { defaultQueue, printByCommand } from '../../src/main/shell/print-command.ts';
import { skipHere } from '../support/not-run.ts';
import { type PrintQueue, startPrintQueue } from '../support/print-queue.ts';
import { comparePages } from '../support/same-pages.ts';
import { textPdf } from './packet-maker.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'casebinder-print-'));
const before = process.env['CUPS_SERVER'];
let queue: PrintQueue | null = null;
let because = '';

beforeAll(async () => {
  const started = await startPrintQueue();
  if ('because' in started) because = started.because;
  else queue = started;
}, 60_000);
afterEach(() => {
  if (before === undefined) delete process.env['CUPS_SERVER'];
  else process.env['CUPS_SERVER'] = before;
});
afterAll(async () => {
  await queue?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the print command', { timeout: 90_000 }, () => {
  test.for([
    ['A4', [595.28, 841.89], '595 x 842'],
    ['Letter', [612, 792], '612 x 792'],
  ] as const)('prints %s as it was sent', async ([paper, size, found], context) => {
    if (queue === null) skipHere(context, because);
    process.env['CUPS_SERVER'] = queue.env['CUPS_SERVER'];
    const file = path.join(folder, `${paper}.pdf`);
    writeFileSync(file, await textPdf(paper, 3, [size[0], size[1]]));
    const title = `CB-0001_appeal_${paper}_${process.pid}`;
    expect(await printByCommand({ file, paper, title })).toEqual({ state: 'queued', queue: queue.name });
    const printed = await queue.printed(title);
    if (printed === null) throw new Error('nothing came out of the queue');
    expect(execFileSync('pdfinfo', [printed], { encoding: 'utf8' })).toContain(found);
    const { pages, worst } = await comparePages(file, printed);
    expect(pages).toEqual([3, 3]);
    expect(worst).toBeLessThan(4);
  });

  test('says that nothing was printed where there is no queue', async () => {
    process.env['CUPS_SERVER'] = path.join(folder, 'no.sock');
    expect(await defaultQueue()).toBeNull();
    const job = { file: path.join(folder, 'a.pdf'), paper: 'A4', title: 'x' } as const;
    expect((await printByCommand(job)).state).toBe('nothing-printed');
  });
});
