/** Everything the desk knows of one case, read on one state of the casebook. */
import type { CaseFacts } from '../../shared/domain/case-file.ts';
import type { CaseStatus } from '../../shared/domain/case-list.ts';
import type { ExhibitSummary } from '../../shared/domain/evidence.ts';
import { nestFacts } from '../../shared/domain/fact-paths.ts';
import { snapshot } from '../store/connection.ts';
import { listExhibits } from '../store/exhibit-store.ts';
import { readFacts } from '../store/fact-store.ts';
import { journalHead } from '../store/journal-store.ts';
import type { Desk } from './desk.ts';
import { requireCase } from './find-case.ts';

export interface CaseView {
  readonly caseId: string;
  readonly title: string | null;
  readonly status: CaseStatus;
  readonly facts: CaseFacts;
  readonly exhibits: readonly ExhibitSummary[];
  /** UTC instants. */
  readonly createdAt: string;
  readonly changedAt: string;
  /** Last hash and number of the journal's entries on the case's content; issued packets do not count. */
  readonly journalHead: string;
  readonly journalEntries: number;
}

/** @throws Trouble CASE_NOT_FOUND */
export function getCase(desk: { readonly archive: Pick<Desk['archive'], 'db'> }, caseId: string): CaseView {
  const { db } = desk.archive;
  return snapshot(db, () => {
    const { caseNo, row } = requireCase(db, caseId);
    const head = journalHead(db, caseNo);
    return {
      caseId: row.caseId,
      title: row.title,
      status: row.status,
      facts: nestFacts(readFacts(db, caseNo)),
      exhibits: listExhibits(db, caseNo),
      createdAt: row.createdAt,
      changedAt: row.changedAt,
      journalHead: head.hash,
      journalEntries: head.entries,
    };
  });
}
