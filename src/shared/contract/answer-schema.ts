/** The rules' answer as a schema, for the wall between main and page. The types live in `domain/answer.ts`. */
import { type Answer, caseSteps, stances } from '../domain/answer.ts';
import { bearers, freightLegs, reasons, stages } from '../domain/terms.ts';
import { moneySchema, quantitySchema } from '../domain/values.ts';
import { z } from '../z.ts';

const list = <T extends z.ZodType>(item: T) => z.array(item).max(5000).readonly();
const text = z.string().max(4000);
const texts = list(text);
const preset = z.enum(['sensible', 'literal']);
const stanceWithRows = z.object({ stance: z.enum(stances), rows: texts });

const windowAnswer = z.object({
  verdict: z.enum(['IN', 'OUT', 'EDGE', 'UNKNOWN', 'NONE']),
  lastDay: z.string().nullable(),
  assumes: texts,
  candidates: list(
    z.object({
      clock: z.enum(['place-of-receipt', 'seller', 'platform', 'chosen']),
      zone: text,
      rollover: z.enum(['none', 'holiday']),
      endsAt: text,
      verdict: z.enum(['IN', 'OUT', 'UNKNOWN']),
      anchor: text.exactOptional(),
    }),
  ),
});

const confidence = z.enum(['H', 'M', 'L', 'K', 'article', 'convention']);

const citation = z.object({
  source: text,
  kind: z.enum(['third-party article', 'platform', 'law', 'carrier', 'convention']),
  section: text,
  address: text,
  consultedOn: z.string().max(10),
  confidence,
});

const sampling = z.object({
  inspectionId: text,
  lotSize: z.int().nullable(),
  level: text.nullable(),
  letter: text.nullable(),
  inspected: z.int().nullable(),
  plans: list(
    z.object({
      class: z.enum(['critical', 'major', 'minor']),
      aql: z.number(),
      letter: text,
      sampleSize: z.int(),
      ac: z.int(),
      re: z.int(),
      found: z.int().nullable(),
      verdict: z.enum(['ACCEPT', 'REJECT']).nullable(),
      source: text,
      confidence: z.enum(['M', 'K']),
    }),
  ),
  verdict: z.enum(['ACCEPT', 'REJECT', 'UNKNOWN']),
  says: text,
  againstOwnWord: z.boolean(),
  trust: list(z.object({ point: z.enum(['random', 'lot', 'accredited', 'sealed']), holds: z.boolean().nullable() })),
  weak: texts,
  facts: texts,
  missing: texts,
});

const judgement = z.object({
  about: z.enum(['fault', 'risk', 'shortage', 'loss-on-way']),
  value: text,
  says: text,
  basis: texts,
  confidence,
  facts: texts,
  missing: texts,
  override: z.object({ value: text, reason: z.string().max(20_000), by: text }).nullable(),
});

const lineAnswer = z.object({
  id: text,
  reason: z.enum(reasons).nullable(),
  quantity: quantitySchema.nullable(),
  stance: z.enum(stances),
  byReading: z.object({ sensible: stanceWithRows, literal: stanceWithRows }),
  byPack: list(z.object({ pack: text, stance: z.enum(stances), rows: texts, clauses: texts, silent: z.boolean() })),
  conflict: z.object({ between: texts, says: text }).nullable(),
  follows: text.nullable(),
  overridden: z.object({ stance: z.enum(stances), reason: text, by: text }).nullable(),
  subjectTo: texts,
  rows: texts,
  says: text,
  nextStep: text,
  window: windowAnswer,
  fault: z.enum(['SELLER', 'BUYER', 'CARRIER', 'SHARED', 'UNDETERMINED']),
  freight: list(
    z.object({
      leg: z.enum(freightLegs),
      literal: z.enum(bearers),
      sensible: z.enum(bearers),
      chosen: z.enum(bearers),
      mayAsk: z.boolean(),
      basis: text,
      scope: text.nullable(),
      conflict: text.nullable(),
    }),
  ),
  judgements: list(judgement),
  sampling: list(sampling),
  findings: list(
    z.object({
      rule: text,
      outcome: z.enum(['fulfilled', 'not-fulfilled', 'unknown', 'not-in-force']),
      clause: text,
      pack: text,
      facts: texts,
      missing: texts,
      says: text,
      citation,
    }),
  ),
});

const sums = z.object({
  refunds: list(z.object({ line: text, amount: moneySchema.nullable(), formula: text.nullable(), missing: texts })),
  total: moneySchema.nullable(),
  inOther: z.object({ amount: moneySchema, rate: z.number(), date: text, source: text }).nullable(),
  freight: list(
    z.object({
      leg: z.enum(freightLegs),
      cost: moneySchema,
      by: z.enum(['value', 'volume']),
      parts: list(z.object({ line: text, bearer: z.enum(bearers), amount: moneySchema })),
      formula: z.string().max(200_000),
    }),
  ),
  notes: texts,
});

export const answerSchema = z.object({
  ok: z.literal(true),
  asOf: text,
  readings: z.object({ preset, 'S2.2c': z.enum(['A+B', 'C']), 'S2.4': preset }),
  packs: list(z.object({ id: text, version: text, inForce: z.boolean() })),
  follows: z.object({ pack: text, by: z.enum(['case', 'archive']) }).nullable(),
  summary: z.object({ stances: list(z.object({ stance: z.enum(stances), lines: texts })), says: text }),
  step: z.enum(caseSteps),
  stage: z.enum(stages).nullable(),
  lines: list(lineAnswer),
  sums,
  deadlines: list(
    z.object({
      id: text,
      at: text.nullable(),
      zone: text.nullable(),
      whose: z.enum(['seller', 'buyer', 'carrier', 'platform']),
      source: text,
      conflictsWith: texts,
      supersededBy: text.nullable(),
      shownIn: text.nullable(),
      says: text,
    }),
  ),
  missingFacts: list(z.object({ fact: text, decides: texts, ask: text })),
  evidence: z.object({
    held: list(z.object({ kind: text, count: z.int() })),
    wanted: list(z.object({ kind: text, why: text, clause: text })),
    wouldBeRefused: list(z.object({ kind: text, why: text, clause: text })),
    plan: list(
      z.object({
        kinds: texts,
        level: z.enum(['needed', 'helpful']),
        isHeld: z.boolean(),
        why: text,
        how: text.nullable(),
        source: text,
      }),
    ),
  }),
  mediation: z.object({ available: z.boolean(), because: text }),
  appeal: z.object({
    available: z.boolean(),
    ready: z.boolean(),
    gaps: texts,
    readiness: list(z.object({ id: text, ok: z.boolean().nullable(), says: text, where: text.nullable() })),
    because: text,
  }),
  integrityFlags: list(
    z.object({ id: text, code: text, says: text, evidenceIds: texts, explained: z.string().max(20_000).nullable() }),
  ),
  warnings: list(z.object({ code: text, says: text, clause: text })),
  wouldChange: list(
    z.object({
      fact: text,
      now: z.enum(['unknown', 'disputed', 'known']),
      ask: text,
      moves: list(z.object({ value: text, line: text, from: z.enum(stances), to: z.enum(stances) })),
    }),
  ),
  overrides: list(
    z.object({ conclusion: text, value: text, reason: text, by: text, at: text, rulesSay: text.nullable() }),
  ),
}) satisfies z.ZodType<Answer>;
