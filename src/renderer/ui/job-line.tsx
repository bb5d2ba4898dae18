/** How far a long work is, with a way to stop it; afterwards, how it ended. */
import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { JobView } from '../../shared/contract/channels.ts';
import { useCommand } from '../api.ts';
import { sizeText } from './format.ts';
import { Icon } from './icons.tsx';

export function JobLine({ job }: { readonly job: JobView }) {
  const { t } = useTranslation();
  const cancel = useCommand('job.cancel');
  if (job.state === 'done') return null;
  if (job.state !== 'running') {
    return (
      <div className="trouble" role="alert">
        <Icon name="alert" />
        <div>
          <p>{job.state === 'cancelled' ? t('job.cancelled') : (job.trouble?.message ?? t('job.failed'))}</p>
          {job.state === 'failed' && job.trouble !== null ? <p className="quiet">{job.trouble.nextStep}</p> : null}
        </div>
      </div>
    );
  }
  const part = job.total === null || job.total === 0 ? null : Math.min(100, (100 * job.done) / job.total);
  const said = (n: number): string => (job.unit === 'bytes' ? sizeText(n) : String(n));
  const amount = job.total === null ? said(job.done) : `${said(job.done)} / ${said(job.total)}`;
  return (
    <div className="job" role="status" aria-live="polite">
      <div className="job-words">
        <span className="strong">{t(`job.kind.${job.kind}`)}</span>
        <span className="quiet small job-label">{job.label}</span>
        <span className="quiet small number">{t(`job.unit.${job.unit}`, { amount })}</span>
        <Button
          size="compact-xs"
          variant="default"
          disabled={cancel.isPending}
          onClick={() => cancel.mutate({ jobId: job.jobId })}
        >
          {t('job.cancel')}
        </Button>
      </div>
      <Progress value={part ?? 100} animated={part === null} size={4} aria-label={t(`job.kind.${job.kind}`)} />
    </div>
  );
}
