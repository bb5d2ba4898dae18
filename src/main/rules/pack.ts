/**
 * The form of a rule pack: rules, windows, freight, evidence sets and citations as data.
 * What must not live here: reading files (load-packs.ts) and judging a case (evaluate.ts).
 * The schema is wider than the first pack needs: windows with a not-before, silence, penalties and file limits
 * belong to the platform packs that follow.
 */
import { bearers, exhibitKinds, freightLegs, reasons, stages } from '../../shared/domain/terms.ts';
import { civilDateSchema } from '../../shared/domain/values.ts';
import { z } from '../../shared/z.ts';

const stanceNames = ['ACCEPT', 'REFUSE', 'NEGOTIATE', 'HOLD', 'REDIRECT', 'MEDIATE', 'APPEAL', 'FULFIL'] as const;
const faults = ['SELLER', 'BUYER', 'CARRIER', 'SHARED', 'UNDETERMINED'] as const;
const id = z.string().regex(/^[A-Za-z0-9._-]{1,60}$/);
const factPath = z.string().regex(/^[a-z][A-Za-z0-9]*(\.[A-Za-z0-9]+){0,3}$/);
const short = z.string().min(1).max(400);

/** One sentence in both languages of the product. */
export const bilingualSchema = z.strictObject({
  en: z.string().min(1).max(1200),
  'zh-CN': z.string().min(1).max(1200),
});
export type Bilingual = z.infer<typeof bilingualSchema>;
/** The same sentence for both readings, or one for each. */
const saysSchema = z.union([bilingualSchema, z.strictObject({ literal: bilingualSchema, sensible: bilingualSchema })]);

const plain = z.union([z.string(), z.number(), z.boolean()]);
/** A comparison of one fact, or a combination. A fact that is unknown or in dispute makes a comparison unknown. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  /** True unless the condition is known to be true: for gates that must be opened by a known fact. */
  | { readonly notShown: Condition }
  /** True when the condition is false or its facts were left out; a dispute keeps it unknown: for exceptions that someone must raise. */
  | { readonly unlessStated: Condition }
  | { readonly fact: string; readonly is: string | number | boolean }
  | { readonly fact: string; readonly in: readonly (string | number | boolean)[] }
  | { readonly fact: string; readonly known: true }
  | { readonly fact: string; readonly moreThan: number };
export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(conditionSchema).min(1) }),
    z.strictObject({ any: z.array(conditionSchema).min(1) }),
    z.strictObject({ not: conditionSchema }),
    z.strictObject({ notShown: conditionSchema }),
    z.strictObject({ unlessStated: conditionSchema }),
    z.strictObject({ fact: factPath, is: plain }),
    z.strictObject({ fact: factPath, in: z.array(plain).min(1) }),
    z.strictObject({ fact: factPath, known: z.literal(true) }),
    z.strictObject({ fact: factPath, moreThan: z.number() }),
  ]),
);

const bearerPairSchema = z.strictObject({
  literal: z.enum(bearers),
  sensible: z.enum(bearers),
  /** Which rule says so; left out: the article is silent on this leg. */
  basis: id.optional(),
  /** Where the bearer bears this leg only for a part of the goods: which part. */
  scope: bilingualSchema.optional(),
});
/** Who bears each leg, as printed and in the sensible reading. */
const freightSchema = z.partialRecord(z.enum(freightLegs), bearerPairSchema);

/** What a decision row of the table does when it holds. */
const decisionSchema = z.strictObject({
  is: z.literal('decision'),
  /** The row of the decision table; several rules may share one when its outcome depends on a further fact. */
  row: z.string().regex(/^R-\d{2}$/),
  /** Precedence: a gate comes before an appeal, that before talks, those before the row of the reason; a cap changes what was found. */
  tier: z.enum(['gate', 'appeal', 'talks', 'reason', 'cap']),
  literal: z.enum(stanceNames).optional(),
  sensible: z.enum(stanceNames).optional(),
  /** Which reading decides between the two when the case mixes readings. */
  reading: z.enum(['S2.2c', 'preset']).default('preset'),
  /** For caps: only these tiers and only these stances are changed. */
  on: z
    .strictObject({
      tiers: z.array(z.enum(['gate', 'appeal', 'talks', 'reason'])),
      stances: z.array(z.enum(stanceNames)).optional(),
    })
    .optional(),
  /** Number of conditions that the table counts for this row, where it is not the number of entries under `all`. */
  conditions: z.int().min(1).optional(),
  /** True when what is known settles the matter whatever the unknown facts turn out to be. */
  settles: z.boolean().default(false),
  subjectTo: z.array(short).default([]),
  fault: z.enum(faults).optional(),
  freight: freightSchema.optional(),
  says: saysSchema,
  next: saysSchema,
  wants: z.array(z.enum(exhibitKinds)).default([]),
});
const findingSchema = z.strictObject({
  is: z.literal('finding'),
  fulfilled: bilingualSchema,
  notFulfilled: bilingualSchema,
  unknown: bilingualSchema,
});
const warningSchema = z.strictObject({
  is: z.literal('warning'),
  code: z.string().regex(/^[A-Z][A-Z0-9_]{2,60}$/),
  row: z
    .string()
    .regex(/^R-\d{2}$/)
    .optional(),
  says: bilingualSchema,
});

const ruleFileSchema = z.strictObject({
  id,
  clause: z.string().regex(/^[A-Z][A-Za-z0-9.-]{1,20}$/),
  alsoClauses: z.array(z.string()).default([]),
  title: bilingualSchema,
  gist: bilingualSchema,
  /** Key of the pack's `sources`. */
  source: id,
  section: short,
  confidence: z.enum(['H', 'M', 'L', 'K', 'article', 'convention']).optional(),
  /** Facts of the research that support the sensible reading or contradict the printed one. */
  supportedBy: z.array(id).default([]),
  contradicts: z.array(id).default([]),
  /** Left out: as long as the pack. */
  inForce: z.strictObject({ from: civilDateSchema, to: civilDateSchema.optional() }).optional(),
  scope: z.enum(['line', 'case']).default('line'),
  /** Findings only: spoken of for these reasons. */
  reasons: z.array(z.enum(reasons)).optional(),
  needs: z.array(factPath).optional(),
  when: conditionSchema,
  outcome: z.discriminatedUnion('is', [decisionSchema, findingSchema, warningSchema]),
});

const sourceSchema = z.strictObject({
  title: short,
  /** Text only: the product never opens it. */
  url: short,
  consultedOn: civilDateSchema,
  confidence: z.enum(['H', 'M', 'L', 'K', 'article', 'convention']),
  kind: z.enum(['third-party article', 'platform', 'law', 'carrier', 'convention']),
});

const windowSchema = z.strictObject({
  id,
  clause: z.string(),
  source: id,
  /** Fact paths in order of preference; the first that is stated is the anchor. `together` ones are all kept and compared. */
  anchor: z.array(z.union([factPath, z.strictObject({ together: z.array(factPath).min(2) })])).min(1),
  notBefore: z
    .strictObject({ length: z.int().min(0), unit: z.enum(['hours', 'calendar_days', 'business_days']) })
    .optional(),
  length: z.int().min(1),
  unit: z.enum(['hours', 'calendar_days', 'business_days']),
  countFrom: z.enum(['same_day', 'next_day']),
  end: z.literal('24:00'),
  rollover: z.array(z.enum(['none', 'holiday'])).min(1),
  whose: z.enum(['seller', 'buyer', 'carrier', 'platform']),
  /** Reasons for which the window is not started at all. */
  notFor: z.array(z.enum(reasons)).default([]),
  /** Reasons for which its end is listed among the deadlines; left out: all. */
  deadlineFor: z.array(z.enum(reasons)).optional(),
  /** Other lengths for classes of buyer, carrier, goods or amount. */
  byClass: z.array(z.strictObject({ when: conditionSchema, length: z.int().min(1) })).default([]),
});

const wantedSchema = z.strictObject({
  reasons: z.array(z.enum(reasons)).optional(),
  stages: z.array(z.enum(stages)).optional(),
  kinds: z.array(z.enum(exhibitKinds)).min(1),
  atLeast: z.int().min(1).default(1),
  burden: z.enum(['seller', 'buyer']).default('seller'),
  clause: z.string(),
  why: bilingualSchema,
});
const refusedSchema = z.strictObject({
  kinds: z.array(z.enum(exhibitKinds)).min(1),
  unless: conditionSchema.optional(),
  clause: z.string(),
  why: bilingualSchema,
});

/** Everything a pack's folder holds, its files merged; each file carries some of the keys. */
export const packFileSchema = z.strictObject({
  id,
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  kind: z.enum(['article', 'platform', 'carrier', 'law', 'consumer']),
  title: bilingualSchema,
  /** Shown beside every conclusion of the pack. */
  sourceNote: bilingualSchema,
  validFrom: civilDateSchema,
  validTo: civilDateSchema.optional(),
  /** For platform packs: in force only when this is known to hold. */
  appliesWhen: conditionSchema.optional(),
  sources: z.record(id, sourceSchema),
  steps: z.array(z.strictObject({ id, clause: z.string(), title: bilingualSchema, when: conditionSchema })).default([]),
  windows: z.array(windowSchema).default([]),
  freight: z
    .strictObject({
      byReason: z.array(z.strictObject({ reasons: z.array(z.enum(reasons)), legs: freightSchema })),
      /** Bearers who may be asked rather than must pay. */
      optional: z.array(z.enum(bearers)),
      /** Outbound freight already paid follows a full refund when the seller is at fault. */
      outboundOnFullRefund: bearerPairSchema.optional(),
      conflicts: z.array(z.strictObject({ basis: id, says: bilingualSchema })),
    })
    .optional(),
  evidence: z
    .strictObject({
      groups: z.record(id, z.array(z.enum(exhibitKinds)).min(1)),
      wanted: z.array(wantedSchema),
      refused: z.array(refusedSchema),
    })
    .optional(),
  appeal: z
    .strictObject({
      clause: z.string(),
      needsDecision: z.boolean(),
      needsNewEvidence: z.boolean(),
      maxAttempts: z.int().min(1).optional(),
      /** Id of a window of this pack; left out: no source gives one. */
      window: id.optional(),
      requires: z.array(z.strictObject({ group: id, waiver: factPath, gap: bilingualSchema })),
    })
    .optional(),
  defaultOnSilence: z
    .array(
      z.strictObject({ party: z.enum(['seller', 'buyer']), afterWindow: id, outcome: bilingualSchema, source: id }),
    )
    .default([]),
  exclusions: z.array(z.strictObject({ id, when: conditionSchema, says: bilingualSchema, source: id })).default([]),
  penalties: z.array(z.strictObject({ id, says: bilingualSchema, source: id })).default([]),
  fileLimits: z
    .array(
      z.strictObject({
        id,
        says: bilingualSchema,
        source: id,
        extensions: z.array(z.string()).default([]),
        maxBytes: z.int().optional(),
        maxPages: z.int().optional(),
        maxFiles: z.int().optional(),
      }),
    )
    .default([]),
  rules: z.array(ruleFileSchema),
  /** Clauses that carry no rule, with the reason, and rows of the table that this pack leaves to others. */
  noRule: z.array(z.strictObject({ clause: z.string(), because: bilingualSchema })).default([]),
  noRow: z.array(z.strictObject({ row: z.string(), because: bilingualSchema })).default([]),
});

type PackFile = z.infer<typeof packFileSchema>;
/** Where a rule comes from, filled from the pack's sources. */
export interface Citation {
  readonly source: string;
  readonly kind: z.infer<typeof sourceSchema>['kind'];
  readonly section: string;
  readonly url: string;
  readonly consultedOn: string;
  readonly confidence: string;
}
/** A rule as it is used: cited in full and with the facts that it needs. */
export type Rule = Omit<PackFile['rules'][number], 'source' | 'section' | 'confidence' | 'needs' | 'inForce'> & {
  readonly citation: Citation;
  readonly needs: readonly string[];
  readonly inForce: { readonly from: string; readonly to?: string | undefined };
};
export type DecisionOutcome = z.infer<typeof decisionSchema>;
export type WindowRule = z.infer<typeof windowSchema>;
export type BearerPair = z.infer<typeof bearerPairSchema>;
/** A checked pack. */
export type RulePack = Omit<PackFile, 'rules'> & { readonly rules: readonly Rule[] };

/** The fact paths that a condition reads, in order, each once. */
export function factsOf(condition: Condition): readonly string[] {
  const found = new Set<string>();
  const walk = (c: Condition): void => {
    if ('all' in c) c.all.forEach(walk);
    else if ('any' in c) c.any.forEach(walk);
    else if ('not' in c) walk(c.not);
    else if ('notShown' in c) walk(c.notShown);
    else if ('unlessStated' in c) walk(c.unlessStated);
    else found.add(c.fact);
  };
  walk(condition);
  return [...found];
}
