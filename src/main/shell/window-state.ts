/** Where a window stood, and where it may come back: never off the screen. Pure: no electron. */

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface KeptWindow extends Rect {
  readonly maximised: boolean;
}

export const smallest = { width: 960, height: 600 } as const;
const usual = { width: 1280, height: 800 } as const;
/** So much of the upper edge must be on a screen that the window can be taken hold of. */
const HOLD = { width: 160, height: 32 } as const;

/**
 * The bounds for a window that is opened.
 * @param kept how it was left; null for the first time
 * @param screens the usable part of each screen; the main one first
 */
export function boundsFor(kept: KeptWindow | null, screens: readonly Rect[]): Rect {
  const main = screens[0] ?? { x: 0, y: 0, ...usual };
  if (kept === null) return centred(usual, main);
  for (const home of screens) {
    const at = { x: Math.round(kept.x), y: Math.round(kept.y), ...sizeWithin(kept, home) };
    // Asked of the size it will have: a smaller screen makes it smaller.
    if (canHold(at, home)) return at;
  }
  return centred(kept, main);
}

function canHold(window: Rect, screen: Rect): boolean {
  const seen = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x);
  const top = window.y >= screen.y && window.y + HOLD.height <= screen.y + screen.height;
  return top && seen >= HOLD.width;
}

/** Not larger than the screen; not smaller than is usable, unless the screen itself is. */
function sizeWithin(size: { readonly width: number; readonly height: number }, screen: Rect) {
  const within = (wanted: number, least: number, most: number): number =>
    Math.round(Math.min(most, Math.max(least, wanted)));
  return {
    width: within(size.width, smallest.width, screen.width),
    height: within(size.height, smallest.height, screen.height),
  };
}

function centred(size: { readonly width: number; readonly height: number }, screen: Rect): Rect {
  const { width, height } = sizeWithin(size, screen);
  return {
    x: Math.round(screen.x + (screen.width - width) / 2),
    y: Math.round(screen.y + (screen.height - height) / 2),
    width,
    height,
  };
}
