/** Counted and weighed quantities as people type them: `1,200`, `12,5 kg`, `240件`. Pure. */
import { plainText } from './typed-text.ts';
import type { Quantity } from './values.ts';

/** The units that are offered. A case file may name others. */
export const units = ['pcs', 'set', 'pair', 'ctn', 'kg', 't', 'm', 'm2', 'm3', 'roll', 'l'] as const;

export type QuantityEntry =
  | { readonly is: 'empty' }
  | { readonly is: 'quantity'; readonly quantity: Quantity }
  | { readonly is: 'unclear'; readonly because: 'unclear' | 'unit' };

const words: Readonly<Record<string, string>> = {
  ...Object.fromEntries(units.map((unit) => [unit, unit])),
  pc: 'pcs',
  piece: 'pcs',
  pieces: 'pcs',
  件: 'pcs',
  个: 'pcs',
  只: 'pcs',
  条: 'pcs',
  台: 'pcs',
  sets: 'set',
  套: 'set',
  pairs: 'pair',
  双: 'pair',
  对: 'pair',
  ctns: 'ctn',
  carton: 'ctn',
  cartons: 'ctn',
  箱: 'ctn',
  kgs: 'kg',
  公斤: 'kg',
  千克: 'kg',
  ton: 't',
  tons: 't',
  tonne: 't',
  tonnes: 't',
  吨: 't',
  metre: 'm',
  metres: 'm',
  meters: 'm',
  米: 'm',
  平方米: 'm2',
  立方米: 'm3',
  cbm: 'm3',
  rolls: 'roll',
  卷: 'roll',
  litres: 'l',
  liters: 'l',
  升: 'l',
};

/** @param unit of the field; a unit that is typed along counts before it */
export function readQuantityEntry(typed: string, unit: string): QuantityEntry {
  const text = plainText(typed).toLowerCase();
  if (text === '') return { is: 'empty' };
  const match = /^(\d[\d.,' ]*)(.*)$/.exec(text);
  const value = match ? readNumber((match[1] ?? '').trim()) : null;
  if (value === null) return { is: 'unclear', because: 'unclear' };
  const word = (match?.[2] ?? '').replace(/\.$/, '').trim();
  const named = word === '' ? unit : Object.hasOwn(words, word) ? words[word] : undefined;
  return named === undefined
    ? { is: 'unclear', because: 'unit' }
    : { is: 'quantity', quantity: { value, unit: named } };
}

/** A number with at most six decimals; null for what is none. A comma before three digits groups, before others it is the decimal sign. */
export function readNumber(typed: string): number | null {
  const text = plainText(typed).replace(/(?<=\d)[' ](?=\d{3}(?!\d))/g, '');
  const plain = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)
    ? text.replaceAll(',', '')
    : /^\d{1,3}(\.\d{3})+,\d+$/.test(text)
      ? text.replaceAll('.', '').replace(',', '.')
      : /^\d+,\d+$/.test(text)
        ? text.replace(',', '.')
        : text;
  return /^\d{1,12}(\.\d{1,6})?$/.test(plain) ? Number(plain) : null;
}
