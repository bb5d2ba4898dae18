/** The head of a pack: what it is, from when it counts, and that nothing is recorded where nothing is. */
import { useTranslation } from 'react-i18next';
import { dayText } from '../../ui/format.ts';
import type { BookPack } from './rules-screen.tsx';

export function PackHead({ pack, language }: { readonly pack: BookPack; readonly language: 'en' | 'zh-CN' }) {
  const { t } = useTranslation();
  return (
    <section className="rules-part">
      <h2>{pack.title[language]}</h2>
      {pack.noRulesYet === null ? (
        <p className="quiet tiny selectable">
          {pack.note[language]} · {t('rules.version', { version: pack.version })}
          {pack.to === null ? '' : ` · ${t('rules.until', { to: dayText(pack.to, language) })}`}
        </p>
      ) : (
        <p className="selectable" data-testid="no-rules">
          {pack.noRulesYet[language]}
        </p>
      )}
    </section>
  );
}
