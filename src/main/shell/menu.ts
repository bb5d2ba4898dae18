/** The menu bar on the screen: sets it, and greys out what the page in front cannot do at the moment. */
import { app, Menu } from 'electron';
import { type CommandId, commandIds, commandRow } from '../../shared/contract/command-table.ts';
import type { Language } from '../../shared/errors.ts';
import { menuTemplate } from './menu-template.ts';

export interface AppMenu {
  /** Sets the menu anew, in a language. */
  show(language: Language): void;
  /** Says what the page in front can do. */
  offer(commands: readonly CommandId[]): void;
}

/** Makes the menu. @param run does a command that was chosen in it */
export function makeAppMenu(run: (command: CommandId, byKey: boolean) => void): AppMenu {
  let offered: ReadonlySet<CommandId> = new Set();
  return {
    show(language) {
      const plan = { platform: process.platform, language, devTools: !app.isPackaged, offered, run };
      Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(plan)));
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
