/** The commands that take evidence in, list the folders it came from, and build packets. */
import path from 'node:path';
import { visibleName } from '../../shared/domain/intake.ts';
import { Trouble } from '../../shared/errors.ts';
import { type Attached, attachEvidence } from '../cases/attach-evidence.ts';
import { buildPacket } from '../cases/build-packet.ts';
import { listFolders } from '../cases/list-folders.ts';
import type { Command } from './command.ts';
import { sentences } from './command-texts.ts';
import { withDesk } from './open-desk.ts';

export const attachCommand: Command = {
  usage: 'attach --archive DIR --case ID PATH…',
  does: {
    en: 'takes in files and whole folders; the same folder again brings what is new',
    'zh-CN': '收入文件和整个文件夹；再次收入同一文件夹只添加新内容',
  },
  options: { case: 'text' },
  takes: 'paths',
  async run(words, console) {
    const caseId = words.required('case', 'CB-0001');
    if (words.plain.every((place) => place === '')) throw new Trouble('USAGE_FILES_MISSING');
    const say = sentences(console.language);
    return withDesk(words, console, 'write', async (desk) => {
      const taken = await attachEvidence(
        desk,
        caseId,
        words.plain.map((p) => path.resolve(p)),
        { onProgress: (p) => console.progress(p.label, p.done, p.total), signal: console.cancel },
      );
      const { counts } = taken;
      const left = taken.files.filter((f) => f.verdict === 'skipped' || f.verdict === 'refused');
      return {
        json: { ...taken },
        text: [
          say.found(counts),
          ...taken.folders.flatMap((folder) => againLines(folder, say)),
          ...left.map(
            (f) =>
              `  ${f.verdict === 'skipped' ? say.skipped : say.refused}: ${visibleName(f.path)}: ${f.reason?.says ?? ''}`,
          ),
          ...taken.files.flatMap((f) => f.warnings.map((w) => `  ${say.note}: ${visibleName(f.path)}: ${w.says}`)),
        ].join('\n'),
        leftOut: left.length > 0,
      };
    });
  },
};

/** What became of a folder since it was taken in before. Nothing is deleted by that: what was taken in stays. */
function againLines(
  { label, again, vanished, changes }: Attached['folders'][number],
  say: ReturnType<typeof sentences>,
): string[] {
  if (!again) return [];
  if (vanished) return [`  ${say.folderGone(visibleName(label))}`];
  return [
    ...changes.changed.map((file) => `  ${say.fileChanged(visibleName(file))}`),
    ...changes.gone.map((file) => `  ${say.fileGone(visibleName(file))}`),
  ];
}

export const foldersCommand: Command = {
  usage: 'folders --archive DIR --case ID',
  does: {
    en: 'lists the folders that were taken in: label, tree, source, when, counts',
    'zh-CN': '列出已收入的文件夹：名称、目录树、来源、时间、数量',
  },
  options: { case: 'text' },
  async run(words, console) {
    const caseId = words.required('case', 'CB-0001');
    return withDesk(words, console, 'read', (desk) => {
      const say = sentences(console.language);
      const folders = listFolders(desk, caseId);
      return {
        json: { folders },
        text:
          folders.length === 0
            ? say.noFolder
            : folders
                .map((f) =>
                  [
                    `${say.folder(f.folderId, visibleName(f.label), visibleName(f.source), f.lastTakenInAt)}${f.complete ? '' : say.folderUnfinished}`,
                    ...f.tree.map((t) => `    ${t.path === '' ? '.' : visibleName(t.path)}: ${say.files(t.files)}`),
                  ].join('\n'),
                )
                .join('\n'),
      };
    });
  },
};

export const packetCommand: Command = {
  usage:
    'packet --archive DIR --case ID --out FILE.pdf [--variant appeal|mediation|reply|file-copy] [--paper A4|Letter] [--lang en|zh-CN] [--draft] [--force]',
  does: { en: 'builds the packet as one PDF', 'zh-CN': '生成材料册（一个 PDF）' },
  options: {
    case: 'text',
    out: 'text',
    variant: 'text',
    profile: 'text',
    paper: 'text',
    lang: 'text',
    draft: 'nothing',
    force: 'nothing',
  },
  async run(words, console) {
    const caseId = words.required('case', 'CB-0001');
    const outFile = path.resolve(words.required('out', 'FILE.pdf'));
    words.choice('profile', ['general'] as const, 'general');
    const wishes = {
      variant: words.choice('variant', ['appeal', 'mediation', 'reply', 'file-copy'], 'appeal'),
      paper: words.choice('paper', ['A4', 'Letter'], 'A4'),
      language: words.choice('lang', ['en', 'zh-CN'], 'en'),
      draft: words.has('draft'),
      force: words.has('force'),
      outFile,
    };
    return withDesk(words, console, 'write', async (desk) => {
      const say = sentences(console.language);
      const built = await buildPacket(desk, caseId, wishes, {
        onProgress: (p) => console.progress(p.label, p.done, p.total),
        signal: console.cancel,
      });
      return {
        json: { ...built },
        text: [
          say.packet(built.file, built.pages, built.exhibits.length, `${(built.bytes / 1e6).toFixed(1)} MB`),
          `SHA-256 ${built.sha256}`,
          ...built.preflight.filter((l) => l.light !== 'green').map((l) => `  ${say.light[l.light]}: ${l.says}`),
          ...built.warnings.map((w) => `  ${say.note}: ${w.says}`),
        ].join('\n'),
      };
    });
  },
};
