/** What the handlers of main stand in when there is no window and no child process. */
import path from 'node:path';
import { makeDeskHolder } from '../../src/main/ipc/desk-holder.ts';
import { makeJobBoard } from '../../src/main/ipc/job-board.ts';
import type { Room } from '../../src/main/ipc/room.ts';
import { checkPackJob } from '../../src/main/rules/check-pack-job.ts';
import { openPreferences } from '../../src/main/shell/preferences.ts';

const resourcesRoot = path.resolve('resources');

/**
 * A room whose pickers give nothing and whose system does nothing.
 * @param dataDir need not be there
 * @param now gives a UTC instant
 */
export function bareRoom(dataDir: string, now: () => string = () => '2025-05-12T08:00:00.000Z'): Room {
  return {
    desks: makeDeskHolder({
      jobs: {
        // A pack is checked on the spot; for anything else there is no child here.
        run: async (name, input) => {
          if (name !== 'pack.check') throw new Error('no child here');
          return (await checkPackJob(input as never, undefined as never)) as never;
        },
        close: async () => {},
      },
      now,
      by: () => 'Sample Clerk',
      language: () => 'en',
      resourcesRoot,
      appVersion: '0.0.0-test',
    }),
    preferences: openPreferences(dataDir),
    jobs: makeJobBoard(
      () => {},
      () => ({ code: 'BUG', message: '', nextStep: '' }),
    ),
    pages: new Map(),
    home: '/home/li',
    firstPlace: { is: '/home/li/Documents/Casebinder' },
    dataDir,
    resourcesRoot,
    version: '0',
    language: () => 'en',
    tell: () => {},
    dress: () => {},
    isPortable: false,
    isPseudo: false,
    now,
    system: {
      facts: () => ({ electron: '0', chromium: '0', node: '0', system: 'test' }),
      screens: () => [],
      copyText: () => {},
      notices: () => '',
    },
    windows: { openCase: () => {}, showCase: () => false, showDesk: () => {}, closeCases: () => {} },
    offer: () => {},
    run: () => {},
    pick: async () => [],
    pickSave: async () => null,
    openFile: async () => '',
    showInFolder: () => {},
    print: async () => ({ way: 'program', state: 'opened', before: [] }),
    startDrag: () => {},
  };
}
