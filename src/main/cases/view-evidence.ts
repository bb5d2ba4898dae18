/** The evidence of a case as the rules see it: what files say of themselves, and every name they came in under. */
import type { ExhibitSummary } from '../../shared/domain/evidence.ts';
import type { EvidenceView } from '../rules/evidence-view.ts';
import type { ReadableDb } from '../store/connection.ts';
import { listEvidenceRows, listNamesTaken } from '../store/evidence-store.ts';
import { requireCase } from './find-case.ts';

/** @throws Trouble CASE_NOT_FOUND */
export function viewEvidence(db: ReadableDb, caseId: string, exhibits: readonly ExhibitSummary[]): EvidenceView {
  const { caseNo } = requireCase(db, caseId);
  const names = listNamesTaken(db, caseNo);
  return {
    files: listEvidenceRows(db, caseNo).map((row) => {
      const edited = row.warnings.find((w) => w.code === 'IMAGE_EDITED')?.details['program'];
      return {
        evidenceId: row.evidenceId,
        name: row.originalName,
        sha256: row.sha256,
        bytes: row.bytes,
        fileKind: row.kind,
        pages: row.pages,
        takenInAt: row.takenInAt,
        cameraTime: row.cameraTime,
        editedWith: typeof edited === 'string' ? edited : null,
        names: names.get(row.evidenceNo) ?? [],
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
