/** A deadline as its day and what is left of it, with an icon and a word: never a colour alone, never a day that no source gives. */
import { useTranslation } from 'react-i18next';
import type { PathDeadline } from '../../shared/domain/case-path.ts';
import { asLanguage, dayText, lastMoment, zoneLabel } from './format.ts';
import { Icon } from './icons.tsx';

const NEAR_DAYS = 3;

export function DueNote({
  due,
  short = false,
}: {
  readonly due: Omit<PathDeadline, 'id' | 'whose'>;
  /** The day alone, where there is little room: time and zone are in the tooltip. */
  readonly short?: boolean;
}) {
  const { t, i18n } = useTranslation();
  const language = asLanguage(i18n.language);
  if (due.at === null || due.daysLeft === null)
    return (
      <span className="due" title={due.says}>
        <Icon name="question" size={13} /> {t('due.no-day')}
      </span>
    );
  const day =
    due.at.length > 10 && due.zone !== null
      ? `${lastMoment(due.at, due.zone, language)} (${zoneLabel(due.zone, language)})`
      : dayText(due.at, language);
  const shownDay = short ? day.replace(/,? \d\d:\d\d.*$/, '') : day;
  const left =
    due.daysLeft < 0
      ? t('due.passed', { count: -due.daysLeft })
      : due.hoursLeft !== null
        ? t('due.hours', { count: due.hoursLeft })
        : due.daysLeft === 0
          ? t('due.today')
          : t('due.days', { count: due.daysLeft });
  const tone = due.daysLeft < 0 ? 'is-passed' : due.daysLeft <= NEAR_DAYS ? 'is-near' : '';
  return (
    <span className={`due ${tone}`} title={short ? `${due.says} ${day}` : due.says}>
      <Icon name={due.daysLeft < 0 ? 'alert' : 'clock'} size={13} /> <span className="due-day">{shownDay}</span>{' '}
      <span className="due-left">{left}</span>
    </span>
  );
}
