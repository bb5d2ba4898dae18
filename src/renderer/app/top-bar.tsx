/** The strip above every screen: where one is, in which archive, in which language and light. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AppState } from '../../shared/contract/channels.ts';
import { useCommand } from '../api.ts';
import { Choice } from '../ui/choice.tsx';
import { Icon } from '../ui/icons.tsx';

const nextTheme = { system: 'light', light: 'dark', dark: 'system' } as const;

export function TopBar({
  state,
  onState,
  onHome,
}: {
  readonly state: AppState;
  readonly onState: (state: AppState) => void;
  /** Back to the list of cases; null on the list itself. */
  readonly onHome: (() => void) | null;
}) {
  const { t } = useTranslation();
  const language = useCommand('app.set-language', onState);
  const look = useCommand('app.set-theme', onState);
  const choose = useCommand('archive.choose');
  return (
    <header className="top">
      <nav className="top-nav" aria-label={t('top.nav')}>
        <span className="wordmark">Casebinder</span>
        {onHome === null ? null : (
          <button type="button" className="top-link" onClick={onHome}>
            <Icon name="back" size={14} /> {t('top.all-cases')}
          </button>
        )}
      </nav>
      <span className="grow" />
      <button
        type="button"
        className="top-link quiet"
        title={t('top.other-archive')}
        onClick={() => choose.mutate({ mode: 'existing' })}
      >
        <Icon name="folder" size={14} /> <span className="cut top-archive">{state.archive?.name}</span>
        <span className="unseen"> {t('top.other-archive')}</span>
      </button>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        className="top-button"
        leftSection={<Icon name="theme" size={14} />}
        onClick={() => look.mutate({ theme: nextTheme[state.theme] })}
      >
        {t(`top.theme-${state.theme}`)}
      </Button>
      <Choice
        label={t('top.language')}
        value={state.language}
        items={[
          { value: 'en', label: <span lang="en">EN</span> },
          { value: 'zh-CN', label: <span lang="zh-CN">中文</span> },
        ]}
        onChange={(value) => language.mutate({ language: value })}
      />
    </header>
  );
}
