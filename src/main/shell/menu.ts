/** The menu: only roles of the system, in the person's language. Commands of our own live on the page. */
import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { Language } from '../../shared/errors.ts';
import { type ShellText, shellText } from './texts.ts';

/** Sets the menu of the app. On macOS, the Edit roles are what makes copy and paste work. */
export function setMenu(language: Language, devTools: boolean): void {
  const say = (key: ShellText): string => shellText(language, key);
  const line: MenuItemConstructorOptions = { type: 'separator' };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
      {
        label: say('menu-file'),
        submenu: [
          process.platform === 'darwin'
            ? { role: 'close', label: say('menu-close') }
            : { role: 'quit', label: say('menu-quit') },
        ],
      },
      {
        label: say('menu-edit'),
        submenu: [
          { role: 'undo', label: say('menu-undo') },
          { role: 'redo', label: say('menu-redo') },
          line,
          { role: 'cut', label: say('menu-cut') },
          { role: 'copy', label: say('menu-copy') },
          { role: 'paste', label: say('menu-paste') },
          { role: 'selectAll', label: say('menu-select-all') },
        ],
      },
      {
        label: say('menu-view'),
        submenu: [
          { role: 'resetZoom', label: say('menu-zoom-reset') },
          { role: 'zoomIn', label: say('menu-zoom-in') },
          { role: 'zoomOut', label: say('menu-zoom-out') },
          line,
          { role: 'togglefullscreen', label: say('menu-full-screen') },
          ...(devTools ? [{ role: 'toggleDevTools' } as const] : []),
        ],
      },
    ]),
  );
}
