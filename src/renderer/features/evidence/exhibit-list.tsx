/** The exhibits in their order: one row each, with its editor below it when it is open. */
import { Checkbox } from '@mantine/core';
import { Fragment, type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/channels.ts';
import { useCommand } from '../../api.ts';
import { exhibitFor, takeWantedExhibit } from '../../ui/exhibit-goal.ts';
import { asLanguage } from '../../ui/format.ts';
import { TroubleNote } from '../../ui/states.tsx';
import { Tag } from '../../ui/tag.tsx';
import { type DraggedPieces, dragExhibit, useOwnDrop } from './dragging.ts';
import { ExhibitEditor } from './exhibit-editor.tsx';
import { type Exhibit, useExhibitSaver } from './exhibit-typing.ts';
import type { Item } from './lightbox.tsx';

const COLUMNS = 6;

export function ExhibitList({
  caseId,
  box,
  toldAt,
  canWrite,
  onEnlarge,
}: {
  readonly caseId: string;
  readonly box: OutputOf<'evidence.list'>;
  /** When main told this, in milliseconds. */
  readonly toldAt: number;
  readonly canWrite: boolean;
  readonly onEnlarge: (items: readonly Item[], at: number) => void;
}) {
  const { t, i18n } = useTranslation();
  const saver = useExhibitSaver(caseId);
  const view = useSyncExternalStore(saver.subscribe, saver.view);
  useEffect(() => saver.settle(toldAt), [saver, toldAt]);
  const [open, setOpen] = useState<string | null>(null);
  const move = useMove(caseId, box.exhibits);
  const remove = useCommand('exhibit.remove');
  const placing = useCommand('exhibit.place');
  const place = ({ evidenceIds, from }: DraggedPieces, to: string, copy: boolean): void =>
    placing.mutate({
      caseId,
      evidenceIds: [...evidenceIds],
      to,
      takeFrom: copy ? null : (from ?? 'everywhere'),
      before: null,
    });
  const table = useRef<HTMLTableElement>(null);

  // Another screen may have asked for one of them.
  useEffect(() => {
    const wanted = takeWantedExhibit();
    const found = wanted === null ? null : exhibitFor(wanted, box.exhibits);
    if (found === null) return;
    setOpen(found);
    setTimeout(() => {
      const row = table.current?.querySelector(`[data-exhibit="${found}"]`);
      row?.scrollIntoView({ block: 'start' });
      table.current?.querySelector<HTMLElement>('[data-field="title"]')?.focus({ preventScroll: true });
    });
  }, [box.exhibits]);

  const titleOf = (one: Exhibit): string =>
    asLanguage(i18n.language) === 'zh-CN' ? (one.titleZh ?? one.title) : one.title;
  const pieces = new Map(box.evidence.map((item) => [item.evidenceId, item]));
  return (
    <section className="evidence-part">
      <div className="part-head">
        <h2 className="minor">{t('evidence.exhibits', { count: box.exhibits.length })}</h2>
        <span role="status" className={view.state === 'trouble' ? 'bad tiny' : 'quiet tiny'}>
          {view.state === 'trouble'
            ? t('evidence.not-saved')
            : view.state === 'idle'
              ? view.savedAt === null
                ? move.said
                : t('evidence.saved')
              : t('evidence.saving')}
        </span>
      </div>
      {move.error ? <TroubleNote error={move.error} /> : null}
      {remove.error ? <TroubleNote error={remove.error} /> : null}
      {placing.error ? <TroubleNote error={placing.error} /> : null}
      <table className="table plain exhibits" ref={table}>
        <thead>
          <tr>
            <th scope="col" className="col-tick">
              {t('evidence.in-packet')}
            </th>
            <th scope="col" className="number">
              {t('evidence.number')}
            </th>
            <th scope="col">{t('evidence.exhibit')}</th>
            <th scope="col">{t('evidence.kind')}</th>
            <th scope="col" className="number">
              {t('evidence.count')}
            </th>
            <th scope="col" className="number">
              {t('evidence.order')}
            </th>
          </tr>
        </thead>
        <tbody>
          {box.exhibits.map((exhibit, index) => {
            const isOpen = open === exhibit.exhibitId;
            const title = titleOf(exhibit);
            const own = exhibit.evidenceIds.flatMap((id) => pieces.get(id) ?? []);
            return (
              <Fragment key={exhibit.exhibitId}>
                <ExhibitRow
                  exhibitId={exhibit.exhibitId}
                  isOpen={isOpen}
                  canWrite={canWrite}
                  onPlace={(dragged, copy) => place(dragged, exhibit.exhibitId, copy)}
                  onMove={(dragged) => move.start(dragged, index)}
                >
                  <td>
                    <IncludeTick caseId={caseId} exhibit={exhibit} title={title} canWrite={canWrite} />
                  </td>
                  <td className="number quiet">{index + 1}</td>
                  <td>
                    <button
                      type="button"
                      className="row-button"
                      aria-expanded={isOpen}
                      aria-label={t(isOpen ? 'evidence.close-editor' : 'evidence.open-editor', { title })}
                      aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
                      draggable={canWrite}
                      onDragStart={(event) => dragExhibit(event, exhibit.exhibitId)}
                      onClick={() => setOpen(isOpen ? null : exhibit.exhibitId)}
                      onKeyDown={(event) => {
                        if (!event.altKey || !canWrite) return;
                        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
                        event.preventDefault();
                        move.start(exhibit.exhibitId, event.key === 'ArrowUp' ? 'up' : 'down', false);
                      }}
                    >
                      <span className="fold" aria-hidden="true">
                        {isOpen ? '▾' : '▸'}
                      </span>
                      <span className="cut">{title}</span>
                    </button>
                    {exhibit.shows === null ? null : (
                      <span className="quiet tiny two under">{t('evidence.shows', { what: exhibit.shows })}</span>
                    )}
                    {exhibit.awaitedFiles.length === 0 ? null : (
                      <span className="warn tiny two under">
                        {t('evidence.awaited', { files: exhibit.awaitedFiles.join(t('list.comma')) })}
                      </span>
                    )}
                  </td>
                  <td className="quiet">
                    {t(`term.exhibit.${exhibit.kind}`)}
                    {exhibit.chosen ? null : (
                      <span className="proposed" title={t('evidence.proposed-why')}>
                        <Tag tone="warn" icon="question">
                          {t('evidence.proposed')}
                        </Tag>
                      </span>
                    )}
                  </td>
                  <td className="number">
                    {exhibit.evidenceIds.length}
                    {exhibit.evidenceIds.length === 0 && canWrite ? (
                      <button
                        type="button"
                        className="link"
                        aria-label={`${t('evidence.remove')}: ${title}`}
                        disabled={remove.isPending}
                        onClick={() => remove.mutate({ caseId, exhibitId: exhibit.exhibitId })}
                      >
                        {t('evidence.remove')}
                      </button>
                    ) : null}
                  </td>
                  <td className="number moves">
                    {(['up', 'down'] as const).map((to) => (
                      <button
                        key={to}
                        type="button"
                        data-move={`${exhibit.exhibitId}-${to}`}
                        aria-label={t(`evidence.${to}`, { title })}
                        disabled={!canWrite || (to === 'up' ? index === 0 : index === box.exhibits.length - 1)}
                        onClick={() => move.start(exhibit.exhibitId, to)}
                      >
                        <span aria-hidden="true">{to === 'up' ? '↑' : '↓'}</span>
                      </button>
                    ))}
                  </td>
                </ExhibitRow>
                {isOpen ? (
                  <tr className="editor-row">
                    <td colSpan={COLUMNS}>
                      <ExhibitEditor
                        caseId={caseId}
                        exhibit={exhibit}
                        exhibits={box.exhibits}
                        items={own}
                        saver={saver}
                        view={view}
                        canWrite={canWrite}
                        titleOf={titleOf}
                        onEnlarge={(at) => onEnlarge(own, at)}
                      />
                    </td>
                  </tr>
                ) : null}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** A row on which pieces and other exhibits can be let go. */
function ExhibitRow({
  exhibitId,
  isOpen,
  canWrite,
  onPlace,
  onMove,
  children,
}: {
  readonly exhibitId: string;
  readonly isOpen: boolean;
  readonly canWrite: boolean;
  readonly onPlace: (dragged: DraggedPieces, copy: boolean) => void;
  readonly onMove: (exhibitId: string) => void;
  readonly children: ReactNode;
}) {
  const drop = useOwnDrop(canWrite ? { pieces: onPlace, exhibit: onMove } : {});
  const classes = [isOpen ? 'is-open' : '', drop.over === null ? '' : `is-over-${drop.over}`].filter(Boolean);
  return (
    <tr data-exhibit={exhibitId} className={classes.length === 0 ? undefined : classes.join(' ')} {...drop.props}>
      {children}
    </tr>
  );
}

/** Moves a row and keeps the keys on it: the button that was pressed is under the hand again in its new place. */
function useMove(caseId: string, exhibits: readonly Exhibit[]) {
  const { t } = useTranslation();
  const [moved, setMoved] = useState<{ readonly exhibitId: string; readonly to: 'up' | 'down' | null } | null>(null);
  const command = useCommand('exhibit.move');
  const order = exhibits.map((one) => one.exhibitId).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: it follows the order, not the texts.
  useEffect(() => {
    if (moved === null || moved.to === null) return;
    const button = (to: string) => document.querySelector<HTMLButtonElement>(`[data-move="${moved.exhibitId}-${to}"]`);
    const same = button(moved.to);
    (same?.disabled === true ? button(moved.to === 'up' ? 'down' : 'up') : same)?.focus();
  }, [order]);
  const at = exhibits.findIndex((one) => one.exhibitId === moved?.exhibitId);
  return {
    error: command.error,
    said:
      moved === null || at < 0
        ? ''
        : t('evidence.moved', { title: exhibits[at]?.title, number: at + 1, total: exhibits.length }),
    /** @param keepsFocus false when another button than the arrows was pressed: it stays under the keys by itself */
    start: (exhibitId: string, to: 'up' | 'down' | number, keepsFocus = true): void => {
      setMoved({ exhibitId, to: typeof to === 'number' || !keepsFocus ? null : to });
      command.mutate({ caseId, exhibitId, to });
    },
  };
}

function IncludeTick({
  caseId,
  exhibit,
  title,
  canWrite,
}: {
  readonly caseId: string;
  readonly exhibit: Exhibit;
  readonly title: string;
  readonly canWrite: boolean;
}) {
  const { t } = useTranslation();
  const update = useCommand('exhibit.update');
  // The tick moves at once; main's answer confirms it.
  const shown = update.isPending ? (update.variables.changes.include ?? exhibit.include) : exhibit.include;
  return (
    <>
      <Checkbox
        size="xs"
        aria-label={t('evidence.include', { title })}
        disabled={!canWrite}
        checked={shown}
        onChange={(event) =>
          update.mutate({ caseId, exhibitId: exhibit.exhibitId, changes: { include: event.currentTarget.checked } })
        }
      />
      {update.error ? <TroubleNote error={update.error} /> : null}
    </>
  );
}
