/** The path of a case of the archive: what is done, whose turn it is, and what comes next. */
import type { CasePath } from '../../shared/domain/case-path.ts';
import { findPath } from '../rules/case-path.ts';
import { assessCase } from './assess-case.ts';
import type { Desk } from './desk.ts';
import { requireCase } from './find-case.ts';
import { getCase } from './get-case.ts';
import { papersOut } from './papers-out.ts';

/** @throws Trouble CASE_NOT_FOUND */
export function casePath(
  desk: Pick<Desk, 'archive' | 'packs' | 'holidays' | 'language' | 'now'>,
  caseId: string,
): CasePath {
  const { db } = desk.archive;
  const { caseNo } = requireCase(db, caseId);
  return findPath(getCase(desk, caseId).facts, assessCase(desk, caseId), papersOut(db, caseNo));
}
