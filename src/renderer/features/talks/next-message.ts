/** The message that is being typed and not yet added: it outlives another tab, another case and the end of the app. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { ask } from '../../api.ts';

const parts = ['from', 'text', 'amount'] as const;
type Part = (typeof parts)[number];
export type NextMessage = Readonly<Record<Part, string>>;

const nothing: NextMessage = { from: '', text: '', amount: '' };
const fieldOf = (part: Part): string => `next-message.${part}`;
/** A pause in typing after which the words are kept. */
const PAUSE_MS = 300;

export function useNextMessage(caseId: string): readonly [NextMessage, (part: Partial<NextMessage>) => void] {
  const [message, setMessage] = useState(nothing);
  const latest = useRef(nothing);
  const kept = useRef(nothing);
  const timer = useRef<number | undefined>(undefined);
  const touched = useRef(false);

  const keep = useCallback((): void => {
    window.clearTimeout(timer.current);
    for (const part of parts) {
      const text = latest.current[part];
      if (text === kept.current[part]) continue;
      kept.current = { ...kept.current, [part]: text };
      void ask('case.keep-draft', { caseId, field: fieldOf(part), text: text === '' ? null : text }).catch(() => {
        // Tried again with the next key.
        kept.current = { ...kept.current, [part]: '\0' };
      });
    }
  }, [caseId]);

  useEffect(() => {
    let isGone = false;
    void ask('case.drafts', { caseId })
      .then(({ drafts }) => {
        if (isGone || touched.current) return;
        const found = Object.fromEntries(
          parts.map((part) => [part, drafts.find((one) => one.field === fieldOf(part))?.text ?? '']),
        ) as Record<Part, string>;
        latest.current = found;
        kept.current = found;
        setMessage(found);
      })
      .catch(() => undefined);
    window.addEventListener('pagehide', keep);
    return () => {
      isGone = true;
      window.removeEventListener('pagehide', keep);
      // Whoever goes elsewhere finds his words again.
      keep();
    };
  }, [caseId, keep]);

  const change = useCallback(
    (part: Partial<NextMessage>): void => {
      touched.current = true;
      latest.current = { ...latest.current, ...part };
      setMessage(latest.current);
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(keep, PAUSE_MS);
    },
    [keep],
  );
  return [message, change];
}
