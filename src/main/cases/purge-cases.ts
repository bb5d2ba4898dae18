/**
 * Deletes cases of the trash for good, because a person asked for it. Their number and their journal stay, with one line
 * more; originals that another case holds stay too. Rows first, files last: what could not be removed is tried again at
 * the next opening.
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { fileKinds } from '../../shared/domain/evidence.ts';
import { Trouble } from '../../shared/errors.ts';
import { transaction, type WritableDb } from '../store/connection.ts';
import { appendJournal } from '../store/journal-store.ts';
import {
  fileIsRemoved,
  filesOnlyOf,
  filesToRemove,
  isHeld,
  noteFilesToRemove,
  purgeRows,
} from '../store/trash-store.ts';
import { renditionPath } from '../vault/intake-store.ts';
import { storedPath } from '../vault/stored-path.ts';
import type { Desk, OpenArchive } from './desk.ts';
import { requireCase } from './find-case.ts';
import { refreshEvidenceManifest } from './refresh-manifest.ts';
import { writableDb } from './writable.ts';

/** @throws Trouble CASE_NOT_FOUND, CASE_NOT_IN_TRASH (nothing is deleted then), ARCHIVE_READ_ONLY */
export function purgeCases(desk: Desk, caseIds: readonly string[]): void {
  const db = writableDb(desk);
  const at = desk.now();
  transaction(db, () => {
    for (const caseId of caseIds) {
      const { caseNo, row } = requireCase(db, caseId);
      if (row.status !== 'trash') throw new Trouble('CASE_NOT_IN_TRASH', { caseId });
      const { sha256s, packetFiles } = filesOnlyOf(db, caseNo);
      noteFilesToRemove(db, [...sha256s.flatMap(filesOf), ...packetFiles]);
      purgeRows(db, caseNo, at);
      appendJournal(db, {
        at,
        by: desk.by,
        caseNo,
        action: 'case.purged',
        details: { originals: sha256s, packets: packetFiles },
      });
    }
  });
  removeFiles(desk.archive.root, db);
  refreshEvidenceManifest(desk.archive.root, db);
}

/** Every place where an original and its pictures may lie. */
function filesOf(sha256: string): string[] {
  const originals = new Set(fileKinds.map((kind) => storedPath(sha256, kind)));
  return [...originals, renditionPath(sha256, 'thumbnail'), renditionPath(sha256, 'print')];
}

/** Removes the files that lost their last row. One that is open in another program is tried again the next time. */
export function removeFiles(root: OpenArchive['root'], db: WritableDb): void {
  for (const file of filesToRemove(db)) {
    // The same photo may have been taken in again since.
    const sha256 = /[0-9a-f]{64}/.exec(path.basename(file))?.[0];
    if (sha256 === undefined || file.startsWith('issued/') || !isHeld(db, sha256)) {
      try {
        rmSync(path.join(root, ...file.split('/')), { force: true });
      } catch {
        continue;
      }
    }
    transaction(db, () => fileIsRemoved(db, file));
  }
}
