/** Over the trash: bring cases back, or delete them for good, which is asked twice because it cannot be undone. */
import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedCase } from '../../../shared/contract/channels/list-channels.ts';
import { useCommand } from '../../api.ts';
import { TroubleNote } from '../../ui/states.tsx';

const KEPT_DAYS = 30;

export function TrashBar({
  rows,
  ids,
  canWrite,
  onChoose,
}: {
  readonly rows: readonly ListedCase[];
  /** The cases that are ticked in the table below. */
  readonly ids: readonly string[];
  readonly canWrite: boolean;
  readonly onChoose: (ids: readonly string[]) => void;
}) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [sure, setSure] = useState(false);
  const over = (): void => {
    onChoose([]);
    setAsking(false);
    setSure(false);
  };
  const restore = useCommand('case.restore', over);
  const purge = useCommand('case.purge', over);
  if (rows.length === 0) return null;
  const old = rows.filter((row) => row.trashedAt !== null && daysSince(row.trashedAt) >= KEPT_DAYS);
  const trouble = restore.error ?? purge.error;
  return (
    <section className="trash-bar" aria-label={t('views.trash')}>
      <p className="quiet small">
        {t('trash.kept', { days: KEPT_DAYS })}{' '}
        {old.length === 0 ? null : (
          <button type="button" className="link" onClick={() => onChoose(old.map((row) => row.caseId))}>
            {t('trash.old', { count: old.length })}
          </button>
        )}
      </p>
      <div className="trash-acts">
        <Button
          size="xs"
          disabled={!canWrite || ids.length === 0}
          loading={restore.isPending}
          onClick={() => restore.mutate({ caseIds: [...ids] })}
        >
          {t('trash.restore')}
        </Button>
        {asking ? (
          <>
            <Checkbox
              size="xs"
              label={t('trash.sure', { count: ids.length })}
              checked={sure}
              onChange={(event) => setSure(event.currentTarget.checked)}
            />
            <Button
              size="xs"
              color="red"
              disabled={!sure || ids.length === 0}
              loading={purge.isPending}
              onClick={() => purge.mutate({ caseIds: [...ids] })}
            >
              {t('trash.purge-now', { count: ids.length })}
            </Button>
            <Button size="xs" variant="default" onClick={() => setAsking(false)}>
              {t('trash.keep')}
            </Button>
          </>
        ) : (
          <Button
            size="xs"
            variant="default"
            disabled={!canWrite || ids.length === 0}
            onClick={() => {
              setSure(false);
              setAsking(true);
            }}
          >
            {t('trash.purge')}
          </Button>
        )}
      </div>
      {trouble ? <TroubleNote error={trouble} /> : null}
    </section>
  );
}

function daysSince(instant: string): number {
  return Math.floor((Date.now() - Date.parse(instant)) / 86_400_000);
}
