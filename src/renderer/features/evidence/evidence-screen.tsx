/** The box of a case: buttons to bring things in, what became of each file, folders, pictures, exhibits. Dropping works on the whole case. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobView } from '../../../shared/contract/channels.ts';
import { useAsk, useCommand } from '../../api.ts';
import { Icon } from '../../ui/icons.tsx';
import { JobLine } from '../../ui/job-line.tsx';
import { EmptyNote, TroubleNote, Waiting } from '../../ui/states.tsx';
import { EvidenceGrid } from './evidence-grid.tsx';
import { ExhibitList } from './exhibit-list.tsx';
import { IntakeReport } from './intake-report.tsx';
import { type Item, Lightbox } from './lightbox.tsx';
import { Sources } from './sources.tsx';

export function EvidenceScreen({
  caseId,
  job,
  canWrite,
}: {
  readonly caseId: string;
  readonly job: JobView | null;
  readonly canWrite: boolean;
}) {
  const { t } = useTranslation();
  const found = useAsk('evidence.list', { caseId }, { keepPrevious: true });
  const pick = useCommand('evidence.pick');
  const running = job?.state === 'running';
  const box = found.data;
  const [large, setLarge] = useState<{ readonly items: readonly Item[]; readonly at: number } | null>(null);
  return (
    <div className="evidence">
      <div className="bar">
        <h2 className="grow">{t('evidence.title')}</h2>
        <Button
          size="xs"
          variant="default"
          leftSection={<Icon name="file" size={14} />}
          disabled={!canWrite || running}
          onClick={() => pick.mutate({ caseId, what: 'files' })}
        >
          {t('evidence.add-files')}
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<Icon name="folder" size={14} />}
          disabled={!canWrite || running}
          onClick={() => pick.mutate({ caseId, what: 'folder' })}
        >
          {t('evidence.add-folder')}
        </Button>
      </div>
      {pick.error ? <TroubleNote error={pick.error} /> : null}
      {job === null ? null : <JobLine job={job} />}
      {job?.state === 'done' ? <IntakeReport jobId={job.jobId} /> : null}
      {found.error ? <TroubleNote error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <Waiting /> : null}
      {box && box.evidence.length === 0 && !running ? <EmptyNote>{t('evidence.empty')}</EmptyNote> : null}
      {box && box.evidence.length > 0 ? (
        <>
          <ExhibitList
            caseId={caseId}
            box={box}
            toldAt={found.dataUpdatedAt}
            canWrite={canWrite}
            onEnlarge={(items, at) => setLarge({ items, at })}
          />
          <EvidenceGrid items={box.evidence} onEnlarge={(at) => setLarge({ items: box.evidence, at })} />
          <Sources caseId={caseId} folders={box.folders} canWrite={canWrite} busy={running} />
        </>
      ) : null}
      {large === null ? null : (
        <Lightbox
          caseId={caseId}
          items={large.items}
          at={large.at}
          onAt={(at) => setLarge({ ...large, at })}
          onClose={() => setLarge(null)}
        />
      )}
    </div>
  );
}
