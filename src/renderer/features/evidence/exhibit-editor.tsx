/** Everything that can be said of one exhibit, open below its row. What is typed is kept by itself. */
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { englishTitle } from '../../../shared/domain/exhibit-title.ts';
import { exhibitKinds } from '../../../shared/domain/terms.ts';
import { readWhenEntry, whenText } from '../../../shared/domain/when-entry.ts';
import { problemIn, useCommand } from '../../api.ts';
import type { FactSaver, FactValue, SaverView } from '../../ui/fact-saver.ts';
import { asLanguage, zoneLabel } from '../../ui/format.ts';
import { Icon } from '../../ui/icons.tsx';
import { TroubleNote } from '../../ui/states.tsx';
import { ExhibitPieces } from './exhibit-pieces.tsx';
import { type Exhibit, fieldPath, type Meant, useTypedField } from './exhibit-typing.ts';
import type { Item } from './lightbox.tsx';

type TextName = 'title' | 'titleZh' | 'shows' | 'date' | 'language';
const most: Readonly<Record<TextName, number>> = { title: 200, titleZh: 200, shows: 400, date: 60, language: 35 };
const orNothing = (typed: string): Meant => ({ value: typed.trim() === '' ? null : typed.trim() });

export function ExhibitEditor({
  caseId,
  exhibit,
  exhibits,
  items,
  saver,
  view,
  canWrite,
  titleOf,
  onEnlarge,
}: {
  readonly caseId: string;
  readonly exhibit: Exhibit;
  readonly exhibits: readonly Exhibit[];
  readonly items: readonly Item[];
  readonly saver: FactSaver;
  readonly view: SaverView;
  readonly canWrite: boolean;
  readonly titleOf: (exhibit: Exhibit) => string;
  readonly onEnlarge: (at: number) => void;
}) {
  const { t, i18n } = useTranslation();
  const look = useCommand('exhibit.update');
  const { exhibitId } = exhibit;
  const kept = (path: string, told: string | null): string => {
    const typed = view.overlay.get(path);
    return typed === undefined ? (told ?? '') : typeof typed === 'string' ? typed : '';
  };
  const shared = { exhibitId, saver, view, canWrite };
  const datePath = fieldPath(exhibitId, 'date');
  const zone = (when: Exhibit['date']): string | null => (typeof when === 'object' && when !== null ? when.zone : null);
  const date = whenOf(view.overlay.has(datePath) ? view.overlay.get(datePath) : exhibit.date);
  const readDate = (typed: string): Meant => {
    const entry = readWhenEntry(typed, zone(date) ?? '');
    if (entry.is === 'empty') return { value: null };
    // A time of day needs the zone of its clock: only one that has it already can be set anew.
    if (entry.is !== 'when' || (typeof entry.when === 'object' && entry.when.zone === ''))
      return { problem: t('evidence.date-unclear') };
    return { value: entry.when };
  };
  const readLanguage = (typed: string): Meant =>
    typed.trim() === '' || /^[A-Za-z][A-Za-z0-9 ,;/-]{1,34}$/.test(typed.trim())
      ? orNothing(typed)
      : { problem: t('evidence.language-unclear') };
  const title = kept(fieldPath(exhibitId, 'title'), exhibit.title);
  const titleZh = kept(fieldPath(exhibitId, 'titleZh'), exhibit.titleZh);
  const kindPath = fieldPath(exhibitId, 'kind');
  return (
    <div className="exhibit-editor">
      {exhibit.chosen ? null : (
        <div className="look-note">
          <span className="small">
            <Icon name="question" size={13} /> {t('evidence.proposed-why')}
          </span>
          <Button
            size="compact-xs"
            variant="default"
            disabled={!canWrite || look.isPending}
            onClick={() => look.mutate({ caseId, exhibitId, changes: {} })}
          >
            {t('evidence.looked-at')}
          </Button>
        </div>
      )}
      {look.error ? <TroubleNote error={look.error} /> : null}
      <div className="fields">
        <TextField
          {...shared}
          name="title"
          label={t('evidence.field-title')}
          text={englishTitle(view.overlay.has(fieldPath(exhibitId, 'title')) ? { title, titleZh } : exhibit) ?? ''}
          read={(typed) =>
            typed.trim() !== ''
              ? { value: typed.trim() }
              : titleZh === ''
                ? { problem: t('evidence.title-needed') }
                : { value: titleZh }
          }
          hint={titleZh === '' ? t('evidence.not-given') : t('evidence.printed-as', { title: titleZh })}
        />
        <TextField
          {...shared}
          name="titleZh"
          label={t('evidence.field-title-zh')}
          text={titleZh}
          read={orNothing}
          hint={t('evidence.printed-as', { title })}
        />
        <LabelledField label={t('evidence.field-kind')}>
          {(id) => (
            <NativeSelect
              id={id}
              size="sm"
              disabled={!canWrite}
              value={kept(kindPath, exhibit.kind)}
              data={exhibitKinds.map((value) => ({ value, label: t(`term.exhibit.${value}`) }))}
              onChange={(event) => saver.put(kindPath, event.currentTarget.value, 0)}
            />
          )}
        </LabelledField>
        <div className="joined-fields">
          <TextField
            {...shared}
            name="date"
            label={
              zone(date) === null
                ? t('evidence.field-date')
                : `${t('evidence.field-date')} (${zoneLabel(zone(date) ?? '', asLanguage(i18n.language))})`
            }
            text={whenText(date ?? undefined)}
            read={readDate}
            hint={t('evidence.date-example')}
          />
          <TextField
            {...shared}
            name="language"
            label={t('evidence.field-language')}
            text={kept(fieldPath(exhibitId, 'language'), exhibit.language)}
            read={readLanguage}
            hint={t('evidence.language-example')}
          />
        </div>
        <TextField
          {...shared}
          name="shows"
          wide
          label={t('evidence.field-shows')}
          text={kept(fieldPath(exhibitId, 'shows'), exhibit.shows)}
          read={orNothing}
          hint={t('evidence.not-given')}
        />
      </div>
      <ExhibitPieces
        caseId={caseId}
        exhibit={exhibit}
        exhibits={exhibits}
        items={items}
        saver={saver}
        kept={kept}
        canWrite={canWrite}
        titleOf={titleOf}
        onEnlarge={onEnlarge}
      />
    </div>
  );
}

function whenOf(value: FactValue | Exhibit['date'] | undefined): Exhibit['date'] {
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && value !== null && 'local' in value && 'zone' in value)
    return { local: String(value.local), zone: String(value.zone) };
  return null;
}

function TextField({
  exhibitId,
  name,
  label,
  text,
  read,
  hint,
  wide = false,
  saver,
  view,
  canWrite,
}: {
  readonly exhibitId: string;
  readonly name: TextName;
  readonly label: string;
  readonly text: string;
  readonly read: (typed: string) => Meant;
  readonly hint?: string;
  readonly wide?: boolean;
  readonly saver: FactSaver;
  readonly view: SaverView;
  readonly canWrite: boolean;
}) {
  const { i18n } = useTranslation();
  const path = fieldPath(exhibitId, name);
  const { problem: own, props } = useTypedField(saver, path, text, read);
  const refused = view.problems.get(path);
  const problem = own ?? (refused === undefined ? null : problemIn(refused, i18n.language));
  return (
    <LabelledField label={label} wide={wide} problem={problem}>
      {(id, note) => {
        const shared = {
          id,
          size: 'sm',
          maxLength: most[name],
          readOnly: !canWrite,
          error: problem !== null,
          'aria-describedby': note,
          ...(hint === undefined ? {} : { placeholder: hint }),
          ...props,
        } as const;
        return wide ? (
          <Textarea autosize minRows={1} maxRows={6} {...shared} />
        ) : (
          <TextInput data-field={name} {...shared} />
        );
      }}
    </LabelledField>
  );
}

function LabelledField({
  label,
  wide = false,
  problem = null,
  children,
}: {
  readonly label: string;
  readonly wide?: boolean;
  readonly problem?: string | null;
  readonly children: (id: string, note: string | undefined) => ReactNode;
}) {
  const id = useId();
  const note = problem === null ? undefined : `${id}-note`;
  return (
    <div className={wide ? 'field wide' : 'field'}>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {children(id, note)}
      {problem === null ? null : (
        <p id={note} className="field-note bad" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
