/**
 * The last day of a period where a law moves it off days that are no working days: a second date beside the first, with
 * its own source. The day as it falls stays the one to work with. What must not live here: the counting of the period.
 */
import { Temporal } from 'temporal-polyfill';
import type { Deadline } from '../../shared/domain/answer.ts';
import { sourceClause } from '../../shared/domain/clause-name.ts';
import type { Language } from '../../shared/errors.ts';
import { endOf, isoWithOffset } from './clock-days.ts';
import { afterHolidays, type Holidays, tableEnd } from './holidays.ts';
import { saying } from './judgement-texts.ts';
import type { RulePack, WindowRule } from './pack.ts';
import { writtenDay } from './texts.ts';
import type { WindowFinding } from './window.ts';

/**
 * Where the last day is a holiday the law's own words move it; on a weekend only a reading of them does: each is a date
 * of its own. Where the table of holidays cannot tell, a sentence stands there and no date.
 */
export function movedDeadlines(
  pack: RulePack,
  rule: WindowRule,
  found: WindowFinding,
  holidays: Holidays | undefined,
  language: Language,
): readonly Deadline[] {
  const law = rule.movedBy;
  const tableTo = tableEnd(holidays, law?.country ?? null);
  if (law === undefined || tableTo === null || found.lastDay === null) return [];
  const last = Temporal.PlainDate.from(found.lastDay);
  const zone = found.lastEnd?.zone ?? null;
  const words = { day: writtenDay(found.lastDay, language), end: writtenDay(tableTo, language) };
  const deadline = (how: 'holiday' | 'weekend' | 'unknown', day: Temporal.PlainDate | null): Deadline => {
    const cited = how === 'weekend' ? (law.weekends ?? law.holidays) : law.holidays;
    return {
      id: `${rule.id}-moved-${how}`,
      at: day === null ? null : zone === null ? day.toString() : isoWithOffset(endOf(day, zone)),
      zone: day === null ? null : zone,
      whose: rule.whose,
      source: sourceClause(
        `${pack.sources[cited.source]?.title ?? pack.title[language]}, ${cited.section}`,
        law.clause,
        language,
      ),
      conflictsWith: [rule.id],
      supersededBy: null,
      shownIn: null,
      says: saying(`moved-${how}`, language, words),
    };
  };
  const byHoliday = afterHolidays(holidays, law.country, last);
  const byWeekend = law.weekends === undefined ? byHoliday : afterHolidays(holidays, law.country, last, true);
  return [
    ...(byHoliday !== null && !byHoliday.equals(last) ? [deadline('holiday', byHoliday)] : []),
    ...(byWeekend !== null && !byWeekend.equals(byHoliday ?? last) ? [deadline('weekend', byWeekend)] : []),
    ...(byHoliday === null || byWeekend === null ? [deadline('unknown', null)] : []),
  ];
}
