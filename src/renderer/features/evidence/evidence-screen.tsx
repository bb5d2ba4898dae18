/** The box of a case: bringing things in, the light table, the exhibits, and where everything came from. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobView } from '../../../shared/contract/channels.ts';
import { useAsk, useCommand } from '../../api.ts';
import { isExhibitWanted } from '../../ui/exhibit-goal.ts';
import { Icon } from '../../ui/icons.tsx';
import { JobLine } from '../../ui/job-line.tsx';
import { EmptyNote, TroubleNote, Waiting } from '../../ui/states.tsx';
import { AcceptBar } from './accept-bar.tsx';
import { Compare } from './compare.tsx';
import { ExhibitList } from './exhibit-list.tsx';
import { IntakeReport } from './intake-report.tsx';
import { LightTable } from './light-table.tsx';
import { type Item, Lightbox } from './lightbox.tsx';
import { Sources } from './sources.tsx';

const views = ['table', 'exhibits', 'sources'] as const;
type View = (typeof views)[number];

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
  // Whoever was sent here for an exhibit wants to see it.
  const [view, setView] = useState<View>(() => (isExhibitWanted() ? 'exhibits' : 'table'));
  const [large, setLarge] = useState<{ readonly items: readonly Item[]; readonly at: number } | null>(null);
  const [two, setTwo] = useState<readonly [Item, Item] | null>(null);
  const enlarge = (items: readonly Item[], at: number): void => setLarge({ items, at });
  return (
    <div className="evidence">
      <div className="bar">
        <h2>{t('evidence.title')}</h2>
        <nav className="view-switch grow" aria-label={t('evidence.views')}>
          {views.map((name) => (
            <button key={name} type="button" aria-pressed={view === name} onClick={() => setView(name)}>
              {t(`evidence.view-${name}`)}
              {name === 'exhibits' && box !== undefined ? ` (${box.exhibits.length})` : ''}
            </button>
          ))}
        </nav>
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
      {job?.state === 'done' && box ? (
        <IntakeReport caseId={caseId} jobId={job.jobId} box={box} canWrite={canWrite} />
      ) : null}
      {found.error ? <TroubleNote error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <Waiting /> : null}
      {box && box.evidence.length === 0 && !running && view !== 'sources' ? (
        <EmptyNote>{t('evidence.empty')}</EmptyNote>
      ) : null}
      {box && !running && view !== 'sources' ? (
        <AcceptBar caseId={caseId} exhibits={box.exhibits} canWrite={canWrite} />
      ) : null}
      {box && box.evidence.length > 0 && view === 'table' ? (
        <LightTable caseId={caseId} box={box} canWrite={canWrite} onEnlarge={enlarge} onCompare={setTwo} />
      ) : null}
      {box && view === 'exhibits' ? (
        <ExhibitList caseId={caseId} box={box} toldAt={found.dataUpdatedAt} canWrite={canWrite} onEnlarge={enlarge} />
      ) : null}
      {box && view === 'sources' ? (
        <Sources caseId={caseId} folders={box.folders} canWrite={canWrite} busy={running} />
      ) : null}
      {large === null || box === undefined ? null : (
        <Lightbox
          caseId={caseId}
          box={box}
          toldAt={found.dataUpdatedAt}
          items={large.items}
          at={large.at}
          canWrite={canWrite}
          onAt={(at) => setLarge({ ...large, at })}
          onClose={() => setLarge(null)}
        />
      )}
      {two === null ? null : <Compare caseId={caseId} two={two} onClose={() => setTwo(null)} />}
    </div>
  );
}
