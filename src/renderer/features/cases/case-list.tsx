/** All cases of the archive: views at the left, search and filters above, one dense table that stays quick with thousands. */
import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView, ListedCase } from '../../../shared/contract/channels/list-channels.ts';
import type { JobView } from '../../../shared/contract/channels.ts';
import { useAsk, useCasePages, useCommand } from '../../api.ts';
import { useAppCommand } from '../../ui/app-commands.ts';
import { Icon } from '../../ui/icons.tsx';
import { JobLine } from '../../ui/job-line.tsx';
import { isOwnKey } from '../../ui/keys.ts';
import { EmptyNote, TroubleNote, Waiting } from '../../ui/states.tsx';
import { CaseTable } from './case-table.tsx';
import { isNarrowed, standingViews, wholeList, widened } from './case-views.ts';
import { FilterBar } from './filter-bar.tsx';
import { TrashBar } from './trash-bar.tsx';
import { ViewList } from './view-list.tsx';

/** How the list was looked at last, for as long as the window is open. */
let lastView: CaseView = wholeList;

export function CaseList({
  canWrite,
  judging,
  onOpen,
  onClose,
  onReopen,
}: {
  readonly canWrite: boolean;
  /** The work that judges the cases anew, while it runs. */
  readonly judging: JobView | null;
  readonly onOpen: (caseId: string) => void;
  readonly onClose: (caseId: string) => void;
  readonly onReopen: (caseId: string) => void;
}) {
  const { t } = useTranslation();
  const [view, setView] = useState(lastView);
  const [typed, setTyped] = useState(view.query);
  const [query] = useDebouncedValue(typed.trim(), 150);
  const asked = { ...view, query };
  useEffect(() => {
    lastView = { ...view, query };
  }, [view, query]);
  const look = (next: CaseView): void => {
    setView(next);
    setTyped(next.query);
  };
  const found = useCasePages(asked);
  const pages = found.data?.pages ?? [];
  const rows: readonly ListedCase[] = pages.flatMap((page) => page.rows);
  const total = pages.at(-1)?.total ?? 0;
  const { fetchNextPage, hasNextPage, isFetching } = found;
  const loaded = rows.length;
  const reach = useCallback(
    (index: number) => {
      if (index >= loaded && hasNextPage && !isFetching) void fetchNextPage();
    },
    [loaded, hasNextPage, isFetching, fetchNextPage],
  );
  const create = useCommand('case.create', ({ caseId }) => onOpen(caseId));
  const bringIn = useCommand('case.import', ({ caseId }) => {
    if (caseId !== null) onOpen(caseId);
  });
  const trash = useCommand('case.trash');
  const trouble = create.error ?? bringIn.error ?? trash.error;
  const search = useRef<HTMLInputElement>(null);
  useAppCommand('find', () => search.current?.select());
  useAppCommand('import-case', () => bringIn.mutate({}), { enabled: canWrite });
  const inTrash = view.statuses.includes('trash');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  // What is not in the list any more is not meant any more.
  const ticked = chosen.filter((id) => rows.some((row) => row.caseId === id));
  const isEmpty = found.data !== undefined && rows.length === 0 && !inTrash && !isNarrowed(asked);
  const trashed = useAsk('case.list', { query: '', status: 'trash', limit: 1 }, { enabled: isEmpty }).data?.total ?? 0;

  return (
    <main className="screen">
      <div className="bar">
        <h1>{t('cases.title')}</h1>
        <TextInput
          ref={search}
          className="search"
          size="sm"
          aria-label={t('cases.search')}
          placeholder={t('cases.search')}
          leftSection={<Icon name="search" />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (isOwnKey(event, 'Escape')) setTyped('');
          }}
        />
        <span className="quiet small grow" role="status">
          {found.data === undefined ? '' : t('cases.count', { count: total })}
        </span>
        <Button
          size="sm"
          variant="default"
          disabled={!canWrite}
          loading={bringIn.isPending}
          onClick={() => bringIn.mutate({})}
        >
          {t('cases.import')}
        </Button>
        <Button
          size="sm"
          leftSection={<Icon name="plus" />}
          disabled={!canWrite}
          loading={create.isPending}
          onClick={() => create.mutate({})}
        >
          {t('cases.new')}
        </Button>
      </div>
      {judging?.state === 'running' ? <JobLine job={judging} /> : null}
      {trouble ? <TroubleNote error={trouble} /> : null}
      <div className="case-list-body">
        <ViewList view={asked} canWrite={canWrite} onView={look} />
        <div className="case-list-main">
          <FilterBar view={asked} onView={look} />
          {inTrash ? <TrashBar rows={rows} ids={ticked} canWrite={canWrite} onChoose={setChosen} /> : null}
          {found.error ? <TroubleNote error={found.error} onRetry={() => void found.refetch()} /> : null}
          {found.isPending ? <Waiting /> : null}
          {rows.length > 0 ? (
            <CaseTable
              view={asked}
              rows={rows}
              total={total}
              canWrite={canWrite && !inTrash}
              onView={look}
              onOpen={onOpen}
              onClose={onClose}
              onReopen={onReopen}
              onDelete={(row) => trash.mutate({ caseIds: [row.caseId] })}
              onReach={reach}
              {...(inTrash && {
                ticks: {
                  ids: ticked,
                  onTick: (caseId) =>
                    setChosen(ticked.includes(caseId) ? ticked.filter((one) => one !== caseId) : [...ticked, caseId]),
                },
              })}
            />
          ) : null}
          {found.data !== undefined && rows.length === 0 ? (
            isNarrowed(asked) ? (
              <EmptyNote
                action={
                  <Button size="sm" variant="default" onClick={() => look(widened(view))}>
                    {query === '' ? t('filter.clear') : t('cases.clear-search')}
                  </Button>
                }
              >
                {query === '' ? t('cases.none-filtered') : t('cases.none-found', { query })}
              </EmptyNote>
            ) : (
              <EmptyNote
                action={
                  inTrash ? (
                    <Button size="sm" variant="default" onClick={() => look(standingViews.all)}>
                      {t('views.all')}
                    </Button>
                  ) : trashed === 0 ? undefined : (
                    <Button size="sm" variant="default" onClick={() => look(standingViews.trash)}>
                      {t('views.trash')}
                    </Button>
                  )
                }
              >
                {inTrash
                  ? t('trash.empty')
                  : trashed > 0
                    ? t('cases.all-in-trash', { count: trashed })
                    : t('cases.empty')}
              </EmptyNote>
            )
          ) : null}
        </div>
      </div>
    </main>
  );
}
