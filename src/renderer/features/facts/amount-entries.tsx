/** Entries for money and for quantities: typed as people write them, kept exactly. */
import { NativeSelect, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currencyDecimals, moneyDigits, readMoneyEntry } from '../../../shared/domain/money.ts';
import type { FactValue } from '../../ui/fact-saver.ts';
import { useFactDesk } from './fact-context.tsx';
import type { EntryProps } from './fact-field.tsx';
import { useTyping } from './typing.ts';

const usual = ['USD', 'CNY', 'EUR', 'GBP', 'HKD', 'JPY', 'AUD', 'CAD'];
const others = Intl.supportedValuesOf('currency').filter((code) => !usual.includes(code));
const units = ['pcs', 'set', 'pair', 'ctn', 'kg', 't', 'm', 'm2', 'm3', 'roll', 'l'];

function field(value: FactValue | undefined, key: string): FactValue | undefined {
  return typeof value === 'object' && value !== null && key in value
    ? (value as Readonly<Record<string, FactValue>>)[key]
    : undefined;
}

export function AmountEntry({ id, path, describedBy, bad, onProblem }: EntryProps) {
  const { t } = useTranslation();
  const { factOf, saver, canWrite } = useFactDesk();
  const kept = factOf(path);
  const minor = field(kept, 'minor');
  const keptCurrency = field(kept, 'currency');
  const orderCurrency = field(factOf('order.total'), 'currency');
  const [chosen, setChosen] = useState<string | null>(null);
  const firstOf = (...values: readonly (FactValue | undefined)[]): string =>
    values.find((v): v is string => typeof v === 'string') ?? 'USD';
  // An amount that is cleared and typed anew stays in its currency.
  const last = useRef<FactValue | undefined>(keptCurrency);
  if (typeof keptCurrency === 'string') last.current = keptCurrency;
  const currency = firstOf(keptCurrency, chosen, last.current, orderCurrency);
  const text = typeof minor === 'number' ? moneyDigits({ minor, currency }) : '';
  const meaning = (typed: string, inCurrency: string) => {
    const entry = readMoneyEntry(typed, inCurrency);
    if (entry.is === 'unclear')
      return {
        problem: t(`entry.amount-${entry.because}`, { decimals: currencyDecimals(inCurrency), currency: inCurrency }),
      };
    return { value: entry.is === 'empty' ? null : { minor: entry.minor, currency: inCurrency } };
  };
  const typing = useTyping(path, text, (typed) => meaning(typed, currency), onProblem);
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
        maxLength={30}
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
          // The digits stay as they are written: 2870.00 USD becomes 2870.00 EUR, or is refused where the currency has fewer decimals.
          const meant = meaning(typing.props.value, next);
          if ('problem' in meant) onProblem(meant.problem);
          else if (meant.value !== null) saver.put(path, meant.value, 0);
        }}
      />
    </div>
  );
}

export function QuantityEntry({ id, path, describedBy, bad, onProblem }: EntryProps) {
  const { t } = useTranslation();
  const { factOf, saver, canWrite } = useFactDesk();
  const kept = factOf(path);
  const value = field(kept, 'value');
  const keptUnit = field(kept, 'unit');
  const [chosen, setChosen] = useState<string | null>(null);
  const last = useRef<string | null>(null);
  if (typeof keptUnit === 'string') last.current = keptUnit;
  const unit = typeof keptUnit === 'string' ? keptUnit : (chosen ?? last.current ?? 'pcs');
  const read = (typed: string) => {
    const text = typed.normalize('NFKC').replace(/[\s,，]/g, '');
    if (text === '') return { value: null };
    return /^\d{1,12}(\.\d{1,6})?$/.test(text)
      ? { value: { value: Number(text), unit } }
      : { problem: t('entry.quantity-unclear') };
  };
  const typing = useTyping(path, typeof value === 'number' ? String(value) : '', read, onProblem);
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
        maxLength={24}
        {...typing.props}
      />
      <NativeSelect
        size="sm"
        className="unit"
        aria-label={t('entry.unit')}
        disabled={!canWrite}
        value={unit}
        data={[
          ...(units.includes(unit) ? [] : [{ value: unit, label: unit }]),
          ...units.map((value) => ({ value, label: t(`term.unit.${value}`) })),
        ]}
        onChange={(event) => {
          const next = event.currentTarget.value;
          setChosen(next);
          if (typeof value === 'number') saver.put(path, { value, unit: next }, 0);
        }}
      />
    </div>
  );
}
