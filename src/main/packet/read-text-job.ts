/** The job that reads a text, a table or a mail for the window. Bounded: what is cut off is counted. */
import { open } from 'node:fs/promises';
import type { JobHandler } from '../jobs/job-table.ts';
import { prepareCsv, prepareEmail, prepareText } from './evidence/prepare-text.ts';

/** So much of a file is read; longer ones are cut, and it is said. */
const mostBytes = 4_000_000;

export const readTextJob: JobHandler<'evidence.text'> = async ({ file, kind }) => {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const bytes = Buffer.alloc(Math.min(size, mostBytes));
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0);
    const whole = bytes.subarray(0, bytesRead);
    const prepared =
      kind === 'csv' ? prepareCsv(whole) : kind === 'email' ? await prepareEmail(whole) : prepareText(whole);
    const isCut = size > mostBytes;
    if (prepared.is === 'table') return { head: [], lines: [], rows: prepared.rows, cut: prepared.cut, isCut };
    if (prepared.is === 'text')
      return { head: prepared.head, lines: prepared.lines, rows: null, cut: prepared.cut, isCut };
    return { head: [], lines: [], rows: null, cut: 0, isCut };
  } finally {
    await handle.close();
  }
};
