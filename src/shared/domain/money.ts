/**
 * Money as people read and type it. Integers only: minor units are split and joined as digits, never divided.
 * The schema stands in `values.ts`; this file is free of the schema library, because the page loads it.
 */
import type { Money } from './values.ts';

/** Number of decimals of a currency by ISO 4217 (JPY 0, USD 2, KWD 3). */
export function currencyDecimals(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/**
 * Money as text with the code in front: `USD 2,870.00`. Never rounds: the minor units are split, not divided.
 * @param language decides the grouping signs
 */
export function formatMoney(money: Money, language: 'en' | 'zh-CN' = 'en'): string {
  const decimals = currencyDecimals(money.currency);
  const digits = String(Math.abs(money.minor)).padStart(decimals + 1, '0');
  const whole = BigInt(digits.slice(0, digits.length - decimals) || '0');
  const fraction = decimals > 0 ? `.${digits.slice(-decimals)}` : '';
  return `${money.currency} ${money.minor < 0 ? '-' : ''}${new Intl.NumberFormat(language).format(whole)}${fraction}`;
}

/** What was typed where an amount was asked for. */
export type MoneyEntry =
  | { readonly is: 'empty' }
  | { readonly is: 'amount'; readonly minor: number }
  | { readonly is: 'unclear'; readonly because: 'not-a-number' | 'too-many-decimals' | 'too-large' };

/**
 * Reads an amount as people type it: `1,234.56`, `1 234,56`, `1.234,56`, `1'234.5`, full-width digits.
 * A single sign followed by exactly three digits is taken as grouping unless the currency has three decimals (`1,234` is 1234; KWD `1.234` is 1.234).
 * @param currency decides the number of decimals; more decimals than it has are refused, never rounded
 */
export function readMoneyEntry(typed: string, currency: string): MoneyEntry {
  const text = typed
    .normalize('NFKC')
    .replace(/[\s'’_\u00a0\u202f]/g, '')
    .replace(/[，﹐、]/g, ',')
    .replace(/[。．]/g, '.');
  if (text === '') return { is: 'empty' };
  if (!/^[\d.,]+$/.test(text) || !/\d/.test(text)) return { is: 'unclear', because: 'not-a-number' };
  const decimals = currencyDecimals(currency);
  const at = decimalSignAt(text, decimals);
  const whole = (at < 0 ? text : text.slice(0, at)).replace(/[.,]/g, '');
  const fraction = at < 0 ? '' : text.slice(at + 1);
  if (!/^\d*$/.test(fraction)) return { is: 'unclear', because: 'not-a-number' };
  if (fraction.replace(/0+$/, '').length > decimals) return { is: 'unclear', because: 'too-many-decimals' };
  const minor = Number(`${whole || '0'}${fraction.slice(0, decimals).padEnd(decimals, '0')}`);
  return minor > 1e15 ? { is: 'unclear', because: 'too-large' } : { is: 'amount', minor };
}

/** Where the decimal sign stands, or -1: the last of two different signs; a lone sign unless it groups thousands. */
function decimalSignAt(text: string, decimals: number): number {
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  if (last < 0) return -1;
  const sign = text[last];
  const signs = text.match(/[.,]/g) ?? [];
  if (new Set(signs).size === 2) return signs.filter((s) => s === sign).length === 1 ? last : -1;
  if (signs.length > 1) return -1;
  const after = text.length - last - 1;
  return after === 3 && last > 0 && decimals !== 3 ? -1 : last;
}

/** The digits of an amount as one edits them: `2870.00`, without the currency. */
export function moneyDigits(money: Money): string {
  const decimals = currencyDecimals(money.currency);
  const digits = String(Math.abs(money.minor)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals) || '0';
  return decimals > 0 ? `${whole}.${digits.slice(-decimals)}` : whole;
}
