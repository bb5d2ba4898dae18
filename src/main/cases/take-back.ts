/**
 * Takes pieces back out of a case, and brings them in again. Their bytes stay in the vault and their rows in the casebook:
 * they wait in the trash of the case. What must not live here: deleting.
 */
import { bareName } from '../../shared/domain/copy-names.ts';
import { parseId } from '../../shared/domain/ids.ts';
import { Trouble } from '../../shared/errors.ts';
import type { WritableDb } from '../store/connection.ts';
import { listEveryEvidenceRow, setAside } from '../store/evidence-store.ts';
import { listExhibits, reopenHints, setExhibitEvidence } from '../store/exhibit-store.ts';
import { listFolderRows } from '../store/folder-store.ts';
import { openArrangement } from './arrange-exhibits.ts';
import type { Desk } from './desk.ts';
import { evidenceNumber, numberOf, pieces, write } from './exhibit-writing.ts';
import { requireCase } from './find-case.ts';
import { dropEmptied } from './place-pieces.ts';

/** A piece that was taken back out. */
export interface TakenBack {
  readonly evidenceId: string;
  readonly name: string;
  /** UTC instant. */
  readonly at: string;
}

/** What lies in the trash of a case, the latest first. @throws Trouble CASE_NOT_FOUND */
export function listTakenBack(desk: Desk, caseId: string): TakenBack[] {
  const { caseNo } = requireCase(desk.archive.db, caseId);
  return listEveryEvidenceRow(desk.archive.db, caseNo)
    .flatMap(({ evidenceId, originalName, setAsideAt }) =>
      setAsideAt === null ? [] : [{ evidenceId, name: originalName, at: setAsideAt }],
    )
    .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

/**
 * Takes pieces out of the case and of every exhibit. A group of ours that is emptied by it goes.
 * @throws Trouble CASE_NOT_FOUND, EVIDENCE_NOT_FOUND, ARCHIVE_READ_ONLY
 */
export function takeBack(desk: Desk, caseId: string, evidenceIds: readonly string[]): void {
  write(desk, caseId, (db, caseNo) => {
    const names = requirePieces(db, caseNo, caseId, evidenceIds).map((row) => row.originalName);
    setAsideRows(desk, db, caseNo, caseId, evidenceIds);
    return { action: 'evidence.taken-back', details: { evidenceIds, names } };
  });
}

/** The rows of it, inside a transaction; what is out already stays so. */
export function setAsideRows(
  desk: Desk,
  db: WritableDb,
  caseNo: number,
  caseId: string,
  evidenceIds: readonly string[],
): void {
  const meant = new Set(evidenceIds);
  const rows = listEveryEvidenceRow(db, caseNo).filter((row) => meant.has(row.evidenceId));
  const names = new Set(rows.map((row) => row.originalName.toLowerCase()));
  const holders = listExhibits(db, caseNo).filter((one) => one.evidenceIds.some((id) => meant.has(id)));
  for (const one of holders) {
    const left = one.evidenceIds.filter((id) => !meant.has(id));
    setExhibitEvidence(db, numberOf(one), pieces({ ...one, evidenceIds: left }));
    // An exhibit that was planned for such a file waits for it again.
    reopenHints(db, numberOf(one), (hint) => names.has(bareName(hint).toLowerCase()));
  }
  dropEmptied(desk, db, caseNo, caseId, holders);
  const at = desk.now();
  for (const row of rows) if (row.setAsideAt === null) setAside(db, row.evidenceNo, at);
}

/**
 * Brings pieces in again: each gets a place among the exhibits as if it had just come in.
 * @throws Trouble CASE_NOT_FOUND, EVIDENCE_NOT_FOUND, ARCHIVE_READ_ONLY
 */
export function bringBack(desk: Desk, caseId: string, evidenceIds: readonly string[]): void {
  write(desk, caseId, (db, caseNo) => {
    const rows = requirePieces(db, caseNo, caseId, evidenceIds).filter((row) => row.setAsideAt !== null);
    if (rows.length === 0) return null;
    const labels = new Map(listFolderRows(db, caseNo).map((folder) => [folder.folderNo, folder.label]));
    const arrangement = openArrangement(db, caseNo);
    for (const { evidenceNo, kind, originalName, folderNo, pathInFolder } of rows) {
      setAside(db, evidenceNo, null);
      const folder = folderNo === null ? null : { folderNo, label: labels.get(folderNo) ?? '' };
      arrangement.place(db, { evidenceNo, kind, name: originalName, folder, pathInFolder });
    }
    arrangement.settle(db);
    return {
      action: 'evidence.brought-back',
      details: { evidenceIds: rows.map((row) => row.evidenceId), names: rows.map((row) => row.originalName) },
    };
  });
}

function requirePieces(db: WritableDb, caseNo: number, caseId: string, evidenceIds: readonly string[]) {
  const rows = new Map(listEveryEvidenceRow(db, caseNo).map((row) => [row.evidenceNo, row]));
  return evidenceIds.map((evidenceId) => {
    const row = parseId('evidence', evidenceId) === null ? undefined : rows.get(evidenceNumber(evidenceId));
    if (row === undefined) throw new Trouble('EVIDENCE_NOT_FOUND', { evidenceId, caseId });
    return row;
  });
}

/**
 * Makes an intake that is over a step that can be taken back: what came in new goes to the trash of the case then.
 * @param evidenceIds what came in new; none: there is nothing to take back
 */
export function noteIntake(desk: Desk, caseId: string, evidenceIds: readonly string[]): void {
  if (evidenceIds.length === 0) return;
  const rows = listEveryEvidenceRow(desk.archive.db, requireCase(desk.archive.db, caseId).caseNo);
  const only = evidenceIds.length === 1 ? rows.find((row) => row.evidenceId === evidenceIds[0]) : undefined;
  desk.archive.commands.note(
    {
      channel: 'evidence.intake',
      name: only === undefined ? 'files-in' : 'file-in',
      words: only === undefined ? { number: String(evidenceIds.length) } : { file: only.originalName },
      caseId,
      mergeKey: null,
    },
    Date.parse(desk.now()),
    evidenceIds,
  );
}
