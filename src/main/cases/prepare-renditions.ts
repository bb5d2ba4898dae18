/** Makes the pictures for screen or paper that are missing, before a packet is built or a wall of photos is shown. */
import { type FileKind, imageKinds } from '../../shared/domain/evidence.ts';
import { Trouble } from '../../shared/errors.ts';
import type { JobProgress, JobTable } from '../jobs/job-table.ts';
import { transaction } from '../store/connection.ts';
import { type EvidenceRow, listEvidenceRows, setThumbnail, setTile } from '../store/evidence-store.ts';
import type { Desk } from './desk.ts';
import { requireCase } from './find-case.ts';
import { sayRemark } from './say-remark.ts';

type Input = JobTable['evidence.renditions']['input'];

export interface Renditions {
  /** Pictures that are there now. */
  readonly ready: number;
  /** Originals that cannot be shown, each with the reason. */
  readonly failed: readonly {
    readonly evidenceId: string;
    readonly reason: { readonly code: string; readonly says: string };
  }[];
}

/**
 * @param want `print` before a packet, `thumbnail` for the window, `full` to be looked at point by point
 * @param options `evidenceIds` limits the work to these; left out: every picture of the case
 * @throws Trouble CASE_NOT_FOUND, JOB_CANCELLED, VAULT_WRITE_FAILED
 */
export async function prepareRenditions(
  desk: Desk,
  caseId: string,
  want: Input['want'],
  options: {
    readonly evidenceIds?: readonly string[];
    readonly onProgress?: (progress: JobProgress) => void;
    readonly signal?: AbortSignal;
  } = {},
): Promise<Renditions> {
  const { db, writable } = desk.archive;
  const { caseNo } = requireCase(db, caseId);
  const wanted = options.evidenceIds && new Set(options.evidenceIds);
  const pieces = listEvidenceRows(db, caseNo).filter(
    (row) =>
      (want === 'thumbnail' ? hasTile(row) : imageKinds.has(row.kind)) && (!wanted || wanted.has(row.evidenceId)),
  );

  const tiles = new Map<string, Tile>();
  const codes = await makeAll(desk, want, pieces, { ...options, onTile: (sha256, tile) => tiles.set(sha256, tile) });
  if (want === 'thumbnail' && writable !== null) {
    const pictured = pieces.filter((row) => !textKinds.has(row.kind));
    const news = pictured.filter((row) => row.thumbnail !== (codes.get(row.sha256) === null ? 'ready' : 'failed'));
    transaction(writable, () => {
      for (const row of news) setThumbnail(writable, row.sha256, codes.get(row.sha256) === null ? 'ready' : 'failed');
      for (const [sha256, tile] of tiles) setTile(writable, sha256, tile);
    });
  }
  const failed = pieces.flatMap((row) => {
    const code = codes.get(row.sha256);
    if (code === null) return [];
    const details = { width: row.width, height: row.height, megabytes: Math.round(row.bytes / 1e6) };
    return [
      { evidenceId: row.evidenceId, reason: sayRemark({ code: code ?? 'IMAGE_UNREADABLE', details }, desk.language) },
    ];
  });
  return { ready: pieces.length - failed.length, failed };
}

type Tile = { readonly look: string | null; readonly excerpt: string | null };
const textKinds: ReadonlySet<FileKind> = new Set(['text', 'csv', 'email']);

/** What is shown on the tile of a piece: pictures always, for their files may have been cleared away; the rest until it is there. */
function hasTile(row: EvidenceRow): boolean {
  if (imageKinds.has(row.kind)) return true;
  if (row.kind === 'pdf') return row.thumbnail === 'pending';
  return textKinds.has(row.kind) && row.excerpt === null;
}

/** Runs the job until every picture has its answer; one that makes the child die alone is given up. */
async function makeAll(
  desk: Desk,
  want: Input['want'],
  pieces: readonly EvidenceRow[],
  options: {
    readonly onProgress?: (progress: JobProgress) => void;
    readonly onTile?: (sha256: string, tile: Tile) => void;
    readonly signal?: AbortSignal;
  },
): Promise<ReadonlyMap<string, string | null>> {
  /** Code of what went wrong, or null when the picture is there, by hash. */
  const codes = new Map<string, string | null>();
  // What made a child die at intake is not opened a second time.
  for (const piece of pieces) {
    if (piece.warnings.some((warning) => warning.code === 'INTAKE_NOT_OPENED'))
      codes.set(piece.sha256, 'INTAKE_NOT_OPENED');
  }
  // The child knows bytes only; people know names.
  const names = new Map(pieces.map((piece) => [piece.sha256.slice(0, 8), piece.originalName]));
  let next: readonly EvidenceRow[] = pieces.filter((piece) => !codes.has(piece.sha256));
  while (next.length > 0) {
    try {
      await desk.jobs.run(
        'evidence.renditions',
        {
          archiveRoot: desk.archive.root,
          want,
          files: next.map(({ sha256, kind, look }) => ({ sha256, kind, tile: look === null })),
        },
        {
          onEvent: ({ sha256, code, look, excerpt }) => {
            codes.set(sha256, code);
            if (look !== null || excerpt !== null) options.onTile?.(sha256, { look, excerpt });
          },
          onProgress: (at) => options.onProgress?.({ ...at, label: names.get(at.label) ?? at.label }),
          ...(options.signal && { signal: options.signal }),
        },
      );
      for (const piece of next) if (!codes.has(piece.sha256)) codes.set(piece.sha256, 'IMAGE_UNREADABLE');
    } catch (error) {
      if (
        !(error instanceof Trouble) ||
        !['JOB_CHILD_DIED', 'JOB_TOOK_TOO_LONG', 'JOB_CHILD_TOO_BIG'].includes(error.code)
      )
        throw error;
      const inHand = Array.isArray(error.details['inHand']) ? error.details['inHand'].map(String) : [];
      const suspects = inHand.filter((sha256) => !codes.has(sha256));
      const alone = next.length === 1 ? next.map((piece) => piece.sha256) : suspects.length === 1 ? suspects : [];
      for (const sha256 of alone) codes.set(sha256, 'INTAKE_NOT_OPENED');
      if (alone.length === 0 && suspects.length === 0) throw error;
      if (alone.length === 0) {
        // Each suspect by itself, so that the next death names it.
        for (const piece of next.filter((one) => suspects.includes(one.sha256))) {
          for (const [sha256, code] of await makeAll(desk, want, [piece], options)) codes.set(sha256, code);
        }
      }
    }
    next = pieces.filter((piece) => !codes.has(piece.sha256));
  }
  return codes;
}
