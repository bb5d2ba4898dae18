/** Every handler, held to the table by its type. */

import { aboutHandlers } from './about-handlers.ts';
import type { Handlers } from './answer-call.ts';
import { appHandlers } from './app-handlers.ts';
import { caseHandlers } from './case-handlers.ts';
import { deadlineHandlers } from './deadline-handlers.ts';
import { evidenceHandlers } from './evidence-handlers.ts';
import { jobHandlers } from './job-handlers.ts';
import { keepingHandlers } from './keeping-handlers.ts';
import { listHandlers } from './list-handlers.ts';
import { ownPackHandlers } from './own-pack-handlers.ts';
import { packetHandlers } from './packet-handlers.ts';
import type { Room } from './room.ts';
import { rulesHandlers } from './rules-handlers.ts';
import { asSteps, undoHandlers } from './undo-handlers.ts';
import { windowHandlers } from './window-handlers.ts';

export function makeHandlers(room: Room): Handlers {
  const handlers = {
    ...aboutHandlers(room),
    ...appHandlers(room),
    ...caseHandlers(room),
    ...deadlineHandlers(room),
    ...evidenceHandlers(room),
    ...jobHandlers(room),
    ...listHandlers(room),
    ...keepingHandlers(room),
    ...ownPackHandlers(room),
    ...packetHandlers(room),
    ...rulesHandlers(room),
    ...undoHandlers(room),
    ...windowHandlers(room),
  } satisfies Handlers;
  return asSteps(room, handlers);
}
