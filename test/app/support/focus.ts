/**
 * What has the focus, and whether a person can see it. These functions run in the page.
 * Subtle: a mark is what an element has with the focus and has not without it. It is looked at twice, with and without;
 * whatever looks the same both times is not marked, however its frame is drawn.
 */
import type { Page } from 'playwright-core';

export interface FocusStop {
  /** Tag, class, id and words of what has the focus. */
  readonly what: string;
  readonly name: string;
  readonly id: string;
  readonly isPage: boolean;
  /** Why it cannot be seen although it has the focus; null when it can. */
  readonly hidden: string | null;
  /** What had the focus before and looked the same without it; null when it did not, or is gone. */
  readonly unmarkedBefore: string | null;
}

/** Where the focus is now; also compares what had it at the last call. */
export function focusStop(page: Page): Promise<FocusStop> {
  return page.evaluate(() => {
    interface Seen {
      readonly el: Element;
      readonly look: string;
      readonly what: string;
    }
    const memory = window as unknown as { focusSeen?: Seen | undefined };
    const near = (el: Element): readonly Element[] => {
      const active = el.getAttribute('aria-activedescendant');
      const all = [
        el,
        el.nextElementSibling,
        el.parentElement,
        el.closest('label'),
        active === null ? null : document.getElementById(active),
      ];
      return all.filter((one) => one !== null);
    };
    const lookOf = (els: readonly Element[]): string =>
      els
        .map((one) => {
          const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderTopColor, borderBottomColor } =
            getComputedStyle(one);
          const outline = outlineStyle === 'none' || outlineWidth === '0px' ? '' : `${outlineWidth} ${outlineColor}`;
          return [outline, boxShadow, borderTopColor, borderBottomColor].join('|');
        })
        .join('\n');
    const nameOf = (el: Element): string => {
      const by = (el.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id));
      const labels = 'labels' in el ? [...((el as HTMLInputElement).labels ?? [])] : [];
      const words =
        el.getAttribute('aria-label') ??
        ([...by, ...labels].map((one) => one?.textContent ?? '').join(' ') || el.textContent || '');
      return words.replace(/\s+/g, ' ').trim();
    };

    const el = document.activeElement ?? document.body;
    const isPage = el === document.body || el === document.documentElement;
    const what = `${el.tagName} .${el.className} #${el.id} “${nameOf(el).slice(0, 40)}”`;
    const last = memory.focusSeen;
    const isLeft = last !== undefined && last.el !== el && last.el.isConnected;
    const unmarkedBefore = isLeft && lookOf(near(last.el)) === last.look ? last.what : null;
    memory.focusSeen = isPage ? undefined : { el, what, look: lookOf(near(el)) };

    let hidden: string | null = null;
    if (!isPage) {
      // A radio button is drawn by its label.
      const drawn = el.matches('.unseen') ? (el.closest('label') ?? el) : el;
      const box = drawn.getBoundingClientRect();
      const left = Math.max(box.left, 0);
      const top = Math.max(box.top, 0);
      const right = Math.min(box.right, innerWidth);
      const bottom = Math.min(box.bottom, innerHeight);
      if (right - left < 1 || bottom - top < 1) hidden = 'outside the window';
      else {
        const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        const isOver = over !== null && !drawn.contains(over) && !over.contains(drawn);
        if (isOver) hidden = `under ${over.tagName} .${over.className}`;
      }
    }
    return { what, name: nameOf(el), id: el.id, isPage, hidden, unmarkedBefore };
  });
}
