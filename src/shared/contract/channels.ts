/**
 * The one table of what the page may ask main for: input, output and kind by noun and verb.
 * Every size is bounded. No path of this computer stands in any input or output: files are named by ids.
 */
import { caseFactsSchema } from '../domain/case-file.ts';
import { fileKinds, verdicts } from '../domain/evidence.ts';
import { exhibitKinds } from '../domain/terms.ts';
import { whenSchema } from '../domain/values.ts';
import { z } from '../z.ts';
import { answerSchema } from './answer-schema.ts';
import type { ChannelName } from './channel-names.ts';

const list = <T extends z.ZodType>(item: T, max = 20_000) => z.array(item).max(max).readonly();
const text = (max = 4000) => z.string().max(max);
const id = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/);
const instant = text(40);
const languageSchema = z.enum(['en', 'zh-CN']);
const themeSchema = z.enum(['system', 'light', 'dark']);
const said = list(z.object({ code: text(80), says: text() }), 1000);
const nothing = z.strictObject({});
const done = z.object({ done: z.literal(true) });
const ofCase = { caseId: id };
const ofPacket = z.strictObject({ packetId: id });

/** A path into the facts of a case: `delivery.receivedAt`, `lines[1].reason`. Main checks it against the case file's schema. */
const factPath = z.string().regex(/^[A-Za-z][A-Za-z0-9.[\]_-]{0,199}$/);
const FACT_BYTES = 200_000;
/** One fact as JSON; null makes it unknown again. Parsed by the schema of its path in main. */
const factValue = z.json().refine((value) => JSON.stringify(value).length <= FACT_BYTES, 'too long');

const appStateSchema = z.object({
  version: text(40),
  /** The language in use, and whether the person has chosen it. */
  language: languageSchema,
  languageChosen: z.boolean(),
  theme: themeSchema,
  /** The name that the journal is written under; null while it was not asked. */
  by: text(100).nullable(),
  /** `id` tells one archive from another of the same name; it is no path. */
  archive: z.object({ id: text(64), name: text(300), readOnlyBecause: text().nullable() }).nullable(),
  /** Why the last archive could not be opened. */
  trouble: z.object({ code: text(80), message: text(), nextStep: text() }).nullable(),
  sampleAvailable: z.boolean(),
});

const caseRowSchema = z.object({
  caseId: id,
  title: text(200).nullable(),
  status: z.enum(['open', 'waiting', 'closed', 'trash']),
  orderNo: text(300).nullable(),
  customerName: text(300).nullable(),
  customerLatin: text(300).nullable(),
  reasons: list(text(40), 500),
  total: z.object({ minor: z.int(), currency: text(3) }).nullable(),
  createdAt: instant,
  changedAt: instant,
});

const folderSchema = z.object({
  folderId: id,
  label: text(300),
  firstTakenInAt: instant,
  lastTakenInAt: instant,
  complete: z.boolean(),
  counts: z.object({
    found: z.int(),
    stored: z.int(),
    duplicate: z.int(),
    skipped: z.int(),
    refused: z.int(),
    gone: z.int(),
  }),
  tree: list(z.object({ path: text(), files: z.int() })),
});

const evidenceSchema = z.object({
  evidenceId: id,
  sha256: text(64),
  bytes: z.int(),
  kind: z.enum(fileKinds),
  originalName: text(1000),
  folderId: id.nullable(),
  pathInFolder: text().nullable(),
  takenInAt: instant,
  cameraTime: z.object({ local: text(40), offset: text(10).nullable() }).nullable(),
  camera: text(300).nullable(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  pages: z.int().nullable(),
  hasLocation: z.boolean(),
  thumbnail: z.enum(['ready', 'pending', 'none', 'failed']),
  warnings: said,
});

const exhibitSchema = z.object({
  exhibitId: id,
  key: text(80),
  position: z.int(),
  title: text(300),
  titleZh: text(300).nullable(),
  kind: z.enum(exhibitKinds),
  shows: text(1000).nullable(),
  date: whenSchema.nullable(),
  source: text(300).nullable(),
  language: text(35).nullable(),
  include: z.boolean(),
  chosen: z.boolean(),
  evidenceIds: list(id),
  captions: z.record(text(40), text(1000)),
  awaitedFiles: list(text(1000)),
});

/** What a person may say of an exhibit; the bounds are those of the case file. Empty: he has looked at it. */
const exhibitChanges = z.strictObject({
  title: z.string().trim().min(1).max(200).exactOptional(),
  titleZh: z.string().trim().min(1).max(200).nullable().exactOptional(),
  kind: z.enum(exhibitKinds).exactOptional(),
  shows: z.string().trim().min(1).max(400).nullable().exactOptional(),
  date: whenSchema.nullable().exactOptional(),
  language: z
    .string()
    .trim()
    .regex(/^[A-Za-z][A-Za-z0-9 ,;/-]{1,34}$/)
    .nullable()
    .exactOptional(),
  include: z.boolean().exactOptional(),
  captions: z.record(id, z.string().trim().min(1).max(300).nullable()).exactOptional(),
});

const jobKindSchema = z.enum(['sample', 'intake', 'packet', 'pages']);
const troubleSchema = z.object({
  code: text(80),
  message: text(),
  nextStep: text(),
  details: z.record(z.string(), z.unknown()).optional(),
  ref: text(80).optional(),
});

/** A job as the page sees it. Its result is asked for with `job.result`. */
export const jobSchema = z.object({
  jobId: id,
  kind: jobKindSchema,
  caseId: id.nullable(),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  done: z.number(),
  total: z.number().nullable(),
  unit: z.enum(['files', 'pages', 'bytes', 'steps']),
  label: text(),
  trouble: troubleSchema.nullable(),
});

/** What became of one file at intake, by the name the person knows it under. */
const intakeFileSchema = z.object({
  name: text(),
  verdict: z.enum(verdicts),
  evidenceId: id.optional(),
  kind: z.enum(fileKinds).optional(),
  reason: z.object({ code: text(80), says: text() }).optional(),
  warnings: said,
});

const intakeResultSchema = z.object({
  kind: z.literal('intake'),
  files: list(intakeFileSchema, 100_000),
  counts: z.object({
    found: z.int(),
    stored: z.int(),
    duplicate: z.int(),
    skipped: z.int(),
    refused: z.int(),
  }),
});

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

const jobResultSchema = z.discriminatedUnion('kind', [
  intakeResultSchema,
  z.object({ kind: z.literal('sample'), caseIds: list(id) }),
  z.object({
    kind: z.literal('packet'),
    packetId: id,
    pages: z.int(),
    bytes: z.int(),
    parts: list(z.object({ title: text(), firstPage: z.int(), lastPage: z.int() })),
    warnings: said,
  }),
  z.object({ kind: z.literal('pages'), packetId: id, pages: z.int() }),
]);

interface ChannelShape {
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  readonly kind: 'read' | 'write';
}

export const channels = {
  'app.state': { input: nothing, output: appStateSchema, kind: 'read' },
  'app.set-language': { input: z.strictObject({ language: languageSchema }), output: appStateSchema, kind: 'write' },
  'app.set-theme': { input: z.strictObject({ theme: themeSchema }), output: appStateSchema, kind: 'write' },
  'app.set-name': {
    input: z.strictObject({ by: z.string().trim().min(1).max(100) }),
    output: appStateSchema,
    kind: 'write',
  },

  'archive.open-sample': { input: nothing, output: z.object({ jobId: id.nullable() }), kind: 'write' },
  'archive.choose': {
    input: z.strictObject({ mode: z.enum(['existing', 'new']) }),
    output: z.object({ opened: z.boolean() }),
    kind: 'write',
  },

  'case.list': {
    input: z.strictObject({
      query: text(200),
      status: z.enum(['open', 'waiting', 'closed', 'trash']).nullable(),
      limit: z.int().min(1).max(500),
    }),
    output: z.object({ total: z.int(), cases: list(caseRowSchema, 500) }),
    kind: 'read',
  },
  'case.create': { input: nothing, output: z.object({ caseId: id }), kind: 'write' },
  'case.import': { input: nothing, output: z.object({ caseId: id.nullable() }), kind: 'write' },
  'case.get': {
    input: z.strictObject(ofCase),
    output: z.object({
      caseId: id,
      title: text(200).nullable(),
      status: z.enum(['open', 'waiting', 'closed', 'trash']),
      facts: caseFactsSchema,
      changedAt: instant,
    }),
    kind: 'read',
  },
  'case.set-fact': {
    input: z.strictObject({ ...ofCase, path: factPath, value: factValue }),
    output: z.object({ changedAt: instant }),
    kind: 'write',
  },
  /** Adds or removes one entry of a list of facts: a claim line, an inspection, a message of the talks. */
  'case.set-entry': {
    input: z.strictObject({ ...ofCase, list: factPath, entryId: id.nullable(), change: z.enum(['add', 'remove']) }),
    output: z.object({ entryId: id, changedAt: instant }),
    kind: 'write',
  },
  'case.assess': { input: z.strictObject(ofCase), output: answerSchema, kind: 'read' },

  'evidence.list': {
    input: z.strictObject(ofCase),
    output: z.object({ evidence: list(evidenceSchema), exhibits: list(exhibitSchema), folders: list(folderSchema) }),
    kind: 'read',
  },
  'evidence.pick': {
    input: z.strictObject({ ...ofCase, what: z.enum(['files', 'folder']) }),
    output: z.object({ jobId: id.nullable() }),
    kind: 'write',
  },
  'evidence.drop': {
    input: z.strictObject({ ...ofCase, paths: z.array(z.string().min(1).max(32_000)).min(1).max(5000) }),
    output: z.object({ jobId: id }),
    kind: 'write',
  },
  /** Makes the large picture of a piece, if it is one: then `vault://print/<id>` has it. */
  'evidence.show': {
    input: z.strictObject({ ...ofCase, evidenceId: id }),
    output: z.object({ picture: z.enum(['ready', 'none', 'failed']), says: text().nullable() }),
    kind: 'read',
  },
  'evidence.save-copy': {
    input: z.strictObject({ ...ofCase, evidenceId: id }),
    output: z.object({ savedAs: text(300).nullable() }),
    kind: 'write',
  },
  'exhibit.update': {
    input: z.strictObject({ ...ofCase, exhibitId: id, changes: exhibitChanges }),
    output: done,
    kind: 'write',
  },
  'exhibit.move': {
    input: z.strictObject({ ...ofCase, exhibitId: id, to: z.enum(['up', 'down']) }),
    output: done,
    kind: 'write',
  },
  /** Moves one piece to another exhibit; null makes a new one for it. */
  'exhibit.move-piece': {
    input: z.strictObject({ ...ofCase, evidenceId: id, from: id, to: id.nullable() }),
    output: z.object({ exhibitId: id }),
    kind: 'write',
  },

  'job.list': { input: nothing, output: z.object({ jobs: list(jobSchema, 200) }), kind: 'read' },
  'job.result': { input: z.strictObject({ jobId: id }), output: jobResultSchema.nullable(), kind: 'read' },
  'job.cancel': { input: z.strictObject({ jobId: id }), output: done, kind: 'write' },

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
  },
  'packet.pages': { input: ofPacket, output: z.object({ jobId: id }), kind: 'read' },
  'packet.save-as': { input: ofPacket, output: z.object({ savedAs: text(300).nullable() }), kind: 'write' },
  'packet.open': { input: ofPacket, output: done, kind: 'write' },
  'packet.show-in-folder': { input: ofPacket, output: done, kind: 'write' },
} as const satisfies Record<ChannelName, ChannelShape>;

export type Channels = typeof channels;
/** What a caller hands in. */
export type InputOf<N extends ChannelName> = z.input<Channels[N]['input']>;
/** What a handler gets, parsed. */
export type ParsedInputOf<N extends ChannelName> = z.output<Channels[N]['input']>;
/** What a caller gets back when all went well. */
export type OutputOf<N extends ChannelName> = z.output<Channels[N]['output']>;
export type JobView = z.output<typeof jobSchema>;
export type AppState = z.output<typeof appStateSchema>;
