/** The system's pickers. They run here, so that the page gets ids and never a path. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type BrowserWindow, dialog, shell } from 'electron';
import type { Language } from '../../shared/errors.ts';
import { type KeptFolders, keptFolders } from './kept-folders.ts';
import { safeStem } from './packet-name.ts';
import type { Preferences } from './preferences.ts';
import { systemPrinter } from './print-window.ts';
import { type PrintJob, type PrintWay, printBy } from './printing.ts';
import { shellText } from './texts.ts';

export type SaveWhat = 'packet' | 'copy' | 'calendar' | 'backup' | 'case-bag' | 'rule-pack';
export type OpenWhat =
  | 'archive'
  | 'new-archive'
  | 'case-file'
  | 'files'
  | 'folder'
  | 'backup'
  | 'backup-folder'
  | 'restore-place'
  | 'move-place'
  | 'export-place'
  | 'case-bag'
  | 'rule-pack';

const fileKinds: readonly OpenWhat[] = ['case-file', 'files', 'backup', 'case-bag', 'rule-pack'];
/** Folders that may be made while one chooses. */
const newFolders: readonly OpenWhat[] = ['new-archive', 'backup-folder', 'restore-place', 'move-place', 'export-place'];

/** Asks for files or a folder; an empty list when the person cancels. */
async function pickPaths(
  window: BrowserWindow,
  what: OpenWhat,
  language: Language,
  folders: KeptFolders,
): Promise<readonly string[]> {
  const folder = !fileKinds.includes(what);
  const answer = await dialog.showOpenDialog(window, {
    title: shellText(language, `pick-${what}`),
    ...beginIn(folders.begin(`open-${what}`)),
    properties: folder
      ? ['openDirectory', ...(newFolders.includes(what) ? (['createDirectory', 'promptToCreate'] as const) : [])]
      : ['openFile', ...(what === 'files' || what === 'rule-pack' ? (['multiSelections'] as const) : [])],
    ...(what === 'case-file'
      ? { filters: [{ name: shellText(language, 'case-file'), extensions: ['json', 'zip'] }] }
      : {}),
    ...(what === 'rule-pack' ? { filters: [{ name: 'YAML', extensions: ['yaml', 'yml'] }] } : {}),
    ...(what === 'backup' || what === 'case-bag' ? { filters: [{ name: 'ZIP', extensions: ['zip'] }] } : {}),
  });
  if (answer.canceled) return [];
  folders.chose(`open-${what}`, answer.filePaths[0]);
  return answer.filePaths;
}

const beginIn = (folder: string | undefined) => (folder === undefined ? {} : { defaultPath: folder });

/** Asks where to save a packet or a copy of some other file; null when the person cancels. */
async function pickSavePath(
  window: BrowserWindow,
  proposedName: string,
  what: SaveWhat,
  language: Language,
  folders: KeptFolders,
): Promise<string | null> {
  const ending = path.extname(proposedName);
  const answer = await dialog.showSaveDialog(window, {
    ...(what === 'packet'
      ? { title: shellText(language, 'save-packet'), filters: [{ name: 'PDF', extensions: ['pdf'] }] }
      : what === 'calendar'
        ? {
            title: shellText(language, 'save-calendar'),
            filters: [{ name: shellText(language, 'calendar'), extensions: ['ics'] }],
          }
        : what === 'backup' || what === 'case-bag'
          ? { title: shellText(language, `save-${what}`), filters: [{ name: 'ZIP', extensions: ['zip'] }] }
          : what === 'rule-pack'
            ? { title: shellText(language, 'save-rule-pack'), filters: [{ name: 'YAML', extensions: ['yaml'] }] }
            : {}),
    defaultPath: folders.propose(`save-${what}`, `${safeStem(path.basename(proposedName, ending))}${ending}`),
  });
  if (answer.canceled || answer.filePath === '') return null;
  folders.chose(`save-${what}`, answer.filePath);
  return answer.filePath;
}

/** What the window can ask of the system, in the shape the handlers are given. `window` and `language` are asked at each use. */
export function windowPowers(
  window: () => BrowserWindow,
  language: () => Language,
  preferences: Preferences,
  dragIcon: string,
) {
  const folders = keptFolders(preferences, existsSync);
  return {
    pick: (what: OpenWhat) => pickPaths(window(), what, language(), folders),
    pickSave: (name: string, what: SaveWhat) => pickSavePath(window(), name, what, language(), folders),
    openFile: (file: string) => shell.openPath(file),
    showInFolder: (file: string) => shell.showItemInFolder(file),
    print: (job: PrintJob, only: PrintWay | null) => printBy(systemPrinter(window), job, only),
    startDrag: (file: string) => window().webContents.startDrag({ file, icon: dragIcon }),
  };
}
