/** The outline of the packet: its parts and exhibits, in order, on or off, with their pages. What is picked can be moved by keys. */
import { type DragEvent, type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/channels.ts';
import { Icon } from '../../ui/icons.tsx';
import type { Picked } from './kept-choice.ts';
import type { Outline, Wish } from './outline-wish.ts';

export type Places = OutputOf<'packet.places'>;

interface Row extends Picked {
  readonly title: string;
  readonly label: string | null;
  readonly shown: boolean;
  /** Null: can be left out; else why it cannot. */
  readonly needed: string | null;
  readonly note: string | null;
  readonly page: number | null;
}

export function OutlinePane({
  outline,
  places,
  page,
  picked,
  canWrite,
  onPick,
  onArrange,
}: {
  readonly outline: Outline;
  readonly places: Places | null;
  /** The page one looks at: its part or exhibit is marked. */
  readonly page: number;
  readonly picked: Picked | null;
  readonly canWrite: boolean;
  readonly onPick: (picked: Picked, page: number | null) => void;
  readonly onArrange: (wish: Wish) => void;
}) {
  const { t, i18n } = useTranslation();
  const pageOf = (id: string): number | null => places?.parts.find((one) => one.id === id)?.firstPage ?? null;
  const fixed = ['cover', 'summary', 'contents'].map((id): Row => partRow(id, true, t(`packet.needed.${id}`)));
  const parts = outline.parts.map((one) =>
    partRow(one.id, one.shown, one.optional ? null : t(`packet.needed.${one.id}`, { defaultValue: '' })),
  );
  const exhibits = outline.exhibits.map(
    (x): Row => ({
      kind: 'exhibit',
      id: x.exhibitId,
      title: i18n.language === 'zh-CN' ? (x.titleZh ?? x.title) : x.title,
      label: x.label,
      shown: x.shown,
      needed: null,
      note: x.files === 0 ? t('packet.no-file-yet') : null,
      page: places?.exhibits.find((one) => one.exhibitId === x.exhibitId)?.firstPage ?? null,
    }),
  );
  function partRow(id: string, shown: boolean, needed: string | null): Row {
    return {
      kind: 'part',
      id,
      title: t(`packet.part.${id}`),
      label: null,
      shown,
      needed,
      note: null,
      page: pageOf(id),
    };
  }

  const wish = (rows: { readonly parts: readonly Row[]; readonly exhibits: readonly Row[] }): void =>
    onArrange({
      parts: rows.parts.flatMap(({ id, shown }) => {
        const known = outline.parts.find((one) => one.id === id);
        return known === undefined ? [] : [{ id: known.id, shown }];
      }),
      exhibits: rows.exhibits.map(({ id, shown }) => ({ exhibitId: id, shown })),
    });
  const change = (kind: Picked['kind'], rows: readonly Row[]): void =>
    wish(kind === 'part' ? { parts: rows, exhibits } : { parts, exhibits: rows });
  const here = (rows: readonly Row[]): Row | null =>
    rows.findLast((row) => row.shown && row.page !== null && row.page <= page) ?? null;
  const now = here([...fixed, ...parts.filter((row) => row.id !== 'integrity'), ...exhibits]);

  const shared = { picked, canWrite, onPick, now };
  return (
    <div className="outline">
      <h2 className="side-title">{t('packet.parts')}</h2>
      <ul aria-label={t('packet.parts')}>
        {fixed.map((row) => (
          <OutlineRow key={row.id} row={row} {...shared} onToggle={null} onMove={null} />
        ))}
      </ul>
      <Rows rows={parts} label={t('packet.parts-free')} {...shared} onChange={(rows) => change('part', rows)} />
      <h2 className="side-title">
        {t('packet.exhibits')} <span className="quiet number">{exhibits.filter((x) => x.label !== null).length}</span>
      </h2>
      {exhibits.length === 0 ? <p className="quiet small side-note">{t('packet.no-exhibits')}</p> : null}
      <Rows rows={exhibits} label={t('packet.exhibits')} {...shared} onChange={(rows) => change('exhibit', rows)} />
      {outline.arranged && canWrite ? (
        <button type="button" className="link side-note" onClick={() => onArrange({ parts: [], exhibits: [] })}>
          {t('packet.usual-order')}
        </button>
      ) : null}
    </div>
  );
}

interface Shared {
  readonly picked: Picked | null;
  readonly canWrite: boolean;
  readonly now: Row | null;
  readonly onPick: (picked: Picked, page: number | null) => void;
}

/** Rows that can be moved among themselves: dragged, or by Alt and the arrow keys. */
function Rows({
  rows,
  label,
  onChange,
  ...shared
}: Shared & {
  readonly rows: readonly Row[];
  readonly label: string;
  readonly onChange: (rows: readonly Row[]) => void;
}) {
  const [dragged, setDragged] = useState<string | null>(null);
  // Letter and proof hold the packet together at both ends: what can be left out moves between them.
  const isFree = (row: Row | undefined): boolean => row !== undefined && row.needed === null;
  const put = (id: string, to: number): void => {
    const from = rows.findIndex((row) => row.id === id);
    const row = rows[from];
    if (row === undefined || from === to || !isFree(row) || !isFree(rows[to])) return;
    const rest = rows.filter((one) => one.id !== id);
    onChange([...rest.slice(0, to), row, ...rest.slice(to)]);
  };
  return (
    <ul aria-label={label}>
      {rows.map((row, index) => (
        <OutlineRow
          key={row.id}
          row={row}
          {...shared}
          onToggle={
            row.needed !== null
              ? null
              : () => onChange(rows.map((one) => (one === row ? { ...one, shown: !one.shown } : one)))
          }
          onMove={isFree(row) ? (by) => put(row.id, index + by) : null}
          drag={{
            onDragStart: (event) => {
              setDragged(row.id);
              event.dataTransfer.effectAllowed = 'move';
            },
            onDragOver: (event) => {
              if (dragged !== null && isFree(row)) event.preventDefault();
            },
            onDrop: (event) => {
              if (dragged === null) return;
              event.preventDefault();
              event.stopPropagation();
              put(dragged, index);
            },
            onDragEnd: () => setDragged(null),
          }}
        />
      ))}
    </ul>
  );
}

type DragProps = Readonly<
  Record<'onDragStart' | 'onDragOver' | 'onDrop', (event: DragEvent) => void> & { onDragEnd: () => void }
>;

function OutlineRow({
  row,
  picked,
  now,
  canWrite,
  onPick,
  onToggle,
  onMove,
  drag,
}: Shared & {
  readonly row: Row;
  readonly onToggle: (() => void) | null;
  readonly onMove: ((by: 1 | -1) => void) | null;
  readonly drag?: DragProps;
}) {
  const { t } = useTranslation();
  const isPicked = picked?.kind === row.kind && picked.id === row.id;
  const isNow = now?.kind === row.kind && now.id === row.id;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || onMove === null || !canWrite || !['ArrowUp', 'ArrowDown'].includes(event.key)) return;
    event.preventDefault();
    onMove(event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <li
      className={`outline-row${isPicked ? ' is-picked' : ''}${isNow ? ' is-now' : ''}${row.shown ? '' : ' is-off'}`}
      draggable={canWrite && onMove !== null}
      {...drag}
    >
      <input
        type="checkbox"
        checked={row.shown}
        disabled={!canWrite || onToggle === null}
        title={row.needed ?? undefined}
        aria-label={t('packet.in-packet', { title: row.title })}
        aria-description={row.needed ?? undefined}
        onChange={() => onToggle?.()}
      />
      <button
        type="button"
        className="outline-name"
        aria-current={isNow ? 'location' : undefined}
        aria-pressed={isPicked}
        title={onMove === null ? undefined : t('packet.move-hint')}
        onClick={() => onPick({ kind: row.kind, id: row.id }, row.page)}
        onKeyDown={onKeyDown}
      >
        {row.kind === 'exhibit' ? <span className="number quiet outline-label">{row.label ?? '–'}</span> : null}
        <span className="cut">{row.title}</span>
        {row.note === null ? null : <Icon name="wait" size={12} />}
        <span className="number quiet outline-page">{row.shown ? (row.page ?? '') : ''}</span>
      </button>
    </li>
  );
}
