/** What was chosen for the packet of each case, kept while the app runs: leaving the packet and coming back changes nothing. */
import { useCallback, useState } from 'react';
import type { InputOf } from '../../../shared/contract/channels.ts';
import type { Zoom } from './zoom.ts';

type Wishes = InputOf<'packet.preflight'>;

/** What is pointed at in the outline. */
export interface Picked {
  readonly kind: 'part' | 'exhibit';
  readonly id: string;
}

export interface PacketChoice {
  /** Left out while the person has not chosen: then the standing says. */
  readonly variant?: Wishes['variant'];
  readonly paper: Wishes['paper'];
  readonly language: Wishes['language'];
  readonly packetId: string | null;
  readonly zoom: Zoom;
  readonly side: 'outline' | 'pages' | 'versions';
  readonly picked: Picked | null;
}

const first: PacketChoice = {
  paper: 'A4',
  language: 'en',
  packetId: null,
  zoom: 'width',
  side: 'outline',
  picked: null,
};
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
