/**
 * The arithmetic of weights: declared weight of a piece × pieces + packing against the slip, and what left against what
 * arrived (P-AE3, 4.3). The cheapest proof against a claim of shortage. What must not live here: who has to make it good.
 */
import type { Judgement } from '../../shared/domain/answer.ts';
import { type CaseFacts, settled } from '../../shared/domain/case-file.ts';
import { type Ratio, ratioOf } from '../../shared/domain/shares.ts';
import type { Quantity } from '../../shared/domain/values.ts';
import type { Language } from '../../shared/errors.ts';
import { type Saying, saying } from './judgement-texts.ts';

const basis = ['P-AE3', '4.3'];

const plus = (a: Ratio, b: Ratio): Ratio => ({ of: a.of * b.in + b.of * a.in, in: a.in * b.in });
const minus = (a: Ratio, b: Ratio): Ratio => ({ of: a.of * b.in - b.of * a.in, in: a.in * b.in });
const times = (a: Ratio, b: Ratio): Ratio => ({ of: a.of * b.of, in: a.in * b.in });
const isLess = (a: Ratio, b: Ratio): boolean => a.of * b.in < b.of * a.in;
const sizeOf = (a: Ratio): Ratio => ({ of: a.of < 0n ? -a.of : a.of, in: a.in });
/** As a plain decimal; weights are typed as decimals, so that their sums end. */
const text = (a: Ratio, unit: string): string => `${Number(a.of) / Number(a.in)} ${unit}`;
/** How many pieces a weight makes, to the nearest. */
const pieces = (weight: Ratio, each: Ratio): string =>
  String((weight.of * each.in * 2n + weight.in * each.of) / (weight.in * each.of * 2n));

interface Declared {
  readonly total: Ratio;
  readonly lightest: Ratio;
  readonly unit: string;
  readonly formula: string;
  readonly facts: readonly string[];
}

/** Whether the recorded weights speak for or against a shortage; empty where no weight is recorded at all. */
export function judgeWeights(facts: CaseFacts, language: Language): readonly Judgement[] {
  const judge = (
    about: 'shortage' | 'loss-on-way',
    value: string,
    key: Saying,
    used: readonly string[],
    missing: readonly string[],
    values: Readonly<Record<string, string>> = {},
  ): Judgement => ({
    about,
    value,
    says: saying(key, language, values),
    basis,
    confidence: 'M',
    facts: used,
    missing,
    override: null,
  });
  const sent = settled(facts.shipment?.grossWeight);
  const came = settled(facts.delivery?.grossWeight);
  const items = facts.order?.items ?? [];
  const declared = declare(facts);
  const found: Judgement[] = [];
  const weights = [sent, ...items.map((i) => settled(i.unitWeight))].filter((w) => w !== undefined);
  if (weights.length > 0) {
    if (declared === 'units' || (sent && declared !== null && sent.unit !== declared.unit))
      found.push(judge('shortage', 'UNKNOWN', 'shortage-units', [], ['shipment.grossWeight']));
    else if (declared === null || sent === undefined)
      found.push(judge('shortage', 'UNKNOWN', 'shortage-open', [], missingOf(facts)));
    else found.push(atDispatch(declared, sent, judge));
  }
  if (sent && came && sent.unit === came.unit && came.value < sent.value) {
    const lost = minus(ratioOf(sent.value), ratioOf(came.value));
    const each = declared === null || declared === 'units' || declared.unit !== sent.unit ? null : declared.lightest;
    // Two scales differ by a little: less than the lightest piece is no missing one.
    const isSmall = each !== null && isLess(lost, each);
    found.push(
      judge(
        'loss-on-way',
        isSmall ? 'FITS' : 'LIGHTER_ON_ARRIVAL',
        isSmall ? 'shortage-way-small' : each === null ? 'shortage-way-open' : 'shortage-way',
        ['shipment.grossWeight', 'delivery.grossWeight'],
        each === null ? ['order.items'] : [],
        {
          lost: text(lost, sent.unit),
          sent: text(ratioOf(sent.value), sent.unit),
          came: text(ratioOf(came.value), came.unit),
          pieces: each === null ? '?' : pieces(lost, each),
        },
      ),
    );
  }
  return found;
}

function atDispatch(
  declared: Declared,
  sent: Quantity,
  judge: (
    about: 'shortage',
    value: string,
    key: Saying,
    used: readonly string[],
    missing: readonly string[],
    values: Readonly<Record<string, string>>,
  ) => Judgement,
): Judgement {
  const slip = ratioOf(sent.value);
  const short = minus(declared.total, slip);
  const values = {
    formula: declared.formula,
    slip: text(slip, sent.unit),
    pieces: pieces(sizeOf(short), declared.lightest),
  };
  const used = [...declared.facts, 'shipment.grossWeight'];
  // Less than the lightest piece cannot hide a missing one.
  if (isLess(sizeOf(short), declared.lightest)) return judge('shortage', 'FITS', 'shortage-fits', used, [], values);
  return short.of > 0n
    ? judge('shortage', 'LIGHT', 'shortage-light', used, [], values)
    : judge('shortage', 'HEAVY', 'shortage-heavy', used, [], values);
}

/** Pieces × weight of one + packing; null while a part is missing. */
function declare(facts: CaseFacts): Declared | 'units' | null {
  const items = facts.order?.items ?? [];
  const packing = settled(facts.shipment?.packingWeight);
  const parts = items.map((item) => ({
    id: item.id,
    count: settled(item.quantity),
    each: settled(item.unitWeight),
  }));
  if (parts.length === 0 || packing === undefined) return null;
  let total = ratioOf(packing.value);
  let lightest: Ratio | null = null;
  const words: string[] = [];
  for (const { count, each } of parts) {
    if (count === undefined || each === undefined || each.value <= 0) return null;
    if (each.unit !== packing.unit) return 'units';
    const one = ratioOf(each.value);
    total = plus(total, times(ratioOf(count.value), one));
    if (lightest === null || isLess(one, lightest)) lightest = one;
    words.push(`${count.value} ${count.unit} × ${each.value} ${each.unit}`);
  }
  if (lightest === null) return null;
  return {
    total,
    lightest,
    unit: packing.unit,
    formula: `${[...words, `${packing.value} ${packing.unit}`].join(' + ')} = ${text(total, packing.unit)}`,
    facts: [
      ...parts.flatMap(({ id }) => [`order.items[${id}].quantity`, `order.items[${id}].unitWeight`]),
      'shipment.packingWeight',
    ],
  };
}

function missingOf(facts: CaseFacts): readonly string[] {
  const missing: string[] = [];
  if (settled(facts.shipment?.grossWeight) === undefined) missing.push('shipment.grossWeight');
  if (settled(facts.shipment?.packingWeight) === undefined) missing.push('shipment.packingWeight');
  for (const item of facts.order?.items ?? [])
    for (const name of ['quantity', 'unitWeight'] as const)
      if (settled(item[name]) === undefined) missing.push(`order.items[${item.id}].${name}`);
  return missing;
}
