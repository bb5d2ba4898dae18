/**
 * The app with a window: composition root. Paths, log, archive, IPC, window; no decisions of its own.
 * Subtle: never await `app.whenReady()` here. Electron holds `ready` back until this module has finished.
 */
import path from 'node:path';
import { app, powerMonitor, session, shell } from 'electron';
import type { Language } from '../shared/errors.ts';
import { findPicture, findSheet } from './cases/find-picture.ts';
import { nearDeadlines } from './cases/near-deadlines.ts';
import { BELL_DAYS } from './ipc/about-handlers.ts';
import { type CallTools, explain } from './ipc/answer-call.ts';
import { openAtStart } from './ipc/archive-opening.ts';
import { makeDeskHolder } from './ipc/desk-holder.ts';
import { makeHandlers } from './ipc/handlers.ts';
import { makeJobBoard } from './ipc/job-board.ts';
import { beginKeepingRounds } from './ipc/keeping-round.ts';
import { pageFile } from './ipc/packet-handlers.ts';
import { registerHandlers } from './ipc/register.ts';
import type { Room } from './ipc/room.ts';
import { recentsHere } from './ipc/show-case.ts';
import { takeHanded } from './ipc/take-handed.ts';
import { tellDeadline } from './ipc/tell-deadline.ts';
import { createJobClient } from './jobs/client.ts';
import { dataPlace } from './shell/data-place.ts';
import { makeDeadlineWatch } from './shell/deadline-watch.ts';
import { windowPowers } from './shell/dialogs.ts';
import { logFaults } from './shell/faults.ts';
import { betterLocale } from './shell/file-name-locale.ts';
import { makeFrame } from './shell/frame.ts';
import { type HandedOver, handedOver, makeQueue } from './shell/handed-over.ts';
import { openLog } from './shell/log.ts';
import { copyText, noticesText, screenFacts, systemFacts, systemNotice } from './shell/power.ts';
import { openPreferences } from './shell/preferences.ts';
import { isPrintPage, shutPrintPage } from './shell/print-window.ts';
import { declareSchemes, serveSchemes } from './shell/schemes.ts';
import { documentsFolder, isThere, settleIn } from './shell/settle.ts';
import { sayShownAndQuit, temporaryDataDir } from './shell/show-once.ts';
import { readStartOptions } from './shell/start-options.ts';
import { utilityPort } from './shell/utility-port.ts';
import { raiseSwitches, refuseDoors, shutContents, shutSession } from './shell/walls.ts';
import { emptyPageCache } from './vault/page-cache.ts';

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
app.setAppUserModelId('Casebinder');
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
const handed = makeQueue<HandedOver>();
const frame = makeFrame({
  preferences,
  language,
  root,
  resourcesRoot,
  // Pictures of pages are drawn again when they are looked at: nobody is held back for them.
  running: () => room.jobs.list().filter((job) => job.state === 'running' && job.kind !== 'pages').length,
  stopWork: () => room.jobs.cancelAll(),
  runOther: (command) => {
    const archive = room.desks.archive();
    if (command === 'show-archive' && archive !== null) void shell.openPath(archive.root);
    if (command === 'show-data') void shell.openPath(dataDir);
  },
  recents: () => recentsHere(room),
  openRecent: ({ archive, caseId }) => handed.add({ files: [], caseId, archive }),
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
    (job) => {
      frame.sign(job);
      frame.tell('job.progress', job);
    },
    (error) => explain('job', error, callTools),
  ),
  pages: new Map(),
  dataDir,
  resourcesRoot,
  home: app.getPath('home'),
  firstPlace: { is: options.firstPlace ?? path.join(documentsFolder(), 'Casebinder') },
  isPortable: home.isPortable,
  isPseudo: !app.isPackaged && process.env['CASEBINDER_PSEUDO'] === '1',
  now,
  version: app.getVersion(),
  language,
  tell(name, event) {
    frame.tell(name, event);
    if (name === 'case.changed') watch.soon();
  },
  dress: frame.dress,
  offer(commands) {
    // The page says this first when it can hear: what was handed over before waited for it.
    handed.open((thing) => takeHanded(room, thing, (error) => explain('handed', error, callTools)));
    frame.offer(commands);
  },
  run: frame.run,
  system: { facts: systemFacts, screens: screenFacts, copyText, notices: noticesText },
  windows: {
    openCase: frame.windows.openCase,
    showCase: frame.windows.showCase,
    showDesk: frame.windows.openDesk,
    closeCases: frame.windows.closeCases,
  },
  ...windowPowers(frame.front, language, preferences, path.join(resourcesRoot, 'icons', 'casebinder-64.png')),
};

const watch = makeDeadlineWatch({
  now: Date.now,
  list: () => nearDeadlines(room.desks.desk(), BELL_DAYS),
  tell: (deadline, hours) => tellDeadline(room, deadline, hours, systemNotice),
  told: () => preferences.get().toldDeadlines,
  keepTold: (toldDeadlines) => preferences.set({ toldDeadlines }),
  after: (ms, what) => {
    const timer = setTimeout(what, ms);
    return () => clearTimeout(timer);
  },
});

function start(): void {
  void emptyPageCache(dataDir);
  frame.join();
  room.dress();
  shutSession(session.defaultSession, (scheme) => log.note(`a request by ${scheme}: was refused`));
  serveSchemes(session.defaultSession, path.join(root, 'out', 'renderer'), (picture) => {
    if (picture.is === 'page') return pageFile(room, picture.packetId, picture.page);
    const desk = room.desks.desk();
    if (picture.is === 'sheet') return findSheet(desk, room.pages, picture.evidenceId, picture.page);
    return findPicture(desk, picture.evidenceId, picture.is === 'thumb' ? 'thumbnail' : picture.is);
  });
  registerHandlers(makeHandlers(room), callTools, frame.windows.isOurs);
  const window = frame.windows.openDesk();
  const wanted = options.archive ?? preferences.get().lastArchive;
  if (wanted !== null) {
    openAtStart(room, wanted, (error) => explain('open', error, callTools));
    room.dress();
  }
  beginKeepingRounds(room);
  faults.started();
  if (options.showOnce) sayShownAndQuit(window);
  else {
    powerMonitor.on('resume', () => void watch.look());
    watch.soon();
  }
}

const own = [process.execPath, app.isPackaged ? process.execPath : root];
if (app.requestSingleInstanceLock()) {
  app.on('web-contents-created', (_event, contents) =>
    isPrintPage(contents) ? shutPrintPage(contents) : shutContents(contents),
  );
  app.on('second-instance', (_event, argv, cwd) => {
    frame.windows.openDesk();
    handed.add(handedOver(argv, own, cwd));
  });
  // macOS says so for a double click, maybe before the app is ready.
  app.on('open-file', (event, file) => {
    event.preventDefault();
    handed.add({ files: [file], caseId: null, archive: null });
  });
  handed.add({ ...handedOver(process.argv, own, process.cwd()), archive: null });
  app.on('will-quit', () => {
    watch.stop();
    room.jobs.cancelAll();
    void room.desks.close();
  });
  void app.whenReady().then(start);
} else app.quit();
