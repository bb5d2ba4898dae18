/** The files of an exhibit: look at one large, caption it, move it to another exhibit or out into a new one. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { imageKinds } from '../../../shared/domain/evidence.ts';
import { useCommand } from '../../api.ts';
import type { FactSaver } from '../../ui/fact-saver.ts';
import { sizeText } from '../../ui/format.ts';
import { TroubleNote } from '../../ui/states.tsx';
import { Thumb } from './evidence-grid.tsx';
import { captionPath, type Exhibit, useTypedField } from './exhibit-typing.ts';
import type { Item } from './lightbox.tsx';

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
  return (
    <div className="pieces">
      <h3>{t('evidence.pieces')}</h3>
      {items.length === 0 ? <p className="quiet small">{t('evidence.no-pieces')}</p> : null}
      <ul>
        {items.map((item, index) => (
          <li key={item.evidenceId} className="piece">
            <Thumb item={item} onEnlarge={() => onEnlarge(index)} />
            <div className="piece-words">
              <p className="cut small" title={item.originalName}>
                {item.originalName}
                <span className="quiet tiny"> · {sizeText(item.bytes)}</span>
              </p>
              {imageKinds.has(item.kind) ? (
                <Caption
                  saver={saver}
                  path={captionPath(exhibit.exhibitId, item.evidenceId)}
                  text={kept(
                    captionPath(exhibit.exhibitId, item.evidenceId),
                    exhibit.captions[item.evidenceId] ?? null,
                  )}
                  name={item.originalName}
                  canWrite={canWrite}
                />
              ) : null}
              {canWrite ? (
                <MovePiece caseId={caseId} exhibit={exhibit} exhibits={exhibits} item={item} titleOf={titleOf} />
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Caption({
  saver,
  path,
  text,
  name,
  canWrite,
}: {
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
      aria-label={t('evidence.caption', { name })}
      placeholder={t('evidence.caption-hint')}
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
      <Button
        size="compact-xs"
        disabled={move.isPending}
        onClick={() =>
          move.mutate({
            caseId,
            evidenceIds: [item.evidenceId],
            takeFrom: exhibit.exhibitId,
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
