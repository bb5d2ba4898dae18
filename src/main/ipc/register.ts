/** The only place that listens to the page: who asks is checked first, then the call is answered. */
import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import { channelNames } from '../../shared/contract/channel-names.ts';
import { Trouble, toEnvelope } from '../../shared/errors.ts';
import { APP_ORIGIN } from '../shell/scheme-paths.ts';
import { answerCall, type CallTools, type Handlers } from './answer-call.ts';

/** Answers every channel of the table. `isOurs` says whether a web contents id is a window we opened. */
export function registerHandlers(handlers: Handlers, tools: CallTools, isOurs: (contentsId: number) => boolean): void {
  for (const name of channelNames) {
    ipcMain.handle(name, (event, raw: unknown) => {
      if (!mayAsk(event, isOurs))
        return { ok: false, error: toEnvelope(new Trouble('NOT_OUR_WINDOW'), tools.language()) };
      return answerCall(name, raw, handlers, tools);
    });
  }
}

function mayAsk(event: IpcMainInvokeEvent, isOurs: (contentsId: number) => boolean): boolean {
  const frame = event.senderFrame;
  if (frame === null || frame.parent !== null || frame !== event.sender.mainFrame) return false;
  return isOurs(event.sender.id) && frame.url.startsWith(`${APP_ORIGIN}/`);
}
