/** The commands that keep things safe: backup and restore of an archive, export and import of a case. */
import path from 'node:path';
import { visibleName } from '../../shared/domain/intake.ts';
import { Trouble } from '../../shared/errors.ts';
import { holdsArchive } from '../cases/archive-folder.ts';
import { backUpArchive } from '../cases/keeping/back-up-archive.ts';
import { type ExportedCase, exportCase } from '../cases/keeping/export-case.ts';
import { importCase, proveCaseBag, sayImported } from '../cases/keeping/import-case.ts';
import { restoreArchive } from '../cases/keeping/restore-archive.ts';
import type { Command } from './command.ts';
import { sentences } from './command-texts.ts';
import { withDesk, withJobs } from './open-desk.ts';

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

export const backupCommand: Command = {
  usage: 'backup --archive DIR --out FILE.zip',
  does: {
    en: 'writes the whole archive into one file, reads it back and compares every file',
    'zh-CN': '把整个档案写入一个文件，读回并逐个核对',
  },
  options: { out: 'text' },
  async run(words, console) {
    const say = sentences(console.language);
    const outFile = path.resolve(words.required('out', 'FILE.zip'));
    return withDesk(words, console, 'read', async (desk) => {
      const made = await backUpArchive(desk, outFile, {
        makeFolder: true,
        onProgress: (p) => console.progress(p.label, p.done, p.total),
        signal: console.cancel,
      });
      const left = [
        ...made.changed.map((file) => say.changed(visibleName(file))),
        ...made.missing.map((file) => say.missing(visibleName(file))),
      ];
      return {
        json: { ...made, verified: true },
        text: [
          say.backedUp(made.file, made.files, made.cases, megabytes(made.bytes)),
          ...left.map((line) => `  ${line}`),
        ].join('\n'),
        leftOut: left.length > 0,
      };
    });
  },
};

export const restoreCommand: Command = {
  usage: 'restore --from FILE.zip --to DIR',
  does: {
    en: 'makes an archive from a backup, in a folder that is missing or empty',
    'zh-CN': '用备份在不存在或空的文件夹中恢复档案',
  },
  options: { from: 'text', to: 'text' },
  async run(words, console) {
    const from = path.resolve(words.required('from', 'FILE.zip'));
    const to = path.resolve(words.required('to', 'DIR'));
    const say = sentences(console.language);
    return withJobs(async (tools) => {
      const made = await restoreArchive(tools, from, to, {
        onProgress: (p) => console.progress(p.label, p.done, p.total),
        signal: console.cancel,
      });
      return {
        json: { ...made, verified: true },
        text: [
          say.restored(made.archive, made.files, made.cases, made.madeAt),
          ...made.missing.map((file) => `  ${say.notInBackup(visibleName(file))}`),
        ].join('\n'),
        leftOut: made.missing.length > 0,
      };
    });
  },
};

export const exportCommand: Command = {
  usage: 'export --archive DIR --case ID (--out FILE.zip | --plain DIR)',
  does: {
    en: 'takes one case out: as a bag that any BagIt tool can check, or as a folder that a person can read',
    'zh-CN': '导出一个案件：可用任何 BagIt 工具核对的数据包，或供人查看的文件夹',
  },
  options: { case: 'text', out: 'text', plain: 'text' },
  async run(words, console) {
    const caseId = words.required('case', 'CB-0001');
    const say = sentences(console.language);
    const [out, plain] = [words.text('out'), words.text('plain')];
    if (out === undefined && plain === undefined)
      throw new Trouble('USAGE_OPTION_MISSING', { option: '--out', example: '--out FILE.zip / --plain DIR' });
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
        .map((file) => say.changed(visibleName(file)))
        .concat((first?.missing ?? []).map((file) => say.missing(visibleName(file))));
      return {
        json: { ...first, ...(plain !== undefined && { plain: path.resolve(plain) }) },
        text: [
          ...made.map((one) => say.exported(one.file, one.files, megabytes(one.bytes))),
          ...left.map((line) => `  ${line}`),
        ].join('\n'),
        leftOut: left.length > 0,
      };
    });
  },
};

export const importCommand: Command = {
  usage: 'import --archive DIR --from FILE.zip',
  does: {
    en: 'brings an exported case in as a new case; makes the archive if there is none',
    'zh-CN': '把导出的案件作为新案件导入；没有档案时新建',
  },
  options: { from: 'text' },
  async run(words, console) {
    const from = path.resolve(words.required('from', 'FILE.zip'));
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
          sentences(console.language).imported(made.caseId, made.was, made.evidence, made.packets),
          ...(note === null ? [] : [`  ${note}`]),
        ].join('\n'),
      };
    });
  },
};
