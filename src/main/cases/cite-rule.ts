/** The source of a finding in one line, to be pasted into a letter or a search: of the version that judges the case. */
import { hasAddress } from '../../shared/domain/answer.ts';
import { parseId } from '../../shared/domain/ids.ts';
import { Trouble } from '../../shared/errors.ts';
import { saying } from '../rules/judgement-texts.ts';
import { packsOfCase } from './case-packs.ts';
import type { Desk } from './desk.ts';

/** What tells a finding's source from others: a rule may have had another source before. */
export interface Cited {
  readonly caseId: string;
  readonly packId: string;
  readonly rule: string;
  readonly section: string;
  readonly address: string;
}

/** @throws Trouble PACK_NOT_FOUND where the packs of the case have no such rule, RULE_PACK_INVALID */
export function citeRule(desk: Pick<Desk, 'archive' | 'packs' | 'language'>, cited: Cited): string {
  const pack = packsOfCase(desk, parseId('case', cited.caseId) ?? 0).find(({ id }) => id === cited.packId);
  const found = [...(pack?.rules ?? []), ...(pack?.exclusions ?? [])].find(
    ({ id, citation }) => id === cited.rule && citation.section === cited.section && citation.address === cited.address,
  );
  if (found === undefined) throw new Trouble('PACK_NOT_FOUND');
  const { source, section, address, consultedOn: on, confidence } = found.citation;
  return saying(hasAddress(found.citation) ? 'citation' : 'citation-own', desk.language, {
    source,
    section,
    address,
    on,
    confidence,
  });
}
