/** Every key of the app on one sheet, in the order of the menus. */
import { useTranslation } from 'react-i18next';
import { commandIds, commandRow, menuPlaces } from '../../shared/contract/command-table.ts';
import { platform } from '../ui/app-commands.ts';
import { keyLabel } from '../ui/command-keys.ts';
import { Dialog } from '../ui/dialog.tsx';

export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('command.shortcuts')} onClose={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard. */}
      <section className="dialog-body shortcut-groups" tabIndex={0} aria-label={t('command.shortcuts')}>
        {menuPlaces.map((place) => (
          <div key={place} className="shortcut-group">
            <h3>{t(`shell.menu-${place}`)}</h3>
            <ul>
              {commandIds
                .filter((id) => commandRow(id).menu === place)
                .map((id) => {
                  const { keys } = commandRow(id);
                  return keys === null ? null : (
                    <li key={id} className="shortcut">
                      <span>{t(`command.${id}`)}</span>
                      <kbd className="keys">{keyLabel(keys, platform)}</kbd>
                    </li>
                  );
                })}
            </ul>
          </div>
        ))}
      </section>
    </Dialog>
  );
}
