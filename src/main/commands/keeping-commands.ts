/** The commands that keep an archive safe: backup and restore. */
import path from 'node:path';
import { backUpArchive } from '../cases/keeping/back-up-archive.ts';
import { restoreArchive } from '../cases/keeping/restore-archive.ts';
import type { Command } from './command.ts';
import { withDesk, withJobs } from './open-desk.ts';

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

export const backupCommand: Command = {
  usage: 'backup --archive DIR --out FILE.zip',
  does: 'writes the whole archive into one file, reads it back and compares every file',
  options: { out: { type: 'string' } },
  async run(words, console) {
    const outFile = path.resolve(words.required('out'));
    return withDesk(words, console, 'read', async (desk) => {
      const made = await backUpArchive(desk, outFile, {
        makeFolder: true,
        onProgress: (p) => console.progress(p.label, p.done, p.total),
        signal: console.cancel,
      });
      const left = [
        ...made.changed.map((file) => `changed: ${file}`),
        ...made.missing.map((file) => `missing: ${file}`),
      ];
      return {
        json: { ...made, verified: true },
        text: [
          `${made.file}: ${made.files} file(s) of ${made.cases} case(s), ${megabytes(made.bytes)}, read back and equal.`,
          ...left.map((line) => `  ${line}`),
        ].join('\n'),
        leftOut: left.length > 0,
      };
    });
  },
};

export const restoreCommand: Command = {
  usage: 'restore --from FILE.zip --to DIR',
  does: 'makes an archive from a backup, in a folder that is missing or empty',
  options: { from: { type: 'string' }, to: { type: 'string' } },
  async run(words, console) {
    const from = path.resolve(words.required('from'));
    const to = path.resolve(words.required('to'));
    return withJobs(async (tools) => {
      const made = await restoreArchive(tools, from, to, {
        onProgress: (p) => console.progress(p.label, p.done, p.total),
        signal: console.cancel,
      });
      return {
        json: { ...made, verified: true },
        text: [
          `${made.archive}: ${made.files} file(s) of ${made.cases} case(s), all as they were backed up (${made.madeAt}).`,
          ...made.missing.map((file) => `  was not in the backup: ${file}`),
        ].join('\n'),
        leftOut: made.missing.length > 0,
      };
    });
  },
};
