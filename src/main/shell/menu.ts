/** The menu bar on the screen: sets it, and greys out what the page in front cannot do at the moment. */
import { app, Menu } from 'electron';
import { type CommandId, commandIds, commandRow } from '../../shared/contract/command-table.ts';
import type { Language } from '../../shared/errors.ts';
import { jumpList } from './jump-list.ts';
import { menuTemplate } from './menu-template.ts';
import { type Recent, recentLabel } from './recents.ts';

export interface AppMenu {
  /** Sets the menu anew, in a language. */
  show(language: Language): void;
  /** Says what the page in front can do. */
  offer(commands: readonly CommandId[]): void;
}

export interface MenuTools {
  /** Does a command that was chosen in the menu. */
  readonly run: (command: CommandId, byKey: boolean) => void;
  readonly recents: () => readonly Recent[];
  readonly openRecent: (recent: Recent) => void;
  /** Recent cases may stand at the taskbar too. The system keeps that list in the person's profile. */
  readonly hasTaskbarList: boolean;
}

function showJumpList(recents: readonly Recent[], language: Language): void {
  const removed = app.getJumpListSettings().removedItems.flatMap(({ args }) => args ?? []);
  app.setJumpList(jumpList({ recents, language, program: process.execPath, removed }));
}

/** Makes the menu. */
export function makeAppMenu(tools: MenuTools): AppMenu {
  let offered: ReadonlySet<CommandId> = new Set();
  return {
    show(language) {
      const recents = tools.recents();
      const plan = {
        platform: process.platform,
        language,
        devTools: !app.isPackaged,
        offered,
        run: tools.run,
        recents,
        openRecent: tools.openRecent,
      };
      Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(plan)));
      const items = recents.map((recent) => ({ label: recentLabel(recent), click: () => tools.openRecent(recent) }));
      app.dock?.setMenu(Menu.buildFromTemplate(items));
      if (process.platform === 'win32' && tools.hasTaskbarList) showJumpList(recents, language);
    },
    offer(commands) {
      offered = new Set(commands);
      const menu = Menu.getApplicationMenu();
      for (const id of commandIds) {
        const item = commandRow(id).runs === 'page' ? menu?.getMenuItemById(id) : null;
        if (item) item.enabled = offered.has(id);
      }
    },
  };
}
