/** One quiet line when no good backup is there, or when the archive lies in a bad place; gone for this run when put off. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useCommand } from '../../api.ts';
import { asLanguage, momentText } from '../../ui/format.ts';

export function KeepingStrip({ onSettings }: { readonly onSettings: () => void }) {
  const { t, i18n } = useTranslation();
  const [later, setLater] = useState(false);
  const keeping = useAsk('keeping.state', {}, { keepPrevious: true });
  const backUp = useCommand('keeping.back-up');
  const data = keeping.data;
  if (data === undefined || later || (data.reminder === 'none' && data.danger === null)) return null;
  const when = data.lastBackup === null ? '' : momentText(data.lastBackup.at, asLanguage(i18n.language));
  const words =
    data.reminder === 'none'
      ? t(`keeping.danger-${data.danger?.is ?? 'synced'}`, { name: data.danger?.name ?? '' })
      : t(`keeping.remind-${data.reminder}`, { when });
  return (
    <div className="keeping-strip small" role="status">
      <span>{words}</span>
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => {
          onSettings();
          if (data.reminder !== 'none') backUp.mutate({});
        }}
      >
        {data.reminder === 'none' ? t('keeping.place-move') : t('keeping.backup-now')}
      </Button>
      <Button size="compact-xs" variant="subtle" onClick={() => setLater(true)}>
        {t('keeping.later')}
      </Button>
    </div>
  );
}
