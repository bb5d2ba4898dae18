/**
 * The clocks of a rule pack: from which recorded moment how long something may be done, and by whom.
 * What must not live here: the counting (window.ts, deadlines.ts).
 */
import { reasons } from '../../shared/domain/terms.ts';
import { civilDateSchema } from '../../shared/domain/values.ts';
import { z } from '../../shared/z.ts';
import { bilingualSchema, confidences, factPath, id, short } from './pack-basics.ts';
import { conditionSchema } from './pack-condition.ts';

const units = ['hours', 'calendar_days', 'business_days', 'years'] as const;

export const windowSchema = z.strictObject({
  id,
  clause: z.string(),
  source: id,
  section: short.optional(),
  /** Left out: that of the source. */
  confidence: z.enum(confidences).optional(),
  /** What has to be done inside, or happens at its end: one sentence, shown with the date. */
  says: bilingualSchema.optional(),
  /** The clock runs only when this is known to hold: buyer's class, mode of transport, stage. */
  when: conditionSchema.optional(),
  /** Fact paths in order of preference; the first that is stated is the anchor. `together` ones are all kept and compared. */
  anchor: z.array(z.union([factPath, z.strictObject({ together: z.array(factPath).min(2) })])).min(1),
  /** The facts, in order of preference, that tell when it was done. Left out: the return, as `clock.returnMeans` says. */
  act: z.array(factPath).min(1).optional(),
  /** Not allowed earlier than this after the anchor: the window opens then. */
  notBefore: z.strictObject({ length: z.int().min(0), unit: z.enum(units) }).optional(),
  length: z.int().min(1),
  unit: z.enum(units),
  countFrom: z.enum(['same_day', 'next_day']),
  /** `exact`: to the minute after the anchor, for clocks of hours. */
  end: z.enum(['24:00', 'exact']),
  /** `non_working_day`: the rule itself moves a last day that is a public holiday or falls on a weekend. */
  rollover: z.array(z.enum(['none', 'holiday', 'non_working_day'])).min(1),
  /**
   * A law on last days that are no working days: the day it moves to is shown beside the day as it falls, never in its
   * place. Holidays and weekends each with their own source.
   */
  movedBy: z
    .strictObject({
      country: z.string().regex(/^[A-Z]{2}$/),
      clause: z.string(),
      holidays: z.strictObject({ source: id, section: short }),
      weekends: z.strictObject({ source: id, section: short }).optional(),
    })
    .optional(),
  whose: z.enum(['seller', 'buyer', 'carrier', 'platform']),
  /** Reasons for which the window is not started at all. */
  notFor: z.array(z.enum(reasons)).default([]),
  /** Reasons for which its end is listed among the deadlines; left out: all. */
  deadlineFor: z.array(z.enum(reasons)).optional(),
  /** Other lengths for classes of buyer, carrier, goods or amount: the first whose condition is known to hold. */
  byClass: z.array(z.strictObject({ when: conditionSchema, length: z.int().min(1) })).default([]),
  /** Another version of the same clock in this pack: both are shown, the earlier end is our working deadline. */
  versionOf: id.optional(),
  /** Left out: as long as the pack. */
  inForce: z.strictObject({ from: civilDateSchema, to: civilDateSchema.optional() }).optional(),
});
export type WindowRule = z.infer<typeof windowSchema>;

/**
 * A clock that surely exists and whose length no source read gives: shown as "not found", never as a number.
 * The person reads the countdown on the platform's page and types it into the named fact.
 */
export const clockNotFoundSchema = z.strictObject({
  id,
  clause: z.string(),
  whose: z.enum(['seller', 'buyer', 'carrier', 'platform']),
  what: bilingualSchema,
  /** Shown while this is known to hold. */
  when: conditionSchema,
  typedInto: factPath.optional(),
});
