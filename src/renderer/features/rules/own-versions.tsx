/** The versions of a pack that were put in force here, and the way to one of them again. */
import { useTranslation } from 'react-i18next';
import { asLanguage, momentText } from '../../ui/format.ts';
import { Tag } from '../../ui/tag.tsx';
import type { BookPack } from './rules-screen.tsx';

export function OwnVersions({
  pack,
  canWrite,
  onAgain,
  onCopy,
}: {
  readonly pack: BookPack;
  readonly canWrite: boolean;
  readonly onAgain: (packNo: number, version: string) => void;
  readonly onCopy: (packNo: number) => void;
}) {
  const { t, i18n } = useTranslation();
  const language = asLanguage(i18n.language);
  if (pack.own.length === 0) return null;
  return (
    <section className="rules-part" data-testid="own-versions">
      <h2>{t('rules.own.versions')}</h2>
      <ul>
        {pack.own.map(({ packNo, version, by, at, state }) => (
          <li key={packNo} className="own-version" data-version={version} data-state={state}>
            <span className="strong number">{version}</span>
            <Tag tone={state === 'in-force' ? 'good' : 'plain'}>{t(`rules.own.state.${state}`)}</Tag>
            <span className="quiet tiny">
              {momentText(at, language)}
              {by === null ? '' : ` · ${by}`}
            </span>
            <span className="own-version-acts">
              {state === 'in-force' ? null : (
                <button type="button" className="link" disabled={!canWrite} onClick={() => onAgain(packNo, version)}>
                  {t('rules.own.again')}
                  <span className="unseen"> {version}</span>
                </button>
              )}
              <button type="button" className="link" disabled={!canWrite} onClick={() => onCopy(packNo)}>
                {t('rules.own.edit')}
                <span className="unseen"> {version}</span>
              </button>
            </span>
          </li>
        ))}
        {pack.deliveredVersion === null ? null : (
          <li className="own-version" data-version={pack.deliveredVersion} data-state="delivered">
            <span className="strong number">{pack.deliveredVersion}</span>
            <span className="quiet tiny">{t('rules.own.delivered')}</span>
          </li>
        )}
      </ul>
    </section>
  );
}
