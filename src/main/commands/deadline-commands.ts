/** The command that takes deadlines out as a calendar file. */
import path from 'node:path';
import { exportDeadlines } from '../cases/export-deadlines.ts';
import type { Command } from './command.ts';
import { sentences } from './command-texts.ts';
import { withDesk } from './open-desk.ts';

export const deadlinesCommand: Command = {
  usage: 'deadlines --archive DIR --out FILE.ics [--case ID]',
  does: {
    en: 'writes the deadlines of one case, or of every open case, into a calendar file',
    'zh-CN': '把一个案件或所有未结案件的期限写入日历文件',
  },
  options: { out: 'text', case: 'text' },
  async run(words, console) {
    const outFile = path.resolve(words.required('out', 'FILE.ics'));
    const caseId = words.text('case') ?? null;
    return withDesk(words, console, 'read', async (desk) => {
      const say = sentences(console.language);
      const made = await exportDeadlines(desk, caseId, outFile);
      const { passed, withoutDate, superseded } = made.leftOut;
      return {
        json: { ...made },
        text: [
          say.deadlines(made.file, made.written, made.cases),
          `  ${say.deadlinesLeft(withoutDate, passed, superseded)}`,
        ].join('\n'),
      };
    });
  },
};
