/** The evidence of a case as the rules see it: what files say of themselves, and every name they came in under that was not left out. */
import { bareName } from '../../shared/domain/copy-names.ts';
import type { ExhibitSummary } from '../../shared/domain/evidence.ts';
import type { EvidenceView } from '../rules/evidence-view.ts';
import type { ReadableDb } from '../store/connection.ts';
import { type EvidenceRow, listEvidenceRows, listNamesTaken } from '../store/evidence-store.ts';
import { listLeftOutNames } from '../store/name-store.ts';
import { requireCase } from './find-case.ts';

/** The editing program that a file names; null where it names none, which proves nothing. */
export function editorOf({ warnings }: Pick<EvidenceRow, 'warnings'>): string | null {
  const program = warnings.find((w) => w.code === 'IMAGE_EDITED')?.details['program'];
  return typeof program === 'string' ? program : null;
}

/** @throws Trouble CASE_NOT_FOUND */
export function viewEvidence(db: ReadableDb, caseId: string, exhibits: readonly ExhibitSummary[]): EvidenceView {
  const { caseNo } = requireCase(db, caseId);
  const names = listNamesTaken(db, caseNo);
  const leftOut = listLeftOutNames(db, caseNo);
  return {
    files: listEvidenceRows(db, caseNo).map((row) => {
      return {
        evidenceId: row.evidenceId,
        name: row.originalName,
        sha256: row.sha256,
        bytes: row.bytes,
        fileKind: row.kind,
        pages: row.pages,
        takenInAt: row.takenInAt,
        cameraTime: row.cameraTime,
        editedWith: editorOf(row),
        names: (names.get(row.evidenceNo) ?? []).filter((name) => !leftOut.get(row.evidenceNo)?.has(bareName(name))),
      };
    }),
    exhibits: exhibits.map(({ key, kind, title, language, date, include, evidenceIds }) => ({
      key,
      kind,
      title,
      language,
      date,
      include,
      evidenceIds,
    })),
  };
}
