/** When the app may end: with work under way it asks once. No electron: what it needs is handed in. */

export interface LeavingTools {
  /** How many long works are under way. */
  readonly running: () => number;
  /** Asks the person; true: stop the work and end. */
  readonly ask: () => Promise<boolean>;
  readonly stop: () => void;
  /** Ends the app for good; asks `mayLeave` again on its way. */
  readonly quit: () => void;
}

export interface Leaving {
  /** True when nothing holds the app back; otherwise the person is asked, and the app ends by itself if he agrees. */
  mayLeave(): boolean;
  /** The system is shutting down: nobody can be asked any more. */
  sessionEnds(): void;
}

/** Makes the guard. */
export function makeLeaving(tools: LeavingTools): Leaving {
  let state: 'open' | 'asking' | 'leaving' = 'open';
  const leave = (): void => {
    state = 'leaving';
    tools.stop();
  };
  return {
    mayLeave() {
      if (state === 'leaving' || (state === 'open' && tools.running() === 0)) return true;
      // A second wish to leave while the question stands asks nothing more.
      if (state === 'asking') return false;
      state = 'asking';
      void tools.ask().then(
        (stop) => {
          if (state !== 'asking') return;
          if (!stop) {
            state = 'open';
            return;
          }
          leave();
          tools.quit();
        },
        () => {
          state = 'open';
        },
      );
      return false;
    },
    sessionEnds: leave,
  };
}
