/** Long works: progress, result, cancel. */
import { fileKinds, verdicts } from '../../domain/evidence.ts';
import { z } from '../../z.ts';
import { type ChannelShape, done, id, list, nothing, said, text } from './basics.ts';
import { caseShiftSchema } from './own-pack-channels.ts';

const jobKindSchema = z.enum([
  'sample',
  'intake',
  'packet',
  'pages',
  'sheets',
  'judge',
  'backup',
  'check',
  'restore',
  'move',
  'export',
  'import',
  'preview',
  'take-over',
]);
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
  unit: z.enum(['files', 'pages', 'bytes', 'steps', 'cases']),
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
  /** Dropped things that are no files of this computer. */
  notFiles: z.int(),
  folders: list(
    z.object({
      folderId: id,
      label: text(300),
      /** It had been taken in before: then the lists say what is different now. */
      again: z.boolean(),
      /** It went away while it was being read. */
      vanished: z.boolean(),
      added: list(text()),
      changed: list(text()),
      gone: list(text()),
    }),
  ),
});

const jobResultSchema = z.discriminatedUnion('kind', [
  intakeResultSchema,
  /** Cases that were judged again. */
  z.object({ kind: z.literal('judge'), cases: z.int() }),
  z.object({ kind: z.literal('sample'), caseIds: list(id) }),
  z.object({
    kind: z.literal('packet'),
    packetId: id,
    pages: z.int(),
    bytes: z.int(),
    parts: list(z.object({ title: text(), firstPage: z.int(), lastPage: z.int() })),
    warnings: said,
  }),
  z.object({
    kind: z.literal('backup'),
    file: text(300),
    files: z.int(),
    bytes: z.number(),
    changed: list(text()),
    missing: list(text()),
  }),
  z.object({
    kind: z.literal('check'),
    checked: z.int(),
    damaged: list(text()),
    missing: list(text()),
    surplus: z.int(),
    underway: z.int(),
    database: text(),
    journal: text(),
  }),
  z.object({
    kind: z.literal('restore'),
    made: text(300),
    files: z.int(),
    cases: z.int(),
    madeAt: text(40),
    missing: list(text()),
  }),
  z.object({ kind: z.literal('move'), made: text(300), files: z.int(), missing: list(text()) }),
  z.object({
    kind: z.literal('export'),
    made: text(300),
    files: z.int(),
    changed: list(text()),
    missing: list(text()),
  }),
  z.object({
    kind: z.literal('import'),
    caseId: id,
    evidence: z.int(),
    packets: z.int(),
    note: text().nullable(),
  }),
  /** What another version of a pack would change in the open cases. */
  z.object({ kind: z.literal('preview'), cases: list(caseShiftSchema, 2000), changed: z.int(), looked: z.int() }),
  /** Cases that were moved to the version in force. */
  z.object({ kind: z.literal('take-over'), cases: z.int() }),
  z.object({ kind: z.literal('pages'), packetId: id, pages: z.int() }),
  z.object({ kind: z.literal('sheets'), evidenceId: id, pages: z.int() }),
]);

export const jobChannels = {
  'job.list': { input: nothing, output: z.object({ jobs: list(jobSchema, 200) }), kind: 'read' },
  'job.result': { input: z.strictObject({ jobId: id }), output: jobResultSchema.nullable(), kind: 'read' },
  'job.cancel': {
    input: z.strictObject({ jobId: id }),
    output: done,
    kind: 'write',
    undo: { never: 'what was stopped can be begun again' },
  },
} as const satisfies Record<string, ChannelShape>;
