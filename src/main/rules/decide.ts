/**
 * From the rows that hold to one stance. Precedence: gate, appeal, talks, then the row of the reason with the most
 * conditions met; caps come last. What must not live here: words for the person.
 */
import type { ReadingPreset, Readings, Stance } from '../../shared/domain/answer.ts';
import type { Truth } from './logic.ts';
import type { DecisionOutcome, Rule } from './pack.ts';

export type Tier = DecisionOutcome['tier'];
const tiers = ['gate', 'appeal', 'talks', 'reason'] as const satisfies readonly Tier[];

export interface Judged {
  readonly rule: Rule;
  readonly truth: Truth;
  readonly inForce: boolean;
}
export interface JudgedRow extends Judged {
  readonly row: DecisionOutcome;
  readonly conditions: number;
}

/** What the rows come to in one reading. */
export interface Outcome {
  readonly stance: Stance;
  readonly rows: readonly JudgedRow[];
  /** Why it is HOLD although no row says so. */
  readonly fallback: 'no-rule' | 'not-enough' | null;
}

/** The rows that hold, those with the most conditions first; equals in the order of the table. */
export function pick(rows: readonly JudgedRow[]): readonly JudgedRow[] {
  return rows.filter((r) => r.truth.value === true).toSorted((a, b) => b.conditions - a.conditions);
}

/**
 * The stance in one reading.
 * @param rows every decision row that is in force, judged; false ones too
 */
export function decide(rows: readonly JudgedRow[], reading: ReadingPreset): Outcome {
  for (const tier of tiers) {
    const inTier = rows.filter((r) => r.row.tier === tier);
    const [first, ...others] = pick(inTier);
    if (first) {
      // Gates all count; elsewhere only those that meet as many conditions as the first.
      const kept = [first, ...others.filter((r) => tier === 'gate' || r.conditions === first.conditions)];
      return cap(
        guard({ stance: first.row[reading] ?? 'HOLD', rows: kept, fallback: null }, inTier, reading),
        rows,
        tier,
        reading,
      );
    }
    const open = inTier.filter((r) => r.truth.value === null);
    // Above the reason, an open question holds everything: what is not known could replace the default rules.
    if (open.length > 0) return { stance: 'HOLD', rows: [], fallback: 'not-enough' };
  }
  return cap({ stance: 'HOLD', rows: [], fallback: 'no-rule' }, rows, 'reason', reading);
}

/** Unknown never yields a refusal: a row that may yet hold, is at least as special and says otherwise, stops it. */
function guard(found: Outcome, inTier: readonly JudgedRow[], reading: ReadingPreset): Outcome {
  const first = found.rows[0];
  if (found.stance !== 'REFUSE' || !first || first.row.settles) return found;
  const rival = inTier.some(
    (r) => r.truth.value === null && r.conditions >= first.conditions && r.row[reading] !== 'REFUSE',
  );
  return rival ? { stance: 'HOLD', rows: [], fallback: 'not-enough' } : found;
}

function cap(
  found: Outcome,
  rows: readonly JudgedRow[],
  tier: (typeof tiers)[number],
  reading: ReadingPreset,
): Outcome {
  let { stance } = found;
  const added: JudgedRow[] = [];
  for (const r of rows) {
    const { on } = r.row;
    if (r.row.tier !== 'cap' || r.truth.value !== true || !on?.tiers.includes(tier)) continue;
    if (on.stances && !on.stances.includes(found.stance)) continue;
    stance = r.row[reading] ?? stance;
    added.push(r);
  }
  return { ...found, stance, rows: [...found.rows, ...added] };
}

/** Which reading decides on a row: that of S2.2c where the row stems from it, else the preset of the case. */
export function chosenReading(first: JudgedRow | undefined, readings: Readings): ReadingPreset {
  if (first?.row.reading === 'S2.2c') return readings['S2.2c'] === 'C' ? 'literal' : 'sensible';
  return readings.preset;
}
