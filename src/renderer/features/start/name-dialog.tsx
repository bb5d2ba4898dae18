/** Asks who works here where the start screen was passed by: nothing is written before the journal has a name for it. */
import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppState } from '../../../shared/contract/channels.ts';
import { useCommand } from '../../api.ts';
import { isOwnKey } from '../../ui/keys.ts';
import { TroubleNote } from '../../ui/states.tsx';

export function NameDialog({ onState }: { readonly onState: (state: AppState) => void }) {
  const { t } = useTranslation();
  const box = useRef<HTMLDialogElement>(null);
  const [name, setName] = useState('');
  const save = useCommand('app.set-name', onState);
  const by = name.trim();
  useEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  const keep = (): void => {
    if (by !== '') save.mutate({ by });
  };
  return (
    <dialog
      ref={box}
      className="name-dialog"
      aria-labelledby="name-dialog-title"
      onCancel={(event) => event.preventDefault()}
    >
      <h2 id="name-dialog-title">{t('start.name-ask')}</h2>
      <TextInput
        label={t('start.name')}
        description={t('start.name-why')}
        value={name}
        maxLength={100}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (isOwnKey(event, 'Enter')) keep();
        }}
      />
      {save.error ? <TroubleNote error={save.error} /> : null}
      <Button disabled={by === ''} loading={save.isPending} onClick={keep}>
        {t('start.name-keep')}
      </Button>
    </dialog>
  );
}
