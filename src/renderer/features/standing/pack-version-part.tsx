/** Which version of a pack of one's own judges this case, where new cases have another: what it would change, and the way there. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAsk, useCommand } from '../../api.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Icon } from '../../ui/icons.tsx';
import { ShiftList } from '../../ui/shift-list.tsx';
import { TroubleNote } from '../../ui/states.tsx';

export function PackVersionPart({ caseId }: { readonly caseId: string }) {
  const { t, i18n } = useTranslation();
  const found = useAsk('case.packs', { caseId }, { keepPrevious: true });
  const move = useCommand('case.move-pack');
  const { pending = [], moved = [] } = found.data ?? {};
  if (found.error) return <TroubleNote error={found.error} onRetry={() => void found.refetch()} />;
  if (pending.length + moved.length === 0) return null;
  const language = i18n.language === 'zh-CN' ? 'zh-CN' : 'en';
  return (
    <section className="standing-part" aria-label={t('standing.pack-version')} data-testid="pack-version">
      {pending.map(({ packId, title, used, inForce, packNo, shifts }) => (
        <div key={packId} className="part" data-pending={packId}>
          <p className="small">
            <Icon name="clock" size={14} />{' '}
            {used === null
              ? t('standing.judged-without', { pack: title[language] })
              : t('standing.judged-by', { pack: title[language], version: used })}{' '}
            {inForce === null ? t('standing.now-out') : t('standing.now-in-force', { version: inForce })}
          </p>
          {shifts.length === 0 ? (
            <p className="quiet small">{t('standing.pack-same')}</p>
          ) : (
            <Disclosure label={t('standing.pack-changes')} count={shifts.length}>
              <ShiftList shifts={shifts} />
            </Disclosure>
          )}
          <Button
            size="compact-xs"
            variant="default"
            disabled={move.isPending}
            onClick={() => move.mutate({ caseId, packId, packNo })}
          >
            {inForce === null ? t('standing.take-over-out') : t('standing.take-over', { version: inForce })}
          </Button>
        </div>
      ))}
      {moved.map(({ packId, title, used, before, beforeNo }) => (
        <p key={packId} className="quiet small" data-moved={packId}>
          {used === null
            ? t('standing.moved-out', { pack: title[language] })
            : t('standing.moved-to', { pack: title[language], version: used })}{' '}
          <button
            type="button"
            className="link"
            disabled={move.isPending}
            onClick={() => move.mutate({ caseId, packId, packNo: beforeNo })}
          >
            {before === null ? t('standing.back-without') : t('standing.back-to', { version: before })}
          </button>
        </p>
      ))}
      {move.error ? <TroubleNote error={move.error} /> : null}
    </section>
  );
}
