/**
 * The conditions of a rule pack: comparisons of facts, joined by all, any and not.
 * What must not live here: what a condition comes to (logic.ts).
 */
import { z } from '../../shared/z.ts';
import { factPath, id } from './pack-basics.ts';

const plain = z.union([z.string(), z.number(), z.boolean()]);
const verdicts = ['IN', 'OUT', 'EDGE', 'UNKNOWN', 'NONE'] as const;
const span = z.strictObject({
  length: z.int().min(1).max(100_000),
  unit: z.enum(['hours', 'calendar_days', 'years']),
});
/** Minor units by currency: an amount in a currency that is not listed cannot be compared, so it stays unknown. */
const amounts = z.record(z.string().regex(/^[A-Z]{3}$/), z.int().min(0));

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
  | { readonly fact: string; readonly moreThan: number }
  /** Money above a threshold that the source names by currency. */
  | { readonly fact: string; readonly moreThanMoney: Readonly<Record<string, number>> }
  /** A text that names one of these as a word: classes of carriers. */
  | { readonly fact: string; readonly names: readonly string[] }
  /** A day or moment that lies further back than this, seen from the moment of asking. */
  | { readonly fact: string; readonly olderThan: z.infer<typeof span> }
  /** The verdict of one of the pack's own windows. */
  | { readonly window: string; readonly in: readonly (typeof verdicts)[number][] };
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
    z.strictObject({ fact: factPath, moreThanMoney: amounts }),
    z.strictObject({ fact: factPath, names: z.array(z.string().min(2).max(60)).min(1) }),
    z.strictObject({ fact: factPath, olderThan: span }),
    z.strictObject({ window: id, in: z.array(z.enum(verdicts)).min(1) }),
  ]),
);

/** Every comparison in a condition, outermost first. */
export function partsOf(condition: Condition): readonly Exclude<Condition, { all: unknown } | { any: unknown }>[] {
  if ('all' in condition) return condition.all.flatMap(partsOf);
  if ('any' in condition) return condition.any.flatMap(partsOf);
  if ('not' in condition) return partsOf(condition.not);
  if ('notShown' in condition) return partsOf(condition.notShown);
  if ('unlessStated' in condition) return partsOf(condition.unlessStated);
  return [condition];
}

/** The fact paths that a condition reads, in order, each once. A window is read as `window:ID`. */
export function factsOf(condition: Condition): readonly string[] {
  return [
    ...new Set(
      partsOf(condition).flatMap((part) =>
        'fact' in part ? [part.fact] : 'window' in part ? [`window:${part.window}`] : [],
      ),
    ),
  ];
}
