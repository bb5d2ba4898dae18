/** The light table: everything in the case as small pictures, chosen with mouse or keys, sorted with the number keys. */
import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/channels.ts';
import { type ExhibitKind, exhibitKinds } from '../../../shared/domain/terms.ts';
import { useCommand } from '../../api.ts';
import { TroubleNote } from '../../ui/states.tsx';
import { dragPieces } from './dragging.ts';
import { ExhibitRail } from './exhibit-rail.tsx';
import {
  type Chosen,
  choose,
  chosenIds,
  firstWish,
  type Item,
  nothingChosen,
  roleKeys,
  roleOfKey,
  rolesOf,
  stepOf,
  tilesOf,
  type Wish,
} from './light-table-model.ts';
import { LightTile } from './light-tile.tsx';
import { placesOf, SameBytes } from './same-bytes.tsx';
import { useVirtualGrid } from './virtual-grid.ts';

const TILE = { width: 140, row: 164 };

export function LightTable({
  caseId,
  box,
  canWrite,
  onEnlarge,
  onCompare,
}: {
  readonly caseId: string;
  readonly box: OutputOf<'evidence.list'>;
  readonly canWrite: boolean;
  readonly onEnlarge: (items: readonly Item[], at: number) => void;
  readonly onCompare: (two: readonly [Item, Item]) => void;
}) {
  const { t } = useTranslation();
  const [wish, setWish] = useState<Wish>(firstWish);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<Chosen>(nothingChosen);
  const [explained, setExplained] = useState<string | null>(null);
  const tiles = useMemo(() => tilesOf(box, wish, opened), [box, wish, opened]);
  const { roles, sorted } = useMemo(() => rolesOf(box.exhibits), [box.exhibits]);
  const role = useCommand('evidence.set-role');
  const place = useCommand('exhibit.place');
  const grid = useRef<HTMLDivElement>(null);
  const view = useVirtualGrid(grid, tiles.length, TILE);

  const ids = chosenIds(tiles, chosen);
  const two = box.evidence.filter((item) => ids.includes(item.evidenceId) && item.thumbnail === 'ready');
  const at = Math.min(chosen.at, Math.max(0, tiles.length - 1));
  const want = (next: Partial<Wish>): void => {
    setWish({ ...wish, ...next });
    setChosen(nothingChosen);
  };
  const sortAs = (kind: ExhibitKind): void => {
    if (canWrite && ids.length > 0) role.mutate({ caseId, evidenceIds: ids, kind });
  };
  const enlarge = (index: number): void => {
    const items = tiles.flatMap((tile) => tile.items);
    const first = tiles[index]?.first;
    if (first !== undefined) onEnlarge(items, Math.max(0, items.indexOf(first)));
  };
  const spread = (key: string): void => {
    const next = new Set(opened);
    if (!next.delete(key)) next.add(key);
    setOpened(next);
  };

  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return;
    const kind = event.ctrlKey || event.metaKey || event.altKey ? null : roleOfKey(event.key);
    if (kind !== null) {
      event.preventDefault();
      sortAs(kind);
      return;
    }
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') {
      event.preventDefault();
      setChosen({ keys: new Set(tiles.map((tile) => tile.key)), at, from: 0 });
      return;
    }
    if (event.key === 'Escape') setChosen({ ...nothingChosen, at });
    if (event.key === 'Enter') {
      // The same key must not press the first button of the large view.
      event.preventDefault();
      enlarge(at);
    }
    if (event.key === ' ') {
      event.preventDefault();
      setChosen(choose(tiles, chosen, at, { add: true, range: false }));
    }
    const to = stepOf(event.key, at, tiles.length, view.columns, view.page);
    if (to === null || tiles.length === 0 || event.altKey) return;
    event.preventDefault();
    setChosen(choose(tiles, chosen, to, { add: false, range: event.shiftKey }));
    view.bringUp(to);
  };

  // One file is asked about at a time: the one that is chosen.
  const only = ids.length === 1 ? box.evidence.find((item) => item.evidenceId === ids[0]) : undefined;
  const unsorted = box.evidence.filter((item) => !sorted.has(item.evidenceId)).length;
  const held = exhibitKinds.filter((kind) => box.exhibits.some((one) => one.kind === kind));
  const first = view.firstRow * view.columns;
  const trouble = role.error ?? place.error;
  return (
    <section className="light-table">
      <ExhibitRail
        caseId={caseId}
        box={box}
        show={wish.show}
        unsorted={unsorted}
        canWrite={canWrite}
        onShow={(show) => want({ show })}
        onPlace={(dragged, to, copy) =>
          place.mutate({
            caseId,
            evidenceIds: [...dragged.evidenceIds],
            to,
            takeFrom: copy ? null : (dragged.from ?? 'everywhere'),
            before: null,
          })
        }
      />
      <div className="light-main">
        <div className="light-tools">
          <NativeSelect
            size="xs"
            aria-label={t('table.show')}
            value={wish.show}
            data={[
              { value: 'all', label: t('table.all', { number: box.evidence.length }) },
              { value: 'unsorted', label: t('table.unsorted', { number: unsorted }) },
              ...held.map((kind) => ({ value: kind, label: t(`term.exhibit.${kind}`) })),
              ...(wish.show.startsWith('in:') ? [{ value: wish.show, label: t('table.one-exhibit') }] : []),
            ]}
            onChange={(event) => want({ show: event.currentTarget.value })}
          />
          <NativeSelect
            size="xs"
            aria-label={t('table.folder')}
            value={wish.folder}
            data={[
              { value: 'all', label: t('table.every-folder') },
              ...box.folders.map((one) => ({ value: one.folderId, label: one.label })),
            ]}
            onChange={(event) => want({ folder: event.currentTarget.value })}
          />
          <NativeSelect
            size="xs"
            aria-label={t('table.sort')}
            value={wish.sort}
            data={(['intake', 'camera', 'name'] as const).map((value) => ({ value, label: t(`table.sort-${value}`) }))}
            onChange={({ currentTarget: { value } }) =>
              want({ sort: value === 'camera' || value === 'name' ? value : 'intake' })
            }
          />
          <Checkbox
            size="xs"
            label={t('table.stack')}
            checked={wish.stacked}
            onChange={(event) => want({ stacked: event.currentTarget.checked })}
          />
        </div>
        <fieldset className="role-keys" aria-label={t('table.roles')} disabled={!canWrite || ids.length === 0}>
          {roleKeys.map((kind, index) => (
            <button key={kind} type="button" className="role-key" onClick={() => sortAs(kind)}>
              <kbd>{(index + 1) % 10}</kbd> {t(`term.exhibit.${kind}`)}
            </button>
          ))}
          <NativeSelect
            size="xs"
            aria-label={t('table.other-role')}
            value=""
            data={[
              { value: '', label: t('table.other-role') },
              ...exhibitKinds.map((value) => ({ value, label: t(`term.exhibit.${value}`) })),
            ]}
            onChange={({ currentTarget: { value } }) => {
              const kind = exhibitKinds.find((one) => one === value);
              if (kind !== undefined) sortAs(kind);
            }}
          />
        </fieldset>
        <p className="light-said small quiet" role="status">
          {ids.length === 0 ? t('table.hint') : t('table.chosen', { count: ids.length })}
          {two.length === 2 && two[0] !== undefined && two[1] !== undefined ? (
            <Button size="compact-xs" variant="default" onClick={() => onCompare([two[0], two[1]] as [Item, Item])}>
              {t('table.compare')}
            </Button>
          ) : null}
          {only === undefined || only.same === null ? null : (
            <Button
              size="compact-xs"
              variant="default"
              aria-expanded={explained === only.evidenceId}
              onClick={() => setExplained(explained === only.evidenceId ? null : only.evidenceId)}
            >
              {t('same.title', { count: placesOf(only.same) })}
            </Button>
          )}
        </p>
        {trouble ? <TroubleNote error={trouble} /> : null}
        {only !== undefined && explained === only.evidenceId ? (
          <SameBytes caseId={caseId} box={box} item={only} canWrite={canWrite} />
        ) : null}
        {tiles.length === 0 ? (
          <p className="empty quiet">
            {t('table.nothing')}{' '}
            <button type="button" className="link" onClick={() => want({ show: 'all', folder: 'all' })}>
              {t('table.show-all')}
            </button>
          </p>
        ) : null}
        <div
          ref={grid}
          className="grid"
          role="listbox"
          tabIndex={0}
          aria-multiselectable="true"
          aria-label={t('table.pieces', { count: tiles.length })}
          aria-activedescendant={tiles[at] === undefined ? undefined : `tile-${tiles[at].key}`}
          style={{ height: view.height }}
          onKeyDown={press}
        >
          {tiles.slice(first, view.lastRow * view.columns).map((tile, index) => {
            const place = first + index;
            return (
              <LightTile
                key={tile.key}
                tile={tile}
                roles={roles.get(tile.first.evidenceId) ?? []}
                isSorted={sorted.has(tile.first.evidenceId)}
                isChosen={chosen.keys.has(tile.key)}
                isCurrent={place === at}
                isOpened={opened.has(tile.key)}
                of={{ index: place, count: tiles.length }}
                style={{
                  top: Math.floor(place / view.columns) * TILE.row,
                  insetInlineStart: `${((place % view.columns) * 100) / view.columns}%`,
                  width: `${100 / view.columns}%`,
                  height: TILE.row,
                }}
                onPress={(how) => setChosen(choose(tiles, chosen, place, how))}
                onEnlarge={() => enlarge(place)}
                onSpread={() => spread(tile.key)}
                onExplain={() => {
                  setChosen(choose(tiles, chosen, place, { add: false, range: false }));
                  setExplained(tile.first.evidenceId);
                }}
                onDrag={(event) => {
                  const own = tile.items.map((item) => item.evidenceId);
                  dragPieces(event, { evidenceIds: chosen.keys.has(tile.key) ? ids : own, from: null });
                }}
              />
            );
          })}
        </div>
      </div>
    </section>
  );
}
