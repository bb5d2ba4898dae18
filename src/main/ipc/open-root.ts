/** Opens an archive for the window, with all that goes with it: what runs, who works here, and the windows of single cases. */
import { Trouble } from '../../shared/errors.ts';
import { readSettings, setSetting } from '../cases/settings.ts';
import type { Room } from './room.ts';

/** Works that only judge anew. */
const judging: readonly string[] = ['judge', 'take-over'];

/** What a running job writes belongs to the archive it was started on. @throws Trouble JOB_STILL_RUNNING */
export function refuseWhileBusy({ jobs }: Room): void {
  const running = jobs.list().filter((job) => job.state === 'running');
  if (running.some((job) => !judging.includes(job.kind))) throw new Trouble('JOB_STILL_RUNNING');
  // What is judged anew goes on at the next opening.
  for (const { jobId } of running) jobs.cancel(jobId);
}

/** Opens an archive in place of the one that is open. */
export function openRoot(room: Room, root: string, mode: 'write' | 'create'): void {
  refuseWhileBusy(room);
  room.desks.open(root, mode);
  rootOpened(room, root);
}

/** To be called once another archive is open. */
export function rootOpened(room: Room, root: string): void {
  room.preferences.remember({ lastArchive: root });
  takeName(room);
  room.windows.closeCases();
  room.dress();
  room.tell('case.changed', { caseId: null, what: 'all' });
}

/** The name goes both ways: the archive keeps it for the command line, and brings it to a computer that does not know it yet. */
export function takeName({ desks, preferences }: Room): void {
  const archive = desks.archive();
  if (archive === null) return;
  const kept = readSettings(archive).personName;
  const { by } = preferences.get();
  if (by === null && kept !== null) preferences.remember({ by: kept });
  if (by !== null && by !== kept && archive.writable !== null) setSetting(desks.desk(), 'personName', by);
}
