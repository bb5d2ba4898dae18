/**
 * The form of a rule pack: rules, windows, freight, evidence sets and citations as data.
 * What must not live here: reading files (load-packs.ts) and judging a case (evaluate.ts).
 * docs/rule-packs.md tells a reader without this code what each word means; a new word is added there too.
 */
import type { Citation } from '../../shared/domain/answer.ts';
import { bearers, exhibitKinds, freightLegs, reasons, stages } from '../../shared/domain/terms.ts';
import { civilDateSchema } from '../../shared/domain/values.ts';
import { z } from '../../shared/z.ts';
import { examplesSchema } from './example-form.ts';
import { type Bilingual, bilingualSchema, confidences, factPath, id, short } from './pack-basics.ts';
import { type Condition, conditionSchema } from './pack-condition.ts';
import { clockNotFoundSchema, type WindowRule, windowSchema } from './pack-window.ts';

export type { Bilingual, Condition, WindowRule };

const stanceNames = ['ACCEPT', 'REFUSE', 'NEGOTIATE', 'HOLD', 'REDIRECT', 'MEDIATE', 'APPEAL', 'FULFIL'] as const;
const faults = ['SELLER', 'BUYER', 'CARRIER', 'SHARED', 'UNDETERMINED'] as const;
/** The same sentence for both readings, or one for each. */
const saysSchema = z.union([bilingualSchema, z.strictObject({ literal: bilingualSchema, sensible: bilingualSchema })]);

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
/** A fact of the source that is shown while its condition holds: its gist is all there is to say. */
const noteSchema = z.strictObject({ is: z.literal('note') });

const ruleFileSchema = z.strictObject({
  id,
  clause: z.string().regex(/^[A-Z][A-Za-z0-9.-]{1,20}$/),
  alsoClauses: z.array(z.string()).default([]),
  title: bilingualSchema,
  gist: bilingualSchema,
  /** Key of the pack's `sources`. */
  source: id,
  section: short,
  confidence: z.enum(confidences).optional(),
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
  outcome: z.discriminatedUnion('is', [decisionSchema, findingSchema, warningSchema, noteSchema]),
});

const sourceSchema = z.strictObject({
  title: short,
  /** Text only: the product never opens it. */
  url: short,
  consultedOn: civilDateSchema,
  confidence: z.enum(confidences),
  kind: z.enum(['third-party article', 'platform', 'law', 'carrier', 'convention']),
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
  /** Clocks that exist and whose length was not found. */
  clocksNotFound: z.array(clockNotFoundSchema).default([]),
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
      /** Nothing can be asked on the platform after it. */
      isFinal: z.boolean().optional(),
      /** Id of a window of this pack; left out: no source gives one. */
      window: id.optional(),
      says: bilingualSchema.optional(),
      requires: z.array(z.strictObject({ group: id, waiver: factPath, gap: bilingualSchema })),
    })
    .optional(),
  /** Who has to prove what, by reason. */
  burdens: z
    .array(
      z.strictObject({
        id,
        reasons: z.array(z.enum(reasons)).min(1),
        party: z.enum(['seller', 'buyer']),
        says: bilingualSchema,
        source: id,
      }),
    )
    .default([]),
  /** What happens when a side lets a window of this pack pass. */
  defaultOnSilence: z
    .array(
      z.strictObject({ party: z.enum(['seller', 'buyer']), afterWindow: id, outcome: bilingualSchema, source: id }),
    )
    .default([]),
  /** What the source does not cover: shown while the condition holds. */
  exclusions: z
    .array(
      z.strictObject({
        id,
        when: conditionSchema,
        says: bilingualSchema,
        source: id,
        /** Left out: the source is short enough to be read whole. */
        section: short.optional(),
      }),
    )
    .default([]),
  penalties: z
    .array(
      z.strictObject({
        id,
        /** Left out: always worth knowing, shown in the list of the pack only. */
        when: conditionSchema.optional(),
        points: z.int().min(1).optional(),
        says: bilingualSchema,
        source: id,
      }),
    )
    .default([]),
  fileLimits: z
    .array(
      z.strictObject({
        id,
        says: bilingualSchema,
        source: id,
        extensions: z.array(z.string().regex(/^[a-z0-9]{1,8}$/)).default([]),
        maxBytes: z.int().min(1).optional(),
        maxTotalBytes: z.int().min(1).optional(),
        maxPages: z.int().min(1).optional(),
        maxFiles: z.int().min(1).optional(),
        maxSeconds: z.int().min(1).optional(),
        asciiOnly: z.boolean().optional(),
        greyscale: z.boolean().optional(),
        shownToBothSides: z.boolean().optional(),
      }),
    )
    .default([]),
  /** For a platform whose rules nobody has read yet: the pack says so, and nothing else. */
  noRulesYet: bilingualSchema.optional(),
  /** What changed in which version, the newest first. */
  changes: z.array(z.strictObject({ version: z.string(), on: civilDateSchema, what: bilingualSchema })).min(1),
  rules: z.array(ruleFileSchema),
  /** Cases that these rules must hold, for packs that bring their own. */
  examples: examplesSchema.optional(),
  /** Clauses of the source that the pack must speak of, each by a rule or a reason for none. */
  clauses: z.array(z.string().min(1).max(40)).max(500).optional(),
  /** Clauses that carry no rule, with the reason, and rows of the table that this pack leaves to others. */
  noRule: z.array(z.strictObject({ clause: z.string(), because: bilingualSchema })).default([]),
  noRow: z.array(z.strictObject({ row: z.string(), because: bilingualSchema })).default([]),
});

export type PackFile = z.infer<typeof packFileSchema>;
/** A rule as it is used: cited in full and with the facts that it needs. */
export type Rule = Omit<PackFile['rules'][number], 'needs' | 'inForce'> & {
  /** Filled from the pack's sources. */
  readonly citation: Citation;
  readonly needs: readonly string[];
  readonly inForce: { readonly from: string; readonly to?: string | undefined };
};
export type DecisionOutcome = z.infer<typeof decisionSchema>;
export type BearerPair = z.infer<typeof bearerPairSchema>;
/** What a source does not cover, cited in full. */
type Exclusion = PackFile['exclusions'][number] & { readonly citation: Citation };
/** A checked pack. */
export type RulePack = Omit<PackFile, 'rules' | 'exclusions'> & {
  readonly rules: readonly Rule[];
  readonly exclusions: readonly Exclusion[];
};
