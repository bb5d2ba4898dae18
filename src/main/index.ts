/**
 * The app with a window: composition root. Paths, log, archive, IPC, window; no decisions of its own.
 * Subtle: never await `app.whenReady()` here. Electron holds `ready` back until this module has finished.
 */
import path from 'node:path';
import { app, type BrowserWindow, nativeTheme, session } from 'electron';
import { commandRow } from '../shared/contract/command-table.ts';
import type { Language } from '../shared/errors.ts';
import { findPicture } from './cases/find-picture.ts';
import { type CallTools, explain } from './ipc/answer-call.ts';
import { makeDeskHolder } from './ipc/desk-holder.ts';
import { makeHandlers } from './ipc/handlers.ts';
import { makeJobBoard } from './ipc/job-board.ts';
import { pageFile } from './ipc/packet-handlers.ts';
import { registerHandlers } from './ipc/register.ts';
import type { Room } from './ipc/room.ts';
import { createJobClient } from './jobs/client.ts';
import { windowPowers } from './shell/dialogs.ts';
import { logFaults } from './shell/faults.ts';
import { betterLocale } from './shell/file-name-locale.ts';
import { openLog } from './shell/log.ts';
import { makeAppMenu } from './shell/menu.ts';
import { openPreferences } from './shell/preferences.ts';
import { declareSchemes, serveSchemes } from './shell/schemes.ts';
import { sayShownAndQuit, temporaryDataDir } from './shell/show-once.ts';
import { readStartOptions } from './shell/start-options.ts';
import { utilityPort } from './shell/utility-port.ts';
import { raiseSwitches, refuseDoors, shutContents, shutSession } from './shell/walls.ts';
import { openWindow } from './shell/window.ts';
import { nextZoom } from './shell/zoom.ts';
import { emptyPageCache } from './vault/page-cache.ts';

const options = readStartOptions(process.argv.slice(1), process.env);
const dataDir = options.dataDir ?? (options.showOnce ? temporaryDataDir() : app.getPath('userData'));
const log = openLog(() => path.join(dataDir, 'logs'));
logFaults(log);

refuseDoors(process.argv);
const locale = betterLocale(process.platform, process.env);
if (locale !== null) {
  process.env['LC_ALL'] = locale;
  app.relaunch();
  app.exit(0);
}
app.setPath('userData', dataDir);
raiseSwitches();
declareSchemes();

const root = app.getAppPath();
// Subtle: in a packed app the resources lie beside the archive of the code, as files that a child can stream.
const resourcesRoot = path.join(root.replace(/\.asar$/, '.asar.unpacked'), 'resources');
const preferences = openPreferences(dataDir);
const language = (): Language => preferences.get().language ?? (app.getLocale().startsWith('zh') ? 'zh-CN' : 'en');
const now = (): string => new Date().toISOString();
const jobClient = createJobClient(() => utilityPort(path.join(import.meta.dirname, 'worker.js')));
const callTools: CallTools = { language, bug: log.bug, checkOutput: process.env['CASEBINDER_CHECK_OUTPUT'] === '1' };
let window: BrowserWindow | null = null;
const theWindow = (): BrowserWindow => {
  if (window === null) throw new Error('there is no window to ask from');
  return window;
};
const tell: Room['tell'] = (name, event) => {
  if (window !== null && !window.isDestroyed()) window.webContents.send(name, event);
};
const run: Room['run'] = (command) => {
  const change =
    command === 'zoom-in' ? 'in' : command === 'zoom-out' ? 'out' : command === 'zoom-reset' ? 'reset' : null;
  if (change === null) return;
  preferences.set({ zoom: nextZoom(preferences.get().zoom, change) });
  theWindow().webContents.setZoomFactor(preferences.get().zoom);
};
const menu = makeAppMenu((command, byKey) => {
  if (commandRow(command).runs === 'main') run(command);
  else tell('app.command', { command, byKey });
});
const room: Room = {
  desks: makeDeskHolder({
    jobs: jobClient,
    now,
    by: () => preferences.get().by,
    language,
    resourcesRoot,
    appVersion: app.getVersion(),
  }),
  preferences,
  jobs: makeJobBoard(
    (job) => tell('job.progress', job),
    (error) => explain('job', error, callTools),
  ),
  pages: new Map(),
  dataDir,
  resourcesRoot,
  version: app.getVersion(),
  language,
  tell,
  dress() {
    nativeTheme.themeSource = preferences.get().theme;
    menu.show(language());
  },
  offer: menu.offer,
  run,
  ...windowPowers(theWindow, language),
};

function start(): void {
  void emptyPageCache(dataDir);
  room.dress();
  shutSession(session.defaultSession, (scheme) => log.note(`a request by ${scheme}: was refused`));
  serveSchemes(session.defaultSession, path.join(root, 'out', 'renderer'), (picture) => {
    if (picture.is === 'page') return pageFile(room, picture.packetId, picture.page);
    return findPicture(room.desks.desk(), picture.evidenceId, picture.is === 'thumb' ? 'thumbnail' : 'print');
  });
  registerHandlers(makeHandlers(room), callTools, (id) => window?.webContents.id === id);
  window = openWindow({
    preload: path.join(root, 'out', 'preload', 'index.cjs'),
    devTools: !app.isPackaged,
    icon: path.join(resourcesRoot, 'icons', 'casebinder-512.png'),
  });
  window.webContents.on('did-finish-load', () => window?.webContents.setZoomFactor(preferences.get().zoom));
  const wanted = options.archive ?? preferences.get().lastArchive;
  if (wanted !== null) {
    try {
      room.desks.open(wanted, 'write');
    } catch (error) {
      room.desks.trouble = explain('open', error, callTools);
    }
  }
  if (options.showOnce) sayShownAndQuit(window);
}

if (app.requestSingleInstanceLock()) {
  app.on('web-contents-created', (_event, contents) => shutContents(contents));
  app.on('second-instance', () => {
    window?.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', () => {
    room.jobs.cancelAll();
    void room.desks.close();
  });
  void app.whenReady().then(start);
} else app.quit();
