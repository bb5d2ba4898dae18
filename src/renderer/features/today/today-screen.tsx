/** Today: what has a deadline, what needs one answer, what is ready to go out; and a place to drop a folder for a new case. */
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedCase } from '../../../shared/contract/channels/list-channels.ts';
import type { JobView } from '../../../shared/contract/channels.ts';
import { ask, drop, useAsk } from '../../api.ts';
import { DueNote } from '../../ui/due-note.tsx';
import { useFileDrop } from '../../ui/folder-drop.ts';
import { asLanguage, dayText, lastMoment, zoneLabel } from '../../ui/format.ts';
import { Icon } from '../../ui/icons.tsx';
import { JobLine } from '../../ui/job-line.tsx';
import { TroubleNote, Waiting } from '../../ui/states.tsx';

export function TodayScreen({
  canWrite,
  judging,
  onOpen,
  onEmpty,
}: {
  readonly canWrite: boolean;
  readonly judging: JobView | null;
  /** Opens a case, at a fact where one is named. */
  readonly onOpen: (caseId: string, where?: string) => void;
  /** The archive holds no case: the list says best how to begin. */
  readonly onEmpty: () => void;
}) {
  const { t, i18n } = useTranslation();
  const language = asLanguage(i18n.language);
  const today = useAsk('today.get', {}, { keepPrevious: true });
  const [trouble, setTrouble] = useState<unknown>(null);
  const { over, props } = useFileDrop((files) => {
    if (!canWrite) return;
    setTrouble(null);
    ask('case.create', {})
      .then(async ({ caseId }) => {
        await drop(caseId, files);
        onOpen(caseId);
      })
      .catch(setTrouble);
  });
  const data = today.data;
  // What was read before the first case came says nothing any more.
  const isEmpty = data?.cases === 0 && !today.isFetching;
  useEffect(() => {
    if (isEmpty) onEmpty();
  }, [isEmpty, onEmpty]);
  const nothing =
    data !== undefined && data.deadlines.total + data.questions.total + data.toMake.total + data.toSend.total === 0;
  return (
    <main className="screen today" {...props}>
      <div className="today-column">
        <h1>{t('today.title')}</h1>
        {judging?.state === 'running' ? <JobLine job={judging} /> : null}
        {today.error ? <TroubleNote error={today.error} onRetry={() => void today.refetch()} /> : null}
        {trouble === null ? null : <TroubleNote error={trouble} />}
        {today.isPending ? <Waiting /> : null}
        {nothing ? (
          <p className="quiet today-nothing">{canWrite ? t('today.nothing') : t('today.nothing-read')}</p>
        ) : null}
        <Part title={t('today.deadlines')} total={data?.deadlines.total ?? 0} shown={data?.deadlines.rows.length ?? 0}>
          {data?.deadlines.rows.map((row) => (
            <Line key={row.caseId} row={row} onOpen={onOpen}>
              {row.due === null ? null : (
                <>
                  <span className="today-due">
                    <DueNote due={row.due} />
                    {row.due.at !== null && row.due.at.length > 10 ? (
                      <span className="quiet tiny">{here(row.due.at, row.due.zone, language, t)}</span>
                    ) : null}
                  </span>
                  <span className="today-what">
                    {row.due.says} <span className="quiet tiny">{t('today.source', { source: row.due.source })}</span>
                  </span>
                  <span className="quiet nowrap">{t(`term.whose.${row.due.whose}`)}</span>
                </>
              )}
            </Line>
          ))}
        </Part>
        <Part title={t('today.questions')} total={data?.questions.total ?? 0} shown={data?.questions.rows.length ?? 0}>
          {data?.questions.rows.map((row) => (
            <Line key={row.caseId} row={row} onOpen={(caseId) => onOpen(caseId, row.question?.fact)}>
              <span className="today-what">
                <Icon name="question" size={13} /> {row.question?.ask}
              </span>
              {row.questions > 1 ? (
                <span className="quiet tiny nowrap">{t('today.more-questions', { count: row.questions - 1 })}</span>
              ) : null}
            </Line>
          ))}
        </Part>
        <Part
          title={t('today.packets')}
          total={(data?.toMake.total ?? 0) + (data?.toSend.total ?? 0)}
          shown={(data?.toMake.rows.length ?? 0) + (data?.toSend.rows.length ?? 0)}
        >
          {data?.toSend.rows.map((packet) => (
            <li key={`${packet.caseId} ${packet.variant}`}>
              <button type="button" className="today-line" onClick={() => onOpen(packet.caseId, 'packet')}>
                <span className="today-case">
                  <bdi className="cut">{packet.customerName ?? packet.caseId}</bdi>
                  <span className="quiet tiny">{packet.orderNo ?? packet.caseId}</span>
                </span>
                <span className="today-what">
                  <Icon name="mail" size={13} />{' '}
                  {t('today.to-send', {
                    what: t(`term.variant.${packet.variant}`),
                    version: packet.version,
                    day: dayText(packet.builtAt, language),
                  })}
                </span>
              </button>
            </li>
          ))}
          {data?.toMake.rows.map((row) => (
            <Line key={row.caseId} row={row} onOpen={(caseId) => onOpen(caseId, 'packet')}>
              <span className="today-what">
                <Icon name="file" size={13} /> {row.nextCode === null ? '' : t(`next.${row.nextCode}.do`)}
              </span>
              {row.due === null ? null : <DueNote due={row.due} />}
            </Line>
          ))}
        </Part>
        {canWrite ? (
          <div className={over ? 'drop-zone is-over' : 'drop-zone'}>
            <Icon name="folder" /> {t('today.drop')}
          </div>
        ) : null}
      </div>
    </main>
  );
}

/** A part that has nothing is not there. */
function Part({
  title,
  total,
  shown,
  children,
}: {
  readonly title: string;
  readonly total: number;
  readonly shown: number;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  if (total === 0) return null;
  return (
    <section className="today-part" aria-label={title}>
      <h2>{title}</h2>
      <ul>{children}</ul>
      {total > shown ? <p className="quiet tiny">{t('today.rest', { count: total - shown })}</p> : null}
    </section>
  );
}

function Line({
  row,
  onOpen,
  children,
}: {
  readonly row: ListedCase;
  readonly onOpen: (caseId: string) => void;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <li>
      <button type="button" className="today-line" onClick={() => onOpen(row.caseId)}>
        <span className="today-case">
          <bdi className="cut">
            {row.customerName ?? row.title ?? <span className="quiet">{t('cases.no-buyer')}</span>}
          </bdi>
          <span className="quiet tiny">{row.orderNo ?? row.caseId}</span>
        </span>
        {children}
      </button>
    </li>
  );
}

/** The same moment on this computer's clock; nothing where that is the clock it was told on. */
function here(
  at: string,
  zone: string | null,
  language: ReturnType<typeof asLanguage>,
  t: ReturnType<typeof useTranslation>['t'],
): string {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (own === zone) return '';
  return t('today.here', {
    time: lastMoment(at, zone ?? 'UTC', language, own),
    zone: zoneLabel(own, language),
  });
}
