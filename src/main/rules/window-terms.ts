/**
 * Windows in hours and business days: the clocks of carriers and platforms.
 * Every way of counting is a candidate; all agree or it is EDGE. Windows in calendar days are CONVENTION-W (window.ts).
 */
import type { WindowCandidate, WindowVerdict } from '../../shared/domain/answer.ts';
import type { CaseFacts } from '../../shared/domain/case-file.ts';
import type { When } from '../../shared/domain/values.ts';
import { epochOf, isoWithOffset } from './clock-days.ts';
import { readingsOf } from './doubtful-times.ts';
import { type Holidays, tableEnd } from './holidays.ts';
import { lookEntered } from './look.ts';
import type { WindowRule } from './pack.ts';
import { afterBusinessDays, afterHours, type BusinessDays, startsOn, type Term, type TermEnd } from './term-days.ts';
import type { Assumption, WindowFinding } from './window.ts';
import type { Anchor } from './window-anchors.ts';
import type { Clock } from './window-clocks.ts';

export interface TermCandidate extends WindowCandidate {
  readonly endMs: number;
  readonly day: string | null;
}

export interface TermWays {
  readonly candidates: readonly TermCandidate[];
  /** Countries whose table of holidays does not reach the end. */
  readonly ended: readonly { readonly country: string; readonly to: string }[];
  /** True when business days were counted for a country without any table. */
  readonly tableMissing: boolean;
}

const countryOf: Readonly<Partial<Record<Clock, string>>> = {
  'place-of-receipt': 'customer.country',
  seller: 'seller.domicile',
};

/** Every way to count the term from its anchors on its clocks, each with what it says of the moment that counts. */
export function countWays(
  rule: WindowRule,
  facts: CaseFacts,
  anchors: readonly Anchor[],
  clocks: readonly { readonly clock: Clock; readonly zone: string }[],
  happened: When | null,
  asOf: number,
  holidays: Holidays | undefined,
): TermWays {
  const candidates: TermCandidate[] = [];
  const ended = new Map<string, string>();
  let tableMissing = false;
  const add = (anchor: Anchor, clock: Clock, zone: string, how: 'none' | 'holiday', end: TermEnd): void => {
    const endMs = end.endsAt.epochMilliseconds;
    const same = candidates.some((c) => c.clock === clock && c.endMs === endMs && c.anchor === anchor.path);
    if (same) return;
    candidates.push({
      clock,
      zone,
      rollover: how,
      endsAt: isoWithOffset(end.endsAt),
      verdict: verdictOf(happened, end, zone, asOf),
      anchor: anchor.path,
      endMs,
      day: end.lastDay?.toString() ?? null,
    });
  };
  for (const anchor of anchors)
    for (const when of readingsOf(anchor.when))
      for (const { clock, zone } of clocks) {
        if (rule.unit === 'hours') {
          for (const start of startsOn(when, zone))
            add(anchor, clock, zone, 'none', hoursOf(rule, afterHours(start, rule.length)));
          continue;
        }
        const term: Term = { length: rule.length, unit: 'business_days', countFrom: rule.countFrom };
        for (const days of waysOf(facts, clock)) {
          const end = afterBusinessDays(when, zone, term, days, holidays);
          if (end) add(anchor, clock, zone, days.skip === 'weekend-and-holidays' ? 'holiday' : 'none', end);
          else if (days.skip === 'weekend-and-holidays') {
            const to = tableEnd(holidays, days.country);
            if (to === null) tableMissing = true;
            else ended.set(days.country, to);
          }
        }
      }
  return { candidates, ended: [...ended].map(([country, to]) => ({ country, to })), tableMissing };
}

/** A clock of hours that ends with its day, where the source says so. */
function hoursOf(rule: WindowRule, end: TermEnd): TermEnd {
  if (rule.end === 'exact') return end;
  const lastDay = end.endsAt.subtract({ nanoseconds: 1 }).toPlainDate();
  return { endsAt: lastDay.add({ days: 1 }).toZonedDateTime(end.endsAt.timeZoneId), lastDay };
}

/** Without holidays and with them; where no country is known, Saturdays and Sundays alone. */
function waysOf(facts: CaseFacts, clock: Clock): readonly BusinessDays[] {
  const path = countryOf[clock];
  const country = path === undefined ? undefined : lookEntered(facts, null, path);
  if (facts.clock?.rollover === 'none' || !country?.known) return [{ skip: 'saturday-sunday' }];
  const code = String(country.value);
  return [
    { skip: 'weekend', country: code },
    { skip: 'weekend-and-holidays', country: code },
  ];
}

function verdictOf(happened: When | null, end: TermEnd, zone: string, asOf: number): WindowCandidate['verdict'] {
  const endMs = end.endsAt.epochMilliseconds;
  if (happened === null) return asOf < endMs ? 'IN' : 'UNKNOWN';
  const verdicts = new Set(
    readingsOf(happened).flatMap((when) => {
      const at = epochOf(when);
      if (at !== null) return [at < endMs ? 'IN' : 'OUT'];
      // A whole day: in time when all of it is, too late when none of it is.
      const [from, to] = startsOn(when, zone).map((s) => s.epochMilliseconds);
      return [(to ?? 0) <= endMs ? 'IN' : (from ?? 0) >= endMs ? 'OUT' : 'UNKNOWN'];
    }),
  );
  return verdicts.size === 1 ? ([...verdicts][0] as WindowCandidate['verdict']) : 'UNKNOWN';
}

type Finish = (verdict: WindowVerdict, more?: Partial<WindowFinding>) => WindowFinding;

/** A window in hours or business days: the candidates decide together. */
export function finishTerm(
  ways: TermWays,
  rule: WindowRule,
  finish: Finish,
  known: {
    readonly assumes: Assumption[];
    readonly missing: (readonly string[])[];
    readonly event: string;
    readonly anchors: readonly Anchor[];
  },
): WindowFinding {
  const { assumes, missing } = known;
  // The day of receipt, and the hour of 24:00, say nothing of hours.
  if (rule.unit === 'hours') assumes.splice(0, 1);
  if (ways.ended.length > 0) assumes.push('holidays-end');
  if (ways.tableMissing) assumes.push('holidays-not-known');
  const order = ways.candidates.toSorted((a, b) => a.endMs - b.endMs);
  const best = rule.whose === 'seller' ? order[0] : order.at(-1);
  const more = {
    lastDay: best?.day ?? best?.endsAt.slice(0, 10) ?? null,
    lastEnd: best ? { endsAt: best.endsAt, zone: best.zone } : null,
    holidaysEnded: ways.ended,
    candidates: ways.candidates.map(({ endMs: _endMs, day: _day, ...candidate }): WindowCandidate => candidate),
  };
  const verdicts = new Set(ways.candidates.map((c) => c.verdict));
  const isOpenEnded = ways.ended.length > 0 || ways.tableMissing;
  const [only] = verdicts;
  if (verdicts.size === 0) {
    missing.push(['clock.receiptZone']);
    return finish('UNKNOWN', more);
  }
  // A way that could not be counted to its end may still be later than all the others.
  if (verdicts.size === 1 && only === 'IN') return finish('IN', more);
  if (verdicts.size === 1 && only === 'OUT' && !isOpenEnded) return finish('OUT', more);
  if (verdicts.size === 1 && only === 'UNKNOWN') {
    missing.push([known.event]);
    return finish('UNKNOWN', more);
  }
  missing.push([known.event, ...known.anchors.map((a) => a.path)]);
  return finish('EDGE', more);
}
