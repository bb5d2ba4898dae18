/** Tells Electron where its own files go. Must run before the app is ready. */
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';
import type { DataPlace } from './data-place.ts';

/** Keeps everything below the data folder when the app is portable. */
export function settleIn({ dataDir, isPortable }: DataPlace): void {
  app.setPath('userData', dataDir);
  if (!isPortable) return;
  const within = (name: string): string => {
    const folder = path.join(dataDir, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  };
  app.setPath('sessionData', within('session'));
  app.setPath('crashDumps', within('crashes'));
  app.setAppLogsPath(within('logs'));
  const temporary = within('temporary');
  app.setPath('temp', temporary);
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = temporary;
}

/** True when there is such a file. */
export const isThere = (file: string): boolean => existsSync(file);
