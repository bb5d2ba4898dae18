/** How a window is made. Its options are written out and asserted by a test on the running app. */
import path from 'node:path';
import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import type { Preferences } from './preferences.ts';
import { APP_ORIGIN } from './scheme-paths.ts';
import { boundsFor, type Rect, smallest } from './window-state.ts';
import type { WindowName } from './windows.ts';

/** What the window is before the page has drawn: the same ground, so that nothing flashes. */
export function groundColour(): string {
  return nativeTheme.shouldUseDarkColors ? '#15191b' : '#ffffff';
}

/** The usable part of each screen; the main one first. */
export function usableScreens(): readonly Rect[] {
  const main = screen.getPrimaryDisplay();
  return [main, ...screen.getAllDisplays().filter((one) => one.id !== main.id)].map((one) => one.workArea);
}

export interface WindowTools {
  readonly preferences: Preferences;
  /** The folder of the program, and that of what is only read. */
  readonly root: string;
  readonly resourcesRoot: string;
}

/**
 * Opens a window where one of its kind was left; hidden, and shown once its page is there.
 * @param caseId the one case that the window shows; null for the desk
 */
export function openWindow(tools: WindowTools, name: WindowName, caseId: string | null): BrowserWindow {
  const kept = tools.preferences.get().windows[name] ?? null;
  const bounds = boundsFor(kept, usableScreens());
  const window = new BrowserWindow({
    ...bounds,
    // On a screen that is smaller than we like, the window may be as small as the screen.
    minWidth: Math.min(smallest.width, bounds.width),
    minHeight: Math.min(smallest.height, bounds.height),
    show: false,
    autoHideMenuBar: true,
    backgroundColor: groundColour(),
    title: 'Casebinder',
    icon: path.join(tools.resourcesRoot, 'icons', 'casebinder-512.png'),
    webPreferences: {
      preload: path.join(tools.root, 'out', 'preload', 'index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      spellcheck: false,
      devTools: !app.isPackaged,
      navigateOnDragDrop: false,
    },
  });
  let isShown = false;
  const show = (): void => {
    if (isShown || window.isDestroyed()) return;
    isShown = true;
    if (kept?.maximised === true) window.maximize();
    window.show();
  };
  window.once('ready-to-show', show);
  // Subtle: where Chromium's drawing process had to begin anew during the start, no frame of a hidden window is drawn and that
  // word never comes. A page that has been read is as good: what it draws then is on the window's own ground.
  window.webContents.once('dom-ready', show);
  window.webContents.on('did-finish-load', () => window.webContents.setZoomFactor(tools.preferences.get().zoom));
  const place = caseId === null ? '' : `#case=${caseId}`;
  void window.loadURL(`${APP_ORIGIN}/index.html${place}`);
  return window;
}
