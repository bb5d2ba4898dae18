/** The commands that keep things safe: backup and restore of an archive, export and import of a case. */
import path from 'node:path';
import { holdsArchive } from '../cases/archive-folder.ts';
import { backUpArchive } from '../cases/keeping/back-up-archive.ts';
import { type ExportedCase, exportCase } from '../cases/keeping/export-case.ts';
import { importCase, proveCaseBag, sayImported } from '../cases/keeping/import-case.ts';
import { restoreArchive } from '../cases/keeping/restore-archive.ts';
import { type Command, UsageProblem } from './command.ts';
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

export const exportCommand: Command = {
  usage: 'export --archive DIR --case ID (--out FILE.zip | --plain DIR)',
  does: 'takes one case out: as a bag that any BagIt tool can check, or as a folder that a person can read',
  options: { case: { type: 'string' }, out: { type: 'string' }, plain: { type: 'string' } },
  async run(words, console) {
    const caseId = words.required('case');
    const [out, plain] = [words.text('out'), words.text('plain')];
    if (out === undefined && plain === undefined) throw new UsageProblem('--out FILE.zip or --plain DIR is missing');
    return withDesk(words, console, 'read', async (desk) => {
      const options = {
        onProgress: (p: { label: string; done: number; total: number | null }) =>
          console.progress(p.label, p.done, p.total),
        signal: console.cancel,
      };
      const made: ExportedCase[] = [];
      for (const [as, where] of [['bag', out] as const, ['folder', plain] as const]) {
        if (where === undefined) continue;
        made.push(await exportCase(desk, caseId, { as, path: path.resolve(where), makeFolder: true }, options));
      }
      const [first] = made;
      const left = (first?.changed ?? [])
        .map((file) => `changed: ${file}`)
        .concat((first?.missing ?? []).map((file) => `missing: ${file}`));
      return {
        json: { ...first, ...(plain !== undefined && { plain: path.resolve(plain) }) },
        text: [
          ...made.map((one) => `${one.file}: ${one.files} file(s), ${megabytes(one.bytes)}.`),
          ...left.map((line) => `  ${line}`),
        ].join('\n'),
        leftOut: left.length > 0,
      };
    });
  },
};

export const importCommand: Command = {
  usage: 'import --archive DIR --from FILE.zip',
  does: 'brings an exported case in as a new case; makes the archive if there is none',
  options: { from: { type: 'string' } },
  async run(words, console) {
    const from = path.resolve(words.required('from'));
    // Proven before the archive is touched: a bad file must not leave a new, empty archive behind.
    if (!holdsArchive(words.text('archive') ?? '.'))
      await withJobs(({ jobs }) => proveCaseBag(jobs, from, console.cancel));
    return withDesk(words, console, 'create', async (desk) => {
      const made = await importCase(desk, from, {
        onProgress: (p) => console.progress(p.label, p.done, p.total),
        signal: console.cancel,
      });
      const note = sayImported(made, console.language);
      return {
        json: { ...made, file: from },
        text: [
          `Case ${made.caseId} (${made.was} where it came from): ${made.evidence} original(s), ${made.packets} packet(s).`,
          ...(note === null ? [] : [`  ${note}`]),
        ].join('\n'),
      };
    });
  },
};
