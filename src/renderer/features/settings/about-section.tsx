/** What this program is: versions, licences, what it promises; and the report for whoever helps, shown before it is saved. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useCommand } from '../../api.ts';
import { TroubleNote, Waiting } from '../../ui/states.tsx';
import { Setting } from './settings-screen.tsx';

export function AboutSection() {
  const { t } = useTranslation();
  const about = useAsk('app.about', {});
  const copy = useCommand('app.copy-about');
  return (
    <>
      <div className="about">
        <div>
          <p className="wordmark">Casebinder</p>
          <p className="quiet small">{t('settings.promise')}</p>
          <ul className="about-lines selectable" lang="en">
            {(about.data?.lines ?? []).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
        <div className="setting-buttons">
          <span className="quiet small" role="status">
            {copy.isSuccess ? t('settings.copied') : ''}
          </span>
          <Button size="sm" variant="default" onClick={() => copy.mutate({})}>
            {t('settings.copy')}
          </Button>
        </div>
      </div>
      {about.error ? <TroubleNote error={about.error} /> : null}
      <Licences />
      <Diagnostics />
    </>
  );
}

function Licences() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const notices = useAsk('app.notices', {}, { enabled: isOpen });
  return (
    <>
      <Setting label={t('settings.licences')} why="MIT">
        <Button size="sm" variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t('settings.hide') : t('settings.licences-show')}
        </Button>
      </Setting>
      {isOpen && notices.isPending ? <Waiting /> : null}
      {isOpen && notices.data ? <LongText label={t('settings.licences')} text={notices.data.text} /> : null}
    </>
  );
}

function Diagnostics() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const report = useAsk('app.diagnostics', {}, { enabled: isOpen });
  const save = useCommand('app.save-diagnostics');
  return (
    <>
      <Setting label={t('settings.diagnostics')} why={t('settings.diagnostics-why')}>
        <div className="setting-buttons">
          <Button size="sm" variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? t('settings.hide') : t('settings.diagnostics-show')}
          </Button>
          {isOpen && report.data ? (
            <Button size="sm" loading={save.isPending} onClick={() => save.mutate({})}>
              {t('settings.diagnostics-save')}
            </Button>
          ) : null}
        </div>
      </Setting>
      <p className="quiet small" role="status">
        {save.data?.saved === true ? t('settings.diagnostics-saved') : ''}
      </p>
      {save.error ? <TroubleNote error={save.error} /> : null}
      {report.error ? <TroubleNote error={report.error} onRetry={() => void report.refetch()} /> : null}
      {isOpen && report.data ? <LongText label={t('settings.diagnostics')} text={report.data.text} /> : null}
    </>
  );
}

function LongText({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard.
    <section className="long-text selectable" tabIndex={0} aria-label={label} lang="en">
      <pre>{text}</pre>
    </section>
  );
}
