/** The archive: which one is open. */
import { z } from '../../z.ts';
import { type ChannelShape, id, nothing } from './basics.ts';

export const archiveChannels = {
  'archive.open-sample': {
    input: nothing,
    output: z.object({ jobId: id.nullable() }),
    kind: 'write',
    undo: { never: 'another archive has steps of its own' },
  },
  'archive.choose': {
    input: z.strictObject({ mode: z.enum(['existing', 'new']) }),
    output: z.object({ opened: z.boolean() }),
    kind: 'write',
    undo: { never: 'another archive has steps of its own' },
  },
} as const satisfies Record<string, ChannelShape>;
