/** The head of a pack: what it is, from when it counts, whether it is one's own, and what can be done with it. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api.ts';
import { dayText } from '../../ui/format.ts';
import { TroubleNote } from '../../ui/states.tsx';
import { Tag } from '../../ui/tag.tsx';
import type { BookPack } from './rules-screen.tsx';

export function PackHead({
  pack,
  language,
  canWrite,
  onBegin,
  onTakeOut,
}: {
  readonly pack: BookPack;
  readonly language: 'en' | 'zh-CN';
  readonly canWrite: boolean;
  readonly onBegin: (what: 'new' | 'copy', packNo: number | null) => void;
  readonly onTakeOut: () => void;
}) {
  const { t } = useTranslation();
  const save = useCommand('rules.export');
  const packNo =
    pack.own.find(({ state }) => state === 'in-force')?.packNo ?? (pack.inForce ? null : pack.own[0]?.packNo);
  const isEmpty = pack.noRulesYet !== null;
  return (
    <section className="rules-part">
      <div className="pack-title">
        <h2>{pack.title[language]}</h2>
        {pack.isOwn ? (
          <Tag tone={pack.inForce ? 'accent' : 'plain'}>{pack.inForce ? t('rules.own.yours') : t('rules.own.out')}</Tag>
        ) : null}
      </div>
      {isEmpty ? (
        <p className="selectable" data-testid="no-rules">
          {pack.noRulesYet?.[language]}
        </p>
      ) : (
        <p className="quiet tiny selectable">
          {pack.note[language]} · {t('rules.version', { version: pack.version })}
          {pack.to === null ? '' : ` · ${t('rules.until', { to: dayText(pack.to, language) })}`}
        </p>
      )}
      <p className="pack-acts">
        {isEmpty ? (
          <Button size="compact-sm" disabled={!canWrite} onClick={() => onBegin('new', null)}>
            {t('rules.own.fill')}
          </Button>
        ) : (
          <Button
            size="compact-sm"
            variant="default"
            disabled={!canWrite}
            onClick={() => onBegin('copy', packNo ?? null)}
          >
            {pack.isOwn ? t('rules.own.edit') : t('rules.own.copy')}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="default"
          loading={save.isPending}
          onClick={() => save.mutate({ packId: pack.id, packNo: packNo ?? null })}
        >
          {t('rules.own.export')}
        </Button>
        {pack.isOwn && pack.inForce ? (
          <Button size="compact-sm" variant="default" disabled={!canWrite} onClick={onTakeOut}>
            {t('rules.own.take-out')}
          </Button>
        ) : null}
      </p>
      {save.data?.savedAs == null ? null : (
        <p className="quiet small" role="status">
          {t('rules.own.exported', { name: save.data.savedAs })}
        </p>
      )}
      {save.error ? <TroubleNote error={save.error} /> : null}
    </section>
  );
}
