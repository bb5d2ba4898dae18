/** Rule packs of a person's own: written, checked, tried on the open cases, put in force, moved to in a case. */
import { z } from '../../z.ts';
import { type ChannelShape, done, id, instant, list, nothing, ofCase, text } from './basics.ts';

/** One file of a pack: a plain name, and its text to the letter. All together are held to the size of a pack by the check. */
const fileSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[^/\\:*?"<>|\p{Cc}]{1,120}$/u)
    .refine((name) => !name.startsWith('.')),
  text: z.string().max(400_000),
});
const files = z.array(fileSchema).min(1).max(20).readonly();
const packId = z.string().regex(/^[A-Za-z0-9._-]{1,60}$/);
const packNo = z.int().min(1);
const draftNo = z.int().min(1);
const checkId = id;
const bothLanguages = z.object({ en: text(), 'zh-CN': text() });

const said = z.object({
  file: text(300),
  line: z.int().nullable(),
  at: text(),
  problem: text(20_000),
  problemZh: text(20_000),
});
const shifts = list(
  z.object({
    line: text(60).nullable(),
    what: z.enum(['stance', 'says', 'window', 'last-day', 'freight', 'step', 'deadline', 'question', 'warning']),
    name: text().nullable(),
    before: text().nullable(),
    after: text().nullable(),
  }),
  2000,
);

/** What another version would change, case by case. */
export const caseShiftSchema = z.object({ caseId: id, name: text(300).nullable(), shifts });

/** A version of a pack of one's own. */
export const versionSchema = z.object({
  packNo: z.int(),
  version: text(20),
  by: text(100).nullable(),
  at: instant,
  sha256: text(64),
  state: z.enum(['in-force', 'superseded', 'taken-out']),
});

const writing = { never: 'nothing counts yet: typing has an undo of its own in its field' } as const;

export const ownPackChannels = {
  /** The files to begin with: a new text, the place of a platform filled, or a copy of a pack with its version raised. */
  'rules.begin': {
    input: z.strictObject({ what: z.enum(['new', 'copy']), packId: packId.nullable(), packNo: packNo.nullable() }),
    output: z.object({ files }),
    kind: 'read',
  },
  /** Asks for the files of one pack; null when nothing was chosen. Nothing is kept yet. */
  'rules.import': {
    input: nothing,
    output: z.object({ files: files.nullable() }),
    kind: 'write',
    undo: writing,
  },
  'rules.drafts': {
    input: nothing,
    output: z.object({ drafts: list(z.object({ draftNo, name: text(200), typedAt: instant }), 100) }),
    kind: 'read',
  },
  'rules.draft': { input: z.strictObject({ draftNo }), output: z.object({ files }), kind: 'read' },
  /** Keeps what is being typed; without a number as a new draft. */
  'rules.keep-draft': {
    input: z.strictObject({ draftNo: draftNo.nullable(), name: z.string().min(1).max(200), files }),
    output: z.object({ draftNo }),
    kind: 'write',
    undo: writing,
  },
  'rules.drop-draft': { input: z.strictObject({ draftNo }), output: done, kind: 'write', undo: writing },
  /** The whole check, in a child. What passed it is remembered under `checkId`, to be tried and put in force. */
  'rules.check': {
    input: z.strictObject({ files }),
    output: z.object({
      checkId: checkId.nullable(),
      pack: z
        .object({ id: text(60), version: text(20), title: bothLanguages, rules: z.int(), clocks: z.int() })
        .nullable(),
      problems: list(said, 2000),
      remarks: list(said, 2000),
      clauses: list(z.object({ clause: text(60), rules: z.int(), examples: z.int(), isLeftOut: z.boolean() }), 2000),
    }),
    kind: 'read',
  },
  /** Begins to work out what would change in the open cases; the result is that of the job. */
  'rules.preview': {
    input: z.strictObject({
      /** A text that passed the check; or a version that is kept (null: the pack as delivered). */
      next: z.union([z.strictObject({ checkId }), z.strictObject({ packId, packNo: packNo.nullable() })]),
    }),
    output: z.object({ jobId: id }),
    kind: 'write',
    undo: { never: 'nothing is changed by looking' },
  },
  'rules.put-in-force': {
    input: z.strictObject({ checkId, packId }),
    output: done,
    kind: 'write',
    undo: { as: 'pack-in-force' },
  },
  /** A version that is kept, once more. */
  'rules.put-again': {
    input: z.strictObject({ packId, packNo }),
    output: done,
    kind: 'write',
    undo: { as: 'pack-in-force' },
  },
  'rules.take-out': { input: z.strictObject({ packId }), output: done, kind: 'write', undo: { as: 'pack-out' } },
  /** Moves these open cases to what is in force, all at once; the job judges them anew. */
  'rules.take-over': {
    input: z.strictObject({ packId, caseIds: list(id, 2000) }),
    output: z.object({ jobId: id }),
    kind: 'write',
    undo: {
      as: ({ caseIds }: { caseIds: readonly string[] }) => (caseIds.length === 1 ? 'case-pack' : 'cases-pack'),
    },
  },
  'rules.export': {
    input: z.strictObject({ packId, packNo: packNo.nullable() }),
    output: z.object({ savedAs: text(300).nullable() }),
    kind: 'write',
    undo: { never: 'a file outside the archive is not ours to take back' },
  },
  /** The pack to follow where packs disagree and a case has not chosen; null: each case is asked. */
  'rules.follow': {
    input: z.strictObject({ packId: packId.nullable() }),
    output: done,
    kind: 'write',
    undo: { as: 'pack-follow' },
  },
  /** Packs of which this case uses another version than a new case would, and those whose version a person chose here. */
  'case.packs': {
    input: z.strictObject(ofCase),
    output: z.object({
      pending: list(
        z.object({
          packId: text(60),
          title: bothLanguages,
          used: text(20).nullable(),
          inForce: text(20).nullable(),
          packNo: z.int().nullable(),
          shifts,
        }),
        500,
      ),
      moved: list(
        z.object({
          packId: text(60),
          title: bothLanguages,
          used: text(20).nullable(),
          before: text(20).nullable(),
          beforeNo: z.int().nullable(),
        }),
        500,
      ),
    }),
    kind: 'read',
  },
  'case.move-pack': {
    input: z.strictObject({ ...ofCase, packId, packNo: packNo.nullable() }),
    output: done,
    kind: 'write',
    undo: { as: 'case-pack' },
  },
} as const satisfies Record<string, ChannelShape>;
