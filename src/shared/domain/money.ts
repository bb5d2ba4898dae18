/**
 * Money as people read and type it. Integers only: minor units are split and joined as digits, never divided.
 * The schema stands in `values.ts`; this file is free of the schema library, because the page loads it.
 */
import type { Money } from './values.ts';

const decimalsOf = new Map<string, number>();
/**
 * Number of decimals of a currency by ISO 4217 (JPY 0, USD 2, KWD 3).
 * @throws RangeError where the code is no three letters
 */
export function currencyDecimals(currency: string): number {
  let decimals = decimalsOf.get(currency);
  if (decimals === undefined) {
    decimals =
      new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
    decimalsOf.set(currency, decimals);
  }
  return decimals;
}

/** Made once: a formatter costs a hundred times what it formats. */
const grouping = { en: new Intl.NumberFormat('en'), 'zh-CN': new Intl.NumberFormat('zh-CN') } as const;

/**
 * Money as text with the code in front: `USD 2,870.00`. Never rounds: the minor units are split, not divided.
 * @param language decides the grouping signs
 */
export function formatMoney(money: Money, language: 'en' | 'zh-CN' = 'en'): string {
  const decimals = currencyDecimals(money.currency);
  const digits = String(Math.abs(money.minor)).padStart(decimals + 1, '0');
  const whole = BigInt(digits.slice(0, digits.length - decimals) || '0');
  const fraction = decimals > 0 ? `.${digits.slice(-decimals)}` : '';
  return `${money.currency} ${money.minor < 0 ? '-' : ''}${grouping[language].format(whole)}${fraction}`;
}

/** The digits of an amount as one edits them: `2870.00`, without the currency. */
export function moneyDigits(money: Money): string {
  const decimals = currencyDecimals(money.currency);
  const digits = String(Math.abs(money.minor)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals) || '0';
  return decimals > 0 ? `${whole}.${digits.slice(-decimals)}` : whole;
}
