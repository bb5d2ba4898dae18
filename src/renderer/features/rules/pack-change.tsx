/** A version that is kept is put in force again, or a pack taken out: first what that would change in the open cases. */
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobView } from '../../../shared/contract/channels.ts';
import { ask, useCommand } from '../../api.ts';
import { TroubleNote } from '../../ui/states.tsx';
import { PreviewPart } from './pack-preview.tsx';

/** @param packNo null: out of force */
export function PackChange({
  packId,
  packNo,
  version,
  canWrite,
  jobOf,
  onCase,
  onEnd,
}: {
  readonly packId: string;
  readonly packNo: number | null;
  readonly version: string | null;
  readonly canWrite: boolean;
  readonly jobOf: (jobId: string | null) => JobView | null;
  readonly onCase: (caseId: string) => void;
  /** @param caseIds open cases to be moved at once; null: nothing was done */
  readonly onEnd: (caseIds: readonly string[] | null) => void;
}) {
  const { t } = useTranslation();
  const [previewId, setPreviewId] = useState<string | null>(null);
  const { mutate: look, error: lookError } = useCommand('rules.preview', ({ jobId }) => setPreviewId(jobId));
  const putAgain = useCommand('rules.put-again');
  const takeOut = useCommand('rules.take-out');
  useEffect(() => look({ next: { packId, packNo } }), [look, packId, packNo]);
  const job = jobOf(previewId);
  const act = (caseIds: readonly string[]): void => {
    const onSuccess = (): void => onEnd(caseIds);
    if (packNo === null) takeOut.mutate({ packId }, { onSuccess });
    else putAgain.mutate({ packId, packNo }, { onSuccess });
  };
  const trouble = lookError ?? putAgain.error ?? takeOut.error;
  return (
    <section className="rules-part pack-change" data-testid="pack-change">
      <p className="quiet small">{t('rules.own.new-cases')}</p>
      {job === null ? null : (
        <PreviewPart
          job={job}
          canWrite={canWrite}
          isBusy={putAgain.isPending || takeOut.isPending}
          action={packNo === null ? t('rules.own.take-out') : t('rules.own.put-in-force', { version })}
          onCase={onCase}
          onAgain={() => look({ next: { packId, packNo } })}
          onAct={act}
        />
      )}
      {trouble ? <TroubleNote error={trouble} /> : null}
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => {
          if (job?.state === 'running') void ask('job.cancel', { jobId: job.jobId });
          onEnd(null);
        }}
      >
        {t('rules.own.cancel')}
      </Button>
    </section>
  );
}
