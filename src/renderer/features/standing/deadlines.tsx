/** The deadlines of a case with their sources, and the way to take them into a calendar. */
import { useTranslation } from 'react-i18next';
import type { Answer, Deadline } from '../../../shared/domain/answer.ts';
import { useCommand } from '../../api.ts';
import { asLanguage, daysUntil, dayText, lastMoment, zoneLabel } from '../../ui/format.ts';
import { TroubleNote } from '../../ui/states.tsx';

/** A date without a time is past when its whole day is; what cannot be read as a time is not called past. */
function isPast(at: string | null, asOf: string): boolean {
  if (at === null) return false;
  return at.length > 10 ? Date.parse(at) < Date.parse(asOf) : at < asOf.slice(0, 10);
}

/** Those that count first: what a typed countdown replaced stands at the end. */
const inOrder = (deadlines: readonly Deadline[]): readonly Deadline[] =>
  deadlines.toSorted((a, b) => Number(a.supersededBy !== null) - Number(b.supersededBy !== null));

export function Deadlines({ caseId, answer }: { readonly caseId: string; readonly answer: Answer }) {
  const { t, i18n } = useTranslation();
  const language = asLanguage(i18n.language);
  const save = useCommand('deadline.export');
  if (answer.deadlines.length === 0) return null;
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const when = (d: Deadline): string => {
    if (d.at === null) return t('standing.no-date');
    if (d.at.length <= 10 || d.zone === null) return dayText(d.at, language);
    const there = `${lastMoment(d.at, d.zone, language)} (${zoneLabel(d.zone, language)})`;
    // The other clock is the person's own: the same last moment, as the wall beside him shows it.
    const here = lastMoment(d.at, d.zone, language, own);
    return own === d.zone
      ? there
      : `${there}${t('list.semicolon')}${t('today.here', { time: here, zone: zoneLabel(own, language) })}`;
  };
  // The last day of a window is over, and what had to be asked in it was asked in time: nothing was missed.
  const wasKept = (d: Deadline): boolean =>
    d.whose === 'buyer' &&
    answer.lines.some(({ window }) => window.verdict === 'IN' && window.candidates.some((one) => one.endsAt === d.at));
  const left = (d: Deadline): string => {
    if (d.at === null || (isPast(d.at, answer.asOf) && wasKept(d))) return '';
    const days = daysUntil(d.at, d.zone, answer.asOf);
    if (isPast(d.at, answer.asOf)) return days < 0 ? ` · ${t('due.passed', { count: -days })}` : '';
    return ` · ${days === 0 ? t('due.today') : t('due.days', { count: days })}`;
  };
  return (
    <section className="standing-part" data-part="deadlines">
      <h3>{t('standing.deadlines')}</h3>
      <ul className="notes">
        {inOrder(answer.deadlines).map((d) => (
          <li key={`${d.id}${d.at ?? ''}`} className={d.supersededBy === null ? undefined : 'quiet'}>
            <span className="selectable">{d.says}</span>
            <span className="quiet tiny selectable">
              {' '}
              {!isPast(d.at, answer.asOf)
                ? t(`term.whose.${d.whose}`)
                : wasKept(d)
                  ? t('standing.kept')
                  : t('standing.passed')}{' '}
              · {when(d)}
              {left(d)}
              {d.supersededBy === null ? '' : ` · ${t('standing.superseded')}`}
              {d.at === null ? '' : ` · ${d.source}`}
            </span>
          </li>
        ))}
      </ul>
      <button type="button" className="link" disabled={save.isPending} onClick={() => save.mutate({ caseId })}>
        {t('standing.to-calendar')}
      </button>
      {save.error ? <TroubleNote error={save.error} /> : null}
      {save.data?.savedAs == null ? null : (
        <p className="quiet tiny" role="status">
          {t('standing.calendar-saved', { count: save.data.written, name: save.data.savedAs })}
        </p>
      )}
    </section>
  );
}
