/** What the page asks of the frame around it: the menu's offer, a case in its own window, and what this computer remembers. */
import type { Handlers } from './answer-call.ts';
import { appState } from './app-handlers.ts';
import type { Room } from './room.ts';
import { rememberOpened } from './show-case.ts';

type WindowHandlers = Pick<Handlers, 'app.offer' | 'app.run' | 'app.set-option' | 'case.open'>;

export function windowHandlers(room: Room): WindowHandlers {
  return {
    'app.offer': ({ commands }) => {
      room.offer(commands);
      return { done: true };
    },
    'app.run': ({ command }) => {
      room.run(command);
      return { done: true };
    },
    'app.set-option': ({ option, value }) => {
      // Who wants no list of recent cases wants the one that is there gone as well.
      room.preferences.set({ [option]: value, ...(option === 'keepRecents' && !value ? { recents: [] } : {}) });
      room.dress();
      return appState(room);
    },
    'case.open': ({ caseId, own, where }) => {
      rememberOpened(room, caseId);
      if (own) room.windows.openCase(caseId);
      const elsewhere = own || room.windows.showCase(caseId);
      if (elsewhere && where !== undefined)
        room.tell('app.command', { command: 'show-case', byKey: false, caseId, where });
      return { elsewhere };
    },
  };
}
