/** Entries for days, moments and time zones. A day without a time stays a day; a time has the zone of the wall it was read from. */
import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { When } from '../../../shared/domain/values.ts';
import { zoneLabel } from '../../ui/format.ts';
import { readWhenEntry, whenText } from '../../ui/when-entry.ts';
import { useFactDesk } from './fact-context.tsx';
import type { EntryProps } from './fact-field.tsx';
import type { FactValue } from './fact-saver.ts';
import { useTyping } from './typing.ts';

const usual = [
  'Asia/Shanghai',
  'Asia/Hong_Kong',
  'Europe/London',
  'Europe/Berlin',
  'Europe/Moscow',
  'America/New_York',
  'America/Chicago',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'Asia/Dubai',
  'Asia/Kolkata',
  'Asia/Tokyo',
  'Australia/Sydney',
];
const others = Intl.supportedValuesOf('timeZone').filter((zone) => !usual.includes(zone));

function asWhen(value: FactValue | undefined): When | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && value !== null && 'local' in value && 'zone' in value) {
    return { local: String(value['local']), zone: String(value['zone']) };
  }
  return undefined;
}

function zoneGroups(current: string, usualLabel: string, allLabel: string) {
  const known = usual.includes(current) || others.includes(current);
  const named = (zone: string) => ({ value: zone, label: zoneLabel(zone) });
  return [
    { group: usualLabel, items: [...(known ? [] : [current]), ...usual].map(named) },
    { group: allLabel, items: others.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') })) },
  ];
}

export function WhenEntryField({ id, path, describedBy, bad, onProblem }: EntryProps) {
  const { t } = useTranslation();
  const desk = useFactDesk();
  const [isFocused, setFocused] = useState(false);
  const kept = asWhen(desk.factOf(path));
  const zone = typeof kept === 'object' ? kept.zone : desk.zone;
  const read = (typed: string) => {
    const entry = readWhenEntry(typed, zone);
    if (entry.is === 'unclear') return { problem: t('entry.when-unclear') };
    return { value: entry.is === 'empty' ? null : entry.when };
  };
  const typing = useTyping(path, whenText(kept), read, onProblem);
  return (
    <div className="joined">
      <TextInput
        id={id}
        size="sm"
        className="grow"
        placeholder={isFocused ? t('entry.when-example') : t('fact.unknown')}
        readOnly={!desk.canWrite}
        error={bad}
        aria-describedby={describedBy}
        maxLength={60}
        {...typing}
        onFocus={() => setFocused(true)}
        onBlur={() => {
          setFocused(false);
          typing.onBlur();
        }}
      />
      {typeof kept === 'object' ? (
        <NativeSelect
          size="sm"
          className="zone"
          aria-label={t('entry.zone')}
          disabled={!desk.canWrite}
          value={zone}
          data={zoneGroups(zone, t('entry.zones-usual'), t('entry.zones-all'))}
          onChange={(event) => {
            desk.setZone(event.currentTarget.value);
            desk.saver.put(path, { local: kept.local, zone: event.currentTarget.value }, 0);
          }}
        />
      ) : null}
    </div>
  );
}

export function ZoneEntry({ id, path, describedBy, bad }: EntryProps) {
  const { t } = useTranslation();
  const { factOf, saver, canWrite } = useFactDesk();
  const kept = factOf(path);
  const zone = typeof kept === 'string' ? kept : '';
  return (
    <NativeSelect
      id={id}
      size="sm"
      className={zone === '' ? 'is-unknown' : undefined}
      disabled={!canWrite}
      error={bad}
      aria-describedby={describedBy}
      value={zone}
      data={[
        { value: '', label: t('fact.unknown') },
        ...zoneGroups(zone === '' ? 'Asia/Shanghai' : zone, t('entry.zones-usual'), t('entry.zones-all')),
      ]}
      onChange={(event) => saver.put(path, event.currentTarget.value === '' ? null : event.currentTarget.value, 0)}
    />
  );
}
