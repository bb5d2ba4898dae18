/** The picture made from a piece of evidence, for the window: found by id, never by a path that somebody gave. */
import path from 'node:path';
import { parseId } from '../../shared/domain/ids.ts';
import { evidenceHash } from '../store/picture-store.ts';
import { renditionPath } from '../vault/intake-store.ts';
import type { Desk } from './desk.ts';

/** @returns the absolute path where the picture lies if it has been made; null for an id that is unknown */
export function findPicture(
  desk: Pick<Desk, 'archive'>,
  evidenceId: string,
  size: 'thumbnail' | 'print',
): string | null {
  const evidenceNo = parseId('evidence', evidenceId);
  const sha256 = evidenceNo === null ? null : evidenceHash(desk.archive.db, evidenceNo);
  return sha256 === null ? null : path.join(desk.archive.root, renditionPath(sha256, size));
}
