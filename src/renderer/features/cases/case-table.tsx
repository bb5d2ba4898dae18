/** The cases as a dense table that draws only what is in view; every row is reached with the keys. */
import { Checkbox, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView, ListedCase } from '../../../shared/contract/channels/list-channels.ts';
import { useCommand } from '../../api.ts';
import { useAppCommand } from '../../ui/app-commands.ts';
import { isOwnKey } from '../../ui/keys.ts';
import { useRowWindow } from '../../ui/row-window.ts';
import { CaseRowCells } from './case-row.tsx';

/** As in cases.css: room for a name in its own script and its Latin form below it. */
const ROW = 40;
const columns = [
  ['case', 'case'],
  ['step', 'step'],
  ['buyer', 'buyer'],
  ['order', null],
  ['product', null],
  ['reason', null],
  ['amount', 'amount'],
  ['due', 'due'],
  ['turn', null],
  ['changed', 'changed'],
] as const;

export interface CaseTableProps {
  readonly view: CaseView;
  readonly rows: readonly ListedCase[];
  readonly total: number;
  readonly canWrite: boolean;
  readonly onView: (view: CaseView) => void;
  readonly onOpen: (caseId: string) => void;
  readonly onClose: (caseId: string) => void;
  readonly onReopen: (caseId: string) => void;
  readonly onDelete: (row: ListedCase) => void;
  /** More rows are wanted, down to this one. */
  readonly onReach: (index: number) => void;
  /** Rows can be ticked for something to be done with several. */
  readonly ticks?: { readonly ids: readonly string[]; readonly onTick: (caseId: string) => void };
}

export function CaseTable(props: CaseTableProps) {
  const { view, rows, total, canWrite, onView, onOpen, onClose, onReopen, onDelete, onReach, ticks } = props;
  const { t } = useTranslation();
  const frame = useRef<HTMLElement>(null);
  const [at, setAt] = useState(0);
  const [renaming, setRenaming] = useState<string | null>(null);
  const focusNext = useRef(false);
  const { first, end } = useRowWindow(frame, ROW, total);
  const current = Math.min(at, Math.max(0, total - 1));
  useEffect(() => onReach(end), [end, onReach]);
  useEffect(() => {
    if (!focusNext.current) return;
    const row = frame.current?.querySelector<HTMLElement>(`tr[data-index="${current}"]`);
    if (row === null || row === undefined) return;
    focusNext.current = false;
    row.focus({ preventScroll: true });
  });

  const move = (to: number): void => {
    const next = Math.max(0, Math.min(total - 1, to));
    const box = frame.current;
    if (box !== null) {
      const top = next * ROW;
      const room = box.clientHeight - 2 * ROW;
      if (top < box.scrollTop) box.scrollTop = top;
      else if (top > box.scrollTop + room) box.scrollTop = top - room;
    }
    focusNext.current = true;
    setAt(next);
    onReach(next);
  };
  const chosen = rows[current];
  const isClosed = chosen?.status === 'closed';
  useAppCommand('close-case', () => onClose(chosen?.caseId ?? ''), {
    enabled: canWrite && chosen !== undefined && !isClosed,
  });
  useAppCommand('reopen-case', () => onReopen(chosen?.caseId ?? ''), { enabled: canWrite && isClosed });
  const page = (): number => Math.max(1, Math.floor((frame.current?.clientHeight ?? ROW) / ROW) - 2);

  return (
    <section ref={frame} className="table-frame case-table" aria-label={t('cases.title')}>
      <table className="table" aria-rowcount={total + 1}>
        <colgroup>
          <col span={columns.length} />
          <col className="col-act" />
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map(([column, sort]) => (
              <th
                key={column}
                scope="col"
                className={`col-${column}`}
                aria-sort={sort !== null && view.sort === sort ? (view.down ? 'descending' : 'ascending') : undefined}
              >
                {sort === null ? (
                  t(`cases.col-${column}`)
                ) : (
                  <button
                    type="button"
                    className="sorter"
                    onClick={() =>
                      onView({ ...view, sort, down: view.sort === sort ? !view.down : sort === 'changed' })
                    }
                  >
                    {t(`cases.col-${column}`)}
                    <span aria-hidden="true">{view.sort === sort ? (view.down ? ' ↓' : ' ↑') : ''}</span>
                  </button>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {first === 0 ? null : <Gap rows={first} />}
          {rows.slice(first, end).map((row, n) => {
            const index = first + n;
            return (
              <tr
                key={row.caseId}
                data-index={index}
                tabIndex={index === current ? 0 : -1}
                aria-rowindex={index + 2}
                onClick={() => onOpen(row.caseId)}
                onFocus={() => setAt(index)}
                onKeyDown={(event) => {
                  if (event.target !== event.currentTarget) return;
                  const steps: Readonly<Record<string, number>> = {
                    ArrowDown: index + 1,
                    ArrowUp: index - 1,
                    PageDown: index + page(),
                    PageUp: index - page(),
                    Home: 0,
                    End: total - 1,
                  };
                  const to = steps[event.key];
                  if (to !== undefined) {
                    event.preventDefault();
                    move(to);
                  }
                  if (isOwnKey(event, 'Enter')) onOpen(row.caseId);
                  if (ticks !== undefined && isOwnKey(event, ' ')) {
                    event.preventDefault();
                    ticks.onTick(row.caseId);
                  }
                  if (isOwnKey(event, 'F2') && canWrite) setRenaming(row.caseId);
                  if (isOwnKey(event, 'Delete') && canWrite) {
                    focusNext.current = true;
                    onDelete(row);
                  }
                }}
              >
                <CaseRowCells
                  row={row}
                  lead={ticks === undefined ? null : <Tick row={row} ticks={ticks} isCurrent={index === current} />}
                />
                {canWrite && renaming !== row.caseId ? (
                  <RowAct row={row} onAct={row.status === 'closed' ? onReopen : onClose} />
                ) : null}
                {renaming === row.caseId ? (
                  <td className="rename-cell">
                    <Rename
                      row={row}
                      onEnd={() => {
                        setRenaming(null);
                        focusNext.current = true;
                      }}
                    />
                  </td>
                ) : null}
              </tr>
            );
          })}
          {end >= total && rows.length >= total ? null : <Gap rows={Math.max(0, total - Math.min(end, rows.length))} />}
        </tbody>
      </table>
    </section>
  );
}

/** The row around it opens the case: a click on the box must not. */
function Tick({
  row,
  ticks,
  isCurrent,
}: {
  readonly row: ListedCase;
  readonly ticks: NonNullable<CaseTableProps['ticks']>;
  readonly isCurrent: boolean;
}) {
  return (
    <Checkbox
      size="xs"
      className="row-tick"
      tabIndex={isCurrent ? 0 : -1}
      aria-label={`${row.caseId} ${row.customerName ?? row.title ?? ''}`.trim()}
      checked={ticks.ids.includes(row.caseId)}
      onClick={(event) => event.stopPropagation()}
      onChange={() => ticks.onTick(row.caseId)}
    />
  );
}

/** Stands for rows that are not drawn. */
function Gap({ rows }: { readonly rows: number }) {
  return (
    <tr className="gap" style={{ height: rows * ROW }}>
      <td colSpan={columns.length} />
    </tr>
  );
}

/** Shown while the mouse is over the row or the keys are on it. */
function RowAct({ row, onAct }: { readonly row: ListedCase; readonly onAct: (caseId: string) => void }) {
  const { t } = useTranslation();
  const isClosed = row.status === 'closed';
  return (
    <td className="row-act">
      <button
        type="button"
        className="pick"
        tabIndex={-1}
        aria-label={
          isClosed ? t('closing.reopen-row', { case: row.caseId }) : t('closing.of-row', { case: row.caseId })
        }
        onClick={(event) => {
          event.stopPropagation();
          onAct(row.caseId);
        }}
      >
        {isClosed ? t('closing.reopen') : t('closing.row')}
      </button>
    </td>
  );
}

function Rename({ row, onEnd }: { readonly row: ListedCase; readonly onEnd: () => void }) {
  const { t } = useTranslation();
  const [title, setTitle] = useState(row.title ?? '');
  const save = useCommand('case.set-title', onEnd);
  return (
    <TextInput
      size="xs"
      autoFocus
      maxLength={200}
      aria-label={t('cases.rename')}
      placeholder={t('cases.rename')}
      value={title}
      onClick={(event) => event.stopPropagation()}
      onChange={(event) => setTitle(event.currentTarget.value)}
      onBlur={onEnd}
      onKeyDown={(event) => {
        if (isOwnKey(event, 'Escape')) onEnd();
        if (isOwnKey(event, 'Enter')) save.mutate({ caseId: row.caseId, title: title.trim() || null });
      }}
    />
  );
}
