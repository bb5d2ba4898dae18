/** The app itself: its state, language, theme, the person's name; and which archive is open. */
import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { AppState } from '../../shared/contract/channels.ts';
import { describeTrouble } from '../../shared/errors.ts';
import { holdsArchive, lookAtFolder } from '../cases/archive-folder.ts';
import { dangerOf } from '../cases/keeping/where-it-lies.ts';
import { loadSample } from '../cases/load-sample.ts';
import { shellText } from '../shell/texts.ts';
import type { Handlers } from './answer-call.ts';
import { sayPlace } from './archive-opening.ts';
import { openRoot, refuseWhileBusy, rootOpened, takeName } from './open-root.ts';
import type { Room } from './room.ts';

type AppHandlers = Pick<
  Handlers,
  | 'app.state'
  | 'app.set-language'
  | 'app.set-theme'
  | 'app.set-name'
  | 'archive.open-sample'
  | 'archive.choose'
  | 'archive.retry'
  | 'archive.pick-place'
  | 'archive.make'
>;

export function appHandlers(room: Room): AppHandlers {
  const { preferences, desks } = room;
  const sampleRoot = sampleRootOf(room);

  const state = (): AppState => appState(room);

  /** A choice made in one window counts in all of them. */
  const tellOthers = (): void => room.tell('case.changed', { caseId: null, what: 'all' });

  return {
    'app.state': state,
    'app.set-language': ({ language }) => {
      preferences.remember({ language });
      room.dress();
      tellOthers();
      return state();
    },
    'app.set-theme': ({ theme }) => {
      preferences.remember({ theme });
      room.dress();
      tellOthers();
      return state();
    },
    'app.set-name': ({ by }) => {
      preferences.remember({ by });
      takeName(room);
      return state();
    },
    'archive.open-sample': () => {
      refuseWhileBusy(room);
      const root = sampleRoot;
      if (holdsArchive(root)) {
        desks.open(root, 'write');
        rootOpened(room, root);
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
            rootOpened(room, root);
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
      openRoot(room, root, mode === 'new' ? 'create' : 'write');
      return { opened: true };
    },
    'archive.retry': () => {
      if (desks.failed !== null) openRoot(room, desks.failed.root, 'write');
      return { opened: true };
    },
    'archive.pick-place': async () => {
      const [place] = await room.pick('new-archive');
      if (place !== undefined)
        room.firstPlace.is = lookAtFolder(place) === 'other-files' ? path.join(place, 'Casebinder') : place;
      return firstPlace(room);
    },
    'archive.make': () => {
      openRoot(room, room.firstPlace.is, 'create');
      return { opened: true };
    },
  };
}

/** What the page needs to know of the app before anything else. */
export function appState(room: Room): AppState {
  const { preferences, desks } = room;
  const archive = desks.archive();
  const because = archive?.readOnlyTrouble ?? null;
  return {
    version: room.version,
    language: room.language(),
    languageChosen: preferences.get().language !== null,
    theme: preferences.get().theme,
    by: preferences.get().by,
    isPseudo: room.isPseudo,
    keepRecents: preferences.get().keepRecents,
    notify: preferences.get().notify,
    archive:
      archive === null
        ? null
        : {
            id: createHash('sha256').update(archive.root).digest('hex').slice(0, 16),
            name:
              archive.root === sampleRootOf(room)
                ? shellText(room.language(), 'sample-name')
                : path.basename(archive.root),
            readOnlyBecause:
              because === null
                ? archive.readOnlyBecause
                : describeTrouble(because.code, because.details, room.language()).message,
            readOnlyNextStep:
              because === null ? null : describeTrouble(because.code, because.details, room.language()).nextStep,
          },
    trouble: desks.failed && {
      ...desks.failed.trouble,
      name: path.basename(desks.failed.root),
      place: sayPlace(path.dirname(desks.failed.root), room.home),
    },
    place: firstPlace(room),
    sampleAvailable: existsSync(path.join(room.resourcesRoot, 'sample')),
  };
}

const sampleRootOf = (room: Room): string => path.join(room.dataDir, 'sample');

/** Where a first archive would be made, as a person says it. */
function firstPlace(room: Room): AppState['place'] {
  const { is } = room.firstPlace;
  return { says: sayPlace(is, room.home), danger: dangerOf(is) };
}
