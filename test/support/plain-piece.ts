/** Rows that a test puts into an archive without a file behind them. */
import type { insertEvidence } from '../../src/main/store/evidence-store.ts';

type Piece = Parameters<typeof insertEvidence>[2];

/**
 * A piece of evidence of which nothing is known but its name and its bytes.
 * @param own what the test is about
 */
export function plainPiece(own: Pick<Piece, 'sha256' | 'bytes' | 'kind' | 'originalName'> & Partial<Piece>): Piece {
  return {
    folderNo: null,
    pathInFolder: null,
    takenInAt: '2025-05-12T08:00:00.000Z',
    cameraTime: null,
    camera: null,
    width: null,
    height: null,
    pages: null,
    hasLocation: false,
    thumbnail: 'none',
    warnings: [],
    ...own,
  };
}
