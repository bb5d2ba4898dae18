/** The rule packs to be read, and where their rules held. */
import { citeRule } from '../cases/cite-rule.ts';
import { ruleApplied } from '../cases/rule-applied.ts';
import { addressOf, ruleBook } from '../cases/rule-book.ts';
import type { Handlers } from './answer-call.ts';
import type { Room } from './room.ts';

export function rulesHandlers({
  desks,
  system,
}: Room): Pick<Handlers, 'rules.book' | 'rules.applied' | 'rules.copy-address' | 'rules.copy-citation'> {
  return {
    'rules.book': () => ruleBook(desks.desk()),
    'rules.applied': ({ packId, rule }) => ruleApplied(desks.desk(), packId, rule),
    'rules.copy-address': ({ key }) => {
      system.copyText(addressOf(desks.desk(), key));
      return { done: true };
    },
    'rules.copy-citation': (cited) => {
      system.copyText(citeRule(desks.desk(), cited));
      return { done: true };
    },
  };
}
