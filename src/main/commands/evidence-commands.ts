/** The commands that take evidence in, list the folders it came from, and build packets. */
import path from 'node:path';
import { visibleName } from '../../shared/domain/intake.ts';
import { type Attached, attachEvidence } from '../cases/attach-evidence.ts';
import { buildPacket } from '../cases/build-packet.ts';
import { listFolders } from '../cases/list-folders.ts';
import { type Command, UsageProblem } from './command.ts';
import { withDesk } from './open-desk.ts';

export const attachCommand: Command = {
  usage: 'attach --archive DIR --case ID PATH…',
  does: 'takes in files and whole folders; the same folder again brings what is new',
  options: { case: { type: 'string' } },
  takes: 'paths',
  async run(words, console) {
    const caseId = words.required('case');
    if (words.plain.length === 0) throw new UsageProblem('name at least one file or folder to take in');
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
          `${counts.found} found: ${counts.stored} stored, ${counts.duplicate} already here, ${counts.skipped} skipped, ${counts.refused} refused.`,
          ...taken.folders.flatMap(againLines),
          ...left.map((f) => `  ${f.verdict}: ${visibleName(f.path)}: ${f.reason?.says ?? ''}`),
          ...taken.files.flatMap((f) => f.warnings.map((w) => `  note: ${visibleName(f.path)}: ${w.says}`)),
        ].join('\n'),
        leftOut: left.length > 0,
      };
    });
  },
};

/** What became of a folder since it was taken in before. Nothing is deleted by that: what was taken in stays. */
function againLines({ label, again, vanished, changes }: Attached['folders'][number]): string[] {
  if (!again) return [];
  if (vanished) return [`  ${visibleName(label)}: the folder is gone; what was taken in stays.`];
  return [
    ...changes.changed.map((file) => `  changed: ${visibleName(file)}: taken in again, the earlier one stays.`),
    ...changes.gone.map((file) => `  gone: ${visibleName(file)}: no longer in the folder, what was taken in stays.`),
  ];
}

export const foldersCommand: Command = {
  usage: 'folders --archive DIR --case ID',
  does: 'lists the folders that were taken in: label, tree, source, when, counts',
  options: { case: { type: 'string' } },
  async run(words, console) {
    const caseId = words.required('case');
    return withDesk(words, console, 'read', (desk) => {
      const folders = listFolders(desk, caseId);
      return {
        json: { folders },
        text:
          folders.length === 0
            ? 'No folder has been taken in.'
            : folders
                .map((f) =>
                  [
                    `${f.folderId}  ${f.label}  (${f.source}), taken in ${f.lastTakenInAt}${f.complete ? '' : ' - not finished, take it in again'}`,
                    ...f.tree.map((t) => `    ${t.path === '' ? '.' : t.path}: ${t.files} file(s)`),
                  ].join('\n'),
                )
                .join('\n'),
      };
    });
  },
};

export const packetCommand: Command = {
  usage:
    'packet --archive DIR --case ID --out FILE.pdf [--variant appeal|mediation|reply|file-copy] [--paper A4|Letter] [--lang en|zh-CN] [--draft]',
  does: 'builds the packet as one PDF',
  options: {
    case: { type: 'string' },
    out: { type: 'string' },
    variant: { type: 'string' },
    profile: { type: 'string' },
    paper: { type: 'string' },
    lang: { type: 'string' },
    draft: { type: 'boolean' },
  },
  async run(words, console) {
    const caseId = words.required('case');
    const outFile = path.resolve(words.required('out'));
    words.choice('profile', ['general'] as const, 'general');
    const wishes = {
      variant: words.choice('variant', ['appeal', 'mediation', 'reply', 'file-copy'], 'appeal'),
      paper: words.choice('paper', ['A4', 'Letter'], 'A4'),
      language: words.choice('lang', ['en', 'zh-CN'], 'en'),
      draft: words.has('draft'),
      outFile,
    };
    return withDesk(words, console, 'write', async (desk) => {
      const built = await buildPacket(desk, caseId, wishes, {
        onProgress: (p) => console.progress(p.label, p.done, p.total),
        signal: console.cancel,
      });
      return {
        json: { ...built },
        text: [
          `${built.file}: ${built.pages} pages, ${built.exhibits.length} exhibit(s), ${(built.bytes / 1e6).toFixed(1)} MB.`,
          `SHA-256 ${built.sha256}`,
          ...built.preflight.filter((l) => l.light !== 'green').map((l) => `  ${l.light}: ${l.says}`),
          ...built.warnings.map((w) => `  note: ${w.says}`),
        ].join('\n'),
      };
    });
  },
};
