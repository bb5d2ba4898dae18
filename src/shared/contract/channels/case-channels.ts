/** Cases: the list, one case, its facts and where it stands. */
import { stances } from '../../domain/answer.ts';
import { caseFactsSchema } from '../../domain/case-file.ts';
import { nextCodes, pathSteps, stepStates } from '../../domain/case-path.ts';
import { confidences, longestDraft } from '../../domain/fact-notes.ts';
import { timelineKinds } from '../../domain/timeline.ts';
import { z } from '../../z.ts';
import { answerSchema } from '../answer-schema.ts';
import { type ChannelShape, done, id, instant, list, nothing, ofCase, text } from './basics.ts';

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

/** A path into the facts of a case: `delivery.receivedAt`, `lines[1].reason`. Main checks it against the case file's schema. */
const factPath = z.string().regex(/^[A-Za-z][A-Za-z0-9.[\]_-]{0,199}$/);
const FACT_BYTES = 200_000;
/** One fact as JSON; null makes it unknown again. Parsed by the schema of its path in main. */
const factValue = z.json().refine((value) => JSON.stringify(value).length <= FACT_BYTES, 'too long');

/** A field of the form: a fact's path, with the part of it where it has several boxes: `customer.name:latin`. */
const field = z.string().regex(/^[A-Za-z][A-Za-z0-9.[\]_:-]{0,219}$/);
const factNote = z.object({
  path: factPath,
  confidence: z.enum(confidences).nullable(),
  exhibits: list(text(80), 500),
});

const pathDeadline = z.object({
  id: text(80),
  at: text(40).nullable(),
  zone: text(64).nullable(),
  whose: z.enum(['seller', 'buyer', 'carrier', 'platform']),
  says: text(),
  daysLeft: z.int().nullable(),
  hoursLeft: z.int().nullable(),
});
const pathSchema = z.object({
  steps: list(z.object({ step: z.enum(pathSteps), state: z.enum(stepStates) }), 20),
  next: z.object({
    step: z.enum(pathSteps),
    code: z.enum(nextCodes),
    state: z.enum(stepStates),
    goal: text(200),
    due: pathDeadline.nullable(),
  }),
  deadline: pathDeadline.nullable(),
});

export const caseChannels = {
  'case.list': {
    input: z.strictObject({
      query: text(200),
      status: z.enum(['open', 'waiting', 'closed', 'trash']).nullable(),
      limit: z.int().min(1).max(500),
    }),
    output: z.object({ total: z.int(), cases: list(caseRowSchema, 500) }),
    kind: 'read',
  },
  'case.create': { input: nothing, output: z.object({ caseId: id }), kind: 'write', undo: { as: 'case-new' } },
  /** Says that a case is opened; `own` gives it a window of its own. `elsewhere`: it is shown in another window than this, at `where` in it. */
  'case.open': {
    input: z.strictObject({ ...ofCase, own: z.boolean(), where: text(220).optional() }),
    output: z.object({ elsewhere: z.boolean() }),
    kind: 'write',
    undo: { never: 'it shows a case and changes nothing in it' },
  },
  /** What the exporter has to keep within the next days, of all open cases; each with a source. */
  'case.near-deadlines': {
    input: nothing,
    output: z.object({
      deadlines: list(
        z.object({
          caseId: id,
          customerName: text(300).nullable(),
          id: text(300),
          at: text(60),
          zone: text(60).nullable(),
          says: text(),
          endsAt: instant,
        }),
      ),
    }),
    kind: 'read',
  },
  /** A case file becomes a case at once; an exported case comes in as a job. */
  'case.import': {
    input: nothing,
    output: z.object({ caseId: id.nullable(), jobId: id.nullable() }),
    kind: 'write',
    undo: { as: 'case-new' },
  },
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
    /** `seen` is what the person had before him; a fact that is another by now is not overwritten. */
    input: z.strictObject({ ...ofCase, path: factPath, value: factValue, seen: factValue.optional() }),
    output: z.object({ changedAt: instant }),
    kind: 'write',
    undo: { as: 'fact', merge: (input: { caseId: string; path: string }) => `${input.caseId} ${input.path}` },
  },
  /** Adds or removes one entry of a list of facts: a claim line, an inspection, a message of the talks. */
  'case.set-entry': {
    input: z.strictObject({ ...ofCase, list: factPath, entryId: id.nullable(), change: z.enum(['add', 'remove']) }),
    output: z.object({ entryId: id, changedAt: instant }),
    kind: 'write',
    undo: { as: (input: { change: 'add' | 'remove' }) => `entry-${input.change}` as const },
  },
  /** Takes over several facts and new entries together, or none of them. */
  'case.take-facts': {
    input: z.strictObject({
      ...ofCase,
      changes: z.array(z.strictObject({ path: factPath, value: factValue })).max(500),
      entries: z.array(z.strictObject({ list: factPath, values: z.record(text(40), factValue) })).max(2000),
    }),
    output: z.object({ changedAt: instant, entryIds: list(id) }),
    kind: 'write',
    undo: { as: 'facts' },
  },
  /** The exhibits that a fact is taken from, and how sure one is of it. */
  'case.note-fact': {
    input: z.strictObject({
      ...ofCase,
      path: factPath,
      confidence: z.enum(confidences).nullable(),
      exhibits: z.array(text(80)).max(500),
    }),
    output: z.object({ changedAt: instant }),
    kind: 'write',
    undo: {
      as: 'fact-note',
      merge: (input: { caseId: string; path: string }) => `${input.caseId} ${input.path}`,
    },
  },
  'case.notes': { input: z.strictObject(ofCase), output: z.object({ notes: list(factNote) }), kind: 'read' },
  'case.fact-origin': {
    input: z.strictObject({ ...ofCase, path: factPath }),
    output: z.object({ origin: z.object({ by: text(300).nullable(), at: instant }).nullable() }),
    kind: 'read',
  },
  /** Keeps what is being typed and is no fact yet; null lets it go. */
  'case.keep-draft': {
    input: z.strictObject({ ...ofCase, field, text: text(longestDraft).nullable() }),
    output: done,
    kind: 'write',
    undo: { never: 'typing has an undo of its own in its field' },
  },
  'case.drafts': {
    input: z.strictObject(ofCase),
    output: z.object({ drafts: list(z.object({ field: text(220), text: text(longestDraft) })) }),
    kind: 'read',
  },
  'case.timeline': {
    input: z.strictObject(ofCase),
    output: z.object({
      events: list(
        z.object({
          id: text(240),
          kind: z.enum(timelineKinds),
          ms: z.number(),
          day: text(10),
          time: text(5).nullable(),
          what: text(200),
          text: text(4000).nullable(),
          goal: text(240).nullable(),
          count: z.int(),
        }),
      ),
      gaps: list(z.object({ fromMs: z.number(), toMs: z.number(), days: z.int() })),
      nowMs: z.number(),
    }),
    kind: 'read',
  },
  /** The steps of the article, whose turn it is at each, and what comes next. */
  'case.path': { input: z.strictObject(ofCase), output: pathSchema, kind: 'read' },
  /** Decides otherwise than the rules on a line, with a reason; null goes back to what the rules say. */
  'case.override': {
    input: z.strictObject({
      ...ofCase,
      lineId: id,
      decided: z.strictObject({ stance: z.enum(stances), reason: z.string().trim().min(1).max(2000) }).nullable(),
    }),
    output: z.object({ changedAt: instant }),
    kind: 'write',
    undo: { as: 'override' },
  },
  /** Where the case would stand with other facts. Nothing is written. */
  'case.what-if': {
    input: z.strictObject({
      ...ofCase,
      changes: z.array(z.strictObject({ path: factPath, value: factValue })).max(100),
    }),
    output: z.object({
      answer: answerSchema,
      before: answerSchema,
      tries: list(
        z.object({
          fact: text(200),
          ask: text(),
          kind: z.enum(['choice', 'day']),
          values: list(text(80), 200),
          now: text(200).nullable(),
        }),
        500,
      ),
    }),
    kind: 'read',
  },
  'case.assess': { input: z.strictObject(ofCase), output: answerSchema, kind: 'read' },
} as const satisfies Record<string, ChannelShape>;
