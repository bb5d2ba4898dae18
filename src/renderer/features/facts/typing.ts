/** What all typed entries do alike: keep the text while it is being typed, read it, hand the value on, tidy up afterwards. */
import { type ChangeEvent, type CompositionEvent, useRef, useState } from 'react';
import { useFactDesk } from './fact-context.tsx';
import type { FactValue } from './fact-saver.ts';

/** What a text means: a value to keep, or the reason why it cannot be kept. */
export type Meant = { readonly value: FactValue } | { readonly problem: string };

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

  const take = (now: string, isOver: boolean): void => {
    setTyped(now);
    // While an input method is composing, the letters on the screen are not the person's text yet.
    if (composing.current) return;
    const meant = read(now);
    if ('value' in meant) {
      onProblem(null);
      saver.put(path, meant.value);
    } else if (isOver) onProblem(meant.problem);
  };

  return {
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
      onProblem(null);
      saver.flush(path);
      setTyped(null);
    },
  };
}
