/** Packets: pre-flight, build, pages, take a copy out. */
import { z } from '../../z.ts';
import { type ChannelShape, done, id, instant, languageSchema, list, ofCase, ofPacket, text } from './basics.ts';

const packetSchema = z.object({
  packetId: id,
  version: z.int(),
  variant: z.enum(['appeal', 'mediation', 'reply', 'file-copy']),
  paper: z.enum(['A4', 'Letter']),
  language: languageSchema,
  draft: z.boolean(),
  pages: z.int(),
  bytes: z.int(),
  builtAt: instant,
  /** True when the case says something else by now. */
  outdated: z.boolean(),
});

const packetChoice = {
  ...ofCase,
  variant: z.enum(['appeal', 'mediation', 'reply', 'file-copy']),
  paper: z.enum(['A4', 'Letter']),
  language: languageSchema,
};

export const packetChannels = {
  'packet.list': { input: z.strictObject(ofCase), output: z.object({ packets: list(packetSchema) }), kind: 'read' },
  'packet.preflight': {
    input: z.strictObject(packetChoice),
    output: z.object({
      lines: list(
        z.object({
          code: text(80),
          light: z.enum(['red', 'amber', 'green']),
          says: text(),
          where: text(200).nullable(),
        }),
      ),
    }),
    kind: 'read',
  },
  'packet.build': {
    input: z.strictObject({ ...packetChoice, draft: z.boolean() }),
    output: z.object({ jobId: id }),
    kind: 'write',
    undo: { never: 'an issued packet stays issued' },
  },
  'packet.pages': { input: ofPacket, output: z.object({ jobId: id }), kind: 'read' },
  'packet.save-as': {
    input: ofPacket,
    output: z.object({ savedAs: text(300).nullable() }),
    kind: 'write',
    undo: { never: 'a copy outside the archive belongs to the person' },
  },
  'packet.open': { input: ofPacket, output: done, kind: 'write', undo: { never: 'nothing in the casebook changes' } },
  'packet.show-in-folder': {
    input: ofPacket,
    output: done,
    kind: 'write',
    undo: { never: 'nothing in the casebook changes' },
  },
} as const satisfies Record<string, ChannelShape>;
