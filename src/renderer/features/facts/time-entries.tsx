/**
 * Entries for days, moments and time zones. A day without a time stays a day; a time has the zone of the clock it was read from.
 * Subtle: which clock that was can turn the answer round. Where the facts do not tell, the person is asked, and until then only the day is kept.
 */
import { TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { When } from '../../../shared/domain/values.ts';
import { readWhenEntry, whenText } from '../../../shared/domain/when-entry.ts';
import type { FactValue } from '../../ui/fact-saver.ts';
import { asLanguage, dayText } from '../../ui/format.ts';
import { zoneItem, zoneItems } from '../../ui/place-names.ts';
import { SearchChoice } from '../../ui/search-choice.tsx';
import type { SearchGroup } from '../../ui/search-items.ts';
import { useFactDesk } from './fact-context.tsx';
import type { EntryProps } from './fact-field.tsx';
import { isPastEvent, likelyZones, sideOf } from './time-place.ts';
import { type Meant, useTyping } from './typing.ts';

function asWhen(value: FactValue | undefined): When | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && value !== null && 'local' in value && 'zone' in value) {
    return { local: String(value['local']), zone: String(value['zone']) };
  }
  return undefined;
}

const choiceLabel = (when: When, language: 'en' | 'zh-CN'): string =>
  typeof when === 'string' ? dayText(when, language) : `${dayText(when.local, language)} ${when.local.slice(11)}`;

/** The zones that are likely for a path, then all of them. */
function useZoneGroups(path: string): () => readonly SearchGroup[] {
  const { t, i18n } = useTranslation();
  const { factOf } = useFactDesk();
  const language = asLanguage(i18n.language);
  return () => {
    const side = path === 'clock.receiptZone' ? 'buyer' : sideOf(path, factOf);
    const likely = likelyZones(side, factOf);
    return [
      { title: t('entry.zones-usual'), items: likely.map((zone) => zoneItem(zone, language)) },
      { title: t('entry.zones-all'), items: zoneItems(language).filter((item) => !likely.includes(item.value)) },
    ];
  };
}

export function WhenEntryField({ id, path, describedBy, bad, say }: EntryProps) {
  const { t, i18n } = useTranslation();
  const language = asLanguage(i18n.language);
  const desk = useFactDesk();
  const groups = useZoneGroups(path);
  const kept = asWhen(desk.factOf(path));
  const keptZone = typeof kept === 'object' ? kept.zone : null;
  // While a time is being retyped the value is a bare day for a moment: its clock stays the one that was chosen.
  const lastZone = useRef(keptZone);
  useEffect(() => {
    if (keptZone !== null) lastZone.current = keptZone;
  }, [keptZone]);
  const zone = keptZone ?? lastZone.current ?? desk.zoneFor(path);

  const read = (typed: string): Meant => {
    const entry = readWhenEntry(typed, zone ?? '', desk.today, isPastEvent(path));
    if (entry.is === 'unclear') return { problem: t(`entry.when-${entry.because}`) };
    if (entry.is === 'empty') return { value: null };
    if (entry.is === 'choose')
      return {
        ask: t('entry.when-which'),
        choices: entry.choices.map((choice) => ({ label: choiceLabel(choice, language), text: whenText(choice) })),
      };
    if (typeof entry.when === 'string' || zone !== null) return { value: entry.when };
    const [day = '', time = ''] = entry.when.local.split('T');
    return { value: day, lacks: t('entry.zone-ask', { time }) };
  };
  const { props, forget } = useTyping(path, whenText(kept), read, say);
  const meant = read(props.value);
  const lacksZone = 'lacks' in meant;

  const chooseZone = (next: string | null): void => {
    const entry = readWhenEntry(props.value, next ?? '', desk.today, isPastEvent(path));
    if (next === null || entry.is !== 'when') return;
    lastZone.current = next;
    desk.keepZone(path, next);
    desk.saver.put(path, entry.when, 0);
    forget();
  };

  return (
    <div className="joined">
      <TextInput
        id={id}
        size="sm"
        className="grow"
        placeholder={t('fact.unknown')}
        readOnly={!desk.canWrite}
        error={bad}
        aria-describedby={describedBy}
        {...props}
      />
      {keptZone !== null || lacksZone ? (
        <SearchChoice
          className="zone"
          label={t('entry.zone')}
          placeholder={t('entry.zone-which')}
          nothingFound={t('entry.zone-none')}
          readOnly={!desk.canWrite}
          bad={lacksZone && bad}
          chosen={keptZone === null ? null : zoneItem(keptZone, language)}
          groups={groups}
          onChoose={chooseZone}
          onLost={(typed) => {
            if (typed !== null) say({ tone: 'bad', text: t('entry.zone-none') });
          }}
        />
      ) : null}
    </div>
  );
}

export function ZoneEntry({ id, path, describedBy, bad, say }: EntryProps) {
  const { t, i18n } = useTranslation();
  const { factOf, saver, canWrite } = useFactDesk();
  const groups = useZoneGroups(path);
  const kept = factOf(path);
  return (
    <SearchChoice
      id={id}
      describedBy={describedBy}
      placeholder={t('fact.unknown')}
      nothingFound={t('entry.zone-none')}
      readOnly={!canWrite}
      bad={bad}
      chosen={typeof kept === 'string' ? zoneItem(kept, asLanguage(i18n.language)) : null}
      groups={groups}
      onChoose={(zone) => saver.put(path, zone, 0)}
      onLost={(typed) => say(typed === null ? null : { tone: 'bad', text: t('entry.zone-none') })}
    />
  );
}
