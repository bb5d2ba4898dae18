/** The archive: which one is open. */
import { z } from '../../z.ts';
import { placeSchema } from './app-channels.ts';
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
  /** Tries the archive of the last time again. */
  'archive.retry': {
    input: nothing,
    output: z.object({ opened: z.boolean() }),
    kind: 'write',
    undo: { never: 'another archive has steps of its own' },
  },
  /** Asks where the first archive is to be made; the place stays with main. */
  'archive.pick-place': {
    input: nothing,
    output: placeSchema,
    kind: 'write',
    undo: { never: 'nothing is made yet' },
  },
  'archive.make': {
    input: nothing,
    output: z.object({ opened: z.boolean() }),
    kind: 'write',
    undo: { never: 'another archive has steps of its own' },
  },
} as const satisfies Record<string, ChannelShape>;
