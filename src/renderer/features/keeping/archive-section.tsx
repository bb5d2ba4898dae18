/** Settings: how the archive is kept safe. Backup, its plan, restoring, checking, and where the archive lies. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobView, OutputOf } from '../../../shared/contract/channels.ts';
import { useAsk, useCommand } from '../../api.ts';
import { Choice } from '../../ui/choice.tsx';
import { asLanguage, momentText } from '../../ui/format.ts';
import { TroubleNote, Waiting } from '../../ui/states.tsx';
import { JobOutcome } from './job-outcome.tsx';

type Keeping = OutputOf<'keeping.state'>;
/** The newest job of a kind that concerns the archive. */
export type LatestJob = (kind: JobView['kind']) => JobView | null;

const plans = ['never', 'daily', 'weekly'] as const;
const counts = [3, 7, 14, 30] as const;

export function ArchiveSection({ latest, canWrite }: { readonly latest: LatestJob; readonly canWrite: boolean }) {
  const keeping = useAsk('keeping.state', {}, { keepPrevious: true });
  if (keeping.error) return <TroubleNote error={keeping.error} onRetry={() => void keeping.refetch()} />;
  if (keeping.data === undefined) return <Waiting />;
  const refresh = (): void => void keeping.refetch();
  return (
    <>
      <DangerNote danger={keeping.data.danger} />
      <Backup keeping={keeping.data} latest={latest} />
      <Plan keeping={keeping.data} onDone={refresh} />
      <Restore latest={latest} />
      <Check keeping={keeping.data} latest={latest} />
      <Place keeping={keeping.data} latest={latest} />
      {canWrite ? <Import latest={latest} /> : null}
    </>
  );
}

export function DangerNote({ danger }: { readonly danger: Keeping['danger'] }) {
  const { t } = useTranslation();
  if (danger === null) return null;
  return (
    <p className="danger-note" role="status">
      {t(`keeping.danger-${danger.is}`, { name: danger.name })}
    </p>
  );
}

function Part({
  title,
  why,
  children,
  below,
}: {
  readonly title: string;
  readonly why?: ReactNode;
  readonly children: ReactNode;
  readonly below?: ReactNode;
}) {
  return (
    <section className="keeping-part">
      <div className="keeping-words">
        <h3 className="keeping-title">{title}</h3>
        {why === undefined ? null : <div className="quiet small">{why}</div>}
      </div>
      <div className="keeping-control">{children}</div>
      {below === undefined ? null : <div className="keeping-below">{below}</div>}
    </section>
  );
}

function Backup({ keeping, latest }: { readonly keeping: Keeping; readonly latest: LatestJob }) {
  const { t, i18n } = useTranslation();
  const backUp = useCommand('keeping.back-up');
  const show = useCommand('keeping.show');
  const job = latest('backup');
  const { lastBackup: last } = keeping;
  return (
    <Part
      title={t('keeping.backup')}
      why={
        last === null ? (
          t('keeping.backup-none')
        ) : (
          <>
            <p>
              {t('keeping.backup-last', {
                when: momentText(last.at, asLanguage(i18n.language)),
                file: last.file,
                count: last.files,
              })}
            </p>
            {last.sameDrive ? <p className="warn">{t('keeping.same-drive')}</p> : null}
          </>
        )
      }
      below={
        <>
          <JobOutcome job={job} />
          {backUp.error ? <TroubleNote error={backUp.error} /> : null}
        </>
      }
    >
      {last === null ? null : (
        <Button variant="subtle" onClick={() => show.mutate({ what: 'last-backup' })}>
          {t('keeping.show')}
        </Button>
      )}
      <Button disabled={job?.state === 'running'} onClick={() => backUp.mutate({})}>
        {t('keeping.backup-now')}
      </Button>
    </Part>
  );
}

function Plan({ keeping: { schedule }, onDone }: { readonly keeping: Keeping; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const set = useCommand('keeping.schedule', onDone);
  const { every, keep, folder } = schedule;
  return (
    <Part
      title={t('keeping.schedule')}
      why={t('keeping.schedule-why')}
      below={
        <>
          {every === 'never' ? null : (
            <div className="keeping-plan small">
              <span className="quiet">{t('keeping.folder')}</span>
              <span className="selectable">{folder ?? t('keeping.folder-none')}</span>
              <Button
                size="compact-xs"
                variant="default"
                onClick={() => set.mutate({ every, keep, chooseFolder: true })}
              >
                {t('keeping.folder-choose')}
              </Button>
              <span className="quiet" id="keeping-keep">
                {t('keeping.keep')}
              </span>
              <Choice
                labelledBy="keeping-keep"
                value={String(keep)}
                items={[...new Set([...counts, keep])]
                  .sort((a, b) => a - b)
                  .map((count) => ({ value: String(count), label: t('keeping.keep-what', { count }) }))}
                onChange={(value) => set.mutate({ every, keep: Number(value), chooseFolder: false })}
              />
            </div>
          )}
          {set.error ? <TroubleNote error={set.error} /> : null}
        </>
      }
    >
      <Choice
        label={t('keeping.schedule')}
        value={every}
        items={plans.map((value) => ({ value, label: t(`keeping.every.${value}`) }))}
        onChange={(value) => set.mutate({ every: value, keep, chooseFolder: false })}
      />
    </Part>
  );
}

function Restore({ latest }: { readonly latest: LatestJob }) {
  const { t } = useTranslation();
  const restore = useCommand('keeping.restore');
  const job = latest('restore');
  return (
    <Part
      title={t('keeping.restore')}
      why={t('keeping.restore-why')}
      below={
        <>
          <JobOutcome job={job} />
          {restore.error ? <TroubleNote error={restore.error} /> : null}
        </>
      }
    >
      <Button variant="default" disabled={job?.state === 'running'} onClick={() => restore.mutate({ backup: null })}>
        {t('keeping.restore-now')}
      </Button>
    </Part>
  );
}

function Check({ keeping: { lastCheck: last }, latest }: { readonly keeping: Keeping; readonly latest: LatestJob }) {
  const { t, i18n } = useTranslation();
  const check = useCommand('keeping.check');
  const job = latest('check');
  const when = last === null ? '' : momentText(last.at, asLanguage(i18n.language));
  const lastWords =
    last === null
      ? t('keeping.check-never')
      : last.sound
        ? last.checked === 0
          ? t('keeping.check-empty', { when })
          : t('keeping.check-last', { when, count: last.checked })
        : t('keeping.check-bad', { when, damaged: last.damaged, missing: last.missing });
  return (
    <Part
      title={t('keeping.check')}
      why={
        <>
          <p>{t('keeping.check-why')}</p>
          <p>{lastWords}</p>
        </>
      }
      below={
        <>
          <JobOutcome job={job} />
          {check.error ? <TroubleNote error={check.error} /> : null}
        </>
      }
    >
      <Button variant="default" disabled={job?.state === 'running'} onClick={() => check.mutate({})}>
        {t('keeping.check-now')}
      </Button>
    </Part>
  );
}

function Place({ keeping, latest }: { readonly keeping: Keeping; readonly latest: LatestJob }) {
  const { t } = useTranslation();
  const show = useCommand('keeping.show');
  const move = useCommand('keeping.move');
  const job = latest('move');
  return (
    <Part
      title={t('keeping.place')}
      why={
        <>
          <p className="selectable">{keeping.name}</p>
          <p>{t('keeping.place-why')}</p>
        </>
      }
      below={
        <>
          <JobOutcome job={job} />
          {move.error ? <TroubleNote error={move.error} /> : null}
        </>
      }
    >
      <Button variant="subtle" onClick={() => show.mutate({ what: 'archive' })}>
        {t('keeping.place-show')}
      </Button>
      <Button variant="default" disabled={job?.state === 'running'} onClick={() => move.mutate({})}>
        {t('keeping.place-move')}
      </Button>
    </Part>
  );
}

function Import({ latest }: { readonly latest: LatestJob }) {
  const { t } = useTranslation();
  const bring = useCommand('keeping.import-case');
  const job = latest('import');
  return (
    <Part
      title={t('keeping.import')}
      why={t('keeping.import-why')}
      below={
        <>
          <JobOutcome job={job} />
          {bring.error ? <TroubleNote error={bring.error} /> : null}
        </>
      }
    >
      <Button variant="default" disabled={job?.state === 'running'} onClick={() => bring.mutate({})}>
        {t('keeping.import-now')}
      </Button>
    </Part>
  );
}
