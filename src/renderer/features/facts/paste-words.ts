/** What a proposal says, in the words of the form. Pure. */
import type { TFunction } from 'i18next';
import type { Proposal } from '../../../shared/domain/paste/reading.ts';
import { countryName } from '../../../shared/domain/place-names.ts';
import type { Quantity, When } from '../../../shared/domain/values.ts';
import type { Language } from '../../../shared/errors.ts';
import { valueName } from '../../ui/fact-words.ts';
import { dayText, moneyText, whenLabel } from '../../ui/format.ts';
import { inZone } from './paste-taking.ts';

export function offerText(
  { path, value: found }: Proposal,
  zone: string | null,
  terms: ReadonlyMap<string, string>,
  t: TFunction,
  language: Language,
): string {
  const value = inZone(found, zone);
  if (value === true) return t('fact.yes');
  if (typeof value === 'string') {
    if (path === 'customer.country') return countryName(value, language);
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? dayText(value, language) : valueName(path, value, terms, t);
  }
  if (typeof value !== 'object' || value === null) return String(value);
  if ('minor' in value && 'currency' in value)
    return moneyText({ minor: Number(value.minor), currency: String(value.currency) }, language);
  if ('local' in value) return whenLabel(value as When, language);
  if ('unit' in value) return quantityWords(value as Quantity, t, language);
  return nameOf(value);
}

/** A name with its Latin form behind it; nothing for what is no name. */
export function nameOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return '';
  const [name, latin] = [Reflect.get(value, 'name'), Reflect.get(value, 'latin')];
  return typeof latin === 'string' ? `${String(name)} (${latin})` : String(name ?? '');
}

function quantityWords({ value, unit }: Quantity, t: TFunction, language: Language): string {
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: 6 }).format(value)} ${t(`term.unit.${unit}`, { defaultValue: unit })}`;
}
