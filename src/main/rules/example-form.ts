/**
 * Examples that a pack's rules must hold: cases with what the rules must say of them. YAML that a lawyer can read and edit.
 * Our own stand beside the tests, those of other packs in the pack itself. What must not live here: asking the rules.
 */
import { z } from '../../shared/z.ts';

const facts = z.record(z.string(), z.unknown());
const text = z.string();
const texts = z.array(text);

const expectSchema = z.strictObject({
  literal: text.optional(),
  sensible: text.optional(),
  /** The stance by the readings of the case. */
  stance: text.optional(),
  /** Exactly these rows, by the readings of the case. */
  rows: texts.optional(),
  window: text.optional(),
  lastDay: text.nullable().optional(),
  /** Return leg: literal / sensible. Other legs below. */
  freight: text.optional(),
  chosenFreight: text.optional(),
  mayAsk: z.boolean().optional(),
  legs: z.record(z.string(), text).optional(),
  fault: text.optional(),
  subjectTo: texts.optional(),
  missing: texts.optional(),
  /** Facts that nobody may be asked for: they change nothing here, or are known. */
  notAsked: texts.optional(),
  warnings: texts.optional(),
  noWarnings: texts.optional(),
  mediation: z.boolean().optional(),
  appeal: z.strictObject({ available: z.boolean(), ready: z.boolean(), gaps: z.int().optional() }).optional(),
  step: text.optional(),
  deadlines: z.record(z.string(), text.nullable()).optional(),
  noDeadlines: texts.optional(),
  /** Words that the sentence on the line must hold, in English; and words that neither it nor the next step may hold. */
  says: text.optional(),
  saysNot: text.optional(),
  /** Stance that each pack gives by itself; `silent` where it has no rule. */
  byPack: z.record(text, text).optional(),
  /** Ids of the packs that disagree; empty: none. */
  conflict: texts.optional(),
  follows: text.nullable().optional(),
  /** For a missing case of a note or warning that holds all the same. */
  holds: z.boolean().optional(),
});

export const caseSchema = z.strictObject({
  name: text,
  kind: z.enum(['positive', 'negative', 'missing', 'edge']),
  base: text.optional(),
  facts: facts.default({}),
  /** Facts of the base that are left out. */
  without: texts.default([]),
  evidence: texts.default([]),
  readings: z.enum(['literal', 'sensible']).optional(),
  asOf: text.default('2025-06-01T09:00:00+08:00'),
  /** Number of the line that is looked at, from 1. */
  line: z.int().default(1),
  expect: expectSchema,
});
/** A note of a pack: facts that make it hold, facts that do not, and facts that leave it open. */
export const noteSchema = z.strictObject({
  rule: text,
  clauses: texts,
  base: text.optional(),
  holds: facts,
  not: facts,
  missing: facts,
  without: texts.default([]),
  /** For a note that is shown until a fact says otherwise. */
  openHolds: z.boolean().default(false),
  warning: text.optional(),
  evidence: texts.default([]),
});
/** Examples of one pack. */
export const examplesSchema = z.strictObject({
  bases: z.record(z.string(), facts).default({}),
  notes: z.array(noteSchema).default([]),
  rows: z.array(z.strictObject({ row: z.string(), clauses: texts, cases: z.array(caseSchema).min(1) })).default([]),
});

export type Examples = z.infer<typeof examplesSchema>;
export type ExampleCase = z.infer<typeof caseSchema>;
