/** All cases of the archive as one dense table, searched as one types. */
import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/channels.ts';
import { useAsk, useCommand } from '../../api.ts';
import { useAppCommand } from '../../ui/app-commands.ts';
import { asLanguage, momentText, moneyText } from '../../ui/format.ts';
import { Icon } from '../../ui/icons.tsx';
import { isOwnKey } from '../../ui/keys.ts';
import { EmptyNote, TroubleNote, Waiting } from '../../ui/states.tsx';

type Row = OutputOf<'case.list'>['cases'][number];
const LIMIT = 500;

export function CaseList({
  canWrite,
  onOpen,
}: {
  readonly canWrite: boolean;
  readonly onOpen: (caseId: string) => void;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [query] = useDebouncedValue(typed, 150);
  const found = useAsk('case.list', { query: query.trim(), status: null, limit: LIMIT }, { keepPrevious: true });
  const create = useCommand('case.create', ({ caseId }) => onOpen(caseId));
  const bringIn = useCommand('case.import', ({ caseId }) => {
    if (caseId !== null) onOpen(caseId);
  });
  const trouble = create.error ?? bringIn.error;
  const search = useRef<HTMLInputElement>(null);
  useAppCommand('find', () => search.current?.select());
  useAppCommand('new-case', () => create.mutate({}), { enabled: canWrite });
  useAppCommand('import-case', () => bringIn.mutate({}), { enabled: canWrite });

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
          {found.data === undefined ? '' : t('cases.count', { count: found.data.total })}
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
      {trouble ? <TroubleNote error={trouble} /> : null}
      {found.error ? <TroubleNote error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <Waiting /> : null}
      {found.data && found.data.cases.length > 0 ? <CaseTable rows={found.data.cases} onOpen={onOpen} /> : null}
      {found.data && found.data.cases.length === 0 && query.trim() !== '' ? (
        <EmptyNote
          action={
            <Button size="sm" variant="default" onClick={() => setTyped('')}>
              {t('cases.clear-search')}
            </Button>
          }
        >
          {t('cases.none-found', { query: query.trim() })}
        </EmptyNote>
      ) : null}
      {found.data && found.data.cases.length === 0 && query.trim() === '' ? (
        <EmptyNote>{t('cases.empty')}</EmptyNote>
      ) : null}
      {found.data && found.data.total > found.data.cases.length ? (
        <p className="quiet small more">
          {t('cases.more', { shown: found.data.cases.length, total: found.data.total })}
        </p>
      ) : null}
    </main>
  );
}

function CaseTable({ rows, onOpen }: { readonly rows: readonly Row[]; readonly onOpen: (caseId: string) => void }) {
  const { t, i18n } = useTranslation();
  const language = asLanguage(i18n.language);
  const body = useRef<HTMLTableSectionElement>(null);
  const [at, setAt] = useState(0);
  useEffect(() => setAt((index) => Math.min(index, Math.max(0, rows.length - 1))), [rows.length]);

  const move = (to: number): void => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    setAt(next);
    body.current?.querySelectorAll('tr')[next]?.focus();
  };

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard.
    <section className="table-frame" tabIndex={0} aria-label={t('cases.title')}>
      <table className="table" aria-rowcount={rows.length}>
        <thead>
          <tr>
            <th scope="col" className="col-id">
              {t('cases.col-case')}
            </th>
            <th scope="col">{t('cases.col-buyer')}</th>
            <th scope="col">{t('cases.col-order')}</th>
            <th scope="col">{t('cases.col-reason')}</th>
            <th scope="col" className="number">
              {t('cases.col-amount')}
            </th>
            <th scope="col" className="number">
              {t('cases.col-changed')}
            </th>
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row, index) => (
            <tr
              key={row.caseId}
              tabIndex={index === at ? 0 : -1}
              aria-rowindex={index + 1}
              onClick={() => onOpen(row.caseId)}
              onFocus={() => setAt(index)}
              onKeyDown={(event) => {
                if (isOwnKey(event, 'Enter')) onOpen(row.caseId);
                if (isOwnKey(event, 'ArrowDown')) move(index + 1);
                if (isOwnKey(event, 'ArrowUp')) move(index - 1);
                if (isOwnKey(event, 'Home')) move(0);
                if (isOwnKey(event, 'End')) move(rows.length - 1);
                if (['ArrowDown', 'ArrowUp', 'Home', 'End'].includes(event.key)) event.preventDefault();
              }}
            >
              <td className="quiet nowrap">{row.caseId}</td>
              <td>
                <span className="two-lines">
                  <span className="cut">
                    {row.customerName ?? <span className="quiet">{t('cases.no-buyer')}</span>}
                  </span>
                  {row.customerLatin === null ? null : (
                    <span className="cut quiet tiny" lang="en">
                      {row.customerLatin}
                    </span>
                  )}
                </span>
              </td>
              <td className="nowrap">{row.orderNo ?? <span className="quiet">{t('fact.unknown')}</span>}</td>
              <td>
                <span className="cut">
                  {row.reasons.length === 0 ? (
                    <span className="quiet">{t('fact.unknown')}</span>
                  ) : (
                    row.reasons.map((r) => t(`term.reason.${r}`)).join(t('list.comma'))
                  )}
                </span>
              </td>
              <td className="number">
                {row.total === null ? (
                  <span className="quiet">{t('fact.unknown')}</span>
                ) : (
                  moneyText(row.total, language)
                )}
              </td>
              <td className="number quiet">{momentText(row.changedAt, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
