/** Deadlines: taken out as a calendar file. */
import { z } from '../../z.ts';
import { type ChannelShape, id, text } from './basics.ts';

export const deadlineChannels = {
  /** Of one case, or of every open one. `savedAs` is null when the person cancels. */
  'deadline.export': {
    input: z.strictObject({ caseId: id.nullable() }),
    output: z.object({ savedAs: text(300).nullable(), written: z.int(), cases: z.int(), withoutDate: z.int() }),
    kind: 'write',
    undo: { never: 'a file outside the archive belongs to the person' },
  },
} as const satisfies Record<string, ChannelShape>;
