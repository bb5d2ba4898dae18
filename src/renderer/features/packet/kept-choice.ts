/** What was chosen for the packet of each case, kept while the app runs: leaving the packet and coming back changes nothing. */
import { useCallback, useState } from 'react';
import type { InputOf } from '../../../shared/contract/channels.ts';

type Wishes = InputOf<'packet.preflight'>;
export type Zoom = 'overview' | 'fit' | '100' | '150';

export interface PacketChoice {
  /** Left out while the person has not chosen: then the standing says. */
  readonly variant?: Wishes['variant'];
  readonly paper: Wishes['paper'];
  readonly language: Wishes['language'];
  readonly packetId: string | null;
  readonly zoom: Zoom;
}

const first: PacketChoice = { paper: 'A4', language: 'en', packetId: null, zoom: 'fit' };
const kept = new Map<string, PacketChoice>();
let listening = false;

/** Case numbers begin anew in another archive. */
function forgetWithArchive(): void {
  if (listening) return;
  listening = true;
  window.api.on('case.changed', ({ caseId }) => {
    if (caseId === null) kept.clear();
  });
}

export function useKeptChoice(caseId: string): readonly [PacketChoice, (part: Partial<PacketChoice>) => void] {
  const [, setTurn] = useState(0);
  const change = useCallback(
    (part: Partial<PacketChoice>) => {
      forgetWithArchive();
      kept.set(caseId, { ...(kept.get(caseId) ?? first), ...part });
      setTurn((turn) => turn + 1);
    },
    [caseId],
  );
  return [kept.get(caseId) ?? first, change];
}
