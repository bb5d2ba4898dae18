/** The files of an exhibit: look at one large, caption it, move it to another exhibit or out into a new one. */
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api.ts';
import type { FactSaver } from '../../ui/fact-saver.ts';
import { takesText } from '../../ui/folder-drop.ts';
import { sizeText } from '../../ui/format.ts';
import { TroubleNote } from '../../ui/states.tsx';
import { type DraggedPieces, dragPieces, useOwnDrop } from './dragging.ts';
import { captionPath, type Exhibit, useTypedField } from './exhibit-typing.ts';
import type { Item } from './lightbox.tsx';
import { Thumb } from './thumb.tsx';

const NEW = 'new';

export function ExhibitPieces({
  caseId,
  exhibit,
  exhibits,
  items,
  saver,
  kept,
  canWrite,
  titleOf,
  onEnlarge,
}: {
  readonly caseId: string;
  readonly exhibit: Exhibit;
  readonly exhibits: readonly Exhibit[];
  /** The pieces of this exhibit, in its order. */
  readonly items: readonly Item[];
  readonly saver: FactSaver;
  /** A value as it stands: what was typed last, else what main told. */
  readonly kept: (path: string, told: string | null) => string;
  readonly canWrite: boolean;
  readonly titleOf: (exhibit: Exhibit) => string;
  readonly onEnlarge: (at: number) => void;
}) {
  const { t } = useTranslation();
  const place = useCommand('exhibit.place');
  /** One place up or down, with the keys. */
  const step = (index: number, by: -1 | 1): void => {
    const own = items[index];
    // Down: before the one after the next, or at the end.
    const before = by === -1 ? items[index - 1] : items[index + 2];
    if (own === undefined || (by === -1 && before === undefined) || (by === 1 && index === items.length - 1)) return;
    const { exhibitId } = exhibit;
    const { evidenceId } = own;
    place.mutate({
      caseId,
      evidenceIds: [evidenceId],
      to: exhibitId,
      takeFrom: exhibitId,
      before: before?.evidenceId ?? null,
    });
  };
  return (
    <div className="pieces">
      <h3>{t('evidence.pieces')}</h3>
      {items.length === 0 ? <p className="quiet small">{t('evidence.no-pieces')}</p> : null}
      <ul>
        {items.map((item, index) => (
          <PieceRow
            key={item.evidenceId}
            item={item}
            canWrite={canWrite}
            exhibitId={exhibit.exhibitId}
            onPlace={({ evidenceIds, from }, copy) =>
              place.mutate({
                caseId,
                evidenceIds: [...evidenceIds],
                to: exhibit.exhibitId,
                takeFrom: copy ? null : (from ?? 'everywhere'),
                before: item.evidenceId,
              })
            }
            onStep={(by) => step(index, by)}
          >
            <Thumb item={item} onEnlarge={() => onEnlarge(index)} />
            <div className="piece-words">
              <p className="cut small" title={item.originalName}>
                {item.originalName}
                <span className="quiet tiny"> · {sizeText(item.bytes)}</span>
              </p>
              {(
                [
                  ['caption', exhibit.captions],
                  ['captionZh', exhibit.captionsZh],
                ] as const
              ).map(([field, told]) => {
                const path = captionPath(exhibit.exhibitId, item.evidenceId, field);
                return (
                  <Caption
                    key={field}
                    field={field}
                    saver={saver}
                    path={path}
                    text={kept(path, told?.[item.evidenceId] ?? null)}
                    name={item.originalName}
                    canWrite={canWrite}
                  />
                );
              })}
              {canWrite ? (
                <MovePiece caseId={caseId} exhibit={exhibit} exhibits={exhibits} item={item} titleOf={titleOf} />
              ) : null}
            </div>
          </PieceRow>
        ))}
      </ul>
    </div>
  );
}

/** A piece that can be dragged, and before which others can be let go. */
function PieceRow({
  item,
  exhibitId,
  canWrite,
  onPlace,
  onStep,
  children,
}: {
  readonly item: Item;
  readonly exhibitId: string;
  readonly canWrite: boolean;
  readonly onPlace: (dragged: DraggedPieces, copy: boolean) => void;
  readonly onStep: (by: -1 | 1) => void;
  readonly children: ReactNode;
}) {
  const drop = useOwnDrop(canWrite ? { pieces: onPlace } : {});
  return (
    <li
      className={drop.over === null ? 'piece' : 'piece is-over'}
      data-piece={item.evidenceId}
      draggable={canWrite}
      onDragStart={(event) => {
        // Marked text in a field is dragged as text.
        if (takesText(event.target)) return;
        dragPieces(event, { evidenceIds: [item.evidenceId], from: exhibitId });
      }}
      onKeyDown={(event) => {
        if (!event.altKey || !canWrite || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
        event.preventDefault();
        event.stopPropagation();
        onStep(event.key === 'ArrowUp' ? -1 : 1);
      }}
      {...drop.props}
    >
      {children}
    </li>
  );
}

function Caption({
  field,
  saver,
  path,
  text,
  name,
  canWrite,
}: {
  readonly field: 'caption' | 'captionZh';
  readonly saver: FactSaver;
  readonly path: string;
  readonly text: string;
  readonly name: string;
  readonly canWrite: boolean;
}) {
  const { t } = useTranslation();
  const { props } = useTypedField(saver, path, text, (typed) => ({ value: typed.trim() === '' ? null : typed.trim() }));
  return (
    <TextInput
      size="xs"
      aria-label={t(field === 'caption' ? 'evidence.caption' : 'evidence.caption-zh', { name })}
      placeholder={t(field === 'caption' ? 'evidence.caption-hint' : 'evidence.caption-hint-zh')}
      maxLength={300}
      readOnly={!canWrite}
      {...props}
    />
  );
}

/** In two steps, so that a key pressed by chance moves nothing. */
function MovePiece({
  caseId,
  exhibit,
  exhibits,
  item,
  titleOf,
}: {
  readonly caseId: string;
  readonly exhibit: Exhibit;
  readonly exhibits: readonly Exhibit[];
  readonly item: Item;
  readonly titleOf: (exhibit: Exhibit) => string;
}) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [to, setTo] = useState(NEW);
  const [alsoHere, setAlsoHere] = useState(false);
  const move = useCommand('exhibit.place', () => setAsking(false));
  if (!asking)
    return (
      <button
        type="button"
        className="link"
        aria-label={t('evidence.move-name', { name: item.originalName })}
        onClick={() => setAsking(true)}
      >
        {t('evidence.move')}
      </button>
    );
  const others = exhibits.filter((one) => one.exhibitId !== exhibit.exhibitId);
  return (
    <div className="move-piece">
      <NativeSelect
        size="xs"
        autoFocus
        aria-label={t('evidence.move-to')}
        value={to}
        data={[
          { value: NEW, label: t('evidence.move-new') },
          ...others.map((one) => ({ value: one.exhibitId, label: `${one.position + 1}. ${titleOf(one)}` })),
        ]}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <Checkbox
        size="xs"
        label={t('evidence.also-in')}
        checked={alsoHere}
        onChange={(event) => setAlsoHere(event.currentTarget.checked)}
      />
      <Button
        size="compact-xs"
        disabled={move.isPending}
        onClick={() =>
          move.mutate({
            caseId,
            evidenceIds: [item.evidenceId],
            takeFrom: alsoHere ? null : exhibit.exhibitId,
            to: to === NEW ? null : to,
            before: null,
          })
        }
      >
        {t('evidence.move-do')}
      </Button>
      <Button size="compact-xs" variant="default" onClick={() => setAsking(false)}>
        {t('evidence.move-cancel')}
      </Button>
      {move.error ? <TroubleNote error={move.error} /> : null}
    </div>
  );
}
