/** The picture of a piece of evidence, for the window: found by id, never by a path that somebody gave. */
import path from 'node:path';
import { parseId } from '../../shared/domain/ids.ts';
import { evidenceHash } from '../store/picture-store.ts';
import { type RenditionSize, renditionPath } from '../vault/intake-store.ts';
import type { Desk } from './desk.ts';
import type { PageShelf } from './draw-pages.ts';

/** @returns the absolute path where the picture lies if it has been made; null for an id that is unknown */
export function findPicture(desk: Pick<Desk, 'archive'>, evidenceId: string, size: RenditionSize): string | null {
  const sha256 = hashOf(desk, evidenceId);
  return sha256 === null ? null : path.join(desk.archive.root, renditionPath(sha256, size));
}

/** The picture of a page of a PDF, when it has been drawn in this run. */
export function findSheet(
  desk: Pick<Desk, 'archive'>,
  shelf: PageShelf,
  evidenceId: string,
  page: number,
): string | null {
  const sha256 = hashOf(desk, evidenceId);
  return sha256 === null ? null : (shelf.get(sha256)?.[page - 1] ?? null);
}

function hashOf(desk: Pick<Desk, 'archive'>, evidenceId: string): string | null {
  const evidenceNo = parseId('evidence', evidenceId);
  return evidenceNo === null ? null : evidenceHash(desk.archive.db, evidenceNo);
}
