/** The real pages of a packet, as pictures made from the finished PDF: small for an overview, or large enough to read. */
import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobView } from '../../../shared/contract/channels.ts';
import { useCommand, useEvent } from '../../api.ts';
import { Choice } from '../../ui/choice.tsx';
import { JobLine } from '../../ui/job-line.tsx';
import { isOwnKey } from '../../ui/keys.ts';
import { TroubleNote } from '../../ui/states.tsx';
import type { Zoom } from './kept-choice.ts';

/** Width of a sheet at its real size, in CSS pixels (96 an inch), and its height to width. */
const sheets = { A4: { width: 794, ratio: '210 / 297' }, Letter: { width: 816, ratio: '216 / 279' } } as const;
/** Room for the bar that stays at the top, in CSS pixels. */
const BAR = 48;

export function PageView({
  packetId,
  pages,
  paper,
  zoom,
  onZoom,
}: {
  readonly packetId: string;
  readonly pages: number;
  readonly paper: keyof typeof sheets;
  readonly zoom: Zoom;
  readonly onZoom: (zoom: Zoom) => void;
}) {
  const { t } = useTranslation();
  const { error, failed, drawn, ready } = useDrawnPages(packetId, pages);
  const frame = useRef<HTMLDivElement>(null);
  const [page, setPage] = useState(1);
  const figure = (number: number) => frame.current?.querySelectorAll('figure')[number - 1];

  const goTo = (number: number): void => {
    const next = Math.max(1, Math.min(pages, number));
    figure(next)?.scrollIntoView({ block: 'start' });
    setPage(next);
  };

  // The page under the eyes is the first that reaches below the bar.
  useEffect(() => {
    const scroller = frame.current?.closest('.case-middle');
    if (!scroller) return;
    const look = (): void => {
      const top = scroller.getBoundingClientRect().top + BAR + 40;
      const all = [...(frame.current?.querySelectorAll('figure') ?? [])];
      const index = all.findIndex((one) => one.getBoundingClientRect().bottom > top);
      if (index >= 0) setPage(index + 1);
    };
    scroller.addEventListener('scroll', look, { passive: true });
    return () => scroller.removeEventListener('scroll', look);
  }, []);

  // What does not fit on the screen is read to its end first.
  const turn = (event: KeyboardEvent, by: 1 | -1): void => {
    const scroller = frame.current?.closest('.case-middle');
    const sheet = figure(page)?.getBoundingClientRect();
    if (!scroller || sheet === undefined || zoom === 'overview') return;
    event.preventDefault();
    const view = scroller.getBoundingClientRect();
    const left = by === 1 ? sheet.bottom - view.bottom : view.top + BAR - sheet.top;
    if (left > 8) scroller.scrollBy({ top: by * Math.min(left, (view.height - BAR) * 0.9) });
    else goTo(page + by);
  };

  if (error) return <TroubleNote error={error} />;
  if (failed !== null) return <JobLine job={failed} />;
  const { width, ratio } = sheets[paper];
  const wide = zoom === '100' ? width : zoom === '150' ? width * 1.5 : undefined;
  return (
    <div ref={frame}>
      <div className="page-bar">
        <PageNumber page={page} pages={pages} onGo={goTo} />
        <span className="grow" />
        <Choice
          label={t('packet.zoom')}
          value={zoom}
          items={(['overview', 'fit', '100', '150'] as const).map((value) => ({
            value,
            label: t(`packet.zoom-${value}`),
          }))}
          onChange={onZoom}
        />
      </div>
      <section
        className={`pages zoom-${zoom}`}
        data-ready={ready}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard.
        tabIndex={0}
        aria-label={t('packet.pages-label')}
        onKeyDown={(event) => {
          if (isOwnKey(event, 'PageDown')) turn(event, 1);
          if (isOwnKey(event, 'PageUp')) turn(event, -1);
        }}
      >
        {Array.from({ length: pages }, (_, index) => index + 1).map((number) => {
          const picture =
            number <= drawn ? (
              <img
                src={`vault://page/${packetId}/${number}`}
                alt={t('packet.page', { page: number, pages })}
                loading="lazy"
                decoding="async"
              />
            ) : null;
          return (
            <figure key={number} style={wide === undefined ? undefined : { width: wide }}>
              {zoom === 'overview' ? (
                <button
                  type="button"
                  className="sheet"
                  style={{ aspectRatio: ratio }}
                  aria-label={t('packet.enlarge-page', { page: number })}
                  onClick={() => {
                    onZoom('fit');
                    // After the pages have their new size.
                    setTimeout(() => goTo(number));
                  }}
                >
                  {picture}
                </button>
              ) : (
                <div className="sheet" style={{ aspectRatio: ratio }}>
                  {picture}
                </div>
              )}
              <figcaption className="quiet tiny">{t('packet.page', { page: number, pages })}</figcaption>
            </figure>
          );
        })}
      </section>
    </div>
  );
}

/** Has the pages drawn; they can be looked at one by one as they come. */
function useDrawnPages(packetId: string, pages: number) {
  const [heard, setHeard] = useState<JobView | null>(null);
  const [jobId, setJobId] = useState<string | null>(null);
  const { mutate, error } = useCommand('packet.pages', (started) => setJobId(started.jobId));
  useEffect(() => mutate({ packetId }), [mutate, packetId]);
  // A quick job may be over before its id has come back: keep what was heard of any job of this kind.
  useEvent('job.progress', (job) => {
    if (job.kind === 'pages') setHeard(job);
  });
  const mine = heard !== null && heard.jobId === jobId ? heard : null;
  const ready = mine?.state === 'done';
  return {
    error,
    failed: mine !== null && mine.state !== 'running' && mine.state !== 'done' ? mine : null,
    drawn: ready ? pages : (mine?.done ?? 0),
    ready,
  };
}

function PageNumber({
  page,
  pages,
  onGo,
}: {
  readonly page: number;
  readonly pages: number;
  readonly onGo: (page: number) => void;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const go = (): void => {
    const wanted = Number((typed ?? '').normalize('NFKC').trim());
    if (typed !== null && Number.isInteger(wanted) && wanted >= 1) onGo(wanted);
    setTyped(null);
  };
  return (
    <>
      <TextInput
        size="xs"
        className="page-number"
        inputMode="numeric"
        maxLength={5}
        aria-label={t('packet.go-page')}
        value={typed ?? String(page)}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={go}
        onKeyDown={(event) => {
          if (isOwnKey(event, 'Enter')) go();
          if (isOwnKey(event, 'Escape')) setTyped(null);
        }}
      />
      <span className="quiet small">{t('packet.of-pages', { pages })}</span>
    </>
  );
}
