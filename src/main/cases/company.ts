/** The exporter's own company: entered once in a case, kept in the archive, and there from the start in the next case. */
import { canonicalJson } from '../../shared/domain/canonical-json.ts';
import { type CaseFacts, isDisputed } from '../../shared/domain/case-file.ts';
import type { Desk } from './desk.ts';
import { getCase } from './get-case.ts';
import { readSettings, setSetting } from './settings.ts';

type Company = NonNullable<CaseFacts['seller']>;

/**
 * The case file that a new case begins with: the company as the archive knows it, how the archive counts "returned in
 * time", and one claim line to be filled in.
 */
export function newCaseFile(desk: Pick<Desk, 'archive'>): unknown {
  const { seller: kept, company, returnMeans } = readSettings(desk.archive);
  const seller = kept ?? (company === null ? null : { name: { name: company } });
  return {
    schemaVersion: 1,
    ...(seller !== null && { seller }),
    ...(returnMeans !== null && { clock: { returnMeans } }),
    lines: [{ id: '1' }],
  };
}

/**
 * Keeps the company of a case for the cases to come, when a fact about it was changed. Only that one fact: a case that
 * knows less of the company than the archive must not make the archive forget. What is in dispute belongs to its case.
 * @param path the fact that was changed
 * @throws Trouble CASE_NOT_FOUND, ARCHIVE_READ_ONLY
 */
export function rememberCompany(desk: Desk, caseId: string, path: string): void {
  const key = /^seller\.([A-Za-z]+)/.exec(path)?.[1];
  if (key === undefined) return;
  const facts: Company = getCase(desk, caseId).facts.seller ?? {};
  const value: unknown = facts[key as keyof Company];
  if (value === undefined || isDisputed(value)) return;
  const kept = readSettings(desk.archive).seller;
  const is = { ...kept, [key]: value };
  // The journal gets an entry for each change: what is the same is none.
  if (canonicalJson(is) !== canonicalJson(kept)) setSetting(desk, 'seller', is);
}
