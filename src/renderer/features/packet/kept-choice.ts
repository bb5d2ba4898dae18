/** What was chosen for the packet of each case, kept while the app runs: leaving the packet and coming back changes nothing. */
import { useCallback, useSyncExternalStore } from 'react';
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
  /** Left out while the person has not chosen: then the last packet of this kind says. */
  readonly paper?: Wishes['paper'];
  readonly language?: Wishes['language'];
  readonly packetId: string | null;
  readonly zoom: Zoom;
  readonly side: 'outline' | 'pages' | 'versions';
  readonly picked: Picked | null;
  /** Whoever came to note that the packet was sent finds the note open. */
  readonly noting: boolean;
}

const first: PacketChoice = {
  packetId: null,
  zoom: 'width',
  side: 'outline',
  picked: null,
  noting: false,
};
const kept = new Map<string, PacketChoice>();
const watchers = new Set<() => void>();
let listening = false;

/** Case numbers begin anew in another archive. */
function forgetWithArchive(): void {
  if (listening) return;
  listening = true;
  window.api.on('case.changed', ({ caseId }) => {
    if (caseId === null) kept.clear();
  });
}

/** Chooses for the packet of a case, from wherever one is. */
export function choosePacket(caseId: string, part: Partial<PacketChoice>): void {
  forgetWithArchive();
  kept.set(caseId, { ...(kept.get(caseId) ?? first), ...part });
  for (const told of watchers) told();
}

function watch(told: () => void): () => void {
  watchers.add(told);
  return () => watchers.delete(told);
}

export function useKeptChoice(caseId: string): readonly [PacketChoice, (part: Partial<PacketChoice>) => void] {
  const choice = useSyncExternalStore(watch, () => kept.get(caseId) ?? first);
  const change = useCallback((part: Partial<PacketChoice>) => choosePacket(caseId, part), [caseId]);
  return [choice, change];
}
