/** The rule packs to be read. */
import { ruleBook } from '../cases/rule-book.ts';
import type { Handlers } from './answer-call.ts';
import type { Room } from './room.ts';

export function rulesHandlers({ desks }: Room): Pick<Handlers, 'rules.book'> {
  return { 'rules.book': () => ruleBook(desks.desk()) };
}
