/** The views at the left of the list: those that are always there, and those that were saved. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/contract/channels/list-channels.ts';
import { useAsk, useCommand } from '../../api.ts';
import { Icon } from '../../ui/icons.tsx';
import { isOwnKey } from '../../ui/keys.ts';
import { TroubleNote } from '../../ui/states.tsx';
import { sameView, standingViewNames, standingViews } from './case-views.ts';

export function ViewList({
  view,
  canWrite,
  onView,
}: {
  readonly view: CaseView;
  readonly canWrite: boolean;
  readonly onView: (view: CaseView) => void;
}) {
  const { t } = useTranslation();
  const saved = useAsk('view.list', {});
  const [name, setName] = useState<string | null>(null);
  const again = (): void => void saved.refetch();
  const save = useCommand('view.save', () => {
    setName(null);
    again();
  });
  const remove = useCommand('view.remove', again);
  const views = saved.data?.views ?? [];
  const isKnown =
    standingViewNames.some((one) => sameView(standingViews[one], view)) ||
    views.some((one) => sameView(one.view, view));
  const entry = (label: string, to: CaseView) => (
    <button
      type="button"
      className="view-entry cut"
      aria-current={sameView(to, view) ? 'true' : undefined}
      onClick={() => onView(to)}
    >
      {label}
    </button>
  );
  return (
    <nav className="views" aria-label={t('views.title')}>
      <ul>
        {standingViewNames.map((one) => (
          <li key={one}>{entry(t(`views.${one}`), standingViews[one])}</li>
        ))}
      </ul>
      {views.length === 0 ? null : (
        <>
          <h2 className="minor">{t('views.saved')}</h2>
          <ul>
            {views.map((one) => (
              <li key={one.name} className="view-row">
                {entry(one.name, one.view)}
                {canWrite ? (
                  <button
                    type="button"
                    className="view-remove"
                    aria-label={t('views.remove', { name: one.name })}
                    title={t('views.remove', { name: one.name })}
                    onClick={() => remove.mutate({ name: one.name })}
                  >
                    <Icon name="cross" size={12} />
                  </button>
                ) : null}
              </li>
            ))}
          </ul>
        </>
      )}
      {isKnown || !canWrite ? null : name === null ? (
        <Button size="compact-sm" variant="subtle" onClick={() => setName('')}>
          {t('views.save')}
        </Button>
      ) : (
        <TextInput
          size="xs"
          autoFocus
          maxLength={60}
          aria-label={t('views.name')}
          placeholder={t('views.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (isOwnKey(event, 'Escape')) setName(null);
            if (isOwnKey(event, 'Enter') && name.trim() !== '') save.mutate({ name: name.trim(), view });
          }}
        />
      )}
      {save.error ? <TroubleNote error={save.error} /> : null}
    </nav>
  );
}
