/**
 * Sums and shares of money in whole minor units: no division of floats, nothing lost in rounding.
 * What must not live here: which share anybody owes.
 */
import type { Money } from './values.ts';

/** A fraction of whole numbers. */
export interface Ratio {
  readonly of: bigint;
  readonly in: bigint;
}

/** A decimal number as it is written, as a fraction: 12.5 is 125 in 10. Exponents are read too. */
export function ratioOf(value: number): Ratio {
  const [mantissa = '0', exponent = '0'] = String(value).toLowerCase().split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const power = Number(exponent) - fraction.length;
  const digits = BigInt(`${whole}${fraction}`);
  return power >= 0 ? { of: digits * 10n ** BigInt(power), in: 1n } : { of: digits, in: 10n ** BigInt(-power) };
}

const times = (a: Ratio, b: Ratio): Ratio => ({ of: a.of * b.of, in: a.in * b.in });
const over = (a: Ratio, b: Ratio): Ratio => ({ of: a.of * b.in, in: a.in * b.of });

/** Half a unit and more counts as one; for amounts that are not negative. */
function rounded(exact: Ratio): bigint {
  return (exact.of * 2n + exact.in) / (exact.in * 2n);
}

/** One amount times a number, to the minor unit, halves upwards: 3 pieces at 1.25. Null where it would be too large to keep. */
export function multiply(amount: Money, by: number): Money | null {
  return kept(rounded(times({ of: BigInt(amount.minor), in: 1n }, ratioOf(by))), amount.currency);
}

/** The part of an amount that belongs to `part` of `whole`. Null without a whole, or when the part is more than it. */
export function proportion(amount: Money, part: number, whole: number): Money | null {
  if (whole <= 0 || part < 0 || part > whole) return null;
  return kept(
    rounded(times({ of: BigInt(amount.minor), in: 1n }, over(ratioOf(part), ratioOf(whole)))),
    amount.currency,
  );
}

function kept(minor: bigint, currency: string): Money | null {
  return minor > 10n ** 15n ? null : { minor: Number(minor), currency };
}

/** The sum, or null where two currencies meet: they are never added. */
export function addUp(amounts: readonly Money[]): Money | null {
  const first = amounts[0];
  if (!first || amounts.some((a) => a.currency !== first.currency)) return null;
  return kept(
    amounts.reduce((sum, a) => sum + BigInt(a.minor), 0n),
    first.currency,
  );
}

/**
 * Splits an amount by weights so that the parts add up to it: everyone gets the whole units, the units left over go
 * to the largest remainders, equals in the order given. Null when nothing weighs anything.
 */
export function splitByWeight(amount: Money, weights: readonly Ratio[]): readonly Money[] | null {
  const common = weights.reduce((product, w) => product * w.in, 1n);
  const whole = weights.map((w) => (w.of * common) / w.in);
  const sum = whole.reduce((total, w) => total + w, 0n);
  if (sum <= 0n || whole.some((w) => w < 0n)) return null;
  const exact = whole.map((w, at) => {
    const share = BigInt(amount.minor) * w;
    return { at, units: share / sum, rest: share % sum };
  });
  const left = Number(BigInt(amount.minor) - exact.reduce((total, e) => total + e.units, 0n));
  const lucky = new Set(
    exact
      .toSorted((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1))
      .slice(0, left)
      .map((e) => e.at),
  );
  return exact.map((e) => ({ minor: Number(e.units) + (lucky.has(e.at) ? 1 : 0), currency: amount.currency }));
}

/**
 * An amount in another currency at a rate that a person typed: one unit of `amount` is `rate` units of `to`.
 * @param decimals of a currency, by ISO 4217
 */
export function convert(amount: Money, rate: number, to: string, decimals: (currency: string) => number): Money | null {
  if (rate <= 0) return null;
  const scale = over(
    { of: 10n ** BigInt(decimals(to)), in: 1n },
    { of: 10n ** BigInt(decimals(amount.currency)), in: 1n },
  );
  return kept(rounded(times(times({ of: BigInt(amount.minor), in: 1n }, ratioOf(rate)), scale)), to);
}
