/** What a pack would change in the open cases, before it is put in force; and the word that puts it in force. */
import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobView, OutputOf } from '../../../shared/contract/channels.ts';
import { useAsk } from '../../api.ts';
import { JobLine } from '../../ui/job-line.tsx';
import { ShiftList } from '../../ui/shift-list.tsx';

type Result = NonNullable<OutputOf<'job.result'>>;
export type Preview = Extract<Result, { kind: 'preview' }>;

/** The result of a preview once its job is done. */
export function usePreview(job: JobView | null): Preview | null {
  const found = useAsk('job.result', { jobId: job?.jobId ?? '-' }, { enabled: job?.state === 'done' });
  return found.data?.kind === 'preview' ? found.data : null;
}

export function PreviewPart({
  job,
  canWrite,
  isBusy,
  action,
  onCase,
  onAgain,
  onAct,
}: {
  readonly job: JobView;
  readonly canWrite: boolean;
  readonly isBusy: boolean;
  /** What the button does, in words. */
  readonly action: string;
  readonly onCase: (caseId: string) => void;
  readonly onAgain: () => void;
  /** @param caseIds open cases that are to be moved at once */
  readonly onAct: (caseIds: readonly string[]) => void;
}) {
  const { t } = useTranslation();
  const [isMoving, setMoving] = useState(false);
  const preview = usePreview(job);
  return (
    <section className="pack-preview" aria-label={t('rules.own.preview')}>
      <h3>{t('rules.own.preview')}</h3>
      <JobLine job={job} />
      {job.state === 'cancelled' || job.state === 'failed' ? (
        <Button size="compact-sm" variant="default" onClick={onAgain}>
          {t('rules.own.look-again')}
        </Button>
      ) : null}
      {preview === null ? null : (
        <>
          <p data-testid="preview-sum">
            {preview.looked === 0
              ? t('rules.own.no-open')
              : preview.changed === 0
                ? t('rules.own.nothing-changes', { count: preview.looked })
                : t('rules.own.changes', { count: preview.changed, looked: preview.looked })}
          </p>
          <ul className="preview-cases">
            {preview.cases.map(({ caseId, name, shifts }) => (
              <li key={caseId} className="preview-case" data-case={caseId}>
                <button type="button" className="link" onClick={() => onCase(caseId)}>
                  {name === null ? caseId : `${caseId} ${name}`}
                </button>
                <ShiftList shifts={shifts} />
              </li>
            ))}
          </ul>
          {preview.changed > preview.cases.length ? (
            <p className="quiet small">{t('rules.own.listed', { count: preview.cases.length })}</p>
          ) : null}
          {preview.cases.length === 0 ? null : (
            <Checkbox
              className="preview-choice"
              size="xs"
              checked={isMoving}
              label={t('rules.own.move', { count: preview.cases.length })}
              description={t('rules.own.stay')}
              onChange={(event) => setMoving(event.currentTarget.checked)}
            />
          )}
          <p>
            <Button
              size="compact-sm"
              disabled={!canWrite || isBusy}
              onClick={() => onAct(isMoving ? preview.cases.map(({ caseId }) => caseId) : [])}
            >
              {action}
            </Button>
          </p>
        </>
      )}
    </section>
  );
}
