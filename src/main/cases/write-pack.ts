/** A pack while it is being written: what it begins with, its files, its draft, its check, its way out as files. */
import path from 'node:path';
import type { PackChecked, PackSaid } from '../../shared/domain/own-packs.ts';
import { platforms } from '../../shared/domain/terms.ts';
import { Trouble } from '../../shared/errors.ts';
import { checkContent } from '../rules/check-pack.ts';
import { readPackFiles } from '../rules/load-packs.ts';
import type { RulePack } from '../rules/pack.ts';
import { startText } from '../rules/start-text.ts';
import { transaction } from '../store/connection.ts';
import {
  findVersion,
  listPackDrafts,
  type PackDraftRow,
  type PackFileText,
  putPackDraft,
  readPackDraft,
  removePackDraft,
} from '../store/own-pack-store.ts';
import { makeFolderDurably, writeDurably } from '../vault/durable-write.ts';
import type { Desk } from './desk.ts';
import { type CheckedPack, filesOfVersion, fingerprint, versionOf } from './own-packs.ts';
import { outPlace } from './packet-out.ts';
import { writableDb } from './writable.ts';

/** So many drafts are kept; more are not refused in silence. */
const MOST_DRAFTS = 30;

/** The files a pack was delivered with, or those of a version of one's own. @throws Trouble PACK_NOT_FOUND */
export function filesOfPack(desk: Desk, packId: string, packNo: number | null): readonly PackFileText[] {
  if (packNo !== null) return filesOfVersion(desk, packNo);
  const files = readPackFiles(desk.resourcesRoot, packId);
  if (files.length === 0) throw new Trouble('PACK_NOT_FOUND');
  return files;
}

/** The text of a new pack. @param packId the place of a platform that nobody has read yet; null: one that is not listed */
export function beginPack(desk: Desk, packId: string | null): readonly PackFileText[] {
  const place = packId === null ? undefined : desk.packs.find(({ id }) => id === packId);
  const id = place?.id ?? 'my-platform';
  const title = place?.title ?? { en: 'My platform', 'zh-CN': '我的平台' };
  const text = startText({
    id,
    platform: platforms.find((name) => name === id.replaceAll('-', '_')) ?? 'other',
    titleEn: title.en,
    titleZh: title['zh-CN'],
    version: place === undefined ? '1.0.0' : nextVersion(place.version),
    today: desk.now().slice(0, 10),
    language: desk.language,
  });
  return [{ name: `${id}.yaml`, text }];
}

/** The next version with room for corrections: `1.0.0` gives `1.1.0`. */
export function nextVersion(version: string): string {
  const [major = '1', minor = '0'] = version.split('.');
  return `${major}.${Number(minor) + 1}.0`;
}

/**
 * A copy to be changed: its version raised and named among the changes, the rest to the letter.
 * A text in which these places stand otherwise is given as it is; the check says then what is to be done.
 */
export function copyOfPack(desk: Desk, packId: string, packNo: number | null): readonly PackFileText[] {
  const today = desk.now().slice(0, 10);
  return filesOfPack(desk, packId, packNo).map(({ name, text }) => {
    const found = /^version: *(\d+\.\d+\.\d+) *$/m.exec(text);
    if (found === null || !/^changes: *$/m.test(text)) return { name, text };
    const version = nextVersion(found[1] ?? '1.0.0');
    const change = `changes:\n  - version: ${version}\n    on: "${today}"\n    what: { en: My own changes., zh-CN: 我自己的修改。 }`;
    return { name, text: text.replace(found[0], `version: ${version}`).replace(/^changes: *$/m, change) };
  });
}

export interface CheckOfPack extends Omit<PackChecked, 'content'> {
  /** What can be put in force; null where a problem refuses it. */
  readonly checked: CheckedPack | null;
}

/** Checks the files in a child. @throws Trouble JOB_CANCELLED and those of a child that ended */
export async function checkFiles(desk: Desk, files: readonly PackFileText[]): Promise<CheckOfPack> {
  const { resourcesRoot } = desk;
  const { content, ...found } = await desk.jobs.run('pack.check', {
    files,
    resourcesRoot,
    today: latestToday(desk.now()),
  });
  const pack = content === null ? null : checkContent(content);
  if (pack === null || 'problems' in pack) return { ...found, checked: null };
  const taken = versionTaken(desk, pack, files);
  if (taken !== null) return { ...found, problems: [taken], checked: null };
  return { ...found, checked: { files, content, pack } };
}

/** A version has one text for good: another text under its number is a mistake that is said before anything is tried. */
function versionTaken(desk: Desk, { id, version }: RulePack, files: readonly PackFileText[]): PackSaid | null {
  const kept = findVersion(desk.archive.db, id, version);
  if (kept === undefined || kept.sha256 === fingerprint(files)) return null;
  const file = files.find(({ text }) => /^version:/m.test(text));
  const lines = file?.text.split('\n') ?? [];
  return {
    file: file?.name ?? files[0]?.name ?? '',
    line: Math.max(1, lines.findIndex((line) => line.startsWith('version:')) + 1),
    at: 'version',
    problem: `version ${version} is kept here already with another text, and cases may rest on it; raise the number and name it under changes`,
    problemZh: `版本 ${version} 已以另一内容保存，可能有案件以它为依据；请提高版本号并写入 changes`,
  };
}

/** The day it is where the day begins first: what was read this morning in Auckland was not read in the future. */
const latestToday = (now: string): string => new Date(Date.parse(now) + 14 * 3600_000).toISOString().slice(0, 10);

/** @throws Trouble PACK_DRAFTS_TOO_MANY, PACK_NOT_FOUND for a draft that is gone, ARCHIVE_READ_ONLY */
export function keepPackDraft(
  desk: Desk,
  draftNo: number | null,
  name: string,
  files: readonly PackFileText[],
): number {
  const db = writableDb(desk);
  return transaction(db, () => {
    if (draftNo === null && listPackDrafts(db).length >= MOST_DRAFTS)
      throw new Trouble('PACK_DRAFTS_TOO_MANY', { count: MOST_DRAFTS });
    const kept = putPackDraft(db, draftNo, { name, files, at: desk.now() });
    if (kept === null) throw new Trouble('PACK_NOT_FOUND');
    return kept;
  });
}

/** The files of a draft; none where it is gone. */
export function filesOfDraft(desk: Desk, draftNo: number): readonly PackFileText[] {
  const files = readPackDraft(desk.archive.db, draftNo);
  if (!Array.isArray(files)) throw new Trouble('PACK_NOT_FOUND');
  return files.map((one: { readonly name: unknown; readonly text: unknown }) => ({
    name: String(one.name),
    text: String(one.text),
  }));
}

export function dropPackDraft(desk: Desk, draftNo: number): void {
  const db = writableDb(desk);
  transaction(db, () => removePackDraft(db, draftNo));
}

/** Writes a pack where the person wants it: one file as that file, several into a folder. @throws Trouble PACK_NOT_SAVED */
export function exportPack(desk: Desk, files: readonly PackFileText[], target: string): void {
  try {
    const place = outPlace(target, desk.archive.root);
    if (files.length > 1) makeFolderDurably(place);
    for (const { name, text } of files)
      writeDurably(files.length === 1 ? place : path.join(place, path.basename(name)), text, 0o644);
  } catch {
    throw new Trouble('PACK_NOT_SAVED');
  }
}

/** What a pack of these files is called outside: `shopee 1.1.0.yaml`, or without ending where it is a folder. */
export function exportPackName(
  desk: Desk,
  packId: string,
  packNo: number | null,
  files: readonly PackFileText[],
): string {
  return `${packId} ${versionOf(desk, packId, packNo) ?? ''}${files.length === 1 ? '.yaml' : ''}`;
}

/** Packs that are being written, the last touched first. */
export function listDrafts(desk: Pick<Desk, 'archive'>): readonly PackDraftRow[] {
  return listPackDrafts(desk.archive.db);
}
