/** What the app proposes for the pieces that nobody has looked at: how many of which kind, and one word that takes it all. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ExhibitKind } from '../../../shared/domain/terms.ts';
import { useCommand } from '../../api.ts';
import { Icon } from '../../ui/icons.tsx';
import { TroubleNote } from '../../ui/states.tsx';
import type { Exhibit } from './light-table-model.ts';

const MOST_KINDS = 6;

export function AcceptBar({
  caseId,
  exhibits,
  canWrite,
}: {
  readonly caseId: string;
  readonly exhibits: readonly Exhibit[];
  readonly canWrite: boolean;
}) {
  const { t } = useTranslation();
  const accept = useCommand('exhibit.accept');
  const counts = new Map<ExhibitKind, number>();
  for (const one of exhibits)
    if (!one.chosen && one.evidenceIds.length > 0)
      counts.set(one.kind, (counts.get(one.kind) ?? 0) + one.evidenceIds.length);
  if (counts.size === 0 || !canWrite) return null;
  const kinds = [...counts].toSorted(([, a], [, b]) => b - a);
  const words = kinds.slice(0, MOST_KINDS).map(([kind, count]) => `${t(`term.exhibit.${kind}`)} ${count}`);
  return (
    <section className="accept-bar" aria-label={t('table.proposals')}>
      <Icon name="question" size={14} />
      <p className="small">
        <span className="strong">{t('table.proposals')}</span>{' '}
        <span className="quiet">
          {words.join(t('list.comma'))}
          {kinds.length > MOST_KINDS ? ' …' : ''}
        </span>
      </p>
      <Button size="compact-sm" loading={accept.isPending} onClick={() => accept.mutate({ caseId })}>
        {t('table.accept-all')}
      </Button>
      {accept.error ? <TroubleNote error={accept.error} /> : null}
    </section>
  );
}
