/** The only way in for the page: who asks is checked first, then the call is answered. */
import type { IpcMainInvokeEvent } from 'electron';
import type { ChannelName } from '../../shared/contract/channel-names.ts';
import { Trouble, toEnvelope } from '../../shared/errors.ts';
import { APP_ORIGIN } from '../shell/scheme-paths.ts';
import { answerCall, type CallTools, type Handlers } from './answer-call.ts';

/** Makes what answers every channel of the table. `isOurs` says whether a web contents id is a window we opened. */
export function answerPage(handlers: Handlers, tools: CallTools, isOurs: (contentsId: number) => boolean) {
  return async (name: ChannelName, event: IpcMainInvokeEvent, raw: unknown): Promise<unknown> =>
    mayAsk(event, isOurs)
      ? answerCall(name, raw, handlers, tools)
      : { ok: false, error: toEnvelope(new Trouble('NOT_OUR_WINDOW'), tools.language()) };
}

function mayAsk(event: IpcMainInvokeEvent, isOurs: (contentsId: number) => boolean): boolean {
  const frame = event.senderFrame;
  if (frame === null || frame.parent !== null || frame !== event.sender.mainFrame) return false;
  return isOurs(event.sender.id) && frame.url.startsWith(`${APP_ORIGIN}/`);
}
