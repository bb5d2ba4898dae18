/** Explanations cite a doubt by the numbers of its files; in another archive the files have other numbers. Pure but for the rows. */
import { formatId } from '../../../shared/domain/ids.ts';
import type { ReadableDb, WritableDb } from '../../store/connection.ts';
import { listEveryEvidenceRow } from '../../store/evidence-store.ts';
import { putFact, readFactOrigins, readFacts } from '../../store/fact-store.ts';

const citing = /^explanations\[[^\]]+\]\.flag$/;
const evidenceIds = new RegExp(
  `${formatId('evidence', 1).slice(0, 3)}\\d{4,12}(?:\\+${formatId('evidence', 1).slice(0, 3)}\\d{4,12})*`,
  'g',
);

/**
 * Lets every explanation of a case that was brought in cite the files as they are numbered here. Inside the transaction
 * that brought its rows.
 */
export function carryExplanations(book: ReadableDb, fromNo: number, db: WritableDb, caseNo: number): void {
  const here = new Map(listEveryEvidenceRow(db, caseNo).map((row) => [row.sha256, row.evidenceId]));
  const renamed = new Map(listEveryEvidenceRow(book, fromNo).map((row) => [row.evidenceId, here.get(row.sha256)]));
  const origins = readFactOrigins(book, fromNo);
  for (const leaf of readFacts(db, caseNo).leaves) {
    const entered = origins.get(leaf.path);
    if (!citing.test(leaf.path) || entered === undefined) continue;
    // Several ids stand in their order, as the doubt names them.
    const cited = JSON.stringify(leaf.value).replace(evidenceIds, (ids) =>
      ids
        .split('+')
        .map((id) => renamed.get(id) ?? id)
        .toSorted()
        .join('+'),
    );
    putFact(db, caseNo, { ...leaf, value: JSON.parse(cited) as unknown }, entered);
  }
}
