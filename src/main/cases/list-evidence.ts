/** Lists the evidence of a case. */
import type { EvidenceSummary } from '../../shared/domain/evidence.ts';
import { listEvidenceRows } from '../store/evidence-store.ts';
import type { Desk } from './desk.ts';
import { requireCase } from './find-case.ts';
import { sayRemark } from './say-remark.ts';

/**
 * @returns the evidence in the order it came in, with warnings in the desk's language
 * @throws Trouble CASE_NOT_FOUND
 */
export function listEvidence(desk: Desk, caseId: string): EvidenceSummary[] {
  const { caseNo } = requireCase(desk.archive.db, caseId);
  return listEvidenceRows(desk.archive.db, caseNo).map(
    ({ evidenceNo: _, folderNo: __, look: ___, excerpt: ____, setAsideAt: _____, warnings, ...piece }) => ({
      ...piece,
      warnings: warnings.map((warning) => sayRemark(warning, desk.language)),
    }),
  );
}
