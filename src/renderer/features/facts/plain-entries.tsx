/** Entries for words, names, yes or no, and one of a list. */
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../ui/choice.tsx';
import { useFactDesk } from './fact-context.tsx';
import type { EntryProps } from './fact-field.tsx';
import type { FactValue } from './fact-saver.ts';
import { useTyping } from './typing.ts';

const asText = (value: FactValue | undefined): string => (typeof value === 'string' ? value : '');
const words = (typed: string) => ({ value: typed.trim() === '' ? null : typed.trim() });

export function TextEntry({
  id,
  path,
  describedBy,
  bad,
  onProblem,
  country,
}: EntryProps & { readonly country: boolean }) {
  const { t } = useTranslation();
  const { factOf, canWrite } = useFactDesk();
  const read = (typed: string) => {
    if (!country) return words(typed);
    const code = typed.normalize('NFKC').trim().toUpperCase();
    if (code === '') return { value: null };
    return /^[A-Z]{2}$/.test(code) ? { value: code } : { problem: t('entry.country-unclear') };
  };
  const typing = useTyping(path, asText(factOf(path)), read, onProblem);
  return (
    <TextInput
      id={id}
      size="sm"
      placeholder={t('fact.unknown')}
      readOnly={!canWrite}
      error={bad}
      aria-describedby={describedBy}
      maxLength={country ? 2 : 500}
      {...typing}
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
      {...typing}
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
        {...name}
      />
      <TextInput
        size="sm"
        lang="en"
        placeholder={t('entry.latin')}
        aria-label={t('entry.latin')}
        readOnly={!canWrite}
        maxLength={300}
        {...latin}
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
