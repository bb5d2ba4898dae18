/** Every handler, held to the table by its type. */
import type { Handlers } from './answer-call.ts';
import { appHandlers } from './app-handlers.ts';
import { caseHandlers } from './case-handlers.ts';
import { evidenceHandlers } from './evidence-handlers.ts';
import { jobHandlers } from './job-handlers.ts';
import { packetHandlers } from './packet-handlers.ts';
import type { Room } from './room.ts';

export function makeHandlers(room: Room): Handlers {
  return {
    ...appHandlers(room),
    ...caseHandlers(room),
    ...evidenceHandlers(room),
    ...jobHandlers(room),
    ...packetHandlers(room),
  } satisfies Handlers;
}
