/** The exporter's own company: entered once in a case, kept in the archive, and there from the start in the next case. */
import { canonicalJson } from '../../shared/domain/canonical-json.ts';
import { type CaseFacts, isDisputed } from '../../shared/domain/case-file.ts';
import type { Desk } from './desk.ts';
import { getCase } from './get-case.ts';
import { readSettings, setSetting } from './settings.ts';

type Company = NonNullable<CaseFacts['seller']>;

/** The case file that a new case begins with: the company as the archive knows it, and one claim line to be filled in. */
export function newCaseFile(desk: Pick<Desk, 'archive'>): unknown {
  const { seller: kept, company } = readSettings(desk.archive);
  const seller = kept ?? (company === null ? null : { name: { name: company } });
  return { schemaVersion: 1, ...(seller !== null && { seller }), lines: [{ id: '1' }] };
}

/**
 * Keeps the company of a case for the cases to come, when a fact about it was changed.
 * What is in dispute is not kept: it belongs to its case.
 * @param path the fact that was changed
 * @throws Trouble CASE_NOT_FOUND, ARCHIVE_READ_ONLY
 */
export function rememberCompany(desk: Desk, caseId: string, path: string): void {
  if (!path.startsWith('seller.')) return;
  const facts: Company = getCase(desk, caseId).facts.seller ?? {};
  const settled = Object.fromEntries(Object.entries(facts).filter(([, value]) => !isDisputed(value)));
  const is = Object.keys(settled).length === 0 ? null : settled;
  // The journal gets an entry for each change: what is the same is none.
  if (canonicalJson(is) === canonicalJson(readSettings(desk.archive).seller)) return;
  setSetting(desk, 'seller', is);
}
