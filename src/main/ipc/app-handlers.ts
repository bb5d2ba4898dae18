/** The app itself: its state, language, theme, the person's name; and which archive is open. */
import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { AppState } from '../../shared/contract/channels.ts';
import { describeTrouble, Trouble } from '../../shared/errors.ts';
import { holdsArchive } from '../cases/archive-folder.ts';
import { loadSample } from '../cases/load-sample.ts';
import { readSettings, setSetting } from '../cases/settings.ts';
import { shellText } from '../shell/texts.ts';
import type { Handlers } from './answer-call.ts';
import type { Room } from './room.ts';

type AppHandlers = Pick<
  Handlers,
  | 'app.state'
  | 'app.set-language'
  | 'app.set-theme'
  | 'app.set-name'
  | 'app.offer'
  | 'app.run'
  | 'archive.open-sample'
  | 'archive.choose'
>;

export function appHandlers(room: Room): AppHandlers {
  const { preferences, desks } = room;
  const sampleRoot = path.join(room.dataDir, 'sample');

  const state = (): AppState => {
    const archive = desks.archive();
    const because = archive?.readOnlyTrouble ?? null;
    return {
      version: room.version,
      language: room.language(),
      languageChosen: preferences.get().language !== null,
      theme: preferences.get().theme,
      by: preferences.get().by,
      archive:
        archive === null
          ? null
          : {
              id: createHash('sha256').update(archive.root).digest('hex').slice(0, 16),
              name:
                archive.root === sampleRoot ? shellText(room.language(), 'sample-name') : path.basename(archive.root),
              readOnlyBecause:
                because === null
                  ? archive.readOnlyBecause
                  : describeTrouble(because.code, because.details, room.language()).message,
            },
      trouble: desks.trouble,
      sampleAvailable: existsSync(path.join(room.resourcesRoot, 'sample')),
    };
  };

  /** What a running job writes belongs to the archive it was started on. */
  const refuseWhileBusy = (): void => {
    if (room.jobs.list().some((job) => job.state === 'running')) throw new Trouble('JOB_STILL_RUNNING');
  };
  const opened = (root: string): void => {
    preferences.set({ lastArchive: root });
    takeName(room);
    room.tell('case.changed', { caseId: null, what: 'all' });
  };

  return {
    'app.state': state,
    'app.set-language': ({ language }) => {
      preferences.set({ language });
      room.dress();
      return state();
    },
    'app.set-theme': ({ theme }) => {
      preferences.set({ theme });
      room.dress();
      return state();
    },
    'app.set-name': ({ by }) => {
      preferences.set({ by });
      takeName(room);
      return state();
    },
    'app.offer': ({ commands }) => {
      room.offer(commands);
      return { done: true };
    },
    'app.run': ({ command }) => {
      room.run(command);
      return { done: true };
    },
    'archive.open-sample': () => {
      refuseWhileBusy();
      const root = sampleRoot;
      if (holdsArchive(root)) {
        desks.open(root, 'write');
        opened(root);
        return { jobId: null };
      }
      const jobId = room.jobs.start({
        kind: 'sample',
        caseId: null,
        async do({ signal, progress }) {
          desks.open(root, 'create');
          takeName(room);
          try {
            const { caseIds } = await loadSample(desks.desk(), {
              signal,
              onProgress: (done, total, label) => progress({ done, total, unit: 'files', label }),
            });
            opened(root);
            return { kind: 'sample', caseIds };
          } catch (error) {
            // Half a sample is worth nothing: all of it was made in this very call from our own resources.
            await desks.close();
            rmSync(root, { recursive: true, force: true });
            room.tell('case.changed', { caseId: null, what: 'all' });
            throw error;
          }
        },
      });
      return { jobId };
    },
    'archive.choose': async ({ mode }) => {
      const [root] = await room.pick(mode === 'new' ? 'new-archive' : 'archive');
      if (root === undefined) return { opened: false };
      refuseWhileBusy();
      desks.open(root, mode === 'new' ? 'create' : 'write');
      opened(root);
      return { opened: true };
    },
  };
}

/** The name goes both ways: the archive keeps it for the command line, and brings it to a computer that does not know it yet. */
function takeName({ desks, preferences }: Room): void {
  const archive = desks.archive();
  if (archive === null) return;
  const kept = readSettings(archive).personName;
  const { by } = preferences.get();
  if (by === null && kept !== null) preferences.set({ by: kept });
  if (by !== null && by !== kept && archive.writable !== null) setSetting(desks.desk(), 'personName', by);
}
