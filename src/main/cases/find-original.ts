/** Originals leave the archive only as copies: nothing outside gets to open the stored file itself. */
import { randomBytes } from 'node:crypto';
import { chmodSync, copyFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { EvidenceSummary } from '../../shared/domain/evidence.ts';
import { Trouble } from '../../shared/errors.ts';
import { isFile, settle } from '../vault/durable-write.ts';
import { storedPath } from '../vault/stored-path.ts';
import type { Desk } from './desk.ts';
import { listEvidence } from './list-evidence.ts';
import { outPlace } from './packet-out.ts';

/** @throws Trouble CASE_NOT_FOUND, EVIDENCE_NOT_FOUND */
export function findEvidence(desk: Desk, caseId: string, evidenceId: string): EvidenceSummary {
  const piece = listEvidence(desk, caseId).find((one) => one.evidenceId === evidenceId);
  if (piece === undefined) throw new Trouble('EVIDENCE_NOT_FOUND', { evidenceId, caseId });
  return piece;
}

/**
 * Writes a copy of an original to a place that the person chose, never into the archive itself: whole, or not at all.
 * @throws Trouble EVIDENCE_FILE_MISSING, COPY_INTO_ARCHIVE, EVIDENCE_COPY_NOT_SAVED
 */
export function copyOriginal(desk: Desk, piece: EvidenceSummary, target: string): void {
  try {
    outPlace(target, desk.archive.root);
  } catch (problem) {
    if (problem instanceof Trouble && problem.code === 'PACKET_OUT_IN_ARCHIVE') throw new Trouble('COPY_INTO_ARCHIVE');
    throw new Trouble('EVIDENCE_COPY_NOT_SAVED', { name: path.basename(target) });
  }
  const original = path.join(desk.archive.root, storedPath(piece.sha256, piece.kind));
  if (!isFile(original)) throw new Trouble('EVIDENCE_FILE_MISSING', { name: piece.originalName });
  const temporary = path.join(path.dirname(target), `.casebinder-${randomBytes(6).toString('hex')}.part`);
  try {
    copyFileSync(original, temporary);
    // The original may only be read; its copy is the person's own.
    chmodSync(temporary, 0o600);
    settle(temporary, target, 0o644);
  } catch {
    rmSync(temporary, { force: true });
    throw new Trouble('EVIDENCE_COPY_NOT_SAVED', { name: path.basename(target) });
  }
}
