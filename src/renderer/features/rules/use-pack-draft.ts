/** The text of a pack as it is typed: kept as a draft shortly after each pause and when one leaves, until it is dropped. */

import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/channels.ts';
import { ask } from '../../api.ts';

export type PackFiles = OutputOf<'rules.draft'>['files'];

/** A pause of typing. */
const PAUSE_MS = 500;

/** What a pack calls itself while it is written: its id. */
export function draftName(files: PackFiles): string {
  for (const { text } of files) {
    const id = /^id: *["']?([A-Za-z0-9._-]{1,60})/m.exec(text)?.[1];
    if (id !== undefined) return id;
  }
  return files[0]?.name ?? 'pack';
}

export function usePackDraft(begun: { readonly files: PackFiles; readonly draftNo: number | null }) {
  const client = useQueryClient();
  const [files, setFiles] = useState(begun.files);
  const [isKept, setKept] = useState(true);
  const [trouble, setTrouble] = useState<unknown>(null);
  /** What is typed and not kept yet; the number of the draft; one save after the other. */
  const waiting = useRef<PackFiles | null>(null);
  const draftNo = useRef(begun.draftNo);
  const saving = useRef<Promise<void>>(Promise.resolve());
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const isDropped = useRef(false);

  const keep = useCallback((): void => {
    clearTimeout(timer.current);
    saving.current = saving.current.then(async () => {
      const text = waiting.current;
      if (text === null || isDropped.current) return;
      waiting.current = null;
      try {
        const kept = await ask('rules.keep-draft', {
          draftNo: draftNo.current,
          name: draftName(text),
          files: [...text],
        });
        draftNo.current = kept.draftNo;
        setTrouble(null);
        setKept(waiting.current === null);
        void client.invalidateQueries({ queryKey: ['rules.drafts'] });
      } catch (error) {
        setTrouble(error);
      }
    });
  }, [client]);

  const change = useCallback(
    (next: PackFiles): void => {
      setFiles(next);
      setKept(false);
      waiting.current = next;
      clearTimeout(timer.current);
      timer.current = setTimeout(keep, PAUSE_MS);
    },
    [keep],
  );

  const drop = useCallback((): void => {
    clearTimeout(timer.current);
    isDropped.current = true;
    void saving.current.then(async () => {
      if (draftNo.current !== null) await ask('rules.drop-draft', { draftNo: draftNo.current });
      await client.invalidateQueries({ queryKey: ['rules.drafts'] });
    });
  }, [client]);

  // Whoever leaves the screen in the middle of a word finds it again.
  useEffect(() => keep, [keep]);

  return { files, change, drop, isKept, trouble, name: draftName(files) };
}
