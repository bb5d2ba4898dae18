/**
 * Everything behind the window: composition root. Archive, handlers, jobs, menu, watches; no decisions of its own.
 * Read while the first window's page is on its way: what the page asks for meanwhile waits for it.
 */
import path from 'node:path';
import { app, type BrowserWindow, type IpcMainInvokeEvent, powerMonitor, shell } from 'electron';
import type { ChannelName } from '../shared/contract/channel-names.ts';
import type { Language } from '../shared/errors.ts';
import { findPicture, findSheet } from './cases/find-picture.ts';
import { nearDeadlines } from './cases/near-deadlines.ts';
import { BELL_DAYS } from './ipc/about-handlers.ts';
import { type CallTools, explain } from './ipc/answer-call.ts';
import { answerPage } from './ipc/answer-page.ts';
import { openAtStart } from './ipc/archive-opening.ts';
import { makeDeskHolder } from './ipc/desk-holder.ts';
import { makeHandlers } from './ipc/handlers.ts';
import { makeJobBoard } from './ipc/job-board.ts';
import { beginKeepingRounds } from './ipc/keeping-round.ts';
import { pageFile } from './ipc/packet-handlers.ts';
import type { Room } from './ipc/room.ts';
import { recentsHere } from './ipc/show-case.ts';
import { takeHanded } from './ipc/take-handed.ts';
import { tellDeadline } from './ipc/tell-deadline.ts';
import { createJobClient } from './jobs/client.ts';
import { makeDeadlineWatch } from './shell/deadline-watch.ts';
import { windowPowers } from './shell/dialogs.ts';
import { makeFrame } from './shell/frame.ts';
import type { HandedOver, makeQueue } from './shell/handed-over.ts';
import type { Log } from './shell/log.ts';
import { copyText, noticesText, screenFacts, systemFacts, systemNotice } from './shell/power.ts';
import type { Preferences } from './shell/preferences.ts';
import type { Picture } from './shell/scheme-paths.ts';
import { documentsFolder } from './shell/settle.ts';
import type { StartOptions } from './shell/start-options.ts';
import { utilityPort } from './shell/utility-port.ts';
import { emptyPageCache } from './vault/page-cache.ts';

/** What the first moments have found out and begun. */
export interface Begun {
  readonly options: StartOptions;
  readonly dataDir: string;
  readonly isPortable: boolean;
  readonly root: string;
  readonly resourcesRoot: string;
  readonly log: Log;
  readonly preferences: Preferences;
  readonly handed: ReturnType<typeof makeQueue<HandedOver>>;
  /** The desk's window, whose page is being read. */
  readonly window: BrowserWindow;
}

/** What the first moments hand on, once it is there. */
export interface Whole {
  answer(name: ChannelName, event: IpcMainInvokeEvent, raw: unknown): Promise<unknown>;
  pictureFile(picture: Picture): string | null;
  showDesk(): void;
}

/** Puts the rest together and opens the archive. */
export function compose(begun: Begun): Whole {
  const { options, dataDir, root, resourcesRoot, log, preferences, handed, window } = begun;
  const language = (): Language => preferences.get().language ?? (app.getLocale().startsWith('zh') ? 'zh-CN' : 'en');
  const now = (): string => new Date().toISOString();
  const jobClient = createJobClient(() => utilityPort(path.join(root, 'out', 'main', 'worker.js')));
  const callTools: CallTools = { language, bug: log.bug, checkOutput: process.env['CASEBINDER_CHECK_OUTPUT'] === '1' };
  const frame = makeFrame({
    preferences,
    first: window,
    language,
    root,
    resourcesRoot,
    // Pictures of pages are drawn again when they are looked at: nobody is held back for them.
    running: () => room.jobs.holding(),
    stopWork: () => room.jobs.cancelAll(),
    runOther: (command) => {
      const archive = room.desks.archive();
      if (command === 'show-archive' && archive !== null) void shell.openPath(archive.root);
      if (command === 'show-data') void shell.openPath(dataDir);
    },
    recents: () => recentsHere(room),
    openRecent: ({ archive, caseId }) => handed.add({ files: [], caseId, archive }),
    // What is carried around leaves nothing in the profile; what is not installed has no program to start.
    hasTaskbarList: app.isPackaged && !begun.isPortable,
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
    isPortable: begun.isPortable,
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
    keepTold: (toldDeadlines) => preferences.remember({ toldDeadlines }),
    after: (ms, what) => {
      const timer = setTimeout(what, ms);
      return () => clearTimeout(timer);
    },
  });

  frame.join();
  frame.windows.openDesk();
  const wanted = options.archive ?? preferences.get().lastArchive;
  if (wanted !== null) openAtStart(room, wanted, (error) => explain('open', error, callTools));
  room.dress();
  void emptyPageCache(dataDir);
  beginKeepingRounds(room);
  app.on('will-quit', () => {
    watch.stop();
    room.jobs.cancelAll();
    void room.desks.close();
  });
  if (!options.showOnce) {
    powerMonitor.on('resume', () => void watch.look());
    watch.soon();
  }
  const handlers = makeHandlers(room);
  return {
    answer: answerPage(handlers, callTools, frame.windows.isOurs),
    pictureFile(picture) {
      if (picture.is === 'page') return pageFile(room, picture.packetId, picture.page);
      const desk = room.desks.desk();
      if (picture.is === 'sheet') return findSheet(desk, room.pages, picture.evidenceId, picture.page);
      return findPicture(desk, picture.evidenceId, picture.is === 'thumb' ? 'thumbnail' : picture.is);
    },
    showDesk: () => void frame.windows.openDesk(),
  };
}
