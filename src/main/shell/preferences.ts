/** What this computer remembers between starts: language, theme, windows, what was opened last. No case data but the names of recent cases; no electron. */
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from '../../shared/z.ts';
import { recentSchema } from './recents.ts';

const place = z.int().min(-100_000).max(100_000);
const keptWindow = z.object({ x: place, y: place, width: place, height: place, maximised: z.boolean() }).optional();

const preferencesSchema = z.object({
  language: z.enum(['en', 'zh-CN']).nullable().catch(null),
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  by: z.string().min(1).max(100).nullable().catch(null),
  lastArchive: z.string().max(32_000).nullable().catch(null),
  /** Which archive is backed up by itself, how often, where to, and how many are kept. */
  backups: z
    .array(
      z.object({
        archive: z.string().max(32_000),
        folder: z.string().max(32_000),
        every: z.enum(['never', 'daily', 'weekly']),
        keep: z.int().min(1).max(99),
      }),
    )
    .max(100)
    .catch([]),
  /** How large everything is shown; 1 is the actual size. */
  zoom: z.number().min(0.5).max(3).catch(1),
  /** How each kind of window was left. */
  windows: z.object({ desk: keptWindow.catch(undefined), case: keptWindow.catch(undefined) }).catch({}),
  /** Cases opened last, and whether any are to be remembered. */
  keepRecents: z.boolean().catch(true),
  recents: z.array(recentSchema).max(50).readonly().catch([]),
  /** A word of the system when a deadline comes near, or when long work is done in the background. */
  notify: z.boolean().catch(true),
  /** Which deadlines were told of already. */
  toldDeadlines: z.array(z.string().max(500)).max(300).readonly().catch([]),
  /** The folder of each kind of dialog. */
  folders: z.record(z.string().max(40), z.string().max(32_000)).catch({}),
});

export type Values = Readonly<z.output<typeof preferencesSchema>>;

export interface Preferences {
  get(): Values;
  /** Keeps a change at once, durably. */
  set(change: Partial<Values>): void;
}

/** Reads the preferences of a folder. A missing or broken file gives the first-start values; a broken value loses only itself. */
export function openPreferences(folder: string): Preferences {
  const file = path.join(folder, 'preferences.json');
  let values = preferencesSchema.parse(readObject(file));
  return {
    get: () => values,
    set(change) {
      values = { ...values, ...change };
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
    },
  };
}

function readObject(file: string): object {
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? read : {};
  } catch {
    return {};
  }
}
