/** The real pages of a packet: pictures made from the finished PDF with their text laid over them. */
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppCommand } from '../../ui/app-commands.ts';
import { isOwnKey } from '../../ui/keys.ts';
import { FindBar } from './find-bar.tsx';
import { PageBar } from './page-bar.tsx';
import { findHits, type TextPage } from './page-find.ts';
import { type PageMark, TextLayer } from './text-layer.tsx';
import { nextStep, sheets, sheetWidth, type Zoom } from './zoom.ts';

/** Room around the sheets within the part that scrolls, in CSS pixels. */
const AROUND = 32;
/** Text lies over the page one looks at and this many before and behind it. */
const NEAR = 3;
const none: readonly PageMark[] = [];

export function PageView({
  packetId,
  pages,
  paper,
  zoom,
  drawn,
  ready,
  texts,
  page,
  onPage,
  onZoom,
}: {
  readonly packetId: string;
  readonly pages: number;
  readonly paper: keyof typeof sheets;
  readonly zoom: Zoom;
  readonly drawn: number;
  readonly ready: boolean;
  readonly texts: ReadonlyMap<number, TextPage>;
  /** The page to show; a new object each time somebody asks for one. */
  readonly page: { readonly number: number };
  readonly onPage: (number: number) => void;
  readonly onZoom: (zoom: Zoom) => void;
}) {
  const { t } = useTranslation();
  const frame = useRef<HTMLElement>(null);
  const [seen, setSeen] = useState(1);
  const room = useRoom(frame);
  const width = sheetWidth(zoom, paper, room);
  const percent = Math.round((100 * width) / sheets[paper].width);
  const find = useFind(texts);

  const goTo = useCallback(
    (number: number) => {
      const next = Math.max(1, Math.min(pages, number));
      const sheet = frame.current?.querySelectorAll<HTMLElement>('figure')[next - 1];
      if (frame.current && sheet) frame.current.scrollTop = sheet.offsetTop - 8;
      setSeen(next);
    },
    [pages],
  );
  useEffect(() => goTo(page.number), [goTo, page]);

  // The page under the eyes is the first that reaches below the upper third.
  const look = (): void => {
    const box = frame.current?.getBoundingClientRect();
    if (!frame.current || !box) return;
    const all = [...frame.current.querySelectorAll('figure')];
    const index = all.findIndex((one) => one.getBoundingClientRect().bottom > box.top + box.height / 3);
    if (index >= 0 && index + 1 !== seen) {
      setSeen(index + 1);
      onPage(index + 1);
    }
  };

  // What does not fit on the screen is read to its end first.
  const turn = (by: 1 | -1): void => {
    const scroller = frame.current;
    const sheet = scroller?.querySelectorAll('figure')[seen - 1]?.getBoundingClientRect();
    if (!scroller || sheet === undefined) return;
    const view = scroller.getBoundingClientRect();
    const left = by === 1 ? sheet.bottom - view.bottom : view.top - sheet.top;
    if (left > 12) scroller.scrollBy({ top: by * Math.min(left + 8, view.height * 0.9) });
    else goTo(seen + by);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const does = Object.entries({
      PageDown: () => turn(1),
      PageUp: () => turn(-1),
      '+': () => onZoom(nextStep(percent, 1)),
      '=': () => onZoom(nextStep(percent, 1)),
      '-': () => onZoom(nextStep(percent, -1)),
    }).find(([key]) => isOwnKey(event, key) && !event.ctrlKey && !event.metaKey);
    if (does === undefined) return;
    event.preventDefault();
    does[1]();
  };

  const { hit, open, setOpen } = find;
  useEffect(() => {
    if (hit !== null) bringUp(frame.current, hit.page);
  }, [hit]);
  useAppCommand('find', () => setOpen((turns) => turns + 1));

  return (
    <div className="viewer">
      <PageBar
        page={seen}
        pages={pages}
        zoom={zoom}
        percent={percent}
        onGo={goTo}
        onZoom={onZoom}
        onFind={() => setOpen((turns) => turns + 1)}
      />
      {open === 0 ? null : (
        <FindBar
          words={find.words}
          hits={find.hits}
          now={find.now}
          isReading={!ready || texts.size < pages}
          focusTurn={open}
          onWords={find.look}
          onStep={find.step}
          onClose={() => {
            find.look('');
            setOpen(0);
            frame.current?.focus();
          }}
        />
      )}
      <section
        ref={frame}
        className="pages"
        data-ready={ready}
        data-packet={packetId}
        data-texts={texts.size}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard.
        tabIndex={0}
        aria-label={t('packet.pages-label')}
        onScroll={look}
        onKeyDown={onKeyDown}
      >
        {Array.from({ length: pages }, (_, index) => index + 1).map((number) => {
          const { height, width: across } = sheets[paper];
          const text = Math.abs(number - seen) <= NEAR ? texts.get(number) : undefined;
          return (
            <figure key={number} style={{ width }}>
              <div className="sheet" style={{ aspectRatio: `${across} / ${height}` }}>
                {number <= drawn ? (
                  <Picture packetId={packetId} number={number} pages={pages}>
                    {(ratio) =>
                      text === undefined ? null : (
                        <TextLayer runs={text.runs} ratio={ratio} marks={find.marks.get(number) ?? none} />
                      )
                    }
                  </Picture>
                ) : null}
              </div>
            </figure>
          );
        })}
      </section>
    </div>
  );
}

/** A page that lies across is as wide as the sheet and less high; its text lies exactly over its picture. */
function Picture({
  packetId,
  number,
  pages,
  children,
}: {
  readonly packetId: string;
  readonly number: number;
  readonly pages: number;
  readonly children: (ratio: number) => React.ReactNode;
}) {
  const { t } = useTranslation();
  const [ratio, setRatio] = useState<number | null>(null);
  return (
    <div className="page-picture">
      <img
        src={`vault://page/${packetId}/${number}`}
        alt={t('packet.page', { page: number, pages })}
        loading="lazy"
        decoding="async"
        draggable={false}
        onLoad={(event) => setRatio(event.currentTarget.naturalHeight / event.currentTarget.naturalWidth)}
      />
      {ratio === null ? null : children(ratio)}
    </div>
  );
}

/** The room for sheets, as it changes. */
function useRoom(frame: RefObject<HTMLElement | null>): { readonly width: number; readonly height: number } {
  const [room, setRoom] = useState({ width: 600, height: 600 });
  useEffect(() => {
    const box = frame.current;
    if (box === null) return;
    const watch = new ResizeObserver(() =>
      setRoom({ width: box.clientWidth - AROUND, height: box.clientHeight - AROUND / 2 }),
    );
    watch.observe(box);
    return () => watch.disconnect();
  }, [frame]);
  return room;
}

function bringUp(scroller: HTMLElement | null, page: number): void {
  const sheet = scroller?.querySelectorAll<HTMLElement>('figure')[page - 1];
  if (!scroller || !sheet) return;
  // The text of a far page is laid over it once it is near: then the place itself.
  scroller.scrollTop = Math.min(sheet.offsetTop - 8, scroller.scrollHeight);
  setTimeout(() => {
    const mark = sheet.querySelector('.mark.now')?.getBoundingClientRect();
    const view = scroller.getBoundingClientRect();
    if (mark && (mark.top < view.top + 20 || mark.bottom > view.bottom - 40))
      scroller.scrollTop += mark.top - view.top - view.height / 3;
  }, 60);
}

/** Words that are looked for, where they stand, and which place is shown. */
function useFind(texts: ReadonlyMap<number, TextPage>) {
  const [open, setOpen] = useState(0);
  const [words, setWords] = useState('');
  const [now, setNow] = useState(0);
  const hits = useMemo(
    () =>
      findHits(
        [...texts.values()].sort((a, b) => a.page - b.page),
        words,
      ),
    [texts, words],
  );
  const hit = hits[now] ?? null;
  const marks = useMemo(() => {
    const found = new Map<number, PageMark[]>();
    for (const one of hits)
      for (const mark of one.marks)
        found.set(one.page, [...(found.get(one.page) ?? []), { ...mark, isNow: one === hit }]);
    return found;
  }, [hits, hit]);
  return {
    open,
    setOpen,
    words,
    hits: hits.length,
    hit,
    now,
    marks,
    look(next: string) {
      setWords(next);
      setNow(0);
    },
    step: (by: 1 | -1) => setNow((at) => (hits.length === 0 ? 0 : (at + by + hits.length) % hits.length)),
  };
}
