/** Entries for words, names, yes or no, and one of a list. */
import { Textarea, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { leftBy } from '../../../shared/domain/goods-left.ts';
import { countryName } from '../../../shared/domain/place-names.ts';
import {
  holdsControlSigns,
  holdsEmoji,
  withoutControlSigns,
  withoutUnseen,
} from '../../../shared/domain/typed-text.ts';
import { Choice } from '../../ui/choice.tsx';
import type { FactValue } from '../../ui/fact-saver.ts';
import { asLanguage } from '../../ui/format.ts';
import { countryItems } from '../../ui/place-names.ts';
import { SearchChoice } from '../../ui/search-choice.tsx';
import { useFactDesk } from './fact-context.tsx';
import type { EntryProps } from './fact-field.tsx';
import { ListOfValues } from './list-of-values.tsx';
import { type Meant, useTyping } from './typing.ts';

const asText = (value: FactValue | undefined): string => (typeof value === 'string' ? value : '');

/** How plain words are read: what no page can show is asked about, what nobody can see is left out. */
function useWords(): (typed: string, isCode?: boolean) => Meant {
  const { t } = useTranslation();
  return (typed, isCode = false) => {
    if (holdsControlSigns(typed)) {
      const text = withoutControlSigns(typed);
      return { ask: t('entry.control-signs'), choices: [{ label: t('entry.control-signs-out'), text }] };
    }
    const text = withoutUnseen(typed).trim();
    if (isCode && holdsEmoji(text)) return { problem: t('entry.code-emoji') };
    const value = text === '' ? null : text;
    return text === typed.trim() ? { value } : { value, note: t('entry.unseen-out') };
  };
}

export function TextEntry({
  id,
  path,
  describedBy,
  bad,
  say,
  isCode = false,
}: EntryProps & { readonly isCode?: boolean }) {
  const { t } = useTranslation();
  const { factOf, canWrite } = useFactDesk();
  const words = useWords();
  const typing = useTyping(path, asText(factOf(path)), (typed) => words(typed, isCode), say);
  return (
    <TextInput
      id={id}
      size="sm"
      placeholder={t('fact.unknown')}
      readOnly={!canWrite}
      error={bad}
      aria-describedby={describedBy}
      dir="auto"
      {...typing.props}
    />
  );
}

/** A country, found by its name in either language or by its two letters; kept as the letters. */
export function CountryEntry({ id, path, describedBy, bad, say }: EntryProps) {
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
      onLost={(typed) => say(typed === null ? null : { tone: 'bad', text: t('entry.country-unclear') })}
    />
  );
}

export function ProseEntry({ id, path, describedBy, bad, say }: EntryProps) {
  const { t } = useTranslation();
  const { factOf, canWrite } = useFactDesk();
  const words = useWords();
  const typing = useTyping(path, asText(factOf(path)), (typed) => words(typed), say);
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

/**
 * A name as its owner writes it, and below it the form in Latin letters: kept as one fact.
 * Subtle: a name that is cleared makes the fact unknown; the Latin form then waits as a draft until there is a name again.
 */
export function NameEntry({ id, path, describedBy, bad, say }: EntryProps) {
  const { t } = useTranslation();
  const { factOf, fieldOf, saver, canWrite } = useFactDesk();
  const words = useWords();
  const kept = factOf(path);
  const part = (key: 'name' | 'latin'): string =>
    typeof kept === 'object' && kept !== null && key in kept
      ? asText((kept as Readonly<Record<string, FactValue>>)[key])
      : '';
  const waiting = fieldOf(path, 'latin');
  const latinNow = useRef(part('latin') || (saver.draftOf(waiting) ?? ''));
  const nameNow = useRef(part('name'));
  if (part('name') !== '') nameNow.current = part('name');
  if (part('latin') !== '') latinNow.current = part('latin');
  const join = (name: string, latin: string): FactValue =>
    name === '' ? null : latin === '' ? { name } : { name, latin };
  const name = useTyping(
    path,
    part('name'),
    (typed) => {
      const meant = words(typed);
      if (!('value' in meant)) return meant;
      nameNow.current = asText(meant.value ?? undefined);
      const latin = latinNow.current.trim();
      if (nameNow.current === '' && latin !== '') saver.type(waiting, latin);
      return { ...meant, value: join(nameNow.current, latin) };
    },
    say,
  );
  const latin = useTyping(
    path,
    latinNow.current,
    (typed) => {
      const meant = words(typed);
      if (!('value' in meant)) return meant;
      latinNow.current = asText(meant.value ?? undefined);
      return nameNow.current === '' && latinNow.current !== ''
        ? { problem: t('entry.name-first') }
        : { ...meant, value: join(nameNow.current, latinNow.current) };
    },
    say,
    'latin',
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
        dir="auto"
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
        {...latin.props}
      />
    </div>
  );
}

export function FlagEntry({ id, path, describedBy }: EntryProps) {
  const { t } = useTranslation();
  const { factOf, saver, canWrite } = useFactDesk();
  const kept = factOf(path);
  // What entered days say already is answered, faintly, and can be said otherwise.
  const follows = kept === undefined && path === 'shipment.shipped' && leftBy(factOf) !== null;
  return (
    <Choice
      id={id}
      fill
      isUnset={typeof kept !== 'boolean'}
      readOnly={!canWrite}
      labelledBy={`${id}-label`}
      describedBy={describedBy}
      value={kept === true || follows ? 'yes' : kept === false ? 'no' : 'unknown'}
      items={[
        { value: 'yes', label: t('fact.yes') },
        { value: 'no', label: t('fact.no') },
        { value: 'unknown', label: t('fact.unknown') },
      ]}
      onChange={(value) => saver.put(path, value === 'unknown' ? null : value === 'yes', 0)}
    />
  );
}

/** So few that they lie open in every place. */
const FEW = 4;
export const isShort = (options: readonly string[]): boolean => options.length <= FEW;

export function OneEntry({
  id,
  path,
  describedBy,
  bad,
  term,
  options,
  unset,
  isInCard = false,
}: EntryProps & {
  readonly term: string;
  readonly options: readonly string[];
  /** Key of what a fact left out means here; "unknown" when not given. */
  readonly unset?: 'fact.as-recommended';
  /** In the card every choice lies open: one press instead of two. */
  readonly isInCard?: boolean;
}) {
  const { t } = useTranslation();
  const { factOf, saver, canWrite } = useFactDesk();
  const kept = asText(factOf(path));
  if (isShort(options) || isInCard)
    return (
      <Choice
        id={id}
        isChips
        isUnset={kept === ''}
        readOnly={!canWrite}
        labelledBy={`${id}-label`}
        describedBy={describedBy}
        value={kept}
        items={[
          ...options.map((value) => ({ value, label: t(`term.${term}.${value}`) })),
          { value: '', label: t(unset ?? 'fact.unknown') },
        ]}
        onChange={(value) => saver.put(path, value === '' ? null : value, 0)}
      />
    );
  return (
    <ListOfValues
      {...{ id, path, describedBy, bad }}
      {...(unset === undefined ? {} : { unset })}
      values={options.map((value) => ({ value, label: t(`term.${term}.${value}`) }))}
    />
  );
}

/** Which of the ordered items a claim line is about. */
export function ItemEntry(props: EntryProps) {
  const { items } = useFactDesk();
  return <ListOfValues {...props} values={items.map((item) => ({ value: item.id, label: item.name }))} />;
}
