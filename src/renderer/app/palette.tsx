/** Commands and cases by a few letters: what can be done here at the moment, and every case of the archive. */
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CommandId, commandIds, commandRow } from '../../shared/contract/command-table.ts';
import { useAsk } from '../api.ts';
import { platform, runCommand } from '../ui/app-commands.ts';
import { keyLabel } from '../ui/command-keys.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Icon, type IconName } from '../ui/icons.tsx';
import { isOwnKey } from '../ui/keys.ts';
import { ranked } from '../ui/palette-rank.ts';
import { englishCommands } from './language.ts';

interface Entry {
  readonly key: string;
  readonly label: string;
  readonly also: string;
  readonly icon: IconName;
  readonly side: string | null;
  readonly run: () => void;
}

const MOST_CASES = 20;

export function Palette({
  offered,
  onCase,
  onClose,
}: {
  /** What could be done before the palette was opened. */
  readonly offered: ReadonlySet<CommandId>;
  readonly onCase: (caseId: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const found = useAsk('case.list', { query: typed.trim(), status: null, limit: MOST_CASES }, { keepPrevious: true });
  const list = useRef<HTMLDivElement>(null);
  const [english, setEnglish] = useState<Readonly<Record<CommandId, string>> | null>(null);
  useEffect(() => {
    void englishCommands().then(setEnglish);
  }, []);
  const [isWanted, setWanted] = useState(false);

  const commands = commandIds
    .filter((id) => commandRow(id).inPalette && (commandRow(id).runs === 'main' || offered.has(id)))
    .map((id): Entry => {
      const { keys } = commandRow(id);
      return {
        key: id,
        label: t(`command.${id}`),
        also: english?.[id] ?? '',
        icon: 'turn',
        side: keys === null ? null : keyLabel(keys, platform),
        run: () => runCommand(id),
      };
    });
  const cases = (found.data?.cases ?? []).map(
    (row): Entry => ({
      key: row.caseId,
      label: row.customerName ?? t('cases.no-buyer'),
      also: '',
      icon: 'folder',
      side: [row.caseId, row.orderNo].filter((part) => part !== null).join(' · '),
      run: () => onCase(row.caseId),
    }),
  );
  // Main has searched the cases already, in more than their names.
  const entries = [...ranked(commands, typed), ...cases];
  const chosen = Math.min(at, entries.length - 1);
  const choose = (entry: Entry | undefined): void => {
    if (entry === undefined) return;
    onClose();
    // The dialog gives focus back first, so that the command finds the screen as it was.
    setTimeout(entry.run, 0);
  };
  // The cases on the list may still be those of the letter before: Enter waits for the right ones.
  const isStale = found.isPending || found.isPlaceholderData;
  const first = entries[chosen];
  useEffect(() => {
    if (!isWanted || isStale) return;
    setWanted(false);
    choose(first);
  });
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });

  return (
    <Dialog title={t('palette.title')} isTitleSeen={false} className="palette" onClose={onClose}>
      <input
        className="palette-input"
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={chosen >= 0 ? `${listId}-${chosen}` : undefined}
        aria-label={t('palette.title')}
        placeholder={t('palette.hint')}
        value={typed}
        maxLength={200}
        spellCheck={false}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
          setWanted(false);
        }}
        onKeyDown={(event) => {
          if (isOwnKey(event, 'Enter')) {
            if (first?.icon === 'turn') choose(first);
            else setWanted(true);
          } else if (isOwnKey(event, 'ArrowDown')) setAt(Math.min(entries.length - 1, chosen + 1));
          else if (isOwnKey(event, 'ArrowUp')) setAt(Math.max(0, chosen - 1));
          else return;
          event.preventDefault();
        }}
      />
      <div id={listId} ref={list} role="listbox" aria-label={t('palette.title')} className="palette-list">
        {entries.map((entry, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys, as in every list of suggestions.
          <div
            key={entry.key}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            className="palette-item"
            onClick={() => choose(entry)}
            onMouseMove={() => setAt(index)}
          >
            <Icon name={entry.icon} size={14} />
            <bdi className="cut grow">{entry.label}</bdi>
            {entry.side === null ? null : entry.icon === 'turn' ? (
              <kbd className="keys">{entry.side}</kbd>
            ) : (
              <span className="quiet tiny nowrap">{entry.side}</span>
            )}
          </div>
        ))}
      </div>
      <p className="quiet small palette-none" role="status">
        {entries.length === 0 && !isStale ? t('palette.none') : ''}
      </p>
    </Dialog>
  );
}
