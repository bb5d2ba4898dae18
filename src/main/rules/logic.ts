/**
 * Three-valued conditions with provenance: true, false or unknown, and which facts made it so.
 * What must not live here: what any fact means (derive.ts) or what follows from a condition (evaluate.ts).
 */
import type { When } from '../../shared/domain/values.ts';
import { surelyAfter } from './clock-days.ts';
import type { Condition } from './pack-condition.ts';

/** A fact as a condition sees it. `used` names the entered facts behind it; `missing` those that would settle it. */
export type Seen =
  | { readonly known: true; readonly value: unknown; readonly used: readonly string[] }
  | {
      readonly known: false;
      readonly used: readonly string[];
      readonly missing: readonly string[];
      /** Those of `missing` that are not absent but in dispute. */
      readonly disputed: readonly string[];
    };

/** The value of a condition. `missing` is what could still change it. */
export interface Truth {
  readonly value: boolean | null;
  readonly used: readonly string[];
  readonly missing: readonly string[];
  readonly disputed: readonly string[];
}

/** Gives a fact by its path; `window:ID` is the verdict of a window of the pack at hand, `now` the moment of asking. */
export type Look = (path: string) => Seen;

const none: readonly string[] = [];

/** Joins lists of fact paths, each path once, in order of first mention. */
export function join(lists: readonly (readonly string[])[]): readonly string[] {
  const full = lists.filter((l) => l.length > 0);
  if (full.length === 0) return none;
  if (full.length === 1) return full[0] ?? none;
  return [...new Set(full.flat())];
}

function compare(seen: Seen, holds: (value: unknown) => boolean): Truth {
  if (seen.known) return { value: holds(seen.value), used: seen.used, missing: none, disputed: none };
  return { value: null, used: seen.used, missing: seen.missing, disputed: seen.disputed };
}

/**
 * Kleene's strong logic: a false part settles `all`, a true part settles `any`, whatever is unknown elsewhere.
 * @param look gives a fact by its path
 */
export function judge(condition: Condition, look: Look): Truth {
  // Most conditions are about one fact: they are recognised first.
  if ('fact' in condition) return judgeFact(condition, look);
  if ('all' in condition) return combine(condition.all, look, false);
  if ('any' in condition) return combine(condition.any, look, true);
  if ('not' in condition) {
    const inner = judge(condition.not, look);
    return inner.value === null ? inner : { ...inner, value: !inner.value };
  }
  if ('notShown' in condition) {
    const inner = judge(condition.notShown, look);
    return { ...inner, value: inner.value !== true };
  }
  if ('unlessStated' in condition) {
    const inner = judge(condition.unlessStated, look);
    if (inner.value !== null) return { ...inner, value: !inner.value };
    return inner.disputed.length > 0 ? inner : { ...inner, value: true };
  }
  const seen = look(`window:${condition.window}`);
  // A rule may want the time that is missing: then it holds, and still asks for it.
  if (!seen.known && condition.in.includes('UNKNOWN'))
    return { value: true, used: seen.used, missing: seen.missing, disputed: seen.disputed };
  return compare(seen, (v) => condition.in.some((one) => one === v));
}

function judgeFact(condition: Extract<Condition, { readonly fact: string }>, look: Look): Truth {
  const seen = look(condition.fact);
  if ('moreThanMoney' in condition) return compareMoney(seen, condition.fact, condition.moreThanMoney);
  if ('names' in condition) return compare(seen, (v) => condition.names.some((name) => saysWord(String(v), name)));
  if ('olderThan' in condition) return compareAge(seen, look('now'), condition.olderThan);
  if ('is' in condition) return compare(seen, (v) => v === condition.is);
  if ('in' in condition) return compare(seen, (v) => condition.in.some((one) => one === v));
  if ('moreThan' in condition) return compare(seen, (v) => typeof v === 'number' && v > condition.moreThan);
  return compare(seen, () => true);
}

/** An amount in a currency without a threshold is as good as unknown: nothing is converted here. */
function compareMoney(seen: Seen, path: string, thresholds: Readonly<Record<string, number>>): Truth {
  if (!seen.known) return compare(seen, () => false);
  const { minor, currency } = seen.value as { readonly minor: number; readonly currency: string };
  const limit = Object.hasOwn(thresholds, currency) ? thresholds[currency] : undefined;
  if (limit === undefined) return { value: null, used: seen.used, missing: [path], disputed: none };
  return { value: minor > limit, used: seen.used, missing: none, disputed: none };
}

/** True when a text holds a word or words, whatever their case; `EMS` is not in "THEMSELVES". */
function saysWord(text: string, word: string): boolean {
  const plain = (t: string): string =>
    ` ${t
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `;
  return plain(text).includes(plain(word));
}

/** Older only when it surely is: a date without a time counts to its end on the last clock on earth. */
function compareAge(
  seen: Seen,
  now: Seen,
  span: { readonly length: number; readonly unit: 'hours' | 'calendar_days' | 'years' },
): Truth {
  if (!seen.known || !now.known) return compare(seen.known ? now : seen, () => false);
  const over = surelyAfter(seen.value as When, span.length, span.unit);
  return compare(seen, () => Number(now.value) >= over);
}

/** The value of a condition alone, found the short way: the first part that settles it ends the search. */
export function quickValue(condition: Condition, look: Look): boolean | null {
  const isAll = 'all' in condition;
  if (!isAll && !('any' in condition)) return judge(condition, look).value;
  let isOpen = false;
  for (const part of isAll ? condition.all : condition.any) {
    const value = quickValue(part, look);
    if (value === !isAll) return value;
    isOpen ||= value === null;
  }
  return isOpen ? null : isAll;
}

/** @param settles the value of one part that settles the whole: false for `all`, true for `any` */
function combine(parts: readonly Condition[], look: Look, settles: boolean): Truth {
  const judged = parts.map((part) => judge(part, look));
  const used = join(judged.map((t) => t.used));
  const settling = judged.filter((t) => t.value === settles);
  if (settling.length > 0) {
    // A part that holds only because nobody has said otherwise can still be changed by what is missing.
    const still = settles ? settling : [];
    return {
      value: settles,
      used,
      missing: join(still.map((t) => t.missing)),
      disputed: join(still.map((t) => t.disputed)),
    };
  }
  const open = judged.filter((t) => t.value === null);
  const missing = join((open.length > 0 ? open : judged).map((t) => t.missing));
  const disputed = join((open.length > 0 ? open : judged).map((t) => t.disputed));
  return { value: open.length > 0 ? null : !settles, used, missing, disputed };
}
