/**
 * The app with a window, its first moments: paths, log, walls, and a window whose page is on its way. No decisions of its own.
 * Everything else is behind compose.ts and is read meanwhile: what is imported here, every start waits for.
 * Subtle: never await `app.whenReady()` here. Electron holds `ready` back until this module has finished.
 */
import path from 'node:path';
import { app, ipcMain, nativeTheme, session } from 'electron';
import { channelNames } from '../shared/contract/channel-names.ts';
import type { Whole } from './compose.ts';
import { dataPlace } from './shell/data-place.ts';
import { logFaults } from './shell/faults.ts';
import { betterLocale } from './shell/file-name-locale.ts';
import { type HandedOver, handedOver, makeQueue } from './shell/handed-over.ts';
import { openLog } from './shell/log.ts';
import { openPreferences } from './shell/preferences.ts';
import { isPrintPage, shutPrintPage } from './shell/print-window.ts';
import { declareSchemes, serveSchemes } from './shell/schemes.ts';
import { isThere, settleIn } from './shell/settle.ts';
import { sayShownAndQuit, temporaryDataDir } from './shell/show-once.ts';
import { readStartOptions } from './shell/start-options.ts';
import { raiseSwitches, refuseDoors, shutContents, shutSession } from './shell/walls.ts';
import { openWindow } from './shell/window.ts';

const options = readStartOptions(process.argv.slice(1), process.env);
const home = dataPlace({
  wanted: options.dataDir ?? (options.showOnce ? temporaryDataDir() : null),
  programFolder: path.dirname(app.getPath('exe')),
  env: process.env,
  exists: isThere,
  usual: () => app.getPath('userData'),
});
const { dataDir } = home;
const log = openLog(() => path.join(dataDir, 'logs'));
const faults = logFaults(log, options.showOnce);

refuseDoors(process.argv);
const locale = betterLocale(process.platform, process.env);
if (locale !== null) {
  process.env['LC_ALL'] = locale;
  app.relaunch();
  app.exit(0);
}
settleIn(home);
// The same name as the installer's (scripts/dist/builder.yaml): else taskbar and notifications take the window for another program.
app.setAppUserModelId('io.casebinder.desk');
raiseSwitches();
declareSchemes();

const root = app.getAppPath();
// Subtle: in a packed app the resources lie beside the archive of the code, as files that a child can stream.
const resourcesRoot = path.join(root.replace(/\.asar$/, '.asar.unpacked'), 'resources');
const preferences = openPreferences(dataDir);
const handed = makeQueue<HandedOver>();
/** What is behind the window; null until it is first wanted. */
let rest: Promise<Whole> | null = null;

function start(): void {
  nativeTheme.themeSource = preferences.get().theme;
  shutSession(session.defaultSession, (scheme) => log.note(`a request by ${scheme}: was refused`));
  const pages = path.join(root, 'out', 'renderer');
  // Before the window: a page that is asked for without them is not found.
  serveSchemes(
    session.defaultSession,
    pages,
    async (picture) => (await whole()).pictureFile(picture),
    () => setImmediate(readOn),
  );
  for (const name of channelNames)
    ipcMain.handle(name, async (event, raw: unknown) => (await whole()).answer(name, event, raw));
  const window = openWindow({ preferences, root, resourcesRoot }, 'desk', null);
  const { isPortable } = home;
  const begun = { options, dataDir, isPortable, root, resourcesRoot, log, preferences, handed, window };
  function whole(): Promise<Whole> {
    rest ??= import('./compose.ts')
      .then(({ compose }) => compose(begun))
      .then((all) => {
        faults.started();
        return all;
      });
    return rest;
  }
  const readOn = (): void => void whole();
  // Subtle: the page's files pass through main. The largest part is read in the moment before they are asked for, the rest
  // once they have been given out, while the page reads them; at the latest when the page is there.
  window.webContents.once('did-navigate', () => void import('../shared/contract/channels.ts'));
  window.webContents.once('did-stop-loading', readOn);
  if (options.showOnce) sayShownAndQuit(window);
}

const own = [process.execPath, app.isPackaged ? process.execPath : root];
if (app.requestSingleInstanceLock()) {
  app.on('web-contents-created', (_event, contents) =>
    isPrintPage(contents) ? shutPrintPage(contents) : shutContents(contents),
  );
  app.on('second-instance', (_event, argv, cwd) => {
    void rest?.then(({ showDesk }) => showDesk());
    handed.add(handedOver(argv, own, cwd));
  });
  // macOS says so for a double click, maybe before the app is ready.
  app.on('open-file', (event, file) => {
    event.preventDefault();
    handed.add({ files: [file], caseId: null, archive: null });
  });
  handed.add({ ...handedOver(process.argv, own, process.cwd()), archive: null });
  void app.whenReady().then(start);
} else app.quit();
