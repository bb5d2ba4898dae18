/** One tile of the light table: the picture or the beginning of the text, its name, what it is, and what there is to say of it. */
import type { CSSProperties, DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExhibitKind } from '../../../shared/domain/terms.ts';
import { Icon, type IconName } from '../../ui/icons.tsx';
import type { Item, Tile } from './light-table-model.ts';
import { isUnexplained, placesOf } from './same-bytes.tsx';

const kindIcon: Partial<Record<Item['kind'], IconName>> = {
  pdf: 'file',
  text: 'file',
  csv: 'file',
  email: 'mail',
  other: 'file',
};

/** The small picture of a piece (its name stands beside it), the beginning of a text, or the sign of its kind. */
export function Face({ item }: { readonly item: Item }) {
  if (item.thumbnail === 'ready')
    return <img src={`vault://thumb/${item.evidenceId}`} alt="" draggable={false} decoding="async" />;
  if (item.excerpt !== null && item.excerpt !== '')
    return (
      <span className="excerpt" aria-hidden="true">
        {item.excerpt}
      </span>
    );
  return <Icon name={kindIcon[item.kind] ?? 'photo'} size={30} />;
}

export function LightTile({
  tile,
  roles,
  isSorted,
  isChosen,
  isCurrent,
  isOpened,
  of,
  style,
  onPress,
  onEnlarge,
  onSpread,
  onExplain,
  onDrag,
}: {
  readonly tile: Tile;
  readonly roles: readonly ExhibitKind[];
  readonly isSorted: boolean;
  readonly isChosen: boolean;
  readonly isCurrent: boolean;
  readonly isOpened: boolean;
  readonly of: { readonly index: number; readonly count: number };
  readonly style: CSSProperties;
  readonly onPress: (how: { readonly add: boolean; readonly range: boolean }) => void;
  readonly onEnlarge: () => void;
  readonly onSpread: () => void;
  /** Why the file is here once although it was met more than once. */
  readonly onExplain: () => void;
  readonly onDrag: (event: DragEvent) => void;
}) {
  const { t } = useTranslation();
  const { first, items } = tile;
  const remarks = [...first.doubts, ...first.warnings];
  const unseen = [
    ...(items.length > 1 ? [t('table.stack-of', { count: items.length })] : []),
    ...remarks.map((one) => one.says),
    ...(first.same === null
      ? []
      : isUnexplained(first)
        ? [t('same.tile-doubt', { names: first.same.names.map((one) => one.name).join(t('list.comma')) })]
        : [t('same.tile', { count: placesOf(first.same) })]),
  ];
  const said = [first.originalName, ...roles.map((role) => t(`term.exhibit.${role}`)), ...unseen];
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and says which tile it is on.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the grid.
    <div
      id={`tile-${tile.key}`}
      className={`tile${isChosen ? ' is-chosen' : ''}${isCurrent ? ' is-current' : ''}`}
      role="option"
      aria-selected={isChosen}
      aria-posinset={of.index + 1}
      aria-setsize={of.count}
      title={said.join('\n')}
      style={style}
      draggable
      onDragStart={onDrag}
      onClick={(event) => onPress({ add: event.ctrlKey || event.metaKey, range: event.shiftKey })}
      onDoubleClick={onEnlarge}
    >
      <span className={items.length > 1 ? 'tile-face is-stack' : 'tile-face'}>
        <Face item={first} />
        {items.length > 1 || isOpened ? (
          <span
            className="tile-count"
            aria-hidden="true"
            onClick={(event) => {
              event.stopPropagation();
              onSpread();
            }}
            onDoubleClick={(event) => event.stopPropagation()}
          >
            {isOpened ? '−' : items.length}
          </span>
        ) : null}
        {first.same === null ? null : (
          <span
            className={isUnexplained(first) ? 'tile-same is-doubt' : 'tile-same'}
            aria-hidden="true"
            data-testid="tile-same"
            onClick={(event) => {
              event.stopPropagation();
              onExplain();
            }}
            onDoubleClick={(event) => event.stopPropagation()}
          >
            ={placesOf(first.same)}
          </span>
        )}
        {remarks.length > 0 ? (
          <span className={first.doubts.length > 0 ? 'tile-mark is-doubt' : 'tile-mark'}>
            <Icon name="alert" size={12} />
          </span>
        ) : null}
      </span>
      <span className="tile-name cut">{first.originalName}</span>
      <span className={isSorted ? 'tile-role cut' : 'tile-role cut is-proposed'}>
        {roles[0] === undefined ? t('table.no-role') : t(`term.exhibit.${roles[0]}`)}
        {roles.length > 1 ? ` +${roles.length - 1}` : ''}
      </span>
      <span className="unseen">{unseen.join(t('list.comma'))}</span>
    </div>
  );
}
