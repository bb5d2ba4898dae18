import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { backupName } from '../../src/main/cases/keeping/backup-names.ts';
import { readNotes } from '../../src/main/cases/keeping/keeping-notes.ts';
import { makeJobBoard } from '../../src/main/ipc/job-board.ts';
import { keepingRound } from '../../src/main/ipc/keeping-round.ts';
import type { Room } from '../../src/main/ipc/room.ts';
import { openPreferences } from '../../src/main/shell/preferences.ts';
import { Trouble, toEnvelope } from '../../src/shared/errors.ts';
import { temporaryFolder } from '../intake/open-desk.ts';
import { filledDesk } from './desk.ts';

test('backs up on its days, keeps the newest, says once when the folder is gone, and checks once a month', async () => {
  const at = await filledDesk();
  const folder = temporaryFolder();
  const notices: string[] = [];
  let ended: () => void = () => undefined;
  const jobs = makeJobBoard(
    (job) => {
      if (job.state !== 'running') ended();
    },
    (error) => toEnvelope(error instanceof Trouble ? error : new Trouble('BUG'), 'en'),
  );
  let now = '2025-05-12T08:00:00.000Z';
  const desk = { ...at.desk, now: () => now };
  const preferences = openPreferences(temporaryFolder());
  const room = {
    desks: { archive: () => at.desk.archive, desk: () => desk },
    dataDir: temporaryFolder(),
    preferences,
    jobs,
    language: () => 'en',
    tell: (name: string, event: { message?: string }) => {
      if (name === 'app.notice') notices.push(String(event.message));
    },
  } as unknown as Room;
  const round = async (): Promise<string | null> => {
    const done = new Promise<void>((resolve) => {
      ended = resolve;
    });
    const kind = keepingRound(room);
    if (kind !== null) await done;
    return kind;
  };

  expect(await round()).toBe('check');
  expect(await round()).toBe(null);
  preferences.set({ backups: [{ archive: at.root, folder, every: 'daily', keep: 2 }] });
  const names: string[] = [];
  for (const day of ['12', '13', '14']) {
    now = `2025-05-${day}T09:00:00.000Z`;
    expect(await round()).toBe('backup');
    expect(await round()).toBe(null);
    names.push(backupName('archive', now));
  }
  expect(readdirSync(folder).sort()).toEqual(names.slice(1));
  expect(readNotes(at.root).lastBackup?.at).toBe(now);

  now = '2025-05-15T10:00:00.000Z';
  rmSync(folder, { recursive: true });
  expect(await round()).toBe('backup');
  expect(await round()).toBe('backup');
  expect(notices).toHaveLength(1);
  expect(notices[0]).toMatch(/is not there/);
  expect(existsSync(folder)).toBe(false);

  preferences.set({ backups: [] });
  now = '2025-06-20T08:00:00.000Z';
  const [first = ''] = readdirSync(path.join(at.root, 'evidence')).filter((name) => name !== 'manifest');
  rmSync(path.join(at.root, 'evidence', first), { recursive: true });
  expect(await round()).toBe('check');
  expect(notices[1]).toMatch(/damaged: files changed: 0, missing: 1;/);
});
