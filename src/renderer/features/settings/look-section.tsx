/** Language, light and the person's name. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppState } from '../../../shared/contract/channels.ts';
import { useCommand } from '../../api.ts';
import { Choice } from '../../ui/choice.tsx';
import { isOwnKey } from '../../ui/keys.ts';
import { TroubleNote } from '../../ui/states.tsx';
import { Setting } from './settings-screen.tsx';

const themes = ['system', 'light', 'dark'] as const;

export function LookSection({
  state,
  onState,
}: {
  readonly state: AppState;
  readonly onState: (state: AppState) => void;
}) {
  const { t } = useTranslation();
  const language = useCommand('app.set-language', onState);
  const look = useCommand('app.set-theme', onState);
  const saveName = useCommand('app.set-name', onState);
  const [name, setName] = useState(state.by ?? '');
  const keepName = (): void => {
    const by = name.trim();
    if (by !== '' && by !== state.by) saveName.mutate({ by });
  };
  const trouble = language.error ?? look.error ?? saveName.error;
  return (
    <>
      <Setting label={t('settings.language')} why={t('settings.language-why')} labelId="setting-language">
        <Choice
          labelledBy="setting-language"
          value={state.language}
          items={[
            { value: 'en', label: <span lang="en">English</span> },
            { value: 'zh-CN', label: <span lang="zh-CN">简体中文</span> },
          ]}
          onChange={(value) => language.mutate({ language: value })}
        />
      </Setting>
      <Setting label={t('settings.theme')} why={t('settings.theme-why')} labelId="setting-theme">
        <Choice
          labelledBy="setting-theme"
          value={state.theme}
          items={themes.map((value) => ({ value, label: t(`settings.theme-${value}`) }))}
          onChange={(value) => look.mutate({ theme: value })}
        />
      </Setting>
      <Setting label={t('settings.name')} why={t('settings.name-why')} labelId="setting-name">
        <TextInput
          size="sm"
          aria-labelledby="setting-name"
          value={name}
          maxLength={100}
          onChange={(event) => setName(event.currentTarget.value)}
          onBlur={keepName}
          onKeyDown={(event) => {
            if (isOwnKey(event, 'Enter')) keepName();
          }}
        />
      </Setting>
      {trouble ? <TroubleNote error={trouble} /> : null}
    </>
  );
}
