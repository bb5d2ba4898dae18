/** Packets: pre-flight, build, pages, take a copy out. */
import { packetParts } from '../../domain/packet-parts.ts';
import { z } from '../../z.ts';
import { type ChannelShape, done, id, instant, languageSchema, list, ofCase, ofPacket, text } from './basics.ts';

const sendingWays = ['platform', 'email', 'chat', 'post', 'hand', 'other'] as const;
const printWays = ['dialog', 'command', 'program'] as const;

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
  sha256: text(64),
  /** True when a manifest lies beside it that says what it was made from. */
  hasManifest: z.boolean(),
  /** True when the case says something else by now. */
  outdated: z.boolean(),
  /** To whom it was sent, as the person noted it. */
  sent: list(
    z.object({
      sendingNo: z.int(),
      to: text(400),
      on: text(10),
      how: z.enum(sendingWays),
      note: text(2000).nullable(),
      by: text(200).nullable(),
    }),
    500,
  ),
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
          /** The exhibit to leave out with one click. */
          leavesOut: id.optional(),
          /** The doubt that is explained in one line. */
          doubt: z.object({ flag: text(400), explained: text().nullable() }).optional(),
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
  /** Parts and exhibits of this kind of packet, in their order, with what is left out. */
  'packet.outline': {
    input: z.strictObject({ ...ofCase, variant: packetChoice.variant }),
    output: z.object({
      parts: list(z.object({ id: z.enum(packetParts), shown: z.boolean(), optional: z.boolean() }), 40),
      exhibits: list(
        z.object({
          exhibitId: id,
          title: text(),
          titleZh: text().nullable(),
          kind: text(80),
          shows: text().nullable(),
          language: text(200).nullable(),
          chosen: z.boolean(),
          label: text(20).nullable(),
          shown: z.boolean(),
          files: z.int(),
        }),
      ),
      arranged: z.boolean(),
    }),
    kind: 'read',
  },
  'packet.arrange': {
    input: z.strictObject({
      ...ofCase,
      variant: packetChoice.variant,
      parts: z.array(z.strictObject({ id: z.enum(packetParts), shown: z.boolean() })).max(40),
      exhibits: z.array(z.strictObject({ exhibitId: id, shown: z.boolean() })).max(5000),
    }),
    output: done,
    kind: 'write',
    undo: { as: 'packet-arrange' },
  },
  /** Where parts and exhibits stand in a packet that was made; empty for one without a manifest. */
  'packet.places': {
    input: ofPacket,
    output: z.object({
      parts: list(z.object({ id: text(40), firstPage: z.int(), lastPage: z.int() }), 100),
      exhibits: list(z.object({ exhibitId: id, label: text(20), firstPage: z.int(), lastPage: z.int() })),
    }),
    kind: 'read',
  },
  /** The text of pages whose pictures are drawn, with its places: shares of the page's width and height. */
  'packet.text': {
    input: z.strictObject({ packetId: id, from: z.int().min(1).max(99_999), to: z.int().min(1).max(99_999) }),
    output: z.object({
      pages: list(
        z.object({
          page: z.int(),
          runs: list(
            z.object({ text: text(20_000), x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
          ),
        }),
        50,
      ),
    }),
    kind: 'read',
  },
  'packet.note-sent': {
    input: z.strictObject({
      ...ofCase,
      packetId: id,
      to: z.string().trim().min(1).max(400),
      on: z.iso.date(),
      how: z.enum(sendingWays),
      note: z.string().trim().max(2000).nullable(),
    }),
    output: done,
    kind: 'write',
    undo: { as: 'packet-sent' },
  },
  'packet.remove-sent': {
    input: z.strictObject({ ...ofCase, sendingNo: z.int().min(1) }),
    output: done,
    kind: 'write',
    undo: { as: 'packet-sent-remove' },
  },
  /** Prints the whole packet. `way` left out: the first that works. Nothing is ever printed twice by itself. */
  'packet.print': {
    input: z.strictObject({ packetId: id, way: z.enum(printWays).optional() }),
    output: z.object({
      way: z.enum(printWays),
      state: z.enum(['queued', 'cancelled', 'silent', 'opened', 'nothing-printed', 'doubtful']),
      queue: text(300).nullable(),
      because: text(1000).nullable(),
      before: list(z.object({ way: z.enum(printWays), because: text(1000) }), 5),
    }),
    kind: 'write',
    undo: { never: 'paper stays printed' },
  },
  /** Hands the file to the drag that has just begun in the window. */
  'packet.drag': { input: ofPacket, output: done, kind: 'write', undo: { never: 'nothing in the casebook changes' } },
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
