/** What lies over every screen on demand: the palette and the list of shortcuts. */
import { lazy, Suspense, useState } from 'react';
import type { CommandId } from '../../shared/contract/command-table.ts';
import { useAppCommand, useOfferedCommands } from '../ui/app-commands.ts';
import { Palette } from './palette.tsx';

// Read when it is first asked for. The palette is there from the start: whoever calls it types on at once.
const ShortcutSheet = lazy(async () => ({ default: (await import('./shortcut-sheet.tsx')).ShortcutSheet }));

type Open = { readonly is: 'shortcuts' } | { readonly is: 'palette'; readonly offered: ReadonlySet<CommandId> };

export function Overlays({ isOpen, onCase }: { readonly isOpen: boolean; readonly onCase: (caseId: string) => void }) {
  const [open, setOpen] = useState<Open | null>(null);
  const offered = useOfferedCommands();
  useAppCommand('shortcuts', () => setOpen({ is: 'shortcuts' }));
  useAppCommand('palette', () => setOpen({ is: 'palette', offered }), { enabled: isOpen });
  if (open === null) return null;
  const close = (): void => setOpen(null);
  return (
    <Suspense fallback={null}>
      {open.is === 'shortcuts' ? (
        <ShortcutSheet onClose={close} />
      ) : (
        <Palette offered={open.offered} onCase={onCase} onClose={close} />
      )}
    </Suspense>
  );
}
