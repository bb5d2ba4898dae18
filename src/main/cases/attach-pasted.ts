/**
 * Takes a picture from the clipboard into a case: it becomes a file with a speaking name first, so that it comes in
 * by the same door as every other file. What must not live here: the clipboard.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Language } from '../../shared/errors.ts';
import { Trouble } from '../../shared/errors.ts';
import { listEvidenceRows } from '../store/evidence-store.ts';
import { type Attached, type AttachOptions, attachEvidence } from './attach-evidence.ts';
import type { Desk } from './desk.ts';
import { requireCase } from './find-case.ts';

/** What systems put on a clipboard, by its first bytes; the intake looks again, and closer. */
const endings: readonly (readonly [string, RegExp])[] = [
  ['png', /^89504e470d0a1a0a/],
  ['jpg', /^ffd8ff/],
  ['webp', /^52494646.{8}57454250/],
  ['gif', /^47494638(37|39)61/],
  ['tiff', /^(49492a00|4d4d002a)/],
];

const words: Readonly<Record<Language, string>> = { en: 'Screenshot', 'zh-CN': '截图' };

/**
 * @param wallClock the time on the clock of this computer, `2026-11-23T14:03`
 * @param folder where the file stands while it is taken in; made and emptied here
 * @throws Trouble PASTED_NO_PICTURE, and whatever `attachEvidence` throws
 */
export async function attachPasted(
  desk: Desk,
  caseId: string,
  picture: Uint8Array,
  { wallClock, folder, ...options }: AttachOptions & { readonly wallClock: string; readonly folder: string },
): Promise<Attached> {
  const ending = pictureEnding(picture);
  const taken = new Set(
    listEvidenceRows(desk.archive.db, requireCase(desk.archive.db, caseId).caseNo).map((row) => row.originalName),
  );
  const base = `${words[desk.language]} ${wallClock.slice(0, 10)} ${wallClock.slice(11, 16).replace(':', '.')}`;
  let name = `${base}.${ending}`;
  for (let n = 2; taken.has(name); n += 1) name = `${base} (${n}).${ending}`;

  await mkdir(folder, { recursive: true, mode: 0o700 });
  const own = await mkdtemp(path.join(folder, 'paste-'));
  try {
    const file = path.join(own, name);
    await writeFile(file, picture, { flag: 'wx', mode: 0o600 });
    return await attachEvidence(desk, caseId, [file], options);
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

/** @throws Trouble PASTED_NO_PICTURE */
export function pictureEnding(picture: Uint8Array): string {
  const start = Buffer.from(picture.subarray(0, 16)).toString('hex');
  const found = endings.find(([, mark]) => mark.test(start));
  if (found === undefined) throw new Trouble('PASTED_NO_PICTURE');
  return found[0];
}
