/** The exhibits beside the light table: a click shows what is in one, pieces are dropped on it, dragging or Alt with arrows orders them. */
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/channels.ts';
import { useCommand } from '../../api.ts';
import { asLanguage } from '../../ui/format.ts';
import { TroubleNote } from '../../ui/states.tsx';
import { type DraggedPieces, dragExhibit, useOwnDrop } from './dragging.ts';
import type { Exhibit } from './light-table-model.ts';

type Place = (dragged: DraggedPieces, to: string | null, copy: boolean) => void;

export function ExhibitRail({
  caseId,
  box,
  show,
  unsorted,
  canWrite,
  onShow,
  onPlace,
}: {
  readonly caseId: string;
  readonly box: OutputOf<'evidence.list'>;
  readonly show: string;
  readonly unsorted: number;
  readonly canWrite: boolean;
  readonly onShow: (show: string) => void;
  readonly onPlace: Place;
}) {
  const { t } = useTranslation();
  const move = useCommand('exhibit.move');
  const fresh = useOwnDrop({ pieces: (dragged, copy) => onPlace(dragged, null, copy) });
  return (
    <nav className="exhibit-rail" aria-label={t('table.rail')}>
      <button
        type="button"
        className="rail-row"
        aria-current={show === 'all' ? 'true' : undefined}
        onClick={() => onShow('all')}
      >
        <span className="grow">{t('table.everything')}</span>
        <span className="number">{box.evidence.length}</span>
      </button>
      <button
        type="button"
        className="rail-row"
        aria-current={show === 'unsorted' ? 'true' : undefined}
        onClick={() => onShow('unsorted')}
      >
        <span className="grow">{t('table.not-sorted')}</span>
        <span className="number">{unsorted}</span>
      </button>
      <h3 className="rail-head">{t('table.rail')}</h3>
      {move.error ? <TroubleNote error={move.error} /> : null}
      <ol>
        {box.exhibits.map((exhibit, index) => (
          <RailRow
            key={exhibit.exhibitId}
            exhibit={exhibit}
            number={index + 1}
            isShown={show === `in:${exhibit.exhibitId}`}
            canWrite={canWrite}
            onShow={() => onShow(`in:${exhibit.exhibitId}`)}
            onPlace={onPlace}
            onMove={(exhibitId, to) => move.mutate({ caseId, exhibitId, to })}
            index={index}
          />
        ))}
      </ol>
      {canWrite ? (
        <p className={fresh.over === null ? 'rail-new' : 'rail-new is-over'} {...fresh.props}>
          {t('table.drop-new')}
        </p>
      ) : null}
    </nav>
  );
}

function RailRow({
  exhibit,
  number,
  index,
  isShown,
  canWrite,
  onShow,
  onPlace,
  onMove,
}: {
  readonly exhibit: Exhibit;
  readonly number: number;
  readonly index: number;
  readonly isShown: boolean;
  readonly canWrite: boolean;
  readonly onShow: () => void;
  readonly onPlace: Place;
  readonly onMove: (exhibitId: string, to: 'up' | 'down' | number) => void;
}) {
  const { t, i18n } = useTranslation();
  const drop = useOwnDrop(
    canWrite
      ? {
          pieces: (dragged, copy) => onPlace(dragged, exhibit.exhibitId, copy),
          exhibit: (exhibitId) => onMove(exhibitId, index),
        }
      : {},
  );
  const title = asLanguage(i18n.language) === 'zh-CN' ? (exhibit.titleZh ?? exhibit.title) : exhibit.title;
  return (
    <li className={drop.over === null ? undefined : `is-over-${drop.over}`} {...drop.props}>
      <button
        type="button"
        className={exhibit.include ? 'rail-row' : 'rail-row is-out'}
        draggable={canWrite}
        aria-current={isShown ? 'true' : undefined}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        title={`${title}\n${t(`term.exhibit.${exhibit.kind}`)}${exhibit.include ? '' : `\n${t('table.left-out')}`}`}
        onClick={onShow}
        onDragStart={(event) => dragExhibit(event, exhibit.exhibitId)}
        onKeyDown={(event) => {
          if (!event.altKey || !canWrite || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
          event.preventDefault();
          onMove(exhibit.exhibitId, event.key === 'ArrowUp' ? 'up' : 'down');
        }}
      >
        <span className="number quiet rail-no">{number}</span>
        <span className="cut grow">{title}</span>
        <span className="number quiet">{exhibit.evidenceIds.length}</span>
      </button>
    </li>
  );
}
