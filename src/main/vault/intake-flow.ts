/** How work of an intake flows: so many at a time, and answers in order. What must not live here: files. */

/** So many answers wait for an earlier one at most: behind a huge file the small ones are told out of turn. */
const answersWaiting = 64;

/** Calls what it is given in the order of the turns; `null` calls all that is left. Every turn must be given once. */
export function createOrder(): (turn: number | null, call?: () => void) => void {
  const waiting = new Map<number, () => void>();
  const early = new Set<number>();
  let next = 0;
  const callAll = (): void => {
    for (const [turn, call] of [...waiting].sort(([a], [b]) => a - b)) {
      waiting.delete(turn);
      early.add(turn);
      call();
    }
  };
  return (turn, call = () => {}) => {
    if (turn === null) return callAll();
    waiting.set(turn, call);
    for (;;) {
      const due = waiting.get(next);
      if (due === undefined && !early.has(next)) break;
      waiting.delete(next);
      next += 1;
      due?.();
    }
    if (waiting.size > answersWaiting) callAll();
  };
}

/** Lets so many pieces of work through at a time. */
export function createGate(places: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = places;
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
