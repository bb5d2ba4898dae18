/** What is being done with the packs of one's own on this screen: which text is open, what is being moved. */
import { useState } from 'react';
import { ask, useCommand } from '../../api.ts';
import type { Editing } from './pack-editor.tsx';
import { usePackJobs } from './use-pack-job.ts';

/** A version to be put in force again, or a pack to be taken out, once the person has seen what that changes. */
export interface Change {
  readonly packId: string;
  readonly packNo: number | null;
  readonly version: string | null;
}

export function usePackDesk(onChosen: (packId: string) => void) {
  const [editing, setEditing] = useState<(Editing & { readonly key: number }) | null>(null);
  const [change, setChange] = useState<Change | null>(null);
  const [movingId, setMovingId] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const jobOf = usePackJobs();
  const move = useCommand('rules.take-over', ({ jobId }) => setMovingId(jobId));

  const open = (files: Editing['files'], draftNo: number | null): void => {
    setTrouble(null);
    setChange(null);
    setEditing((before) => ({ files, draftNo, key: (before?.key ?? 0) + 1 }));
  };
  const begin = (what: 'new' | 'copy', packId: string | null, packNo: number | null): void => {
    ask('rules.begin', { what, packId, packNo }).then(({ files }) => open(files, null), setTrouble);
  };
  const bringIn = (): void => {
    ask('rules.import', {}).then(({ files }) => {
      if (files !== null) open(files, null);
    }, setTrouble);
  };
  const openDraft = (draftNo: number): void => {
    ask('rules.draft', { draftNo }).then(({ files }) => open(files, draftNo), setTrouble);
  };
  /** The pack is in force or out of it; these cases are to follow at once. */
  const done = (packId: string, caseIds: readonly string[]): void => {
    setEditing(null);
    setChange(null);
    onChosen(packId);
    if (caseIds.length > 0) move.mutate({ packId, caseIds: [...caseIds] });
  };
  return {
    editing,
    change,
    trouble: trouble ?? move.error,
    moving: jobOf(movingId),
    jobOf,
    begin,
    bringIn,
    openDraft,
    done,
    ask: setChange,
    close: () => {
      setEditing(null);
      setChange(null);
    },
  };
}
