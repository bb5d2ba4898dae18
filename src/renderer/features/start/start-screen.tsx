/** The first window: language, name, and which archive. Shown whenever no archive is open. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppState, JobView } from '../../../shared/contract/channels.ts';
import { useCommand } from '../../api.ts';
import { Choice } from '../../ui/choice.tsx';
import { Icon } from '../../ui/icons.tsx';
import { JobLine } from '../../ui/job-line.tsx';
import { isOwnKey } from '../../ui/keys.ts';
import { TroubleNote } from '../../ui/states.tsx';

export function StartScreen({
  state,
  job,
  onState,
}: {
  readonly state: AppState;
  readonly job: JobView | null;
  readonly onState: (state: AppState) => void;
}) {
  const { t } = useTranslation();
  const [name, setName] = useState(state.by ?? '');
  const language = useCommand('app.set-language', onState);
  const saveName = useCommand('app.set-name', onState);
  const sample = useCommand('archive.open-sample');
  const choose = useCommand('archive.choose');
  const trouble = sample.error ?? choose.error ?? saveName.error ?? language.error;
  const busy = sample.isPending || choose.isPending || job?.state === 'running';
  const named = name.trim() !== '';

  const withName = async (then: () => void): Promise<void> => {
    if (name.trim() !== state.by) await saveName.mutateAsync({ by: name.trim() });
    then();
  };

  return (
    <main className="start">
      <div className="start-column">
        <p className="wordmark">Casebinder</p>
        <h1>{t('start.title')}</h1>
        <p className="quiet start-lead">{t('start.lead')}</p>

        <section className="start-part">
          <h2 className="minor" id="start-language">
            {t('start.language')}
          </h2>
          <Choice
            labelledBy="start-language"
            value={state.language}
            items={[
              { value: 'en', label: <span lang="en">English</span> },
              { value: 'zh-CN', label: <span lang="zh-CN">简体中文</span> },
            ]}
            onChange={(value) => language.mutate({ language: value })}
          />
        </section>

        <section className="start-part">
          <TextInput
            label={t('start.name')}
            description={t('start.name-why')}
            value={name}
            maxLength={100}
            onChange={(event) => setName(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (isOwnKey(event, 'Enter') && named) saveName.mutate({ by: name.trim() });
            }}
            onBlur={() => {
              if (named && name.trim() !== state.by) saveName.mutate({ by: name.trim() });
            }}
          />
        </section>

        <section className="start-part">
          <h2 className="minor">{t('start.archive')}</h2>
          <ul className="start-choices">
            <li>
              <Button
                disabled={!named || busy || !state.sampleAvailable}
                onClick={() => void withName(() => sample.mutate({}))}
              >
                {t('start.sample')}
              </Button>
              <span className="quiet small">{t('start.sample-why')}</span>
            </li>
            <li>
              <Button
                variant="default"
                disabled={!named || busy}
                onClick={() => void withName(() => choose.mutate({ mode: 'existing' }))}
              >
                {t('start.open')}
              </Button>
              <span className="quiet small">{t('start.open-why')}</span>
            </li>
            <li>
              <Button
                variant="default"
                disabled={!named || busy}
                onClick={() => void withName(() => choose.mutate({ mode: 'new' }))}
              >
                {t('start.new')}
              </Button>
              <span className="quiet small">{t('start.new-why')}</span>
            </li>
          </ul>
          {named ? null : <p className="quiet small">{t('start.name-first')}</p>}
        </section>

        {job === null ? null : <JobLine job={job} />}
        {trouble ? <TroubleNote error={trouble} /> : null}
        {state.trouble === null ? null : (
          <div className="trouble" role="alert">
            <Icon name="alert" />
            <div>
              <p className="selectable">{state.trouble.message}</p>
              <p className="quiet selectable">{state.trouble.nextStep}</p>
            </div>
          </div>
        )}
        <p className="quiet tiny start-foot">{t('start.promise', { version: state.version })}</p>
      </div>
    </main>
  );
}
