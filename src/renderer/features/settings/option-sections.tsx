/** What this computer says and remembers: notifications and privacy. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AppState } from '../../../shared/contract/channels.ts';
import { useCommand } from '../../api.ts';
import { runCommand } from '../../ui/app-commands.ts';
import { Choice } from '../../ui/choice.tsx';
import { TroubleNote } from '../../ui/states.tsx';
import { Setting } from './settings-screen.tsx';

interface Props {
  readonly state: AppState;
  readonly onState: (state: AppState) => void;
}

function OptionSetting({
  option,
  label,
  why,
  state,
  onState,
}: Props & { readonly option: 'notify' | 'keepRecents'; readonly label: string; readonly why: string }) {
  const { t } = useTranslation();
  const set = useCommand('app.set-option', onState);
  return (
    <>
      <Setting label={label} why={why} labelId={`setting-${option}`}>
        <Choice
          labelledBy={`setting-${option}`}
          value={state[option] ? 'yes' : 'no'}
          items={[
            { value: 'yes', label: t('fact.yes') },
            { value: 'no', label: t('fact.no') },
          ]}
          onChange={(value) => set.mutate({ option, value: value === 'yes' })}
        />
      </Setting>
      {set.error ? <TroubleNote error={set.error} /> : null}
    </>
  );
}

export function NotificationsSection(props: Props) {
  const { t } = useTranslation();
  return <OptionSetting option="notify" label={t('settings.notify')} why={t('settings.notify-why')} {...props} />;
}

export function PrivacySection(props: Props) {
  const { t } = useTranslation();
  return (
    <>
      <p className="settings-lead">{t('settings.promise')}</p>
      <OptionSetting option="keepRecents" label={t('settings.recents')} why={t('settings.recents-why')} {...props} />
      <Setting label={t('settings.data')} why={t('settings.data-why')}>
        <div className="setting-buttons">
          <Button size="sm" variant="default" onClick={() => runCommand('show-archive')}>
            {t('command.show-archive')}
          </Button>
          <Button size="sm" variant="default" onClick={() => runCommand('show-data')}>
            {t('command.show-data')}
          </Button>
        </div>
      </Setting>
    </>
  );
}
