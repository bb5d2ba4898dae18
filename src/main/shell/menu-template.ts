/** The menu bar as data, per platform and language: made from the command table. Types of electron only, so that it can be tested. */
import type { MenuItemConstructorOptions } from 'electron';
import {
  type CommandId,
  commandIds,
  commandRow,
  type MenuPlace,
  menuPlaces,
} from '../../shared/contract/command-table.ts';
import type { Language } from '../../shared/errors.ts';
import { type Recent, recentLabel } from './recents.ts';
import { commandText, shellText } from './texts.ts';

export interface MenuPlan {
  readonly platform: NodeJS.Platform;
  readonly language: Language;
  readonly devTools: boolean;
  /** What the page in front can do at the moment. */
  readonly offered: ReadonlySet<CommandId>;
  /** Does a command; `byKey` when its keys were pressed. */
  readonly run: (command: CommandId, byKey: boolean) => void;
  /** Cases opened last; the menu says nothing of them when there are none. */
  readonly recents: readonly Recent[];
  readonly openRecent: (recent: Recent) => void;
}

type Item = MenuItemConstructorOptions;

/** The whole menu bar. */
export function menuTemplate(plan: MenuPlan): Item[] {
  const menus = menuPlaces.map((place): Item => {
    const label = shellText(plan.language, `menu-${place}`);
    return { id: `menu-${place}`, label, submenu: menuItems(plan, place) };
  });
  return plan.platform === 'darwin' ? [appMenu(plan), ...menus] : menus;
}

function menuItems(plan: MenuPlan, place: MenuPlace): Item[] {
  const ids = commandIds.filter((id) => commandRow(id).menu === place && !isInAppMenu(plan, id));
  const items: Item[] = [];
  let group: number | null = null;
  for (const id of ids) {
    const row = commandRow(id);
    if (group !== null && row.group !== group) items.push({ type: 'separator' });
    group = row.group;
    items.push(menuItem(plan, id));
    if (id === 'open-archive' && plan.recents.length > 0) items.push(recentMenu(plan));
  }
  if (place === 'view' && plan.devTools)
    items.push({ role: 'toggleDevTools', label: shellText(plan.language, 'menu-dev-tools') });
  return items;
}

function recentMenu(plan: MenuPlan): Item {
  return {
    id: 'menu-recent',
    label: shellText(plan.language, 'menu-recent'),
    submenu: plan.recents.map((recent) => ({ label: recentLabel(recent), click: () => plan.openRecent(recent) })),
  };
}

/** On macOS these stand in the menu that bears the app's name. */
function isInAppMenu(plan: MenuPlan, id: CommandId): boolean {
  return plan.platform === 'darwin' && (id === 'quit' || id === 'open-settings' || id === 'about');
}

function menuItem(plan: MenuPlan, id: CommandId): Item {
  const { keys, runs } = commandRow(id);
  const label = commandText(plan.language, id);
  const accelerator = keys === null ? undefined : plan.platform === 'darwin' ? keys.mac : keys.other;
  if (typeof runs === 'object') return { id, label, role: runs.role, ...(accelerator ? { accelerator } : {}) };
  return {
    id,
    label,
    enabled: runs === 'main' || plan.offered.has(id),
    // A sign without a modifier would be taken out of every field; the page hears it by itself.
    ...(accelerator === undefined || accelerator.length === 1 ? {} : { accelerator }),
    // The page hears its own keys first and knows whether someone is typing; the menu only shows them.
    ...(runs === 'page' ? { registerAccelerator: false } : {}),
    // A click that a program made brings no event.
    click: (_item, _window, event?: { readonly triggeredByAccelerator?: boolean }) =>
      plan.run(id, event?.triggeredByAccelerator === true),
  };
}

function appMenu(plan: MenuPlan): Item {
  const say = (key: 'menu-services' | 'menu-hide' | 'menu-hide-others' | 'menu-show-all'): string =>
    shellText(plan.language, key);
  return {
    id: 'menu-app',
    label: 'Casebinder',
    submenu: [
      menuItem(plan, 'about'),
      { type: 'separator' },
      menuItem(plan, 'open-settings'),
      { type: 'separator' },
      { role: 'services', label: say('menu-services') },
      { type: 'separator' },
      { role: 'hide', label: say('menu-hide') },
      { role: 'hideOthers', label: say('menu-hide-others') },
      { role: 'unhide', label: say('menu-show-all') },
      { type: 'separator' },
      menuItem(plan, 'quit'),
    ],
  };
}
