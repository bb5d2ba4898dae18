/** Safe keeping: backups, restoring, checking, moving; one case out and in; and what the archive takes for granted in new cases. */
import { isLogo } from '../../domain/logo.ts';
import { nameSchema } from '../../domain/values.ts';
import { z } from '../../z.ts';
import { type ChannelShape, done, id, instant, nothing, ofCase, text } from './basics.ts';

const never = { never: 'files outside the casebook are no step' } as const;
const settingNever = { never: 'a setting of the archive is changed back where it was changed' } as const;
const jobOrNothing = z.object({ jobId: id.nullable() });

/** `logo`: a PNG in base64. */
const companySchema = z.object({ name: nameSchema.nullable(), logo: text(300_000).nullable() });

const everySchema = z.enum(['never', 'daily', 'weekly']);

/** What is known of how safe the archive lies. Names of folders only, never where they are. */
const keepingSchema = z.object({
  name: text(300),
  lastBackup: z.object({ at: instant, file: text(300), files: z.int(), sameDrive: z.boolean() }).nullable(),
  lastCheck: z
    .object({ at: instant, checked: z.int(), damaged: z.int(), missing: z.int(), sound: z.boolean() })
    .nullable(),
  schedule: z.object({ every: everySchema, keep: z.int(), folder: text(300).nullable() }),
  /** What to say of the backup: nothing, there is none, it is old, it lies on the drive it should save from. */
  reminder: z.enum(['none', 'never', 'old', 'same-drive']),
  danger: z.object({ is: z.enum(['synced', 'network']), name: text(80) }).nullable(),
});

const readingsSchema = z.strictObject({
  quality: z.enum(['A+B', 'C']),
  freight: z.enum(['sensible', 'literal']),
  returnMeans: z.enum(['asked', 'sent', 'received_back']),
});

export const keepingChannels = {
  'keeping.state': { input: nothing, output: keepingSchema, kind: 'read' },
  'keeping.back-up': { input: nothing, output: jobOrNothing, kind: 'write', undo: never },
  'keeping.schedule': {
    input: z.strictObject({ every: everySchema, keep: z.int().min(1).max(99), chooseFolder: z.boolean() }),
    output: keepingSchema,
    kind: 'write',
    undo: never,
  },
  'keeping.check': { input: nothing, output: jobOrNothing, kind: 'write', undo: never },
  /** `backup` is the name of one that the recovery found; null: the person chooses the file. */
  'keeping.restore': {
    input: z.strictObject({ backup: text(300).nullable() }),
    output: jobOrNothing,
    kind: 'write',
    undo: never,
  },
  'keeping.move': { input: nothing, output: jobOrNothing, kind: 'write', undo: never },
  /** Opens the archive that a finished job made. */
  'keeping.open-made': {
    input: z.strictObject({ jobId: id }),
    output: done,
    kind: 'write',
    undo: never,
  },
  'keeping.show': {
    input: z.strictObject({ what: z.enum(['archive', 'last-backup']) }),
    output: done,
    kind: 'write',
    undo: never,
  },
  /** What can be read of the archive that did not open. */
  'keeping.damage': {
    input: nothing,
    output: z
      .object({
        cases: z.int().nullable(),
        evidenceFiles: z.int(),
        evidenceBytes: z.number(),
        issuedFiles: z.int(),
        backups: z.array(z.object({ name: text(300), at: instant, bytes: z.number() })).max(50),
      })
      .nullable(),
    kind: 'read',
  },
  'keeping.export-case': {
    input: z.strictObject({ ...ofCase, as: z.enum(['bag', 'folder']) }),
    output: jobOrNothing,
    kind: 'write',
    undo: never,
  },
  'keeping.import-case': { input: nothing, output: jobOrNothing, kind: 'write', undo: never },
  'keeping.readings': { input: nothing, output: readingsSchema, kind: 'read' },
  'keeping.set-readings': { input: readingsSchema, output: readingsSchema, kind: 'write', undo: settingNever },
  'keeping.company': { input: nothing, output: companySchema, kind: 'read' },
  'keeping.set-company': {
    input: z.strictObject({ name: nameSchema.nullable() }),
    output: companySchema,
    kind: 'write',
    undo: settingNever,
  },
  'keeping.set-logo': {
    input: z.strictObject({ png: z.instanceof(Uint8Array).refine(isLogo, 'no small PNG').nullable() }),
    output: companySchema,
    kind: 'write',
    undo: settingNever,
  },
} as const satisfies Record<string, ChannelShape>;
