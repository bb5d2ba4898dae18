/** What is done by itself: backups on their days, and a whole check once a month. Quiet, one thing at a time. */
import path from 'node:path';
import { describeTrouble, Trouble } from '../../shared/errors.ts';
import { backUpArchive } from '../cases/keeping/back-up-archive.ts';
import { backupName, isOver, keepingTimes, keepNewest } from '../cases/keeping/backup-names.ts';
import { checkArchive, isSound } from '../cases/keeping/check-archive.ts';
import { readNotes } from '../cases/keeping/keeping-notes.ts';
import { listCases } from '../cases/list-cases.ts';
import type { Preferences, Values } from '../shell/preferences.ts';
import type { JobResult } from './job-board.ts';
import type { Room } from './room.ts';

const hour = 3_600_000;
const firstAfter = 120_000;

/** The plan of an archive on this computer; null when there is none. */
export function planOf(preferences: Preferences, root: string): Values['backups'][number] | null {
  return preferences.get().backups.find((one) => one.archive === root) ?? null;
}

/** Looks every hour whether something is due, the first time some minutes after the start. */
export function beginKeepingRounds(room: Room): void {
  const round = (): void => void keepingRound(room);
  setTimeout(round, firstAfter).unref();
  setInterval(round, hour).unref();
}

/** Starts what is due; nothing while something else is under way. @returns the kind of job that was started */
export function keepingRound(room: Room): 'backup' | 'check' | null {
  const archive = room.desks.archive();
  if (archive === null || room.jobs.list().some((job) => job.state === 'running')) return null;
  if (archive.root === path.join(room.dataDir, 'sample')) return null;
  const desk = room.desks.desk();
  const notes = readNotes(archive.root);
  const plan = planOf(room.preferences, archive.root);
  if (
    plan !== null &&
    plan.every !== 'never' &&
    isOver(notes.lastBackup?.at ?? null, desk.now(), keepingTimes[plan.every])
  ) {
    room.jobs.start({ kind: 'backup', caseId: null, do: (tools) => scheduledBackup(room, plan, tools) });
    return 'backup';
  }
  if (listCases(desk, { limit: 1 }).total > 0 && isOver(notes.lastCheck?.at ?? null, desk.now(), keepingTimes.check)) {
    room.jobs.start({ kind: 'check', caseId: null, do: (tools) => monthlyCheck(room, tools) });
    return 'check';
  }
  return null;
}

/** Folders whose trouble was told in this run. */
const told = new Set<string>();

function tellTrouble(room: Room, { code, details }: Trouble): void {
  room.tell('app.notice', { level: 'trouble', ...describeTrouble(code, details, room.language()) });
}

type Tools = Parameters<Parameters<Room['jobs']['start']>[0]['do']>[0];

async function scheduledBackup(
  room: Room,
  plan: Values['backups'][number],
  { signal, progress }: Tools,
): Promise<JobResult> {
  const desk = room.desks.desk();
  const archiveName = path.basename(plan.archive);
  const file = path.join(plan.folder, backupName(archiveName, desk.now()));
  const made = await backUpArchive(desk, file, { signal, onProgress: progress }).catch((problem: unknown) => {
    // Nobody asked for it just now, so nobody is looking: said once in a run, tried again every hour.
    if (problem instanceof Trouble && !signal.aborted && !told.has(plan.folder)) {
      told.add(plan.folder);
      tellTrouble(room, problem);
    }
    throw problem;
  });
  told.delete(plan.folder);
  keepNewest(plan.folder, archiveName, plan.keep);
  room.tell('case.changed', { caseId: null, what: 'all' });
  const { files, bytes, changed, missing } = made;
  return { kind: 'backup', file: path.basename(file), files, bytes, changed, missing };
}

async function monthlyCheck(room: Room, { signal, progress }: Tools): Promise<JobResult> {
  const found = await checkArchive(room.desks.desk(), { signal, onProgress: progress });
  room.tell('case.changed', { caseId: null, what: 'all' });
  if (!isSound(found)) {
    const { damaged, missing, database, journal } = found;
    const counts = { damagedCount: damaged.length, missingCount: missing.length };
    tellTrouble(room, new Trouble('ARCHIVE_HAS_DAMAGE', { ...counts, database, journal }));
  }
  return {
    kind: 'check',
    checked: found.checked,
    damaged: found.damaged.map((one) => one.path),
    missing: found.missing.map((one) => one.path),
    surplus: found.surplus.length,
    underway: found.underway.length,
    database: found.database,
    journal: found.journal,
  };
}
