/** What would be otherwise under another version of a rule pack: before and after, one line for each thing. */
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Shift } from '../../shared/domain/own-packs.ts';
import { asLanguage, dayText } from './format.ts';
import { Icon } from './icons.tsx';

/** What changes: the name of the thing. */
function whatText({ what, name }: Shift, t: TFunction): string {
  switch (what) {
    case 'freight':
      return t('shift.freight', { leg: t(`term.leg.${name ?? ''}`) });
    case 'deadline':
    case 'question':
    case 'warning':
      return name ?? '';
    default:
      return t(`shift.${what}`);
  }
}

/** One side of a change in words. */
function sideText(value: string | null, { what }: Shift, t: TFunction, language: 'en' | 'zh-CN'): string {
  if (value === null) return t('shift.none');
  switch (what) {
    case 'stance':
      return t(`term.stance.${value}`);
    case 'window':
      return t(`term.window.${value}`);
    case 'freight':
      return t(`term.bearer.${value}`);
    case 'step':
      return t(`step.${value}`);
    case 'question':
    case 'warning':
      return t(`shift.is.${what}`);
    case 'last-day':
    case 'deadline':
      return value === '' ? t('standing.no-date') : dayText(value.slice(0, 10), language);
    default:
      return value;
  }
}

export function ShiftList({ shifts }: { readonly shifts: readonly Shift[] }) {
  const { t, i18n } = useTranslation();
  const language = asLanguage(i18n.language);
  const lines = new Set(shifts.flatMap(({ line }) => line ?? []));
  return (
    <ul className="shifts">
      {shifts.map((shift) => (
        <li key={`${shift.line} ${shift.what} ${shift.name}`} data-shift={shift.what}>
          <span className="shift-what">
            {shift.line !== null && lines.size > 1 ? `${t('standing.line', { number: shift.line })} · ` : ''}
            {whatText(shift, t)}
          </span>
          <span className="shift-sides">
            <span className="quiet">{sideText(shift.before, shift, t, language)}</span>
            <span className="shift-after">
              <Icon name="turn" size={13} />
              <span className="unseen">{t('shift.then')}</span>
              <span className="strong">{sideText(shift.after, shift, t, language)}</span>
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
