/** Everything around the page: windows that come back where they were left, menu, taskbar, and the way out. No case logic. */
import { app, type BrowserWindow, dialog, nativeTheme } from 'electron';
import type { EventName } from '../../shared/contract/channel-names.ts';
import type { JobView } from '../../shared/contract/channels.ts';
import { type CommandId, commandRow } from '../../shared/contract/command-table.ts';
import type { EventOf } from '../../shared/contract/events.ts';
import type { Language } from '../../shared/errors.ts';
import { makeJobSigns } from './job-signs.ts';
import { makeLeaving } from './leaving.ts';
import { makeAppMenu } from './menu.ts';
import type { Recent } from './recents.ts';
import { shellText } from './texts.ts';
import { groundColour, openWindow, usableScreens, type WindowTools } from './window.ts';
import { boundsFor } from './window-state.ts';
import { makeWindows, type WindowName, type Windows } from './windows.ts';
import { nextZoom } from './zoom.ts';

export interface FrameTools extends WindowTools {
  /** The desk's window where it is open already. */
  readonly first: BrowserWindow | null;
  readonly language: () => Language;
  readonly running: () => number;
  readonly stopWork: () => void;
  /** Does the commands of main that are not about the window. */
  readonly runOther: (command: CommandId) => void;
  /** Cases opened last in the archive that is open. */
  readonly recents: () => readonly Recent[];
  readonly openRecent: (recent: Recent) => void;
  /** Recent cases may stand at the taskbar too. */
  readonly hasTaskbarList: boolean;
}

export interface AppFrame {
  readonly windows: Windows<BrowserWindow>;
  /** The window that a dialog belongs to. */
  front(): BrowserWindow;
  tell<N extends EventName>(name: N, event: EventOf<N>): void;
  /** Does a command that main does. */
  run(command: CommandId): void;
  /** What the page in front can do. */
  offer(commands: readonly CommandId[]): void;
  /** Shows menu, light and ground in what was chosen. */
  dress(): void;
  /** Hears of every change of a job. */
  sign(job: JobView): void;
  /** Joins the app's own events; once the app is ready. */
  join(): void;
}

export function makeFrame(tools: FrameTools): AppFrame {
  const { preferences, language } = tools;
  const windows = makeWindows(makeOne);
  const leaving = makeLeaving({
    running: tools.running,
    stop: tools.stopWork,
    quit: () => app.quit(),
    ask: askToStop,
  });
  const menu = makeAppMenu({
    run: (command, byKey) => {
      if (commandRow(command).runs === 'main') run(command);
      else if (windows.front() === null) windows.openDesk();
      else windows.front()?.webContents.send('app.command', { command, byKey, caseId: null });
    },
    recents: tools.recents,
    openRecent: tools.openRecent,
    hasTaskbarList: tools.hasTaskbarList,
  });
  const signs = makeJobSigns({
    bar: (value) => windows.desk()?.setProgressBar(value),
    blink: () => windows.desk()?.flashFrame(true),
    isWatched: () => windows.all().some((window) => window.isFocused()),
  });

  let first: BrowserWindow | null = tools.first;
  /** The desk that was opened before all this was read. */
  function takeFirst(name: WindowName): BrowserWindow | null {
    const there = name === 'desk' && first?.isDestroyed() === false ? first : null;
    if (name === 'desk') first = null;
    return there;
  }

  function makeOne(name: WindowName, caseId: string | null): BrowserWindow {
    const window = takeFirst(name) ?? openWindow(tools, name, caseId);
    const keep = (): void => {
      const bounds = { ...window.getNormalBounds(), maximised: window.isMaximized() };
      preferences.remember({ windows: { ...preferences.get().windows, [name]: bounds } });
    };
    window.webContents.on('zoom-changed', (_event, way) => zoom(way));
    window.on('focus', () => window.flashFrame(false));
    window.on('close', (event) => {
      // On macOS the work goes on without a window.
      const ends = name === 'desk' && process.platform !== 'darwin';
      if (ends && !leaving.mayLeave()) {
        event.preventDefault();
        return;
      }
      keep();
      if (ends) windows.closeCases();
    });
    window.on('session-end', () => leaving.sessionEnds());
    return window;
  }

  async function askToStop(): Promise<boolean> {
    const words = {
      type: 'question' as const,
      message: shellText(language(), 'leave-question'),
      detail: shellText(language(), 'leave-detail'),
      buttons: [shellText(language(), 'leave-stay'), shellText(language(), 'leave-stop')],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    };
    const window = windows.front();
    const { response } = await (window === null ? dialog.showMessageBox(words) : dialog.showMessageBox(window, words));
    return response === 1;
  }

  function zoom(way: 'in' | 'out' | 'reset'): void {
    preferences.remember({ zoom: nextZoom(preferences.get().zoom, way) });
    for (const window of windows.all()) window.webContents.setZoomFactor(preferences.get().zoom);
  }

  function resetLayout(): void {
    zoom('reset');
    for (const window of windows.all()) {
      window.unmaximize();
      window.setBounds(boundsFor(null, usableScreens()));
    }
    preferences.remember({ windows: {} });
  }

  function run(command: CommandId): void {
    if (command === 'zoom-in') zoom('in');
    else if (command === 'zoom-out') zoom('out');
    else if (command === 'zoom-reset') zoom('reset');
    else if (command === 'reset-layout') resetLayout();
    else tools.runOther(command);
  }

  return {
    windows,
    front() {
      const window = windows.front();
      if (window === null) throw new Error('there is no window to ask from');
      return window;
    },
    tell(name, event) {
      for (const window of windows.all()) window.webContents.send(name, event);
    },
    run,
    offer: menu.offer,
    dress() {
      nativeTheme.themeSource = preferences.get().theme;
      menu.show(language());
    },
    sign: signs,
    join() {
      nativeTheme.on('updated', () => {
        for (const window of windows.all()) window.setBackgroundColor(groundColour());
      });
      app.on('before-quit', (event) => {
        if (!leaving.mayLeave()) event.preventDefault();
      });
      app.on('activate', () => windows.openDesk());
      app.on('window-all-closed', () => {
        if (process.platform !== 'darwin') app.quit();
      });
    },
  };
}
