/** Tells Electron where its own files go. Must run before the app is ready. */
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';
import { Trouble } from '../../shared/errors.ts';
import type { DataPlace } from './data-place.ts';

/**
 * Keeps everything below the data folder when the app is portable.
 * @throws Trouble DATA_FOLDER_UNUSABLE
 */
export function settleIn({ dataDir, isPortable }: DataPlace): void {
  app.setPath('userData', dataDir);
  // Subtle: where Chromium cannot write here, it takes itself for a second copy of the app and ends without a word.
  makeUsable(dataDir, dataDir);
  if (!isPortable) return;
  const within = (name: string): string => makeUsable(path.join(dataDir, name), dataDir);
  app.setPath('sessionData', within('session'));
  app.setPath('crashDumps', within('crashes'));
  app.setAppLogsPath(within('logs'));
  const temporary = within('temporary');
  app.setPath('temp', temporary);
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = temporary;
}

/** Makes a folder that files can be made in. */
function makeUsable(folder: string, dataDir: string): string {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
    return folder;
  } catch {
    throw new Trouble('DATA_FOLDER_UNUSABLE', { path: dataDir });
  }
}

/** True when there is such a file. */
export const isThere = (file: string): boolean => existsSync(file);

/** The person's folder of documents; the home folder where the system knows of none. */
export function documentsFolder(): string {
  try {
    return app.getPath('documents');
  } catch {
    return app.getPath('home');
  }
}
