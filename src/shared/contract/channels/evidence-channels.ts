/** The box of a case: pieces of evidence, folders, exhibits. */
import { fileKinds } from '../../domain/evidence.ts';
import { exhibitKinds } from '../../domain/terms.ts';
import { whenSchema } from '../../domain/values.ts';
import { z } from '../../z.ts';
import { MOST_DROPPED } from '../channel-names.ts';
import { type ChannelShape, done, id, instant, list, ofCase, said, text, type Undoable } from './basics.ts';

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
    takenBack: z.int(),
  }),
  tree: list(z.object({ path: text(), files: z.int() })),
});

/** A screen of five thousand points in each direction stays below this. */
const MOST_PASTED_BYTES = 100_000_000;
/** So many left-out files are told in one answer; the rest is counted. */
export const MOST_LEFT_OUT = 5000;

const leftOutSchema = z.object({
  /** From the folder on that the person gave, or the bare name. */
  name: text(),
  folderId: id.nullable(),
  is: z.enum(['skipped', 'refused', 'gone']),
  code: text(80).nullable(),
  says: text().nullable(),
  at: instant,
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
  /** Every folder it was found in. */
  places: list(z.object({ folderId: id, path: text() })),
  /** What the picture looks like, for laying alike ones on one another. */
  look: text(22).nullable(),
  /** The beginning of a text or mail. */
  excerpt: text(800).nullable(),
  /** Where the camera's clock and the story do not go together. */
  doubts: said,
  /** The same bytes were met at more than one place. */
  same: z
    .object({
      names: list(
        z.object({
          name: text(1000),
          is: z.enum(['own', 'also', 'left-out']),
          places: list(z.object({ folderId: id.nullable(), path: text() })),
        }),
      ),
      flag: text(200),
      isDoubt: z.boolean(),
      explained: text(2000).nullable(),
    })
    .nullable(),
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
  captionsZh: z.record(text(40), text(1000)).exactOptional(),
  awaitedFiles: list(text(1000)),
});

const captionChanges = z.record(id, z.string().trim().min(1).max(300).nullable());
/** So many pieces are moved or named at once. */
const somePieces = z.array(id).min(1).max(5000);

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
  captions: captionChanges.exactOptional(),
  captionsZh: captionChanges.exactOptional(),
});

type ExhibitChanges = z.output<typeof exhibitChanges>;

/** A caption by itself is called after its file, everything else after the exhibit; typing on in one field is one step. */
const editsExhibit = {
  as: ({ changes }: { changes: ExhibitChanges }) =>
    (changes.captions ?? changes.captionsZh) !== undefined && Object.keys(changes).length === 1 ? 'caption' : 'exhibit',
  merge: ({ exhibitId, changes }: { exhibitId: string; changes: ExhibitChanges }) =>
    [exhibitId, ...Object.keys(changes), ...Object.keys(changes.captions ?? changes.captionsZh ?? {})].join(' '),
} as const satisfies Undoable;

const intakeIsAStep = 'it begins a job; the files become a step of their own once they are in';
const oneOrMore =
  <A extends string, B extends string>(one: A, more: B) =>
  ({ evidenceIds }: { evidenceIds: readonly string[] }): A | B =>
    evidenceIds.length === 1 ? one : more;

export const evidenceChannels = {
  'evidence.list': {
    input: z.strictObject(ofCase),
    output: z.object({ evidence: list(evidenceSchema), exhibits: list(exhibitSchema), folders: list(folderSchema) }),
    kind: 'read',
  },
  'evidence.pick': {
    input: z.strictObject({ ...ofCase, what: z.enum(['files', 'folder']) }),
    output: z.object({ jobId: id.nullable() }),
    kind: 'write',
    undo: { never: intakeIsAStep },
  },
  /** `notFiles`: how many of the dropped things have no place on this computer. */
  'evidence.drop': {
    input: z.strictObject({
      ...ofCase,
      paths: z.array(z.string().min(1).max(32_000)).max(MOST_DROPPED + 1),
      notFiles: z.int().min(0).max(1_000_000),
    }),
    output: z.object({ jobId: id }),
    kind: 'write',
    undo: { never: intakeIsAStep },
  },
  /** A picture from the clipboard, as the system hands it over. */
  'evidence.paste': {
    input: z.strictObject({
      ...ofCase,
      picture: z.instanceof(Uint8Array).refine(({ length }) => length > 0 && length <= MOST_PASTED_BYTES, 'too large'),
    }),
    output: z.object({ jobId: id }),
    kind: 'write',
    undo: { never: intakeIsAStep },
  },
  /** Takes a folder in again from where it came: what is new, changed, gone is told; nothing is deleted. */
  'evidence.update-folder': {
    input: z.strictObject({ ...ofCase, folderId: id }),
    output: z.object({ jobId: id }),
    kind: 'write',
    undo: { never: intakeIsAStep },
  },
  /** Everything that was met and is not in the case, or no longer in its folder, with the reason. */
  'evidence.left-out': {
    input: z.strictObject(ofCase),
    output: z.object({ files: list(leftOutSchema, MOST_LEFT_OUT), more: z.int() }),
    kind: 'read',
  },
  /** Makes the large picture of a piece, if it is one: then `vault://print/<id>` or `vault://full/<id>` has it. */
  'evidence.show': {
    input: z.strictObject({ ...ofCase, evidenceId: id, size: z.enum(['print', 'full']) }),
    output: z.object({
      picture: z.enum(['ready', 'none', 'failed']),
      says: text().nullable(),
      /** The file is still where it was taken in from. */
      source: z.boolean(),
    }),
    kind: 'read',
  },
  /** Draws the pages of a PDF: then `vault://sheet/<id>/<page>` has them, each as soon as it is there. */
  'evidence.pages': {
    input: z.strictObject({ ...ofCase, evidenceId: id }),
    output: z.object({ jobId: id }),
    kind: 'read',
  },
  /** A text, a table or a mail, to be read. */
  'evidence.text': {
    input: z.strictObject({ ...ofCase, evidenceId: id }),
    output: z.object({
      head: list(z.tuple([text(100), z.string()]).readonly(), 1000),
      lines: list(z.string()),
      rows: list(list(z.string(), 100)).nullable(),
      cut: z.int(),
      isCut: z.boolean(),
    }),
    kind: 'read',
  },
  /** Shows the file in the system's file manager, where it was taken in from. */
  'evidence.show-source': {
    input: z.strictObject({ ...ofCase, evidenceId: id }),
    output: done,
    kind: 'read',
  },
  'evidence.save-copy': {
    input: z.strictObject({ ...ofCase, evidenceId: id }),
    output: z.object({ savedAs: text(300).nullable() }),
    kind: 'write',
    undo: { never: 'a copy outside the archive belongs to the person' },
  },
  'exhibit.update': {
    input: z.strictObject({ ...ofCase, exhibitId: id, changes: exhibitChanges }),
    output: done,
    kind: 'write',
    undo: editsExhibit,
  },
  'exhibit.move': {
    input: z.strictObject({
      ...ofCase,
      exhibitId: id,
      to: z.union([z.enum(['up', 'down']), z.int().min(0).max(100_000)]),
    }),
    output: done,
    kind: 'write',
    undo: { as: 'exhibit-move', merge: (input: { exhibitId: string }) => input.exhibitId },
  },
  /** Puts pieces into an exhibit: moved there, or standing in two; null makes a new one for them. */
  'exhibit.place': {
    input: z.strictObject({
      ...ofCase,
      evidenceIds: somePieces,
      to: id.nullable(),
      takeFrom: id.nullable(),
      before: id.nullable(),
    }),
    output: z.object({ exhibitId: id }),
    kind: 'write',
    undo: {
      as: ({ evidenceIds }: { evidenceIds: readonly string[] }) =>
        evidenceIds.length === 1 ? 'piece-move' : 'pieces-move',
    },
  },
  /** Takes pieces back out of the case: they wait in its trash. */
  'evidence.take-back': {
    input: z.strictObject({ ...ofCase, evidenceIds: somePieces }),
    output: done,
    kind: 'write',
    undo: { as: oneOrMore('piece-back-out', 'pieces-back-out') },
  },
  /** What lies in the trash of a case. */
  'evidence.taken-back': {
    input: z.strictObject(ofCase),
    output: z.object({ files: list(z.object({ evidenceId: id, name: text(1000), at: instant }), 100_000) }),
    kind: 'read',
  },
  /** Brings pieces of the trash in again. */
  'evidence.bring-back': {
    input: z.strictObject({ ...ofCase, evidenceIds: somePieces }),
    output: done,
    kind: 'write',
    undo: { as: 'pieces-back' },
  },
  /** Leaves one of the names of a file out of the packet and its doubts, or puts it back. The file stays. */
  'evidence.leave-out-name': {
    input: z.strictObject({ ...ofCase, evidenceId: id, name: z.string().min(1).max(1000), out: z.boolean() }),
    output: done,
    kind: 'write',
    undo: { as: ({ out }: { out: boolean }) => (out ? 'name-out' : 'name-back') },
  },
  /** Takes a piece out of one exhibit; it stays in the case. */
  'exhibit.take-out': {
    input: z.strictObject({ ...ofCase, exhibitId: id, evidenceId: id }),
    output: done,
    kind: 'write',
    undo: { as: 'piece-out' },
  },
  /** Takes an empty exhibit away. */
  'exhibit.remove': {
    input: z.strictObject({ ...ofCase, exhibitId: id }),
    output: done,
    kind: 'write',
    undo: { as: 'exhibit-remove' },
  },
  /** Takes every proposed exhibit as it stands: somebody has looked at them all. */
  'exhibit.accept': {
    input: z.strictObject(ofCase),
    output: z.object({ accepted: z.number() }),
    kind: 'write',
    undo: { as: 'exhibits-accept' },
  },
  /** Says what pieces are: they are sorted into exhibits of that kind. */
  'evidence.set-role': {
    input: z.strictObject({ ...ofCase, evidenceIds: somePieces, kind: z.enum(exhibitKinds) }),
    output: done,
    kind: 'write',
    undo: {
      as: ({ evidenceIds }: { evidenceIds: readonly string[] }) => (evidenceIds.length === 1 ? 'role' : 'roles'),
    },
  },
} as const satisfies Record<string, ChannelShape>;
