/** Where another screen wants a case to open: Today names the fact it asks for, the case brings it up once it is there. */
import { useEffect, useRef } from 'react';

let wish: { readonly caseId: string; readonly where: string } | null = null;
const listeners = new Set<() => void>();

/** @param where a fact's path, `#section`, `packet`, or the id of an exhibit */
export function wantInCase(caseId: string, where: string): void {
  wish = { caseId, where };
  for (const listener of listeners) listener();
}

/** Fulfils a wish about this case, once. */
export function useWantedInCase(caseId: string, fulfil: (where: string) => void): void {
  const latest = useRef(fulfil);
  useEffect(() => {
    latest.current = fulfil;
  });
  useEffect(() => {
    const look = (): void => {
      if (wish?.caseId !== caseId) return;
      const { where } = wish;
      wish = null;
      latest.current(where);
    };
    look();
    listeners.add(look);
    return () => {
      listeners.delete(look);
    };
  }, [caseId]);
}
