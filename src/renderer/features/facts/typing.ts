/** What all typed entries do alike: keep the text while it is being typed, read it, hand the value on, tidy up afterwards. */
import { type ChangeEvent, type ClipboardEvent, type CompositionEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FactValue } from '../../ui/fact-saver.ts';
import { useFactDesk } from './fact-context.tsx';

/** What a field says under itself: a problem, a question with its answers, or a remark. */
export interface Said {
  readonly tone: 'bad' | 'ask' | 'note';
  readonly text: string;
  readonly choices?: readonly { readonly label: string; readonly pick: () => void }[];
}

/**
 * What a text means: a value to keep, with what is missing for the rest of it or a remark; a question, each answer being
 * a text that leaves no doubt; or the reason why it cannot be kept.
 */
export type Meant =
  | { readonly value: FactValue; readonly lacks?: string; readonly note?: string }
  | { readonly ask: string; readonly choices: readonly { readonly label: string; readonly text: string }[] }
  | { readonly problem: string };

type Box = HTMLInputElement | HTMLTextAreaElement;

/** More than this at once is a mistake, and would make every key press slow. */
const LONGEST_PASTE = 100_000;

/**
 * @param path where the value belongs
 * @param text the kept value as one edits it
 * @param read what a typed text means; called at each change
 * @param part the box, where a field has several
 */
export function useTyping(
  path: string,
  text: string,
  read: (typed: string) => Meant,
  say: (said: Said | null) => void,
  part?: string,
) {
  const { t, i18n } = useTranslation();
  const { saver, fieldOf } = useFactDesk();
  const field = fieldOf(path, part);
  const [typed, setTyped] = useState<string | null>(() => saver.draftOf(field) ?? null);
  const composing = useRef(false);
  const lacking = useRef(false);

  const take = (now: string, isOver: boolean): void => {
    setTyped(now);
    // While an input method is composing, the letters on the screen are not the person's text yet.
    if (composing.current) return;
    saver.type(field, now);
    const meant = read(now);
    if ('value' in meant) {
      lacking.current = meant.lacks !== undefined;
      const remark = meant.lacks ?? meant.note;
      say(remark !== undefined && isOver ? { tone: meant.lacks === undefined ? 'note' : 'ask', text: remark } : null);
      saver.put(path, meant.value, undefined, lacking.current ? null : field);
      return;
    }
    saver.hold(path);
    if ('choices' in meant)
      say({
        tone: 'ask',
        text: meant.ask,
        choices: meant.choices.map((choice) => ({ label: choice.label, pick: () => pick(choice.text) })),
      });
    else if (isOver) say({ tone: 'bad', text: meant.problem });
  };

  /** Takes an answer as if it had been typed, and is done with the field. */
  const pick = (answer: string): void => {
    take(answer, true);
    saver.flush(path);
    if (!lacking.current) setTyped(null);
  };

  // What was left standing when the app ended is read once more: a fact where it can be, a sentence where it cannot.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the field comes up.
  useEffect(() => {
    const left = saver.draftOf(field);
    if (left !== undefined) take(left, true);
  }, []);

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
    onPaste: (event: ClipboardEvent<Box>) => {
      const length = event.clipboardData.getData('text').length;
      if (length <= LONGEST_PASTE) return;
      event.preventDefault();
      const number = (n: number): string => new Intl.NumberFormat(i18n.language).format(n);
      say({ tone: 'bad', text: t('entry.paste-too-long', { length: number(length), most: number(LONGEST_PASTE) }) });
    },
    onBlur: () => {
      if (typed === null) return;
      const meant = read(typed);
      if ('problem' in meant) {
        say({ tone: 'bad', text: meant.problem });
        return;
      }
      if ('choices' in meant) return;
      const remark = meant.lacks ?? meant.note;
      say(remark === undefined ? null : { tone: meant.lacks === undefined ? 'note' : 'ask', text: remark });
      // What was missing may have come from another field meanwhile: the whole text is kept now.
      if (lacking.current && meant.lacks === undefined) saver.put(path, meant.value, undefined, field);
      lacking.current = meant.lacks !== undefined;
      saver.flush(path);
      // A text of which only a part could be kept stays as it was typed.
      if (meant.lacks === undefined) setTyped(null);
    },
  };
  /** Lets go of the typed text: the value it stood for was kept in another way. */
  const forget = (): void => {
    lacking.current = false;
    saver.type(field, null);
    say(null);
    setTyped(null);
  };
  return { props, forget, pick };
}
