/** What is typed when a case is closed, and what it means. Pure. */
import type { CaseFacts } from '../../../shared/domain/case-file.ts';
import { moneyDigits } from '../../../shared/domain/money.ts';
import { readMoneyEntry } from '../../../shared/domain/money-entry.ts';
import { withoutControlSigns } from '../../../shared/domain/typed-text.ts';
import type { Money, When } from '../../../shared/domain/values.ts';
import { readWhenEntry } from '../../../shared/domain/when-entry.ts';

export interface ClosingTyped {
  readonly at: string;
  readonly outcome: string;
  readonly cost: string;
  readonly currency: string;
  readonly lesson: string;
  readonly tags: string;
}
export type ClosingField = keyof ClosingTyped;

/** What is sent: a field that nobody touched is left out, so that it stays as it is. */
export interface ClosingSaid {
  readonly at: string;
  readonly outcome?: string | null;
  readonly cost?: Money | null;
  readonly lesson?: string | null;
  readonly tags?: string[] | null;
}

/** Why a field cannot be taken: a sentence of the catalogue or `no-day`; or a question with its answers. */
export type Doubt =
  | { readonly problem: string; readonly words?: Readonly<Record<string, string | number>> }
  | { readonly ask: 'day'; readonly days: readonly string[] }
  | { readonly ask: 'amount'; readonly amounts: readonly Money[] };

type Doubts = Readonly<Partial<Record<ClosingField, Doubt>>>;

const MOST_TAGS = 30;
const LONGEST_TAG = 60;

/** A value, unless the sources disagree on it: that stands in the form, and is not overwritten from here. */
export function settledValue(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'disputed' in value ? undefined : value;
}

/** True when the sources disagree on a fact of the closing. */
export function isInDispute(value: unknown): boolean {
  return value !== undefined && settledValue(value) === undefined;
}

/** What stands in the fields at first: what is known already, and today as the day. @param today YYYY-MM-DD */
export function firstTyped(facts: CaseFacts, today: string, comma: string): ClosingTyped {
  const { closing, order } = facts;
  const [at, cost, total, tags] = [closing?.at, closing?.cost, order?.total, closing?.tags].map(settledValue) as [
    When | undefined,
    Money | undefined,
    Money | undefined,
    readonly string[] | undefined,
  ];
  const words = (value: unknown): string => {
    const said = settledValue(value);
    return typeof said === 'string' ? said : '';
  };
  return {
    at: at === undefined ? today : dayOf(at),
    outcome: words(closing?.outcome),
    cost: cost === undefined ? '' : moneyDigits(cost),
    currency: cost?.currency ?? total?.currency ?? 'USD',
    lesson: words(closing?.lesson),
    tags: (tags ?? []).join(comma),
  };
}

/** Reads every field at once. @param first what stood there at first */
export function readClosing(
  typed: ClosingTyped,
  first: ClosingTyped,
  today: string,
): { readonly said: ClosingSaid } | { readonly doubts: Doubts } {
  const doubts: Partial<Record<ClosingField, Doubt>> = {};
  const day = readDay(typed.at, today);
  if (typeof day !== 'string') doubts.at = day;
  const cost = readCost(typed);
  if (cost !== null && !('minor' in cost)) doubts.cost = cost;
  const tags = splitTags(typed.tags);
  if (tags.length > MOST_TAGS || tags.some((tag) => tag.length > LONGEST_TAG))
    doubts.tags = { problem: 'entry.tags-unclear' };
  if (typeof day !== 'string' || (cost !== null && !('minor' in cost)) || doubts.tags !== undefined) return { doubts };
  const isCostNew = typed.cost !== first.cost || (typed.cost !== '' && typed.currency !== first.currency);
  return {
    said: {
      at: day,
      ...(typed.outcome !== first.outcome && { outcome: words(typed.outcome) }),
      ...(isCostNew && { cost }),
      ...(typed.lesson !== first.lesson && { lesson: words(typed.lesson) }),
      ...(typed.tags !== first.tags && { tags: tags.length === 0 ? null : tags }),
    },
  };
}

function readDay(typed: string, today: string): string | Doubt {
  const entry = readWhenEntry(typed, '', today);
  if (entry.is === 'when') return dayOf(entry.when);
  if (entry.is === 'choose') return { ask: 'day', days: entry.choices.map(dayOf) };
  return { problem: entry.is === 'empty' ? 'no-day' : `entry.when-${entry.because}` };
}

function readCost({ cost, currency }: ClosingTyped): Money | null | Doubt {
  const entry = readMoneyEntry(cost, currency);
  if (entry.is === 'empty') return null;
  if (entry.is === 'amount') return entry.money;
  if (entry.is === 'choose') return { ask: 'amount', amounts: entry.choices };
  return { problem: `entry.amount-${entry.because}`, words: { currency: entry.currency } };
}

function splitTags(typed: string): string[] {
  const tags = typed.split(/[,，、;；\n]/).map((tag) => withoutControlSigns(tag).trim());
  return [...new Set(tags.filter((tag) => tag !== ''))];
}

function words(typed: string): string | null {
  const text = withoutControlSigns(typed).trim();
  return text === '' ? null : text;
}

function dayOf(when: When): string {
  return typeof when === 'string' ? when : when.local.slice(0, 10);
}
