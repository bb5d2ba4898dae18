/** What came of a work of safe keeping: one calm sentence, what is not as it should be, and the next step. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { JobView, OutputOf } from '../../../shared/contract/channels.ts';
import { useAsk, useCommand } from '../../api.ts';
import { asLanguage, momentText } from '../../ui/format.ts';
import { Icon } from '../../ui/icons.tsx';
import { JobLine } from '../../ui/job-line.tsx';
import { TroubleNote } from '../../ui/states.tsx';

type Result = NonNullable<OutputOf<'job.result'>>;

/** How far a job is, or what came of it; nothing when there is none. */
export function JobOutcome({ job }: { readonly job: JobView | null }) {
  const result = useAsk('job.result', { jobId: job?.jobId ?? '-' }, { enabled: job?.state === 'done' });
  if (job === null) return null;
  if (job.state !== 'done') return <JobLine job={job} />;
  return result.data === undefined || result.data === null ? null : <Outcome jobId={job.jobId} result={result.data} />;
}

function Outcome({ jobId, result }: { readonly jobId: string; readonly result: Result }) {
  const { t, i18n } = useTranslation();
  const open = useCommand('keeping.open-made');
  const language = asLanguage(i18n.language);
  const odd = 'missing' in result ? [...('changed' in result ? result.changed : []), ...result.missing] : [];
  const words = ((): string | null => {
    switch (result.kind) {
      case 'backup':
        return t('keeping.backed-up', { name: result.file, count: result.files });
      case 'move':
        return t('keeping.moved', { name: result.made, count: result.files });
      case 'restore':
        return t('keeping.restored', {
          name: result.made,
          count: result.cases,
          when: momentText(result.madeAt, language),
        });
      case 'export':
        return t('keeping.exported', { name: result.made, count: result.files });
      case 'import':
        return t('keeping.imported', { name: result.caseId, evidence: result.evidence, packets: result.packets });
      default:
        return null;
    }
  })();
  if (result.kind === 'check') return <CheckOutcome result={result} />;
  if (words === null) return null;
  return (
    <div className="outcome" role="status">
      <p>
        <Icon name="check" size={14} /> <span className="selectable">{words}</span>
      </p>
      {odd.length === 0 ? null : (
        <p className="warn small selectable">{t('keeping.left-out', { names: odd.join(t('list.comma')) })}</p>
      )}
      {result.kind === 'import' && result.note !== null ? <p className="quiet small">{result.note}</p> : null}
      {result.kind === 'restore' || result.kind === 'move' ? (
        <Button size="xs" loading={open.isPending} onClick={() => open.mutate({ jobId })}>
          {result.kind === 'restore' ? t('keeping.restored-open') : t('keeping.moved-open')}
        </Button>
      ) : null}
      {open.error ? <TroubleNote error={open.error} /> : null}
    </div>
  );
}

function CheckOutcome({ result }: { readonly result: Extract<Result, { kind: 'check' }> }) {
  const { t } = useTranslation();
  const sound =
    result.damaged.length + result.missing.length === 0 && result.database === 'ok' && result.journal === 'ok';
  if (sound) {
    return (
      <div className="outcome" role="status">
        <p>
          <Icon name="check" size={14} /> {t('keeping.check-good', { count: result.checked })}
        </p>
        {result.surplus === 0 ? null : (
          <p className="quiet small">{t('keeping.check-surplus', { count: result.surplus })}</p>
        )}
        {result.underway === 0 ? null : (
          <p className="quiet small">{t('keeping.check-underway', { count: result.underway })}</p>
        )}
      </div>
    );
  }
  const lists = [
    ['check-damaged', result.damaged],
    ['check-missing', result.missing],
  ] as const;
  return (
    <div className="trouble" role="alert">
      <Icon name="alert" />
      <div>
        <p className="strong">{t('keeping.check-found')}</p>
        {lists.map(([key, names]) =>
          names.length === 0 ? null : (
            <p key={key} className="selectable">
              {t(`keeping.${key}`, { names: names.join(t('list.comma')) })}
            </p>
          ),
        )}
        {result.database === 'ok' ? null : <p>{t('keeping.check-casebook', { found: result.database })}</p>}
        {result.journal === 'ok' ? null : <p>{t('keeping.check-journal', { found: result.journal })}</p>}
        <p className="quiet">{t('keeping.check-next')}</p>
      </div>
    </div>
  );
}
