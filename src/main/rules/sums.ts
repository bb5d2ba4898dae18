/**
 * Sums that follow from facts: the value of what is claimed, line by line, and shared freight split by cause.
 * A proposal, never a duty: the article has no rule on amounts. Two currencies are never added; a rate is only used
 * when a person typed it with its date and source. What must not live here: who bears what (freight.ts).
 */
import type { LineAnswer, SumsAnswer } from '../../shared/domain/answer.ts';
import { type CaseFacts, settled } from '../../shared/domain/case-file.ts';
import { currencyDecimals, formatMoney } from '../../shared/domain/money.ts';
import {
  addUp,
  convert,
  multiply,
  proportion,
  type Ratio,
  ratioOf,
  splitByWeight,
} from '../../shared/domain/shares.ts';
import type { FreightLeg } from '../../shared/domain/terms.ts';
import type { Money } from '../../shared/domain/values.ts';
import type { Language } from '../../shared/errors.ts';
import { itemOf } from './derive-goods.ts';
import { comesBack } from './freight.ts';
import { saying } from './judgement-texts.ts';

type Refund = SumsAnswer['refunds'][number];
type Share = SumsAnswer['freight'][number];

/** Reasons that ask for no money for the goods. */
const noRefund: readonly (string | null)[] = ['PRICE', 'CUSTOMS', null];

/** @param lines as they were judged, for the bearers of freight */
export function findSums(facts: CaseFacts, lines: readonly LineAnswer[], language: Language): SumsAnswer {
  const refunds = lines.filter((l) => !noRefund.includes(l.reason)).map((line) => refundOf(facts, line, language));
  const amounts = refunds.flatMap((r) => r.amount ?? []);
  const isWhole = amounts.length === refunds.length && refunds.length > 0;
  const total = isWhole ? addUp(amounts) : null;
  const notes: string[] = [];
  if (isWhole && total === null) notes.push(saying('sums-currencies', language));
  const paid = settled(facts.order?.paid);
  if (total && paid && paid.currency === total.currency && total.minor > paid.minor)
    notes.push(saying('sums-over-paid', language, { paid: formatMoney(paid, language) }));
  const given = settled(facts.refund?.paidAt) === undefined ? undefined : settled(facts.refund?.amount);
  // No more is left than the buyer paid.
  const most = total && paid?.currency === total.currency ? Math.min(total.minor, paid.minor) : (total?.minor ?? 0);
  if (total && given && given.currency === total.currency)
    notes.push(
      saying('sums-given', language, {
        given: formatMoney(given, language),
        left: formatMoney({ minor: Math.max(0, most - given.minor), currency: total.currency }, language),
      }),
    );
  return {
    refunds,
    total,
    inOther: total ? inOtherCurrency(facts, total) : null,
    freight: (facts.freight ?? []).flatMap((entry) => {
      const [leg, cost] = [settled(entry.leg), settled(entry.cost)];
      return leg && cost ? (shareOf(facts, lines, leg, cost, language) ?? []) : [];
    }),
    notes,
  };
}

function refundOf(facts: CaseFacts, line: LineAnswer, language: Language): Refund {
  const item = itemOf(facts, (facts.lines ?? []).find((l) => l.id === line.id) ?? null);
  const price = settled(item?.unitPrice);
  const total = settled(facts.order?.total);
  const ordered = settled(item?.quantity);
  const { quantity } = line;
  const open = (missing: readonly string[]): Refund => ({ line: line.id, amount: null, formula: null, missing });
  if (quantity === null) return open([`lines[${line.id}].quantity`]);
  if (!item) return open([`lines[${line.id}].itemId`]);
  const words = `${quantity.value} ${quantity.unit}`;
  if (price) {
    if (ordered && ordered.unit !== quantity.unit) return open([`lines[${line.id}].quantity`]);
    const amount = multiply(price, quantity.value);
    return {
      line: line.id,
      amount,
      formula: amount && `${words} × ${formatMoney(price, language)} = ${formatMoney(amount, language)}`,
      missing: [],
    };
  }
  // Without a unit price the order's sum speaks for its only item.
  if (total && ordered && ordered.unit === quantity.unit && facts.order?.items?.length === 1) {
    const amount = proportion(total, quantity.value, ordered.value);
    return {
      line: line.id,
      amount,
      formula:
        amount &&
        `${formatMoney(total, language)} × ${quantity.value} ÷ ${ordered.value} = ${formatMoney(amount, language)}`,
      missing: [],
    };
  }
  return open([`order.items[${item.id}].unitPrice`]);
}

function inOtherCurrency(facts: CaseFacts, total: Money): SumsAnswer['inOther'] {
  const rate = facts.exchangeRate;
  const [from, to, each, date, source] = [
    settled(rate?.from),
    settled(rate?.to),
    settled(rate?.rate),
    settled(rate?.date),
    settled(rate?.source),
  ];
  // A rate without its day and its source is no rate.
  if (from !== total.currency || !to || each === undefined || date === undefined || !source) return null;
  if (!Intl.supportedValuesOf('currency').includes(to)) return null;
  const amount = convert(total, each, to, currencyDecimals);
  const day = typeof date === 'string' ? date : date.local.slice(0, 10);
  return amount && { amount, rate: each, date: day, source };
}

/**
 * One leg's cost, split among the lines by value or, where values do not compare, by volume. Null for a single bearer.
 * Goods that never came cause no return freight: their lines have no part in it.
 */
function shareOf(
  facts: CaseFacts,
  all: readonly LineAnswer[],
  leg: FreightLeg,
  cost: Money,
  language: Language,
): Share | null {
  const lines = leg === 'return' ? all.filter((l) => comesBack(l.reason)) : all;
  const bearers = lines.map((l) => l.freight.find((f) => f.leg === leg)?.chosen ?? 'UNDECIDED');
  if (lines.length < 2 || new Set(bearers).size < 2) return null;
  const found = weightsBy(facts, lines);
  if (found === null) return null;
  const amounts = splitByWeight(cost, found.weights);
  if (amounts === null) return null;
  const parts = lines.map((line, i) => ({
    line: line.id,
    bearer: bearers[i] ?? 'UNDECIDED',
    amount: amounts[i] ?? { minor: 0, currency: cost.currency },
  }));
  return {
    leg,
    cost,
    by: found.by,
    parts,
    formula: [
      ...parts.map(
        (p, i) =>
          `${p.line}: ${formatMoney(cost, language)} × ${found.words[i]} ÷ ${found.sum} = ${formatMoney(p.amount, language)}`,
      ),
      ...(isExact(cost, found.weights, amounts) ? [] : [saying('sums-rounded', language)]),
    ].join('; '),
  };
}

/** True when every part is its share to the last unit; else the parts were rounded to make the whole. */
function isExact(cost: Money, weights: readonly Ratio[], amounts: readonly Money[]): boolean {
  const all = weights.reduce((a, b): Ratio => ({ of: a.of * b.in + b.of * a.in, in: a.in * b.in }));
  return weights.every((w, i) => BigInt(amounts[i]?.minor ?? 0) * all.of * w.in === BigInt(cost.minor) * w.of * all.in);
}

interface Weights {
  readonly by: 'value' | 'volume';
  readonly weights: readonly Ratio[];
  readonly words: readonly string[];
  readonly sum: string;
}

function weightsBy(facts: CaseFacts, lines: readonly LineAnswer[]): Weights | null {
  const rows = lines.map((line) => ({
    quantity: line.quantity,
    item: itemOf(facts, (facts.lines ?? []).find((l) => l.id === line.id) ?? null),
  }));
  const values = rows.map(({ quantity, item }) => {
    const price = settled(item?.unitPrice);
    return quantity && price ? multiply(price, quantity.value) : null;
  });
  const sum = values.every((v) => v !== null) ? addUp(values) : null;
  if (sum)
    return {
      by: 'value',
      weights: values.map((v) => ratioOf(v?.minor ?? 0)),
      words: values.map((v) => (v ? formatMoney(v) : '')),
      sum: formatMoney(sum),
    };
  const volumes = rows.map(({ quantity, item }) => ({ each: settled(item?.unitVolume), pieces: quantity?.value }));
  const unit = volumes[0]?.each?.unit;
  if (unit === undefined || volumes.some((v) => v.each?.unit !== unit || v.pieces === undefined)) return null;
  const weights = volumes.map((v): Ratio => {
    const [each, pieces] = [ratioOf(v.each?.value ?? 0), ratioOf(v.pieces ?? 0)];
    return { of: each.of * pieces.of, in: each.in * pieces.in };
  });
  const all = weights.reduce((a, b): Ratio => ({ of: a.of * b.in + b.of * a.in, in: a.in * b.in }));
  const text = (r: Ratio): string => `${Number(r.of) / Number(r.in)} ${unit}`;
  return { by: 'volume', weights, words: weights.map(text), sum: text(all) };
}
