/** The saver of a case: it outlives the form, so that what stands in a field is there again when one comes back to it. */
import { useEffect, useMemo, useState } from 'react';
import { longestDraft } from '../../../shared/domain/fact-notes.ts';
import { AnswerTrouble, ask } from '../../api.ts';
import { FactSaver } from '../../ui/fact-saver.ts';

/** Two windows disagree: only the person can say which value counts. Everything else may be over by now. */
const mayBeOver = (error: unknown): boolean =>
  !(error instanceof AnswerTrouble) || error.trouble.code !== 'FACT_CHANGED_MEANWHILE';

/** Saves now what waits, and tries once more what could not be saved. */
export function saveNow(saver: FactSaver | null): void {
  saver?.again(mayBeOver);
}

/** @returns the saver, null until what was typed last time has been read */
export function useSaver(caseId: string): FactSaver | null {
  const saver = useMemo(
    () =>
      new FactSaver({
        send: (path, value, seen) =>
          ask('case.set-fact', {
            caseId,
            path,
            value: value as Parameters<typeof ask<'case.set-fact'>>[1]['value'],
            ...(seen !== undefined && { seen: seen as Parameters<typeof ask<'case.set-fact'>>[1]['value'] }),
          }),
        keepDraft: (field, text) =>
          ask('case.keep-draft', { caseId, field, text: text === null || text.length > longestDraft ? null : text }),
        now: () => Date.now(),
        after: (ms, what) => {
          const timer = setTimeout(what, ms);
          return () => clearTimeout(timer);
        },
      }),
    [caseId],
  );
  const [ready, setReady] = useState<FactSaver | null>(null);
  useEffect(() => {
    let gone = false;
    const begin = (): void => {
      if (!gone) setReady(saver);
    };
    ask('case.drafts', { caseId }).then(({ drafts }) => {
      saver.loadDrafts(drafts);
      begin();
    }, begin);
    const flush = (): void => saver.flush();
    const leave = () => saver.leave();
    window.addEventListener('beforeunload', leave);
    window.addEventListener('blur', flush);
    // Who comes back may have made room on the drive meanwhile.
    const back = (): void => saveNow(saver);
    window.addEventListener('focus', back);
    return () => {
      gone = true;
      window.removeEventListener('beforeunload', leave);
      window.removeEventListener('blur', flush);
      window.removeEventListener('focus', back);
      flush();
    };
  }, [saver, caseId]);
  return ready === saver ? saver : null;
}
