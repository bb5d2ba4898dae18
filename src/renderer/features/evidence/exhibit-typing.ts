/** Keeps what is typed about exhibits: one saver for the box, and what every field of the editor does alike. */
import { type ChangeEvent, type CompositionEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { InputOf, OutputOf } from '../../../shared/contract/channels.ts';
import { ask } from '../../api.ts';
import { FactSaver, type FactValue } from '../../ui/fact-saver.ts';

export type Exhibit = OutputOf<'evidence.list'>['exhibits'][number];
type Changes = InputOf<'exhibit.update'>['changes'];
type Field = Exclude<keyof Changes, 'captions' | 'captionsZh'>;

/** `EX-0001/title`; with a piece of evidence: its caption. */
export function fieldPath(exhibitId: string, field: Field): string {
  return `${exhibitId}/${field}`;
}
export function captionPath(exhibitId: string, evidenceId: string, field: 'caption' | 'captionZh' = 'caption'): string {
  return `${exhibitId}/${field}/${evidenceId}`;
}

function changesOf(path: string, value: FactValue): { readonly exhibitId: string; readonly changes: Changes } {
  const [exhibitId = '', field = '', evidenceId] = path.split('/');
  const spoken = field === 'captionZh' ? 'captionsZh' : 'captions';
  const changes: unknown = evidenceId === undefined ? { [field]: value } : { [spoken]: { [evidenceId]: value } };
  // Main checks it against the table; the fields below give each its own kind of value.
  return { exhibitId, changes: changes as Changes };
}

/** Makes the saver of a box; what still waits is sent when the box goes away. */
export function useExhibitSaver(caseId: string): FactSaver {
  const saver = useMemo(
    () =>
      new FactSaver({
        send: (path, value) => ask('exhibit.update', { caseId, ...changesOf(path, value) }),
        now: () => Date.now(),
        after: (ms, what) => {
          const timer = setTimeout(what, ms);
          return () => clearTimeout(timer);
        },
      }),
    [caseId],
  );
  useEffect(() => {
    const flush = (): void => saver.flush();
    const leave = () => saver.leave();
    window.addEventListener('beforeunload', leave);
    window.addEventListener('blur', flush);
    return () => {
      window.removeEventListener('beforeunload', leave);
      window.removeEventListener('blur', flush);
      flush();
    };
  }, [saver]);
  return saver;
}

export type Meant = { readonly value: FactValue } | { readonly problem: string };
type Box = HTMLInputElement | HTMLTextAreaElement;

/**
 * @param text the kept value as one edits it
 * @param read what a typed text means
 */
export function useTypedField(saver: FactSaver, path: string, text: string, read: (typed: string) => Meant) {
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const composing = useRef(false);
  const take = (now: string): void => {
    setTyped(now);
    // While an input method is composing, the letters on the screen are not the person's text yet.
    if (composing.current) return;
    const meant = read(now);
    if ('value' in meant) {
      setProblem(null);
      saver.put(path, meant.value);
    }
  };
  return {
    problem,
    props: {
      value: typed ?? text,
      onChange: (event: ChangeEvent<Box>) => take(event.currentTarget.value),
      onCompositionStart: () => {
        composing.current = true;
      },
      onCompositionEnd: (event: CompositionEvent<Box>) => {
        composing.current = false;
        take(event.currentTarget.value);
      },
      onBlur: () => {
        if (typed === null) return;
        const meant = read(typed);
        if ('problem' in meant) {
          setProblem(meant.problem);
          return;
        }
        setProblem(null);
        saver.flush(path);
        setTyped(null);
      },
    },
  };
}
