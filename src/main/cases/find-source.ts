/** Where a folder or a piece of evidence came from, while that is still there. The window is never told: it gives ids. */
import { statSync } from 'node:fs';
import path from 'node:path';
import { formatId } from '../../shared/domain/ids.ts';
import { Trouble } from '../../shared/errors.ts';
import { listEvidenceRows } from '../store/evidence-store.ts';
import { type FolderRow, listFolderRows, listPlaces } from '../store/folder-store.ts';
import type { Desk } from './desk.ts';
import { requireCase } from './find-case.ts';

/**
 * @returns the folder as it was chosen, which is there now
 * @throws Trouble CASE_NOT_FOUND, FOLDER_NOT_FOUND, FOLDER_SOURCE_GONE
 */
export function findFolderSource(desk: Desk, caseId: string, folderId: string): FolderRow {
  const { db } = desk.archive;
  const { caseNo } = requireCase(db, caseId);
  const folder = listFolderRows(db, caseNo).find((row) => formatId('folder', row.folderNo) === folderId);
  if (folder === undefined) throw new Trouble('FOLDER_NOT_FOUND', { folderId, caseId });
  if (statSync(folder.source, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new Trouble('FOLDER_SOURCE_GONE', { label: folder.label });
  return folder;
}

/**
 * @returns the absolute path of a file with this name and size at one of the places where the piece was found; never the stored original
 * @throws Trouble CASE_NOT_FOUND, EVIDENCE_NOT_FOUND, EVIDENCE_SOURCE_GONE
 */
export function findEvidenceSource(desk: Desk, caseId: string, evidenceId: string): string {
  const { db } = desk.archive;
  const { caseNo } = requireCase(db, caseId);
  const piece = listEvidenceRows(db, caseNo).find((row) => row.evidenceId === evidenceId);
  if (piece === undefined) throw new Trouble('EVIDENCE_NOT_FOUND', { evidenceId, caseId });
  const sources = new Map(listFolderRows(db, caseNo).map((row) => [row.folderNo, row.source]));
  for (const place of listPlaces(db, caseNo)) {
    // A name that is not text cannot be shown by the system's file manager either.
    if (place.evidenceNo !== piece.evidenceNo || place.rawNameHex !== null) continue;
    const folder = place.folderNo === null ? '' : sources.get(place.folderNo);
    if (folder === undefined) continue;
    const file = path.resolve(folder, place.path.split('/').join(path.sep));
    const found = statSync(file, { throwIfNoEntry: false });
    if (found?.isFile() === true && found.size === piece.bytes) return file;
  }
  throw new Trouble('EVIDENCE_SOURCE_GONE', { name: piece.originalName });
}
