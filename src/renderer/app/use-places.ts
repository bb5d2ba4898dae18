/** Where the window is: the way through the places, the commands that move on it, and focus on the new screen's heading. */
import { startTransition, useEffect, useReducer, useRef } from 'react';
import { useAppCommand } from '../ui/app-commands.ts';
import { canGoBack, canGoForward, type Place, placeOf, type Step, takeStep, type Way } from './places.ts';

export interface Places {
  readonly place: Place;
  readonly way: Way;
  readonly step: (step: Step) => void;
  /** Goes to a place; the one before stays on the screen while the new one is still being read. */
  readonly go: (to: Place) => void;
}

/** Makes the way; a window for one case begins at that case. */
export function usePlaces(first: Place): Places {
  const [way, step] = useReducer(takeStep, { visited: [first], index: 0 });
  const place = placeOf(way);
  useAppCommand('go-back', () => step({ do: 'back' }), { enabled: canGoBack(way) });
  useAppCommand('go-forward', () => step({ do: 'forward' }), { enabled: canGoForward(way) });
  const shown = useRef(place);
  useEffect(() => {
    if (shown.current === place) return;
    shown.current = place;
    focusHeading();
  }, [place]);
  return { place, way, step, go: (to) => startTransition(() => step({ do: 'go', to })) };
}

/** Keyboard and screen reader begin at the top of what is new. */
function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>('h1');
  if (heading === null) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
