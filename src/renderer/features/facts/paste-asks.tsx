/** What is asked once for a whole pasted text: whose clock, how its days are written, where it was said, and who is who. */
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DayOrder } from '../../../shared/domain/paste/reading.ts';
import { zonePlace } from '../../../shared/domain/place-names.ts';
import { channels } from '../../../shared/domain/terms.ts';
import { Choice } from '../../ui/choice.tsx';
import { asLanguage } from '../../ui/format.ts';
import { zoneItem, zoneItems } from '../../ui/place-names.ts';
import { SearchChoice } from '../../ui/search-choice.tsx';
import { useFactDesk } from './fact-context.tsx';
import type { Speaker } from './paste-taking.ts';
import { likelyZones, zoneOfSide } from './time-place.ts';

const speakers = ['buyer', 'seller', 'platform'] as const;

/** One clock for the whole text: what is copied from one page was shown by one clock. Nothing is taken for granted. */
export function ClockAsk({
  zone,
  onChange,
}: {
  readonly zone: string | null;
  readonly onChange: (zone: string | null) => void;
}) {
  const { t, i18n } = useTranslation();
  const { factOf } = useFactDesk();
  const language = asLanguage(i18n.language);
  const platform = factOf('clock.platformZone');
  const sides = [
    ['buyer', zoneOfSide('buyer', factOf)],
    ['seller', zoneOfSide('seller', factOf)],
    ['platform', typeof platform === 'string' ? platform : null],
  ] as const;
  const known = sides.filter((side): side is readonly [Speaker, string] => side[1] !== null);
  const strip = known.filter(([, one], i) => known.findIndex(([, other]) => other === one) === i);
  const likely = likelyZones(null, factOf);
  const isOther = zone !== null && !strip.some(([, one]) => one === zone);
  return (
    <div className="paste-ask">
      <span className="small" id="paste-clock">
        {t('paste.clock')}
      </span>
      <Choice
        labelledBy="paste-clock"
        value={zone === null ? '' : isOther ? 'other' : zone}
        isUnset={zone === null}
        items={[
          { value: '', label: t('paste.clock-none') },
          ...strip.map(([side, one]) => ({
            value: one,
            label: t(`paste.clock-${side}`, { place: zonePlace(one, language) }),
          })),
        ]}
        onChange={(next) => onChange(next === '' ? null : next)}
      />
      <SearchChoice
        label={t('paste.clock-other')}
        placeholder={t('paste.clock-other')}
        nothingFound={t('entry.zone-none')}
        chosen={isOther && zone !== null ? zoneItem(zone, language) : null}
        groups={() => [
          { title: t('entry.zones-usual'), items: likely.map((one) => zoneItem(one, language)) },
          { title: t('entry.zones-all'), items: zoneItems(language).filter((item) => !likely.includes(item.value)) },
        ]}
        onChoose={onChange}
      />
    </div>
  );
}

/** Which number is the day, where nothing in the text tells. */
export function DayAsk({
  openDay,
  order,
  onChange,
}: {
  readonly openDay: string;
  readonly order: DayOrder | null;
  readonly onChange: (order: DayOrder | null) => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="paste-ask">
      <span className="small" id="paste-day">
        {t('paste.day-order', { day: openDay })}
      </span>
      <Choice
        labelledBy="paste-day"
        value={order ?? ''}
        isUnset={order === null}
        items={[
          { value: '', label: t('paste.day-open') },
          { value: 'day-first', label: t('paste.day-first') },
          { value: 'month-first', label: t('paste.month-first') },
        ]}
        onChange={(next) => onChange(next === '' ? null : next)}
      />
    </div>
  );
}

export function TalkAsk({
  names,
  sideOf,
  onSide,
  channel,
  onChannel,
}: {
  readonly names: readonly string[];
  readonly sideOf: (name: string) => Speaker | null;
  readonly onSide: (name: string, side: Speaker) => void;
  /** Undefined where the text itself tells it. */
  readonly channel: string | null | undefined;
  readonly onChannel: (channel: string | null) => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="paste-ask">
      <span className="small">{t('paste.who')}</span>
      {names.slice(0, 12).map((name) => (
        <NativeSelect
          key={name}
          size="xs"
          className="paste-name"
          label={<bdi>{name}</bdi>}
          value={sideOf(name) ?? ''}
          data={[
            { value: '', label: t('fact.unknown') },
            ...speakers.map((side) => ({ value: side, label: t(`term.speaker.${side}`) })),
          ]}
          onChange={(event) => {
            const side = speakers.find((one) => one === event.currentTarget.value);
            if (side !== undefined) onSide(name, side);
          }}
        />
      ))}
      {channel === undefined ? null : (
        <NativeSelect
          size="xs"
          className="paste-name"
          label={t('paste.channel')}
          value={channel ?? ''}
          data={[
            { value: '', label: t('fact.unknown') },
            ...channels.map((one) => ({ value: one, label: t(`term.channel.${one}`) })),
          ]}
          onChange={(event) => onChannel(event.currentTarget.value === '' ? null : event.currentTarget.value)}
        />
      )}
    </div>
  );
}
