/** Which rows of a long table are drawn: all are of one height, so that it is a matter of division. */
import { type RefObject, useEffect, useState } from 'react';

/** So many more above and below, so that nothing is white while one scrolls. */
const BEYOND = 12;

export interface RowWindow {
  readonly first: number;
  /** Behind the last. */
  readonly end: number;
}

export function rowsInView(scrollTop: number, height: number, rowHeight: number, count: number): RowWindow {
  const first = Math.max(0, Math.min(Math.floor(scrollTop / rowHeight), count) - BEYOND);
  return { first, end: Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + BEYOND) };
}

/** Follows the scrolling of a frame. */
export function useRowWindow(frame: RefObject<HTMLElement | null>, rowHeight: number, count: number): RowWindow {
  const [seen, setSeen] = useState({ top: 0, height: 600 });
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const look = (): void => setSeen({ top: element.scrollTop, height: element.clientHeight });
    look();
    element.addEventListener('scroll', look, { passive: true });
    const size = new ResizeObserver(look);
    size.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      size.disconnect();
    };
  }, [frame]);
  return rowsInView(seen.top, seen.height, rowHeight, count);
}
