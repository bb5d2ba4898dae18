/** What all typed entries do alike: keep the text while it is being typed, read it, hand the value on, tidy up afterwards. */
import { type ChangeEvent, type CompositionEvent, useRef, useState } from 'react';
import type { FactValue } from '../../ui/fact-saver.ts';
import { useFactDesk } from './fact-context.tsx';

/** What a text means: a value to keep, or the reason why it cannot be kept; or what can be kept of it, and what is missing for the rest. */
export type Meant = { readonly value: FactValue; readonly lacks?: string } | { readonly problem: string };

type Box = HTMLInputElement | HTMLTextAreaElement;

/**
 * @param path where the value belongs
 * @param text the kept value as one edits it
 * @param read what a typed text means; called at each change
 */
export function useTyping(
  path: string,
  text: string,
  read: (typed: string) => Meant,
  onProblem: (problem: string | null) => void,
) {
  const { saver } = useFactDesk();
  const [typed, setTyped] = useState<string | null>(null);
  const composing = useRef(false);
  const lacking = useRef(false);

  const take = (now: string, isOver: boolean): void => {
    setTyped(now);
    // While an input method is composing, the letters on the screen are not the person's text yet.
    if (composing.current) return;
    const meant = read(now);
    if ('value' in meant) {
      lacking.current = meant.lacks !== undefined;
      onProblem(isOver ? (meant.lacks ?? null) : null);
      saver.put(path, meant.value);
    } else if (isOver) onProblem(meant.problem);
  };

  const props = {
    value: typed ?? text,
    onChange: (event: ChangeEvent<Box>) => take(event.currentTarget.value, false),
    onCompositionStart: () => {
      composing.current = true;
    },
    onCompositionEnd: (event: CompositionEvent<Box>) => {
      composing.current = false;
      take(event.currentTarget.value, false);
    },
    onBlur: () => {
      if (typed === null) return;
      const meant = read(typed);
      if ('problem' in meant) {
        onProblem(meant.problem);
        return;
      }
      onProblem(meant.lacks ?? null);
      // What was missing may have come from another field meanwhile: the whole text is kept now.
      if (lacking.current && meant.lacks === undefined) saver.put(path, meant.value);
      lacking.current = meant.lacks !== undefined;
      saver.flush(path);
      // A text of which only a part could be kept stays as it was typed.
      if (meant.lacks === undefined) setTyped(null);
    },
  };
  /** Lets go of the typed text: the value it stood for was kept in another way. */
  const forget = (): void => {
    lacking.current = false;
    onProblem(null);
    setTyped(null);
  };
  return { props, forget };
}
