/** Says that what was typed is kept, since when, or that it is not. */
import { useTranslation } from 'react-i18next';
import { asLanguage } from '../../ui/format.ts';
import { Icon } from '../../ui/icons.tsx';
import { useFactDesk } from './fact-context.tsx';

export function SavedNote() {
  const { t, i18n } = useTranslation();
  const { view, canWrite } = useFactDesk();
  const time = (at: number): string =>
    new Intl.DateTimeFormat(asLanguage(i18n.language) === 'en' ? 'en-GB' : 'zh-CN', { timeStyle: 'short' }).format(at);
  return (
    <p className="saved quiet tiny nowrap" role="status" aria-live="polite">
      {canWrite ? null : t('saved.read-only')}
      {view.state === 'trouble' ? (
        <span className="bad">
          <Icon name="alert" size={13} /> {t('saved.trouble')}
        </span>
      ) : null}
      {view.state === 'waiting' || view.state === 'saving' ? t('saved.saving') : null}
      {view.state === 'idle' && view.savedAt !== null ? (
        <>
          <Icon name="check" size={13} /> <span>{t('saved.at', { time: time(view.savedAt) })}</span>
        </>
      ) : null}
    </p>
  );
}
