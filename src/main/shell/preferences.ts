/** What this computer remembers between starts: language, theme, windows, what was opened last. No case data but the names of recent cases; no electron. */
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Language, Trouble } from '../../shared/errors.ts';
import { type Recent, readRecent } from './recents.ts';
import type { KeptWindow } from './window-state.ts';
import { type KeptWindows, windowNames } from './windows.ts';

type Read = Readonly<Record<string, unknown>>;
const MOST_PATH = 32_000;
const themes = ['system', 'light', 'dark'] as const;
const rhythms = ['never', 'daily', 'weekly'] as const;

/** Which archive is backed up by itself, how often, where to, and how many are kept. */
interface BackupPlan {
  readonly archive: string;
  readonly folder: string;
  readonly every: (typeof rhythms)[number];
  readonly keep: number;
}

export interface Values {
  readonly language: Language | null;
  readonly theme: (typeof themes)[number];
  readonly by: string | null;
  readonly lastArchive: string | null;
  readonly backups: readonly BackupPlan[];
  /** How large everything is shown; 1 is the actual size. */
  readonly zoom: number;
  /** How each kind of window was left. */
  readonly windows: KeptWindows;
  /** Cases opened last, and whether any are to be remembered. */
  readonly keepRecents: boolean;
  readonly recents: readonly Recent[];
  /** A word of the system when a deadline comes near, or when long work is done in the background. */
  readonly notify: boolean;
  /** Which deadlines were told of already. */
  readonly toldDeadlines: readonly string[];
  /** The folder of each kind of dialog. */
  readonly folders: Readonly<Record<string, string>>;
}

export interface Preferences {
  get(): Values;
  /**
   * Keeps a change at once, durably.
   * @throws Trouble PREFERENCES_NOT_KEPT; the change holds until the app is closed
   */
  set(change: Partial<Values>): void;
  /** Keeps what the app can do without: the look, the windows, what was opened last. Where that fails it holds until the app is closed. */
  remember(change: Partial<Values>): void;
}

/** Reads the preferences of a folder. A missing or broken file gives the first-start values; a broken value loses only itself. */
export function openPreferences(folder: string): Preferences {
  const file = path.join(folder, 'preferences.json');
  let values: Values = valuesIn(readObject(file));
  const set = (change: Partial<Values>): void => {
    values = { ...values, ...change };
    try {
      write(folder, file, values);
    } catch (error) {
      const found = error instanceof Error && 'code' in error ? String(error.code) : '';
      throw new Trouble('PREFERENCES_NOT_KEPT', { path: folder, found });
    }
  };
  return {
    get: () => values,
    set,
    remember(change) {
      try {
        set(change);
      } catch (error) {
        if (!(error instanceof Trouble)) throw error;
      }
    },
  };
}

function write(folder: string, file: string, values: Values): void {
  mkdirSync(folder, { recursive: true });
  const temporary = `${file}.new`;
  const handle = openSync(temporary, 'w', 0o600);
  try {
    writeFileSync(handle, `${JSON.stringify(values, null, 2)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(temporary, file);
}

function readObject(file: string): Read {
  try {
    return objectOf(JSON.parse(readFileSync(file, 'utf8'))) ?? {};
  } catch {
    return {};
  }
}

/**
 * Reads each value by itself.
 * Subtle: by hand and not with the schema library, because the window waits for its place and its light.
 */
function valuesIn(read: Read): Values {
  const windows = objectOf(read['windows']) ?? {};
  const folders = Object.entries(objectOf(read['folders']) ?? {});
  const kept = windowNames.map((name) => [name, readWindow(windows[name])] as const);
  return {
    language: oneOf(read['language'], ['en', 'zh-CN']),
    theme: oneOf(read['theme'], themes) ?? 'system',
    by: text(read['by'], 100, 1),
    lastArchive: text(read['lastArchive'], MOST_PATH),
    backups: list(read['backups'], 100, readPlan),
    zoom: number(read['zoom'], 0.5, 3) ?? 1,
    windows: Object.fromEntries(kept.filter(([, window]) => window !== null)),
    keepRecents: read['keepRecents'] !== false,
    recents: list(read['recents'], 50, readRecent),
    notify: read['notify'] !== false,
    toldDeadlines: list(read['toldDeadlines'], 300, (one) => text(one, 500)),
    folders: Object.fromEntries(
      folders.filter((one): one is [string, string] => text(one[0], 40) !== null && text(one[1], MOST_PATH) !== null),
    ),
  };
}

function readWindow(read: unknown): KeptWindow | null {
  const kept = objectOf(read);
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => whole(kept?.[name], -100_000, 100_000));
  if (x == null || y == null || width == null || height == null || typeof kept?.['maximised'] !== 'boolean')
    return null;
  return { x, y, width, height, maximised: kept['maximised'] };
}

function readPlan(read: unknown): BackupPlan | null {
  const plan = objectOf(read);
  const archive = text(plan?.['archive'], MOST_PATH);
  const folder = text(plan?.['folder'], MOST_PATH);
  const every = oneOf(plan?.['every'], rhythms);
  const keep = whole(plan?.['keep'], 1, 99);
  return archive === null || folder === null || every === null || keep === null
    ? null
    : { archive, folder, every, keep };
}

/** A list all of whose items can be read; else an empty one. */
function list<T>(read: unknown, most: number, item: (read: unknown) => T | null): readonly T[] {
  if (!Array.isArray(read) || read.length > most) return [];
  const items = read.map(item);
  return items.every((one): one is T & {} => one !== null) ? items : [];
}

const objectOf = (read: unknown): Read | null =>
  typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as Read) : null;

const oneOf = <T extends string>(read: unknown, known: readonly T[]): T | null =>
  known.find((one) => one === read) ?? null;

const text = (read: unknown, most: number, least = 0): string | null =>
  typeof read === 'string' && read.length >= least && read.length <= most ? read : null;

const number = (read: unknown, least: number, most: number): number | null =>
  typeof read === 'number' && read >= least && read <= most ? read : null;

const whole = (read: unknown, least: number, most: number): number | null =>
  Number.isInteger(read) ? number(read, least, most) : null;
