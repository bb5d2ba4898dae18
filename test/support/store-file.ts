/** Puts a small text file into the vault of a case, as an intake leaves it, with an exhibit around it. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Desk } from '../../src/main/cases/desk.ts';
import { transaction } from '../../src/main/store/connection.ts';
import { insertEvidence } from '../../src/main/store/evidence-store.ts';
import { addToExhibit, insertExhibit } from '../../src/main/store/exhibit-store.ts';
import { storedPath } from '../../src/main/vault/stored-path.ts';
import { plainPiece } from './plain-piece.ts';

/** @returns its path under the archive root */
export function storeFile(desk: Desk, caseNo: number, text: string): string {
  const db = desk.archive.writable;
  if (db === null) throw new Error('the archive of a test can be written to');
  const sha256 = createHash('sha256').update(text).digest('hex');
  const file = storedPath(sha256, 'text');
  mkdirSync(path.dirname(path.join(desk.archive.root, file)), { recursive: true });
  writeFileSync(path.join(desk.archive.root, file), text);
  transaction(db, () => {
    const evidenceNo = insertEvidence(
      db,
      caseNo,
      plainPiece({
        sha256,
        bytes: text.length,
        kind: 'text',
        originalName: `${text}.txt`,
        takenInAt: desk.now(),
      }),
    );
    const exhibitNo = insertExhibit(db, caseNo, text.replaceAll(' ', '-'), {
      title: text,
      titleZh: null,
      kind: 'other',
      shows: null,
      date: null,
      source: null,
      language: null,
      include: true,
      chosen: true,
    });
    addToExhibit(db, exhibitNo, evidenceNo, null);
  });
  return file;
}
