/** The command that takes deadlines out as a calendar file. */
import path from 'node:path';
import { exportDeadlines } from '../cases/export-deadlines.ts';
import type { Command } from './command.ts';
import { withDesk } from './open-desk.ts';

export const deadlinesCommand: Command = {
  usage: 'deadlines --archive DIR --out FILE.ics [--case ID]',
  does: 'writes the deadlines of one case, or of every open case, into a calendar file',
  options: { out: { type: 'string' }, case: { type: 'string' } },
  async run(words, console) {
    const outFile = path.resolve(words.required('out'));
    const caseId = words.text('case') ?? null;
    return withDesk(words, console, 'read', async (desk) => {
      const made = await exportDeadlines(desk, caseId, outFile);
      const { passed, withoutDate, superseded } = made.leftOut;
      return {
        json: { ...made },
        text: [
          `${made.file}: ${made.written} deadline(s) of ${made.cases} case(s).`,
          `  not written: ${withoutDate} without a date, ${passed} over, ${superseded} replaced by a typed countdown`,
        ].join('\n'),
      };
    });
  },
};
