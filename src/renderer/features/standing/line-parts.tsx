/** Parts of one line's standing: the stance as a tag, the window with its clocks, the freight table. */
import { useTranslation } from 'react-i18next';
import type { LineAnswer, Stance, WindowAnswer } from '../../../shared/domain/answer.ts';
import { asLanguage, dayText, lastMoment, zoneLabel } from '../../ui/format.ts';
import type { IconName } from '../../ui/icons.tsx';
import { Tag, type Tone } from '../../ui/tag.tsx';

const stanceLook: Readonly<Record<Stance, { readonly tone: Tone; readonly icon: IconName }>> = {
  ACCEPT: { tone: 'good', icon: 'check' },
  REFUSE: { tone: 'bad', icon: 'cross' },
  NEGOTIATE: { tone: 'accent', icon: 'turn' },
  HOLD: { tone: 'warn', icon: 'wait' },
  REDIRECT: { tone: 'plain', icon: 'turn' },
  MEDIATE: { tone: 'accent', icon: 'scales' },
  APPEAL: { tone: 'accent', icon: 'scales' },
  FULFIL: { tone: 'good', icon: 'turn' },
};
/** Whose time it was is no good or bad news by itself: only what cannot be told asks for a look. */
const windowTone: Readonly<Record<WindowAnswer['verdict'], Tone>> = {
  IN: 'plain',
  OUT: 'plain',
  EDGE: 'warn',
  UNKNOWN: 'warn',
  NONE: 'plain',
};

export function StanceTag({ stance }: { readonly stance: Stance }) {
  const { t } = useTranslation();
  const look = stanceLook[stance];
  return (
    <Tag tone={look.tone} icon={look.icon}>
      {t(`term.stance.${stance}`)}
    </Tag>
  );
}

/** In one line whether the request is in time. */
export function WindowNote({ window }: { readonly window: WindowAnswer }) {
  const { t, i18n } = useTranslation();
  const language = asLanguage(i18n.language);
  if (window.verdict === 'NONE') return null;
  return (
    <p className="window-line part">
      <span className="unseen">{t('standing.window')}</span>

      <Tag tone={windowTone[window.verdict]} icon="clock">
        {t(`term.window.${window.verdict}`)}
      </Tag>
      {window.lastDay === null ? null : (
        <span className="small">{t('standing.last-day', { day: dayText(window.lastDay, language) })}</span>
      )}
    </p>
  );
}

/** When the window ends on each clock that may count, and what was taken as given. */
export function WindowClocks({ window }: { readonly window: WindowAnswer }) {
  const { t, i18n } = useTranslation();
  const language = asLanguage(i18n.language);
  return (
    <>
      <table className="mini">
        <caption className="unseen">{t('standing.clocks')}</caption>
        <tbody>
          {window.candidates.map((c) => (
            <tr key={`${c.clock}${c.zone}${c.rollover}`}>
              <th scope="row">
                {t(`term.clock.${c.clock}`)}
                {c.rollover === 'holiday' ? <span className="quiet"> {t('standing.holiday')}</span> : null}
              </th>
              <td className="number">
                {lastMoment(c.endsAt, c.zone, language)} <span className="quiet">{zoneLabel(c.zone, language)}</span>
              </td>
              <td className="number">{t(`term.window-short.${c.verdict}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {window.assumes.length === 0 ? null : (
        <p className="quiet tiny">{t('standing.assumes', { what: window.assumes.join(t('list.semicolon')) })}</p>
      )}
    </>
  );
}

export function FreightTable({ line }: { readonly line: LineAnswer }) {
  const { t } = useTranslation();
  const open = ['UNDECIDED', 'NONE'];
  const rows = line.freight.filter((f) => [f.chosen, f.literal, f.sensible].some((bearer) => !open.includes(bearer)));
  if (line.freight.length === 0) return null;
  if (rows.length === 0) {
    return <p className="quiet small">{t('standing.freight-open')}</p>;
  }
  const differ = rows.some((f) => f.literal !== f.sensible);
  return (
    <table className="mini">
      <caption className="unseen">{t('standing.freight')}</caption>
      {differ ? (
        <thead>
          <tr>
            <td />
            <th scope="col">{t('standing.sensible')}</th>
            <th scope="col">{t('standing.literal')}</th>
          </tr>
        </thead>
      ) : null}
      <tbody>
        {rows.map((f) => (
          <tr key={f.leg}>
            <th scope="row">
              {t(`term.leg.${f.leg}`)}
              {f.scope === null ? null : <span className="quiet tiny"> {f.scope}</span>}
            </th>
            {differ ? (
              <>
                <td>{t(`term.bearer.${f.sensible}`)}</td>
                <td>{t(`term.bearer.${f.literal}`)}</td>
              </>
            ) : (
              <td>
                {t(`term.bearer.${f.chosen}`)}
                {f.mayAsk ? <span className="quiet"> {t('standing.may-ask')}</span> : null}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
