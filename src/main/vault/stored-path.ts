/** Where things lie inside an archive folder. Paths are relative to its root, with `/`. */
import type { FileKind } from '../../shared/domain/evidence.ts';

/** The folders of an archive, in the order in which they are made. */
export const archiveFolders = ['evidence', 'issued', 'renditions'] as const;
export const casebookName = 'casebook.sqlite';
export const lockName = 'casebook.lock';
export const manifestPath = 'evidence/manifest';

/** Our own unfinished files begin so: only these are ever swept. */
export const incomingPrefix = '.incoming-';

/**
 * The ending by what a file is, never by what it was called: a double click then opens a viewer and starts no program.
 * What we cannot name gets none.
 */
const endings: Readonly<Record<FileKind, string>> = {
  jpeg: '.jpg',
  png: '.png',
  webp: '.webp',
  tiff: '.tif',
  heif: '.heic',
  gif: '.gif',
  pdf: '.pdf',
  text: '.txt',
  csv: '.csv',
  email: '.eml',
  other: '',
};

/** The place of an original: `evidence/ab/ab12….jpg`. The name is the SHA-256 of the bytes. */
export function storedPath(sha256: string, kind: FileKind): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('vault: not a SHA-256');
  return `evidence/${sha256.slice(0, 2)}/${sha256}${endings[kind]}`;
}
