/** Safe keeping from the window: pickers and jobs around the use-cases; the page hears names, never places. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { OutputOf } from '../../shared/contract/channels.ts';
import { isDisputed } from '../../shared/domain/case-file.ts';
import { Trouble } from '../../shared/errors.ts';
import { backUpArchive } from '../cases/keeping/back-up-archive.ts';
import { backupName, isOver, keepingTimes } from '../cases/keeping/backup-names.ts';
import { checkArchive } from '../cases/keeping/check-archive.ts';
import { copyArchive } from '../cases/keeping/copy-archive.ts';
import { exportCase, exportName } from '../cases/keeping/export-case.ts';
import { importCase, sayImported } from '../cases/keeping/import-case.ts';
import { readNotes } from '../cases/keeping/keeping-notes.ts';
import { lookAtDamage } from '../cases/keeping/look-at-damage.ts';
import { restoreArchive } from '../cases/keeping/restore-archive.ts';
import { dangerOf } from '../cases/keeping/where-it-lies.ts';
import { firstCaseAt } from '../cases/list-cases.ts';
import { readSettings, setSetting } from '../cases/settings.ts';
import type { Handlers } from './answer-call.ts';
import type { JobResult, WorkTools } from './job-board.ts';
import { planOf } from './keeping-round.ts';
import { openRoot } from './open-root.ts';
import type { Room } from './room.ts';

type KeepingHandlers = Pick<Handlers, Extract<keyof Handlers, `keeping.${string}`>>;
type Keeping = OutputOf<'keeping.state'>;

export function keepingHandlers(room: Room): KeepingHandlers {
  const { desks } = room;
  const made = new Map<string, string>();

  const start = (
    kind: 'backup' | 'check' | 'restore' | 'move' | 'export',
    caseId: string | null,
    work: (tools: { signal: AbortSignal; onProgress: WorkTools['progress'] }) => Promise<JobResult>,
  ): { jobId: string } => ({
    jobId: room.jobs.start({ kind, caseId, do: ({ signal, progress }) => work({ signal, onProgress: progress }) }),
  });
  /** As `start`, for work that makes an archive: it can be opened by the job's id afterwards. */
  const make = (
    kind: 'restore' | 'move',
    work: (tools: { signal: AbortSignal; onProgress: WorkTools['progress'] }) => Promise<[string, JobResult]>,
  ): { jobId: string } => {
    const { jobId } = start(kind, null, async (tools) => {
      const [archive, result] = await work(tools);
      made.set(jobId, archive);
      return result;
    });
    return { jobId };
  };
  const changed = (): void => room.tell('case.changed', { caseId: null, what: 'all' });

  return {
    'keeping.state': () => keepingState(room),
    'keeping.back-up': async () => {
      const desk = desks.desk();
      const file = await room.pickSave(backupName(path.basename(desk.archive.root), desk.now()), 'backup');
      if (file === null) return { jobId: null };
      return start('backup', null, async (tools) => {
        const { files, bytes, changed: odd, missing } = await backUpArchive(desk, file, tools);
        changed();
        return { kind: 'backup', file: path.basename(file), files, bytes, changed: odd, missing };
      });
    },
    'keeping.schedule': async ({ every, keep, chooseFolder }) => {
      const { root } = desks.desk().archive;
      const before = planOf(room.preferences, root);
      let folder = before?.folder ?? null;
      if (chooseFolder || (every !== 'never' && folder === null))
        folder = (await room.pick('backup-folder'))[0] ?? folder;
      if (folder !== null) {
        if (dangerInside(root, folder)) throw new Trouble('KEEPING_IN_ARCHIVE', { file: folder });
        const others = room.preferences.get().backups.filter((one) => one.archive !== root);
        room.preferences.set({ backups: [...others, { archive: root, folder, every, keep }] });
      }
      return keepingState(room);
    },
    'keeping.check': () => {
      const desk = desks.desk();
      return start('check', null, async (tools) => {
        const found = await checkArchive(desk, tools);
        changed();
        const named = (one: { readonly path: string; readonly names: readonly string[] }): string =>
          one.names.join(', ') || one.path;
        return {
          kind: 'check',
          checked: found.checked,
          damaged: found.damaged.slice(0, 500).map(named),
          missing: found.missing.slice(0, 500).map(named),
          surplus: found.surplus.length,
          underway: found.underway.length,
          database: found.database,
          journal: found.journal,
        };
      });
    },
    'keeping.restore': async ({ backup }) => {
      const known = backup === null ? undefined : backupsOf(room).find((one) => one.name === backup)?.path;
      const from = known ?? (await room.pick('backup'))[0];
      if (from === undefined) return { jobId: null };
      const [place] = await room.pick('restore-place');
      if (place === undefined) return { jobId: null };
      const to = freshFolder(place, path.parse(from).name);
      return make('restore', async (tools) => {
        const { archive, files, cases, madeAt, missing } = await restoreArchive(desks.tools(), from, to, tools);
        return [archive, { kind: 'restore', made: path.basename(to), files, cases, madeAt, missing }];
      });
    },
    'keeping.move': async () => {
      const desk = desks.desk();
      const [place] = await room.pick('move-place');
      if (place === undefined) return { jobId: null };
      const to = freshFolder(place, path.basename(desk.archive.root));
      return make('move', async (tools) => {
        const { archive, files, missing } = await copyArchive(desk, to, tools);
        return [archive, { kind: 'move', made: path.basename(to), files, missing }];
      });
    },
    'keeping.open-made': ({ jobId }) => {
      const archive = made.get(jobId);
      if (archive === undefined) throw new Trouble('BAD_REQUEST');
      openRoot(room, archive, 'write');
      return { done: true };
    },
    'keeping.show': ({ what }) => {
      const { root } = desks.desk().archive;
      const place = what === 'archive' ? root : (readNotes(root).lastBackup?.place ?? root);
      room.showInFolder(existsSync(place) ? place : root);
      return { done: true };
    },
    'keeping.damage': () => {
      const root = desks.failed?.root ?? null;
      if (root === null) return null;
      const { backups, ...found } = lookAtDamage(root, backupFolders(room));
      return { ...found, backups: backups.slice(0, 50).map(({ name, at, bytes }) => ({ name, at, bytes })) };
    },
    'keeping.export-case': async ({ caseId, as }) => {
      const desk = desks.desk();
      const name = exportName(desk, caseId, as === 'bag' ? '.zip' : '');
      const [place] = as === 'bag' ? [await room.pickSave(name, 'case-bag')] : await room.pick('export-place');
      if (place === undefined || place === null) return { jobId: null };
      const to = as === 'bag' ? place : freshFolder(place, name);
      return start('export', caseId, async (tools) => {
        const { files, changed: odd, missing } = await exportCase(desk, caseId, { as, path: to }, tools);
        return { kind: 'export', made: path.basename(to), files, changed: odd, missing };
      });
    },
    'keeping.import-case': async () => {
      const [from] = await room.pick('case-bag');
      if (from === undefined) return { jobId: null };
      return { jobId: beginImport(room, from) };
    },
    'keeping.readings': () => readingsOf(room),
    'keeping.set-readings': ({ quality, freight, returnMeans }) => {
      const desk = desks.desk();
      setSetting(desk, 'readings', { preset: freight, 'S2.2c': quality, 'S2.4': freight });
      setSetting(desk, 'returnMeans', returnMeans);
      changed();
      return readingsOf(room);
    },
    'keeping.company': () => companyOf(room),
    'keeping.set-company': ({ name }) => {
      const desk = desks.desk();
      const { name: _, ...rest } = readSettings(desk.archive).seller ?? {};
      const next = { ...rest, ...(name !== null && { name }) };
      setSetting(desk, 'seller', Object.keys(next).length === 0 ? null : next);
      return companyOf(room);
    },
    'keeping.set-logo': ({ png }) => {
      setSetting(desks.desk(), 'logo', png === null ? null : Buffer.from(png).toString('base64'));
      return companyOf(room);
    },
  };
}

/** Brings an exported case in, as a job. @returns its id */
export function beginImport(room: Room, from: string): string {
  const desk = room.desks.desk();
  return room.jobs.start({
    kind: 'import',
    caseId: null,
    async do({ signal, progress }): Promise<JobResult> {
      const came = await importCase(desk, from, { signal, onProgress: progress });
      room.tell('case.changed', { caseId: null, what: 'all' });
      const { caseId, evidence, packets } = came;
      return { kind: 'import', caseId, evidence, packets, note: sayImported(came, room.language()) };
    },
  });
}

/** The picked folder itself when it is empty, else a new one inside it that is not there yet. */
function freshFolder(place: string, name: string): string {
  if (!existsSync(place) || readdirSync(place).length === 0) return place;
  for (let n = 1; ; n += 1) {
    const folder = path.join(place, n === 1 ? name : `${name} ${n}`);
    if (!existsSync(folder)) return folder;
  }
}

const dangerInside = (root: string, folder: string): boolean => {
  const way = path.relative(root, folder);
  return way === '' || (!way.startsWith('..') && !path.isAbsolute(way));
};

function backupFolders(room: Room): string[] {
  return [...new Set(room.preferences.get().backups.map((one) => one.folder))];
}

function backupsOf(room: Room) {
  const root = room.desks.failed?.root ?? room.desks.archive()?.root;
  return root === undefined ? [] : lookAtDamage(root, backupFolders(room)).backups;
}

function keepingState(room: Room): Keeping {
  const desk = room.desks.desk();
  const { root } = desk.archive;
  const notes = readNotes(root);
  const plan = planOf(room.preferences, root);
  const last = notes.lastBackup;
  return {
    name: path.basename(root),
    lastBackup: last && { at: last.at, file: last.file, files: last.files, sameDrive: last.sameDrive },
    lastCheck: notes.lastCheck,
    schedule: {
      every: plan?.every ?? 'never',
      keep: plan?.keep ?? 7,
      folder: plan === null ? null : path.basename(plan.folder) || plan.folder,
    },
    reminder: reminderFor(room, last),
    danger: dangerOf(root),
  };
}

function reminderFor(room: Room, last: ReturnType<typeof readNotes>['lastBackup']): Keeping['reminder'] {
  const desk = room.desks.desk();
  if (desk.archive.root === path.join(room.dataDir, 'sample')) return 'none';
  if (last !== null) {
    if (isOver(last.at, desk.now(), keepingTimes.reminder)) return 'old';
    // Right after a backup nobody is nagged: the settings say at once where it lies.
    return last.sameDrive && isOver(last.at, desk.now(), keepingTimes.weekly) ? 'same-drive' : 'none';
  }
  // A desk of today has little to lose; whoever has worked for two days has.
  const first = firstCaseAt(desk);
  return first !== null && isOver(first, desk.now(), 2 * keepingTimes.daily) ? 'never' : 'none';
}

function readingsOf(room: Room): OutputOf<'keeping.readings'> {
  const { readings, returnMeans } = readSettings(room.desks.desk().archive);
  const preset = readings?.preset ?? 'sensible';
  return {
    quality: readings?.['S2.2c'] ?? (preset === 'literal' ? 'C' : 'A+B'),
    freight: readings?.['S2.4'] ?? preset,
    returnMeans: returnMeans ?? 'asked',
  };
}

function companyOf(room: Room): OutputOf<'keeping.company'> {
  const { seller, logo } = readSettings(room.desks.desk().archive);
  const name = seller?.name;
  return { name: name === undefined || isDisputed(name) ? null : name, logo };
}
