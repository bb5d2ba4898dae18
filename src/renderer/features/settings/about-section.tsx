/** What this program is, and what it promises. */
import { useTranslation } from 'react-i18next';
import type { AppState } from '../../../shared/contract/channels.ts';

export function AboutSection({ state }: { readonly state: AppState }) {
  const { t } = useTranslation();
  return (
    <div className="about">
      <p>
        <span className="wordmark">Casebinder</span> <span className="selectable">{state.version}</span>
      </p>
      <p className="quiet">{t('settings.promise')}</p>
    </div>
  );
}
