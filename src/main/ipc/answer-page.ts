/** The only way in for the page: who asks is checked first, then the call is answered. */
import { setImmediate as breathe } from 'node:timers/promises';
import type { IpcMainInvokeEvent } from 'electron';
import type { ChannelName } from '../../shared/contract/channel-names.ts';
import { Trouble, toEnvelope } from '../../shared/errors.ts';
import { APP_ORIGIN } from '../shell/scheme-paths.ts';
import { answerCall, type CallTools, type Handlers } from './answer-call.ts';

/** Makes what answers every channel of the table. `isOurs` says whether a web contents id is a window we opened. */
export function answerPage(handlers: Handlers, tools: CallTools, isOurs: (contentsId: number) => boolean) {
  const turn = turnstile();
  return async (name: ChannelName, event: IpcMainInvokeEvent, raw: unknown): Promise<unknown> => {
    if (!mayAsk(event, isOurs))
      return { ok: false, error: toEnvelope(new Trouble('NOT_OUR_WINDOW'), tools.language()) };
    await turn();
    return answerCall(name, raw, handlers, tools);
  };
}

/**
 * After a save the page asks for many things at once. Each call begins in a turn of its own, in the order they came, so that keys
 * and clicks, which pass through main, are served in between.
 */
function turnstile(): () => Promise<void> {
  let passing: Promise<void> | null = null;
  return async () => {
    while (passing !== null) await passing;
    passing = breathe().then(() => {
      passing = null;
    });
  };
}

function mayAsk(event: IpcMainInvokeEvent, isOurs: (contentsId: number) => boolean): boolean {
  const frame = event.senderFrame;
  if (frame === null || frame.parent !== null || frame !== event.sender.mainFrame) return false;
  return isOurs(event.sender.id) && frame.url.startsWith(`${APP_ORIGIN}/`);
}
