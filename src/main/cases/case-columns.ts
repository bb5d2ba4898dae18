/** What the list of cases shows and searches, derived from the facts. */
import { type CaseFacts, type Disputed, isDisputed, settled } from '../../shared/domain/case-file.ts';
import type { CaseColumns } from '../store/case-store.ts';

/**
 * The columns of one case. A disputed order number or name is listed with all that is said, so that each is found.
 * @param caseId found by its own number too
 */
export function caseColumns(caseId: string, title: string | null, facts: CaseFacts): CaseColumns {
  const orderNos = said(facts.order?.orderNo);
  const names = said(facts.customer?.name);
  const latin = names.flatMap((name) => name.latin ?? []);
  const reasons = (facts.lines ?? []).flatMap((line) => settled(line.reason) ?? []);
  const everything = [
    caseId,
    title ?? '',
    ...orderNos,
    ...orderNos.map(closeUp),
    ...names.map((n) => n.name),
    ...latin,
  ];
  return {
    orderNo: joined(orderNos),
    customerName: joined(names.map((name) => name.name)),
    customerLatin: joined(latin),
    reasons: [...new Set(reasons)],
    total: settled(facts.order?.total) ?? null,
    search: foldText(everything.join(' ')),
  };
}

/** Text as a search sees it: without case, accents and width, so that `cong ty` finds `Công ty` and `swiatlo` finds `Światło`. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łøđðħıßæœþ]/g, (letter) => plainLetters[letter] ?? letter)
    .normalize('NFC');
}

/** Letters that carry their stroke or join inside and so have no accent to take away; people type the plain ones. */
const plainLetters: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
};

/** The value, or every value of a dispute. */
function said<T>(fact: T | Disputed<T> | undefined): Exclude<T, Disputed<unknown>>[] {
  const sides = isDisputed(fact) ? fact.disputed.map((side) => side.value) : [fact];
  return sides.flatMap((side) => settled(side) ?? []) as Exclude<T, Disputed<unknown>>[];
}

const joined = (texts: readonly string[]): string | null =>
  texts.length === 0 ? null : [...new Set(texts)].join(' / ');
/** Without the blanks and dashes that people put into long numbers. */
const closeUp = (text: string): string => text.replace(/[\s-]/g, '');
