/**
 * Deadlines with their sources. A deadline without a source is a sentence, never a date.
 */
import { Temporal } from 'temporal-polyfill';
import type { Deadline } from '../../shared/domain/answer.ts';
import { sourceClause } from '../../shared/domain/clause-name.ts';
import type { When } from '../../shared/domain/values.ts';
import type { Language } from '../../shared/errors.ts';
import { isoWithOffset } from './clock-days.ts';
import type { Look } from './logic.ts';
import type { RulePack, WindowRule } from './pack.ts';
import { phrase, type phrases } from './texts.ts';
import type { WindowFinding } from './window.ts';

type Phrase = keyof typeof phrases;

const typed = [
  ['dispute-response', 'dispute.responseDueAt', 'seller', 'source-page', 'response-due', 'dispute.responseDueShownIn'],
  ['dispute-evidence', 'dispute.evidenceDueAt', 'seller', 'source-page', 'evidence-due', 'dispute.evidenceDueShownIn'],
  ['appeal', 'appeal.windowEndsAt', 'seller', 'source-page', 'appeal-due', 'appeal.windowShownIn'],
  ['agreement-seller', 'agreement.sellerDeadline', 'seller', 'source-agreement', 'seller-part-due', null],
  ['agreement-buyer', 'agreement.buyerDeadline', 'buyer', 'source-agreement', 'buyer-part-due', null],
  ['chargeback', 'dispute.chargebackDueAt', 'seller', 'source-scheme', 'chargeback-due', null],
] as const satisfies readonly (readonly [string, string, Deadline['whose'], Phrase, Phrase, string | null])[];

/** A time as text: ISO with offset and its zone, or the bare date. */
function written(when: When): { readonly at: string; readonly zone: string | null } {
  if (typeof when === 'string') return { at: when, zone: null };
  // A time that the clock showed twice, or never: the earlier moment is the one to keep (CONVENTION-D).
  const at = Temporal.PlainDateTime.from(when.local).toZonedDateTime(when.zone, { disambiguation: 'earlier' });
  return { at: isoWithOffset(at), zone: when.zone };
}

/**
 * Every deadline that a source gives, and the sentence for those that it should give and does not.
 * @param window the window where it was started for some line
 */
export function findDeadlines(
  pack: RulePack | undefined,
  rule: WindowRule | undefined,
  window: WindowFinding | null,
  look: Look,
  language: Language,
): Deadline[] {
  const found: Deadline[] = [];
  if (pack && rule && window?.lastDay) {
    const ends = new Set(window.candidates.map((c) => c.endsAt));
    found.push({
      id: rule.id,
      at: window.lastEnd?.endsAt ?? window.lastDay,
      zone: window.lastEnd?.zone ?? null,
      whose: rule.whose,
      source: sourceClause(pack.title[language], rule.clause, language),
      conflictsWith:
        ends.size > 1
          ? window.candidates.filter((c) => c.endsAt !== window.lastEnd?.endsAt).map((c) => `${rule.id}:${c.clock}`)
          : [],
      supersededBy: null,
      shownIn: null,
      says: phrase('window-end', language),
    });
  }
  const exhibitOf = (path: string | null): string | null => {
    const key = path === null ? undefined : look(path);
    return key?.known ? String(key.value) : null;
  };
  for (const [id, path, whose, source, says, shown] of typed) {
    const due = look(path);
    if (due.known) {
      found.push({
        id,
        ...written(due.value as When),
        whose,
        source: phrase(source, language),
        conflictsWith: [],
        supersededBy: null,
        shownIn: exhibitOf(shown),
        says: phrase(says, language),
      });
    } else if (due.disputed.length > 0) {
      found.push(unknownDate(id, whose, phrase('deadline-disputed', language, { facts: path }), language));
    }
  }
  const has = (id: string): boolean => found.some((d) => d.id === id);
  const isKnown = (path: string): boolean => look(path).known;
  const contested = look('derived.disagrees');
  const decision = look('derived.decision');
  const decided = decision.known && decision.value === 'exists';
  const done = isKnown('appeal.filedAt') || isKnown('appeal.outcome');
  if (decided && !(contested.known && contested.value === false) && !done && !has('appeal'))
    found.push(unknownDate('appeal', 'seller', phrase('appeal-unknown', language), language));
  if (isKnown('dispute.openedAt') && !decided && !has('dispute-response'))
    found.push(unknownDate('dispute-response', 'seller', phrase('response-unknown', language), language));
  return found;
}

function unknownDate(id: string, whose: Deadline['whose'], says: string, language: Language): Deadline {
  return {
    id,
    at: null,
    zone: null,
    whose,
    source: phrase('source-none', language),
    conflictsWith: [],
    supersededBy: null,
    shownIn: null,
    says,
  };
}
