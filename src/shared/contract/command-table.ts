/**
 * Every command of the app in one table: it feeds the native menu, the palette and the list of shortcuts.
 * The words stand in the catalogues under `command.<id>`. What a command does is said where it is done:
 * on the page by `useAppCommand`, in main by `shell/menu.ts` for those that say `runs: 'main'`.
 */

/** Keys per platform in the words of Electron: `Ctrl+Shift+F`, `Cmd+K`. */
export interface Keys {
  readonly mac: string;
  readonly other: string;
}

/** The top menus, in their order. */
export const menuPlaces = ['file', 'edit', 'case', 'view', 'go', 'help'] as const;
export type MenuPlace = (typeof menuPlaces)[number];

/** Menu parts of the system: it knows what they do and, on macOS, only they make copy and paste work. */
export const systemRoles = [
  'cut',
  'copy',
  'paste',
  'selectAll',
  'togglefullscreen',
  'minimize',
  'close',
  'quit',
] as const;
export type SystemRole = (typeof systemRoles)[number];

export interface CommandRow {
  /** Where it stands in the menu bar; null: in the palette only. */
  readonly menu: MenuPlace | null;
  /** A line is drawn between groups of one menu. */
  readonly group: number;
  readonly keys: Keys | null;
  readonly runs: 'page' | 'main' | { readonly role: SystemRole };
  /** True where the keys count inside a field too. While an input method composes, no key counts. */
  readonly whileTyping: boolean;
  /** Where the list of shortcuts and the palette name it. */
  readonly where: 'everywhere' | 'archive' | 'case';
  /** False where choosing it from the palette makes no sense: what one does with the keys only. */
  readonly inPalette: boolean;
}

const mod = (key: string): Keys => ({ mac: `Cmd+${key}`, other: `Ctrl+${key}` });
const page = {
  group: 0,
  runs: 'page',
  whileTyping: true,
  where: 'archive',
  inPalette: true,
} as const satisfies Partial<CommandRow>;
const inCase = { ...page, menu: 'case', where: 'case' } as const;
const inMain = { ...page, runs: 'main', where: 'everywhere' } as const;
const role = (name: SystemRole, menu: MenuPlace, group: number, keys: Keys | null) =>
  ({ menu, group, keys, runs: { role: name }, whileTyping: true, where: 'everywhere', inPalette: false }) as const;

export const commandTable = {
  'new-case': { ...page, menu: 'file', keys: mod('N') },
  'import-case': { ...page, menu: 'file', keys: mod('O') },
  'import-case-bag': { ...page, menu: 'file', keys: null },
  'back-up': { ...page, menu: 'file', group: 1, keys: null },
  'open-archive': { ...page, menu: 'file', group: 1, keys: mod('Shift+O') },
  'show-data': { ...inMain, menu: null, keys: null },
  'show-archive': { ...inMain, menu: 'file', group: 2, keys: null, where: 'archive' },
  'export-deadlines': { ...page, menu: 'file', group: 2, keys: null },
  'save-packet': { ...page, menu: 'file', group: 2, keys: mod('Shift+S'), where: 'case' },
  print: { ...page, menu: 'file', group: 2, keys: mod('P'), where: 'case' },
  'open-settings': { ...page, menu: 'file', group: 3, keys: mod(',') },
  'close-window': role('close', 'file', 4, mod('W')),
  quit: role('quit', 'file', 4, { mac: 'Cmd+Q', other: 'Ctrl+Q' }),

  // In a field, undo is the undo of typing: the keys are left to the field.
  undo: { ...page, menu: 'edit', keys: mod('Z'), whileTyping: false },
  redo: { ...page, menu: 'edit', keys: { mac: 'Cmd+Shift+Z', other: 'Ctrl+Y' }, whileTyping: false },
  cut: role('cut', 'edit', 1, mod('X')),
  copy: role('copy', 'edit', 1, mod('C')),
  paste: role('paste', 'edit', 1, mod('V')),
  'select-all': role('selectAll', 'edit', 1, mod('A')),
  find: { ...page, menu: 'edit', group: 2, keys: mod('F') },
  'find-all': { ...page, menu: 'edit', group: 2, keys: mod('Shift+F') },

  'case-facts': { ...inCase, keys: mod('1') },
  'case-evidence': { ...inCase, keys: mod('2') },
  'case-packet': { ...inCase, keys: mod('3') },
  'own-window': { ...inCase, group: 1, keys: mod('Shift+N') },
  'save-now': { ...inCase, group: 1, keys: mod('S') },
  'build-packet': { ...inCase, group: 1, keys: mod('B') },
  'export-case-bag': { ...inCase, group: 3, keys: null },
  'export-case-folder': { ...inCase, group: 3, keys: null },
  'close-case': { ...inCase, group: 4, keys: mod('Shift+E') },
  'reopen-case': { ...inCase, group: 4, keys: null },
  'toggle-standing': { ...inCase, group: 2, keys: mod('Shift+P') },

  palette: { ...page, menu: 'view', keys: mod('K'), inPalette: false },
  'zoom-in': { ...inMain, menu: 'view', group: 1, keys: mod('Plus') },
  'zoom-out': { ...inMain, menu: 'view', group: 1, keys: mod('-') },
  'zoom-reset': { ...inMain, menu: 'view', group: 1, keys: mod('0') },
  'full-screen': role('togglefullscreen', 'view', 2, { mac: 'Ctrl+Cmd+F', other: 'F11' }),
  minimize: role('minimize', 'view', 2, mod('M')),
  'reset-layout': { ...inMain, menu: 'view', group: 3, keys: null },

  'go-back': { ...page, menu: 'go', keys: { mac: 'Cmd+[', other: 'Alt+Left' } },
  'go-forward': { ...page, menu: 'go', keys: { mac: 'Cmd+]', other: 'Alt+Right' } },
  'go-today': { ...page, menu: 'go', group: 1, keys: mod('Shift+T') },
  'go-cases': { ...page, menu: 'go', group: 1, keys: mod('Shift+L') },
  'go-rules': { ...page, menu: 'go', group: 1, keys: mod('Shift+U') },

  /** With a case number: to that case. Chosen from lists, never by itself. */
  'show-case': { ...page, menu: null, keys: null, inPalette: false },

  shortcuts: { ...page, menu: 'help', keys: { mac: '?', other: '?' }, whileTyping: false, where: 'everywhere' },
  about: { ...page, menu: 'help', group: 1, keys: null },
} as const satisfies Record<string, CommandRow>;

export type CommandId = keyof typeof commandTable;
export const commandIds: readonly CommandId[] = Object.keys(commandTable).filter(isCommandId);

/** True for the name of a command of the table. */
export function isCommandId(name: string): name is CommandId {
  return Object.hasOwn(commandTable, name);
}

/** One row of the table, with the wide types that readers of all rows need. */
export function commandRow(id: CommandId): CommandRow {
  return commandTable[id];
}
