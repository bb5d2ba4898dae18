/** The rule packs laid out to be read: every rule with its source, every clock, and those whose length nobody found. */
import type { OutputOf } from '../../shared/contract/channels.ts';
import type { Rule, RulePack } from '../rules/pack.ts';
import type { Desk } from './desk.ts';

export type RuleBook = OutputOf<'rules.book'>;
type BookPack = RuleBook['packs'][number];

/** All packs that judge here, in their order: the article first. */
export function ruleBook(desk: Pick<Desk, 'packs'>): RuleBook {
  return { packs: desk.packs.map(bookPack) };
}

const keyOf = (pack: RulePack, rule: Rule): string => `${pack.id} ${rule.id} ${rule.inForce.from}`;

/** The address of a rule's source; empty where the book has no such rule. @param key of the rule in the book */
export function addressOf(desk: Pick<Desk, 'packs'>, key: string): string {
  const all = desk.packs.flatMap((pack) => pack.rules.map((rule) => ({ key: keyOf(pack, rule), rule })));
  return all.find((one) => one.key === key)?.rule.citation.url ?? '';
}

function bookPack(pack: RulePack): BookPack {
  return {
    id: pack.id,
    version: pack.version,
    kind: pack.kind,
    title: pack.title,
    note: pack.sourceNote,
    from: pack.validFrom,
    to: pack.validTo ?? null,
    noRulesYet: pack.noRulesYet ?? null,
    rules: pack.rules.map((rule) => ({
      key: keyOf(pack, rule),
      rule: rule.id,
      clause: rule.clause,
      title: rule.title,
      gist: rule.gist,
      source: rule.citation.source,
      section: rule.citation.section,
      address: rule.citation.url,
      consultedOn: rule.citation.consultedOn,
      confidence: rule.citation.confidence,
      from: rule.inForce.from,
      to: rule.inForce.to ?? null,
      contradicts: rule.contradicts,
    })),
    clocks: [
      ...pack.windows.flatMap(({ id, clause, says, whose, versionOf }) =>
        says === undefined ? [] : [{ id, clause, says, whose, isFound: true, versionOf: versionOf ?? null }],
      ),
      ...pack.clocksNotFound.map(({ id, clause, what, whose }) => ({
        id,
        clause,
        says: what,
        whose,
        isFound: false,
        versionOf: null,
      })),
    ],
    changes: pack.changes,
  };
}
