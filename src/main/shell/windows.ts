/**
 * The windows that are open: one desk, and one for each case that was given its own; a case never has two.
 * Knows no electron: what makes a window is handed in, so that the rules can be tested.
 */
import type { KeptWindow } from './window-state.ts';

/** The kinds of windows; each kind comes back where one of its kind was left. */
export const windowNames = ['desk', 'case'] as const;
export type WindowName = (typeof windowNames)[number];

/** As much of a window as is needed here. */
export interface Frame {
  readonly webContents: { readonly id: number; send(name: string, event: unknown): void };
  isDestroyed(): boolean;
  isMinimized(): boolean;
  isFocused(): boolean;
  restore(): void;
  show(): void;
  focus(): void;
  close(): void;
}

export interface Windows<F extends Frame> {
  /** Opens the desk, or brings it to the front. */
  openDesk(): F;
  /** Opens a case in a window of its own, or brings that window to the front. */
  openCase(caseId: string): F;
  /** Brings the window of a case to the front; false when it has none. */
  showCase(caseId: string): boolean;
  /** The window in front; else the desk; null when there is none. */
  front(): F | null;
  desk(): F | null;
  all(): readonly F[];
  isOurs(contentsId: number): boolean;
  /** Another archive was opened: the cases in their own windows belong to the one before. */
  closeCases(): void;
}

/** Makes the registry. @param make opens a window of a kind; `caseId` for the one case that it shows */
export function makeWindows<F extends Frame>(make: (name: WindowName, caseId: string | null) => F): Windows<F> {
  let desk: F | null = null;
  const cases = new Map<string, F>();
  const living = (window: F | null | undefined): F | null =>
    window === null || window === undefined || window.isDestroyed() ? null : window;
  const all = (): F[] => [desk, ...cases.values()].flatMap((window) => living(window) ?? []);
  const toFront = (window: F): F => {
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
    return window;
  };
  return {
    openDesk() {
      const there = living(desk);
      if (there !== null) return toFront(there);
      desk = make('desk', null);
      return desk;
    },
    openCase(caseId) {
      const there = living(cases.get(caseId));
      if (there !== null) return toFront(there);
      const window = make('case', caseId);
      cases.set(caseId, window);
      return window;
    },
    showCase(caseId) {
      const there = living(cases.get(caseId));
      if (there !== null) toFront(there);
      return there !== null;
    },
    front: () => all().find((window) => window.isFocused()) ?? living(desk) ?? all()[0] ?? null,
    desk: () => living(desk),
    all,
    isOurs: (contentsId) => all().some((window) => window.webContents.id === contentsId),
    closeCases() {
      for (const window of cases.values()) living(window)?.close();
      cases.clear();
    },
  };
}

/** How each kind of window was left. */
export type KeptWindows = Readonly<Partial<Record<WindowName, KeptWindow>>>;
