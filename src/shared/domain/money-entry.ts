/** Amounts as people type them. Integers only; nothing is rounded, and what can be read in two ways is asked. Pure. */
import { currencyDecimals } from './money.ts';
import { plainText } from './typed-text.ts';
import type { Money } from './values.ts';

export type MoneyEntry =
  | { readonly is: 'empty' }
  | { readonly is: 'amount'; readonly money: Money }
  /** Two ways to read it: the person says which. */
  | { readonly is: 'choose'; readonly choices: readonly Money[] }
  | { readonly is: 'unclear'; readonly because: MoneyDoubt; readonly currency: string };
export type MoneyDoubt =
  | 'not-a-number'
  | 'grouping'
  | 'too-many-decimals'
  | 'too-large'
  | 'negative'
  | 'two-currencies'
  | 'two-amounts';

const currencies = new Set(Intl.supportedValuesOf('currency'));
/** Signs and words that mean one currency. `$` and `¥` mean several: they stand for the field's own where it is one of theirs. */
const signs: readonly (readonly [RegExp, readonly string[]])[] = [
  [/us ?\$|u\.s\. ?\$|美元|美金/g, ['USD']],
  [/hk ?\$|港币|港元/g, ['HKD']],
  [/a\$|au\$|澳元/g, ['AUD']],
  [/c\$|ca\$|加元/g, ['CAD']],
  [/€|欧元|euros?(?![a-z])/g, ['EUR']],
  [/£|英镑/g, ['GBP']],
  [/rmb|人民币|元|圆|块/g, ['CNY']],
  [/日元|円/g, ['JPY']],
  [/¥/g, ['CNY', 'JPY']],
  [/\$/g, ['USD', 'AUD', 'CAD', 'HKD', 'SGD', 'NZD', 'MXN']],
];

/**
 * Reads `1,234.56`, `1 234,56`, `1.234,56`, `1'234.5`, `USD 2,870`, `2870 元`, full-width digits, groups of two, three and four.
 * A currency that is typed along counts before the field's own.
 * @param currency of the field; more decimals than the currency has are refused, never rounded
 */
export function readMoneyEntry(typed: string, currency: string): MoneyEntry {
  const text = plainText(typed).toLowerCase().replace(/[、]/g, ',').replace(/[。]/g, '.');
  if (text === '') return { is: 'empty' };
  const named = namedCurrencies(text, currency);
  const unclear = (because: MoneyDoubt, of = named.codes[0] ?? currency): MoneyEntry => ({
    is: 'unclear',
    because,
    currency: of,
  });
  if (named.codes.length > 1) return unclear('two-currencies');
  const code = named.codes[0] ?? currency;
  const digits = named.rest.replace(/(?<=\d)[.,]?\/?[-–]$/, '').trim();
  if (/^[-−–(]/.test(digits) && /\d/.test(digits)) return unclear('negative');
  if (!/\d/.test(digits) || /[^\d.,'’_ ]/.test(digits))
    return unclear(/\d\D*[a-z~～-]\D*\d/.test(digits) ? 'two-amounts' : 'not-a-number');
  const readings = readDigits(digits, currencyDecimals(code));
  if ('because' in readings) return unclear(readings.because);
  if (readings.minors.some((minor) => minor > 1e15)) return unclear('too-large');
  const choices = readings.minors.map((minor) => ({ minor, currency: code }));
  const [only] = choices;
  return choices.length === 1 && only !== undefined && readings.isDoubtful !== true
    ? { is: 'amount', money: only }
    : { is: 'choose', choices };
}

/** What digits come to in minor units, in each way to read them. */
type Minors = { readonly minors: readonly number[]; readonly isDoubtful?: true } | { readonly because: MoneyDoubt };

function namedCurrencies(text: string, own: string): { readonly codes: readonly string[]; readonly rest: string } {
  const codes = new Set<string>();
  let rest = text.replace(/[a-z]{3}(?![a-z])/g, (word) => {
    const code = word.toUpperCase();
    if (!currencies.has(code)) return word;
    codes.add(code);
    return ' ';
  });
  for (const [sign, means] of signs)
    rest = rest.replace(sign, () => {
      // `US$` beside USD says the same thing once more.
      const said = means.find((code) => codes.has(code)) ?? (means.includes(own) ? own : means[0]);
      if (said !== undefined) codes.add(said);
      return ' ';
    });
  return { codes: [...codes], rest: rest.trim() };
}

/** Every way to read the digits, in minor units. */
function readDigits(typed: string, decimals: number): Minors {
  const text = typed.replace(/['’_]/g, ' ').replace(/ +/g, ' ');
  // Two numbers beside each other are not one with blanks in it.
  if (/ /.test(text) && !/^\d{1,3}( \d{3})+([.,]\d*)?$/.test(text)) {
    return { because: /\d [.,]|[.,] /.test(text) ? 'grouping' : 'two-amounts' };
  }
  const close = text.replaceAll(' ', '');
  const found = close.match(/[.,]/g) ?? [];
  const last = Math.max(close.lastIndexOf('.'), close.lastIndexOf(','));
  if (found.length === 0) return minorsOf(close, '', decimals);
  const before = close.slice(0, last);
  const after = close.slice(last + 1);
  if (found.length === 1) {
    const couldGroup = after.length === 3 && /^[1-9]\d{0,2}$/.test(before) && !text.includes(' ');
    if (!couldGroup) return minorsOf(before, after, decimals);
    const grouped = minorsOf(before + after, '', decimals);
    // `12.345` in dollars is twelve thousand for a German and a slip for an American: the person says so.
    if (decimals !== 3) return found[0] === ',' || !('minors' in grouped) ? grouped : { ...grouped, isDoubtful: true };
    const asDecimal = minorsOf(before, after, decimals);
    if (found[0] === '.') return asDecimal;
    return 'minors' in grouped && 'minors' in asDecimal
      ? { minors: [...grouped.minors, ...asDecimal.minors] }
      : asDecimal;
  }
  if (new Set(found).size === 1) {
    return isGrouped(close.split(found[0] ?? ','))
      ? minorsOf(close.replace(/[.,]/g, ''), '', decimals)
      : { because: 'grouping' };
  }
  const sign = close[last];
  if (found.filter((one) => one === sign).length > 1) return { because: 'grouping' };
  return isGrouped(before.split(/[.,]/))
    ? minorsOf(before.replace(/[.,]/g, ''), after, decimals)
    : { because: 'grouping' };
}

/** Groups of three; the Indian way, two and at the end three; the Chinese way, four. */
function isGrouped(groups: readonly string[]): boolean {
  const [first = '', ...others] = groups;
  if (first === '' || others.some((group) => group === '')) return false;
  const sizes = others.map((group) => group.length);
  const all = (size: number, list: readonly number[]): boolean => list.every((one) => one === size);
  return (
    (first.length <= 3 && all(3, sizes)) ||
    (first.length <= 4 && all(4, sizes)) ||
    (first.length <= 2 && sizes.at(-1) === 3 && all(2, sizes.slice(0, -1)))
  );
}

function minorsOf(whole: string, fraction: string, decimals: number): Minors {
  if (fraction.replace(/0+$/, '').length > decimals) return { because: 'too-many-decimals' };
  return { minors: [Number(`${whole || '0'}${fraction.slice(0, decimals).padEnd(decimals, '0')}`)] };
}
