/**
 * The clocks of the packs in force: claim periods, times to answer, notices to carriers. Each end with its source.
 * A countdown that a person typed wins over every counted one. What must not live here: the counting itself (window.ts).
 */
import type { Deadline } from '../../shared/domain/answer.ts';
import type { CaseFacts } from '../../shared/domain/case-file.ts';
import { sourceClause } from '../../shared/domain/clause-name.ts';
import type { Language } from '../../shared/errors.ts';
import type { Holidays } from './holidays.ts';
import { judge, type Look } from './logic.ts';
import { movedDeadlines } from './moved-days.ts';
import type { RulePack, WindowRule } from './pack.ts';
import { phrase } from './texts.ts';
import type { WindowFinding } from './window.ts';

export interface PackClock {
  readonly pack: RulePack;
  readonly rule: WindowRule;
  readonly found: WindowFinding;
}

/** Which typed countdown speaks of the same thing as a clock of ours that runs from this fact. */
const typedFor: Readonly<Record<string, readonly [fact: string, deadline: string]>> = {
  'dispute.openedAt': ['dispute.responseDueAt', 'dispute-response'],
  'dispute.escalatedAt': ['dispute.evidenceDueAt', 'dispute-evidence'],
  'decision.at': ['appeal.windowEndsAt', 'appeal'],
};

/** A clock with the length of its class: the first whose condition is known to hold. */
export function inClass(rule: WindowRule, look: Look): WindowRule {
  const found = rule.byClass.find((c) => judge(c.when, look).value === true);
  return found ? { ...rule, length: found.length } : rule;
}

/** True when some line of the case starts this clock. */
function concerns(rule: WindowRule, facts: CaseFacts): boolean {
  const reasons = (facts.lines ?? []).map((l) => l.reason);
  if (reasons.length === 0) return rule.deadlineFor === undefined;
  return reasons.some(
    (reason) => !rule.notFor.some((r) => r === reason) && (rule.deadlineFor?.some((r) => r === reason) ?? true),
  );
}

/** Every clock of the packs that is running, or has run, in this case. */
export function findPackClocks(
  packs: readonly RulePack[],
  facts: CaseFacts,
  lookFor: (pack: RulePack) => Look,
  onDay: string,
  judgeOnce: (pack: RulePack, rule: WindowRule, length: number) => WindowFinding,
): readonly PackClock[] {
  return packs.flatMap((pack) => {
    const look = lookFor(pack);
    return pack.windows.flatMap((rule) => {
      const from = rule.inForce?.from ?? pack.validFrom;
      const to = rule.inForce?.to ?? pack.validTo;
      if (onDay < from || (to !== undefined && onDay > to)) return [];
      if (!concerns(rule, facts) || (rule.when && judge(rule.when, look).value !== true)) return [];
      const found = judgeOnce(pack, rule, inClass(rule, look).length);
      return found.lastDay === null ? [] : [{ pack, rule, found }];
    });
  });
}

/**
 * The clocks as deadlines, without those that what they wait for has ended.
 * @param told the clock that is among the deadlines already
 */
export function clockDeadlines(
  clocks: readonly PackClock[],
  told: WindowRule | undefined,
  look: Look,
  holidays: Holidays | undefined,
  language: Language,
): readonly Deadline[] {
  return clocks.flatMap(({ pack, rule, found }) => {
    if (rule === told || rule.act?.some((path) => look(path).known)) return [];
    const versions = clocks.filter(
      (c) => c.pack === pack && c.rule !== rule && familyOf(c.rule) === familyOf(rule) && !sameEnd(c.found, found),
    );
    const anchor = rule.anchor.flatMap((step) => (typeof step === 'string' ? [step] : step.together))[0] ?? '';
    const typed = rule.whose === 'seller' ? typedFor[anchor] : undefined;
    const source = pack.sources[rule.source];
    const moved = movedDeadlines(pack, rule, found, holidays, language);
    return [
      {
        id: rule.id,
        at: found.lastEnd?.endsAt ?? found.lastDay,
        zone: found.lastEnd?.zone ?? null,
        whose: rule.whose,
        source: sourceClause(source?.title ?? pack.title[language], rule.clause, language),
        conflictsWith: [...versions.map((c) => c.rule.id), ...moved.flatMap((m) => (m.at === null ? [] : [m.id]))],
        supersededBy: typed && look(typed[0]).known ? typed[1] : null,
        shownIn: null,
        says: rule.says?.[language] ?? pack.title[language],
      },
      ...moved,
    ];
  });
}

/** Clocks that surely exist and whose length no source gives: a sentence, never a date. */
export function clocksNotFound(
  packs: readonly RulePack[],
  lookFor: (pack: RulePack) => Look,
  language: Language,
): readonly Deadline[] {
  return packs.flatMap((pack) => {
    const look = lookFor(pack);
    return pack.clocksNotFound.flatMap((clock): Deadline[] => {
      if (clock.when && judge(clock.when, look).value !== true) return [];
      if (clock.typedInto !== undefined && look(clock.typedInto).known) return [];
      return [
        {
          id: clock.id,
          at: null,
          zone: null,
          whose: clock.whose,
          source: phrase('source-none', language),
          conflictsWith: [],
          supersededBy: null,
          shownIn: null,
          says: clock.what[language],
        },
      ];
    });
  });
}

const familyOf = (rule: WindowRule): string => rule.versionOf ?? rule.id;
const endOf = (found: WindowFinding): string | null => found.lastEnd?.endsAt ?? found.lastDay;
const sameEnd = (a: WindowFinding, b: WindowFinding): boolean => endOf(a) === endOf(b);
