/** Deadlines: asks where the calendar file goes, and writes it. */
import path from 'node:path';
import { calendarName, exportDeadlines, gatherDeadlines } from '../cases/export-deadlines.ts';
import type { Handlers } from './answer-call.ts';
import type { Room } from './room.ts';

export function deadlineHandlers(room: Room): Pick<Handlers, 'deadline.export'> {
  return {
    'deadline.export': async ({ caseId }) => {
      const desk = room.desks.desk();
      // Whether there is anything to write is said before anybody is asked for a place.
      const found = await gatherDeadlines(desk, caseId);
      const told = { written: found.written, cases: found.cases, withoutDate: found.leftOut.withoutDate };
      const target = await room.pickSave(calendarName(caseId), 'calendar');
      if (target === null) return { savedAs: null, ...told };
      await exportDeadlines(desk, caseId, target);
      return { savedAs: path.basename(target), ...told };
    },
  };
}
