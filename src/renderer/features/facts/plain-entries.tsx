/** Entries for words, names, yes or no, and one of a list. */
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../ui/choice.tsx';
import type { FactValue } from '../../ui/fact-saver.ts';
import { asLanguage } from '../../ui/format.ts';
import { countryItems, countryName } from '../../ui/place-names.ts';
import { SearchChoice } from '../../ui/search-choice.tsx';
import { useFactDesk } from './fact-context.tsx';
import type { EntryProps } from './fact-field.tsx';
import { useTyping } from './typing.ts';

const asText = (value: FactValue | undefined): string => (typeof value === 'string' ? value : '');
const words = (typed: string) => ({ value: typed.trim() === '' ? null : typed.trim() });

export function TextEntry({ id, path, describedBy, bad, onProblem }: EntryProps) {
  const { t } = useTranslation();
  const { factOf, canWrite } = useFactDesk();
  const typing = useTyping(path, asText(factOf(path)), words, onProblem);
  return (
    <TextInput
      id={id}
      size="sm"
      placeholder={t('fact.unknown')}
      readOnly={!canWrite}
      error={bad}
      aria-describedby={describedBy}
      maxLength={500}
      {...typing.props}
    />
  );
}

/** A country, found by its name in either language or by its two letters; kept as the letters. */
export function CountryEntry({ id, path, describedBy, bad, onProblem }: EntryProps) {
  const { t, i18n } = useTranslation();
  const { factOf, saver, canWrite } = useFactDesk();
  const language = asLanguage(i18n.language);
  const code = asText(factOf(path));
  return (
    <SearchChoice
      id={id}
      describedBy={describedBy}
      placeholder={t('fact.unknown')}
      nothingFound={t('entry.country-none')}
      readOnly={!canWrite}
      bad={bad}
      chosen={code === '' ? null : { value: code, label: countryName(code, language), words: [] }}
      groups={() => [{ title: null, items: countryItems(language) }]}
      onChoose={(value) => saver.put(path, value, 0)}
      onLost={(typed) => onProblem(typed === null ? null : t('entry.country-unclear'))}
    />
  );
}

export function ProseEntry({ id, path, describedBy, bad, onProblem }: EntryProps) {
  const { t } = useTranslation();
  const { factOf, canWrite } = useFactDesk();
  const typing = useTyping(path, asText(factOf(path)), words, onProblem);
  return (
    <Textarea
      id={id}
      size="sm"
      autosize
      minRows={2}
      maxRows={10}
      placeholder={t('fact.unknown')}
      readOnly={!canWrite}
      error={bad}
      aria-describedby={describedBy}
      {...typing.props}
    />
  );
}

/** A name as its owner writes it, and below it the form in Latin letters: kept as one fact. */
export function NameEntry({ id, path, describedBy, bad, onProblem }: EntryProps) {
  const { t } = useTranslation();
  const { factOf, canWrite } = useFactDesk();
  const kept = factOf(path);
  const part = (key: 'name' | 'latin'): string =>
    typeof kept === 'object' && kept !== null && key in kept
      ? asText((kept as Readonly<Record<string, FactValue>>)[key])
      : '';
  const join = (name: string, latin: string): FactValue =>
    name.trim() === ''
      ? null
      : latin.trim() === ''
        ? { name: name.trim() }
        : { name: name.trim(), latin: latin.trim() };
  const name = useTyping(path, part('name'), (typed) => ({ value: join(typed, part('latin')) }), onProblem);
  const latin = useTyping(
    path,
    part('latin'),
    (typed) =>
      part('name') === '' && typed.trim() !== ''
        ? { problem: t('entry.name-first') }
        : { value: join(part('name'), typed) },
    onProblem,
  );
  return (
    <div className="pair">
      <TextInput
        id={id}
        size="sm"
        placeholder={t('fact.unknown')}
        readOnly={!canWrite}
        error={bad}
        aria-describedby={describedBy}
        maxLength={300}
        {...name.props}
      />
      <label className="field-label" htmlFor={`${id}-latin`}>
        {t('entry.latin')}
      </label>
      <TextInput
        id={`${id}-latin`}
        size="sm"
        lang="en"
        placeholder={t('fact.unknown')}
        readOnly={!canWrite}
        maxLength={300}
        {...latin.props}
      />
    </div>
  );
}

export function FlagEntry({ id, path, describedBy }: EntryProps) {
  const { t } = useTranslation();
  const { factOf, saver, canWrite } = useFactDesk();
  const kept = factOf(path);
  return (
    <Choice
      id={id}
      fill
      isUnset={typeof kept !== 'boolean'}
      readOnly={!canWrite}
      labelledBy={`${id}-label`}
      describedBy={describedBy}
      value={kept === true ? 'yes' : kept === false ? 'no' : 'unknown'}
      items={[
        { value: 'yes', label: t('fact.yes') },
        { value: 'no', label: t('fact.no') },
        { value: 'unknown', label: t('fact.unknown') },
      ]}
      onChange={(value) => saver.put(path, value === 'unknown' ? null : value === 'yes', 0)}
    />
  );
}

export function OneEntry({
  id,
  path,
  describedBy,
  bad,
  term,
  options,
  unset,
}: EntryProps & {
  readonly term: string;
  readonly options: readonly string[];
  /** Key of what a fact left out means here; "unknown" when not given. */
  readonly unset?: 'fact.as-recommended';
}) {
  const { t } = useTranslation();
  const { factOf, saver, canWrite } = useFactDesk();
  const kept = asText(factOf(path));
  return (
    <NativeSelect
      id={id}
      size="sm"
      className={kept === '' ? 'is-unknown' : undefined}
      disabled={!canWrite}
      error={bad}
      aria-describedby={describedBy}
      value={kept}
      onChange={(event) => saver.put(path, event.currentTarget.value === '' ? null : event.currentTarget.value, 0)}
      data={[
        { value: '', label: t(unset ?? 'fact.unknown') },
        ...options.map((value) => ({ value, label: t(`term.${term}.${value}`) })),
      ]}
    />
  );
}

/** Which of the ordered items a claim line is about. */
export function ItemEntry({ id, path, describedBy, bad }: EntryProps) {
  const { t } = useTranslation();
  const { factOf, saver, canWrite, items } = useFactDesk();
  const kept = asText(factOf(path));
  const known = items.some((item) => item.id === kept) || kept === '';
  return (
    <NativeSelect
      id={id}
      size="sm"
      className={kept === '' ? 'is-unknown' : undefined}
      disabled={!canWrite}
      error={bad}
      aria-describedby={describedBy}
      value={kept}
      onChange={(event) => saver.put(path, event.currentTarget.value === '' ? null : event.currentTarget.value, 0)}
      data={[
        { value: '', label: t('fact.unknown') },
        ...(known ? [] : [{ value: kept, label: kept }]),
        ...items.map((item) => ({ value: item.id, label: item.name })),
      ]}
    />
  );
}
