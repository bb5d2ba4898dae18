/**
 * The evidence of a case as the light table shows it: with every place it was found at, what its tile needs, and where the
 * camera's clock and the story do not go together.
 */
import { doubtsOf, storyDays } from '../../shared/domain/camera-doubts.ts';
import type { EvidenceSummary, ExhibitSummary, FolderSummary, SameBytes } from '../../shared/domain/evidence.ts';
import { formatId } from '../../shared/domain/ids.ts';
import type { ExhibitKind } from '../../shared/domain/terms.ts';
import { listEvidenceRows } from '../store/evidence-store.ts';
import { listPlaces } from '../store/folder-store.ts';
import type { Desk } from './desk.ts';
import { requireCase } from './find-case.ts';
import { getCase } from './get-case.ts';
import { listFolders } from './list-folders.ts';
import { explainSameBytes } from './same-bytes.ts';
import { sayRemark } from './say-remark.ts';

export interface LightTablePiece extends EvidenceSummary {
  /** Where it lies or lay, by folder: the same file may be in two. */
  readonly places: readonly { readonly folderId: string; readonly path: string }[];
  readonly look: string | null;
  readonly excerpt: string | null;
  readonly doubts: readonly { readonly code: string; readonly says: string }[];
  /** Null for what was met at one place only. */
  readonly same: SameBytes | null;
}

export interface LightTable {
  readonly evidence: readonly LightTablePiece[];
  readonly exhibits: readonly ExhibitSummary[];
  readonly folders: readonly FolderSummary[];
  /** Some pieces have no tile yet, which can still be made. */
  readonly isPending: boolean;
}

const textKinds: readonly string[] = ['text', 'csv', 'email'];

/** @throws Trouble CASE_NOT_FOUND */
export function listLightTable(desk: Desk, caseId: string): LightTable {
  const { db } = desk.archive;
  const { caseNo } = requireCase(db, caseId);
  const { exhibits, facts } = getCase(desk, caseId);
  const kinds = new Map<string, ExhibitKind[]>();
  for (const exhibit of exhibits)
    for (const id of exhibit.evidenceIds) kinds.set(id, [...(kinds.get(id) ?? []), exhibit.kind]);
  const places = new Map<number, { folderId: string; path: string }[]>();
  for (const { evidenceNo, folderNo, path } of listPlaces(db, caseNo)) {
    if (folderNo === null) continue;
    const place = { folderId: formatId('folder', folderNo), path: path.normalize('NFC') };
    places.set(evidenceNo, [...(places.get(evidenceNo) ?? []), place]);
  }
  const story = storyDays(facts);
  let isPending = false;
  const rows = listEvidenceRows(db, caseNo);
  const same = explainSameBytes(db, caseNo, rows, facts);
  const evidence = rows.map(({ evidenceNo, folderNo: _, setAsideAt: __, warnings, ...piece }) => {
    isPending ||= piece.thumbnail === 'pending' || (piece.excerpt === null && textKinds.includes(piece.kind));
    const doubts = doubtsOf(piece.cameraTime, kinds.get(piece.evidenceId) ?? [], story, piece.takenInAt.slice(0, 10));
    const { cameraTime } = piece;
    return {
      ...piece,
      warnings: warnings.map((warning) => sayRemark(warning, desk.language)),
      places: places.get(evidenceNo) ?? [],
      same: same.get(evidenceNo) ?? null,
      doubts: doubts.map((code) =>
        sayRemark({ code, details: { ...story, camera: cameraTime?.local.slice(0, 10) ?? '' } }, desk.language),
      ),
    };
  });
  return { evidence, exhibits, folders: listFolders(desk, caseId), isPending };
}
