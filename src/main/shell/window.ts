/** How a window is made. Its options are written out and asserted by a test on the running app. */
import path from 'node:path';
import { BrowserWindow, nativeTheme } from 'electron';
import { APP_ORIGIN } from './scheme-paths.ts';
import { type Rect, smallest } from './window-state.ts';

/** What the window is before the page has drawn: the same ground, so that nothing flashes. */
export function groundColour(): string {
  return nativeTheme.shouldUseDarkColors ? '#15191b' : '#ffffff';
}

/** Opens a window hidden and shows it once its page is there. */
export function openWindow(options: {
  readonly preload: string;
  readonly devTools: boolean;
  readonly icon: string;
  readonly bounds: Rect;
  readonly maximised: boolean;
  /** The one case that the window shows; null for the desk. */
  readonly caseId: string | null;
}): BrowserWindow {
  const { bounds } = options;
  const window = new BrowserWindow({
    ...bounds,
    // On a screen that is smaller than we like, the window may be as small as the screen.
    minWidth: Math.min(smallest.width, bounds.width),
    minHeight: Math.min(smallest.height, bounds.height),
    show: false,
    autoHideMenuBar: true,
    backgroundColor: groundColour(),
    title: 'Casebinder',
    icon: path.normalize(options.icon),
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      spellcheck: false,
      devTools: options.devTools,
      navigateOnDragDrop: false,
    },
  });
  let isShown = false;
  const show = (): void => {
    if (isShown || window.isDestroyed()) return;
    isShown = true;
    if (options.maximised) window.maximize();
    window.show();
  };
  window.once('ready-to-show', show);
  // Subtle: where Chromium's drawing process had to begin anew during the start, no frame of a hidden window is drawn and that
  // word never comes. A page that has been read is as good: what it draws then is on the window's own ground.
  window.webContents.once('dom-ready', show);
  const place = options.caseId === null ? '' : `#case=${options.caseId}`;
  void window.loadURL(`${APP_ORIGIN}/index.html${place}`);
  return window;
}
