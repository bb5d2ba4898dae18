/** Doubts about one's own files: each with its sentence, and a line to explain it. */
import { useTranslation } from 'react-i18next';
import type { IntegrityFlag } from '../../../shared/domain/answer.ts';
import { ExplainLine } from '../../ui/explain-line.tsx';
import { Icon } from '../../ui/icons.tsx';

export function Doubts({ caseId, flags }: { readonly caseId: string; readonly flags: readonly IntegrityFlag[] }) {
  const { t } = useTranslation();
  if (flags.length === 0) return null;
  return (
    <section className="standing-part" data-testid="doubts">
      <h3>{t('standing.doubts')}</h3>
      <p className="quiet tiny">{t('standing.doubts-why')}</p>
      <ul className="notes">
        {flags.map((flag) => (
          <li key={flag.id} data-flag={flag.code}>
            <Icon name={flag.explained === null ? 'alert' : 'check'} size={13} />{' '}
            <span className="selectable">{flag.says}</span>
            <ExplainLine caseId={caseId} flag={flag.id} explained={flag.explained} label={t('standing.explain')} />
          </li>
        ))}
      </ul>
    </section>
  );
}
