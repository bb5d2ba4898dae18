/** Entries for money and for quantities: typed as people write them, kept exactly. */
import { NativeSelect, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currencyDecimals, formatMoney, moneyDigits } from '../../../shared/domain/money.ts';
import { readMoneyEntry } from '../../../shared/domain/money-entry.ts';
import { readQuantityEntry, units } from '../../../shared/domain/quantity-entry.ts';
import type { FactValue } from '../../ui/fact-saver.ts';
import { asLanguage } from '../../ui/format.ts';
import { useFactDesk } from './fact-context.tsx';
import type { EntryProps } from './fact-field.tsx';
import { type Meant, useTyping } from './typing.ts';

const usual = ['USD', 'CNY', 'EUR', 'GBP', 'HKD', 'JPY', 'AUD', 'CAD'];
const others = Intl.supportedValuesOf('currency').filter((code) => !usual.includes(code));

function part(value: FactValue | undefined, key: string): FactValue | undefined {
  return typeof value === 'object' && value !== null && key in value
    ? (value as Readonly<Record<string, FactValue>>)[key]
    : undefined;
}

export function AmountEntry({ id, path, describedBy, bad, say }: EntryProps) {
  const { t, i18n } = useTranslation();
  const { factOf, saver, canWrite } = useFactDesk();
  const kept = factOf(path);
  const minor = part(kept, 'minor');
  const keptCurrency = part(kept, 'currency');
  const orderCurrency = part(factOf('order.total'), 'currency');
  const [chosen, setChosen] = useState<string | null>(null);
  const firstOf = (...values: readonly (FactValue | undefined)[]): string =>
    values.find((v): v is string => typeof v === 'string') ?? 'USD';
  // An amount that is cleared and typed anew stays in its currency.
  const last = useRef<FactValue | undefined>(keptCurrency);
  if (typeof keptCurrency === 'string') last.current = keptCurrency;
  const currency = firstOf(keptCurrency, chosen, last.current, orderCurrency);
  const text = typeof minor === 'number' ? moneyDigits({ minor, currency }) : '';
  const meaning = (typed: string, inCurrency: string): Meant => {
    const entry = readMoneyEntry(typed, inCurrency);
    if (entry.is === 'empty') return { value: null };
    if (entry.is === 'amount') return { value: { ...entry.money } };
    if (entry.is === 'choose')
      return {
        ask: t('entry.amount-which'),
        choices: entry.choices.map((money) => ({
          label: formatMoney(money, asLanguage(i18n.language)),
          text: `${money.currency} ${moneyDigits(money)}`,
        })),
      };
    const { because, currency: named } = entry;
    return { problem: t(`entry.amount-${because}`, { decimals: currencyDecimals(named), currency: named }) };
  };
  const typing = useTyping(path, text, (typed) => meaning(typed, currency), say);
  return (
    <div className="joined">
      <TextInput
        id={id}
        size="sm"
        className="grow end"
        inputMode="decimal"
        placeholder={t('fact.unknown')}
        readOnly={!canWrite}
        error={bad}
        aria-describedby={describedBy}
        {...typing.props}
      />
      <NativeSelect
        size="sm"
        className="short"
        aria-label={t('entry.currency')}
        disabled={!canWrite}
        value={currency}
        data={[...usual, ...others]}
        onChange={(event) => {
          const next = event.currentTarget.value;
          setChosen(next);
          last.current = next;
          // The digits stay as they are written: 2870.00 USD becomes 2870.00 EUR, or is refused where the currency has fewer decimals.
          const meant = meaning(typing.props.value, next);
          if ('problem' in meant) say({ tone: 'bad', text: meant.problem });
          else if ('value' in meant && meant.value !== null) saver.put(path, meant.value, 0);
        }}
      />
    </div>
  );
}

export function QuantityEntry({ id, path, describedBy, bad, say }: EntryProps) {
  const { t } = useTranslation();
  const { factOf, saver, canWrite } = useFactDesk();
  const kept = factOf(path);
  const value = part(kept, 'value');
  const keptUnit = part(kept, 'unit');
  const [chosen, setChosen] = useState<string | null>(null);
  const last = useRef<string | null>(null);
  if (typeof keptUnit === 'string') last.current = keptUnit;
  const usualUnit = /[wW]eight/.test(path) ? 'kg' : /Volume/.test(path) ? 'm3' : /packages/.test(path) ? 'ctn' : 'pcs';
  const unit = typeof keptUnit === 'string' ? keptUnit : (chosen ?? last.current ?? usualUnit);
  const read = (typed: string): Meant => {
    const entry = readQuantityEntry(typed, unit);
    if (entry.is === 'empty') return { value: null };
    return entry.is === 'quantity'
      ? { value: { ...entry.quantity } }
      : { problem: t(`entry.quantity-${entry.because}`) };
  };
  const typing = useTyping(path, typeof value === 'number' ? String(value) : '', read, say);
  return (
    <div className="joined">
      <TextInput
        id={id}
        size="sm"
        className="grow end"
        inputMode="decimal"
        placeholder={t('fact.unknown')}
        readOnly={!canWrite}
        error={bad}
        aria-describedby={describedBy}
        {...typing.props}
      />
      <NativeSelect
        size="sm"
        className="unit"
        aria-label={t('entry.unit')}
        disabled={!canWrite}
        value={unit}
        data={[
          ...(units.some((known) => known === unit) ? [] : [{ value: unit, label: unit }]),
          ...units.map((known) => ({ value: known, label: t(`term.unit.${known}`) })),
        ]}
        onChange={(event) => {
          const next = event.currentTarget.value;
          setChosen(next);
          last.current = next;
          if (typeof value === 'number') saver.put(path, { value, unit: next }, 0);
        }}
      />
    </div>
  );
}
