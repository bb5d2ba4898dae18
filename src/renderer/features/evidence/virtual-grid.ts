/** A grid of equal tiles of which only those near the screen are on the page: five thousand are as quick as fifty. */
import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';

export interface VirtualGrid {
  readonly columns: number;
  /** Rows that fit on the screen. */
  readonly page: number;
  readonly firstRow: number;
  readonly lastRow: number;
  readonly height: number;
  readonly rowHeight: number;
  /** Scrolls so that a tile is on the screen. */
  bringUp(index: number): void;
}

const BESIDE = 3;

/** The nearest part around it that scrolls. */
function scrollerOf(element: HTMLElement | null): HTMLElement | null {
  for (let above = element?.parentElement ?? null; above !== null; above = above.parentElement) {
    if (/(auto|scroll)/.test(getComputedStyle(above).overflowY)) return above;
  }
  return null;
}

/**
 * @param grid the element that holds the tiles
 * @param tile smallest width of a tile and the height of its row, in pixels
 */
export function useVirtualGrid(
  grid: RefObject<HTMLElement | null>,
  count: number,
  tile: { readonly width: number; readonly row: number },
): VirtualGrid {
  const [frame, setFrame] = useState({ columns: 1, top: 0, height: 800 });
  const look = (): void => {
    const element = grid.current;
    const scroller = scrollerOf(element);
    if (element === null || scroller === null) return;
    const columns = Math.max(1, Math.floor(element.clientWidth / tile.width));
    const top = scroller.getBoundingClientRect().top - element.getBoundingClientRect().top;
    const height = scroller.clientHeight;
    setFrame((now) => {
      // Only a new row is worth a new picture.
      const same =
        now.columns === columns &&
        now.height === height &&
        Math.floor(now.top / tile.row) === Math.floor(top / tile.row);
      return same ? now : { columns, top, height };
    });
  };
  useLayoutEffect(look);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the listeners live as long as the grid.
  useEffect(() => {
    const scroller = scrollerOf(grid.current);
    const watch = new ResizeObserver(look);
    if (grid.current !== null) watch.observe(grid.current);
    if (scroller !== null) watch.observe(scroller);
    scroller?.addEventListener('scroll', look, { passive: true });
    return () => {
      watch.disconnect();
      scroller?.removeEventListener('scroll', look);
    };
  }, []);
  const rows = Math.ceil(count / frame.columns);
  const at = Math.floor(frame.top / tile.row);
  const page = Math.max(1, Math.floor(frame.height / tile.row));
  return {
    columns: frame.columns,
    page,
    firstRow: Math.max(0, Math.min(at - BESIDE, rows)),
    lastRow: Math.max(0, Math.min(rows, at + page + 1 + BESIDE)),
    height: rows * tile.row,
    rowHeight: tile.row,
    bringUp(index) {
      const element = grid.current;
      const scroller = scrollerOf(element);
      if (element === null || scroller === null) return;
      const top =
        element.getBoundingClientRect().top -
        scroller.getBoundingClientRect().top +
        scroller.scrollTop +
        Math.floor(index / frame.columns) * tile.row;
      if (top < scroller.scrollTop) scroller.scrollTop = top;
      else if (top + tile.row > scroller.scrollTop + scroller.clientHeight)
        scroller.scrollTop = top + tile.row - scroller.clientHeight;
    },
  };
}
