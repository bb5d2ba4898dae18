/**
 * Sampling by attributes, single sampling, normal inspection: which sample a lot wants, and what its counts come to.
 * The tables are data. What must not live here: what follows for a stance, and how far a sample can be trusted (sampling.ts).
 */

/** What the tables stand on; both are shown with every plan. */
export const samplingSources = {
  'F-33': 'lighting-glass.com; qualitysky.com (letter L, level II, AQL 2.5 and 4.0)',
  'F-33b':
    'common knowledge of the trade, compared with published copies of MIL-STD-105E tables I and II-A (nibs.org, pdfcoffee.com, consulted 2026-11-23); the text of ISO 2859-1 was not read',
} as const;

export const inspectionLevels = ['S-1', 'S-2', 'S-3', 'S-4', 'I', 'II', 'III'] as const;
export type InspectionLevel = (typeof inspectionLevels)[number];

/** Upper end of each range of lots, and its code letters in the order of the levels above. */
const letterRows: readonly (readonly [upTo: number, letters: string])[] = [
  [8, 'AAAAAAB'],
  [15, 'AAAAABC'],
  [25, 'AABBBCD'],
  [50, 'ABBCCDE'],
  [90, 'BBCCCEF'],
  [150, 'BBCDDFG'],
  [280, 'BCDEEGH'],
  [500, 'BCDEFHJ'],
  [1_200, 'CCEFGJK'],
  [3_200, 'CDEGHKL'],
  [10_000, 'CDFGJLM'],
  [35_000, 'CDFHKMN'],
  [150_000, 'DEGJLNP'],
  [500_000, 'DEGJMPQ'],
  [Number.POSITIVE_INFINITY, 'DEHKNQR'],
];

const letters = 'ABCDEFGHJKLMNPQR';
const sizes = [2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800, 1250, 2000] as const;

/**
 * The AQL columns that are kept, in per cent, and the letter where each accepts none.
 * Below it the plan of that letter is used; one step above it, that letter's too; two steps above, the one after.
 */
const acceptsNoneAt: Readonly<Record<string, string>> = {
  '0.065': 'L',
  '0.1': 'K',
  '0.15': 'J',
  '0.25': 'H',
  '0.4': 'G',
  '0.65': 'F',
  '1': 'E',
  '1.5': 'D',
  '2.5': 'C',
  '4': 'B',
  '6.5': 'A',
};
/** Acceptance numbers from three steps above that letter. */
const acceptance = [1, 2, 3, 5, 7, 10, 14, 21] as const;

export interface SamplingPlan {
  readonly letter: string;
  /** Pieces to look at; never more than the lot. */
  readonly sampleSize: number;
  /** Accept with this many defective pieces, reject with `re` and more. */
  readonly ac: number;
  readonly re: number;
  readonly source: keyof typeof samplingSources;
  readonly confidence: 'M' | 'K';
}

/** A level as people write it: `II`, `GII`, `General II`, `Level 2`, `S3`. Null for anything else. */
export function readLevel(written: string): InspectionLevel | null {
  const plain = written
    .normalize('NFKC')
    .toUpperCase()
    .replace(/GENERAL|SPECIAL|INSPECTION|LEVEL|一般|特殊|检验|检查|水平|[\s._-]/g, '');
  const special = /^S([1-4])$/.exec(plain)?.[1];
  if (special !== undefined) return `S-${special}` as InspectionLevel;
  const general = /^G?(III|II|I|[123])$/.exec(plain)?.[1];
  if (general === undefined) return null;
  return ({ '1': 'I', '2': 'II', '3': 'III' } as const)[general] ?? (general as 'I' | 'II' | 'III');
}

/** The code letter of a lot, or null for a lot of less than two. */
export function codeLetter(lotSize: number, level: InspectionLevel): string | null {
  if (lotSize < 2) return null;
  const row = letterRows.find(([upTo]) => lotSize <= upTo);
  return row?.[1][inspectionLevels.indexOf(level)] ?? null;
}

/**
 * The plan for one class of defects.
 * @param aql per cent; 0 means that not one is accepted, in the sample of the letter itself
 * @returns null for a lot or an AQL that the kept tables do not have
 */
export function planFor(lotSize: number, level: InspectionLevel, aql: number): SamplingPlan | null {
  const letter = codeLetter(lotSize, level);
  if (letter === null) return null;
  const at = letters.indexOf(letter);
  const found = aql === 0 ? { at, ac: 0 } : step(at, aql);
  const sampleSize = sizes[found?.at ?? -1];
  if (found === null || sampleSize === undefined) return null;
  const isCited = level === 'II' && letter === 'L' && (aql === 2.5 || aql === 4);
  return {
    letter: letters[found.at] ?? letter,
    sampleSize: Math.min(sampleSize, lotSize),
    ac: found.ac,
    re: found.ac + 1,
    source: isCited ? 'F-33' : 'F-33b',
    confidence: isCited ? 'M' : 'K',
  };
}

/** Follows the arrows of the table. */
function step(at: number, aql: number): { readonly at: number; readonly ac: number } | null {
  const none = acceptsNoneAt[String(aql)];
  if (none === undefined) return null;
  const zero = letters.indexOf(none);
  const above = at - zero;
  if (above <= 1) return { at: zero, ac: 0 };
  const index = Math.min(Math.max(above, 3), acceptance.length + 2) - 3;
  const ac = acceptance[index];
  return ac === undefined ? null : { at: zero + 3 + index, ac };
}

/**
 * What counts come to when the sample was not exactly the plan's. More pieces never have fewer defects: too many in a
 * smaller sample reject all the same, few enough in a larger one accept; the rest cannot be told.
 * @param inspected pieces that were looked at; null when the report does not say
 */
export function weighCounts(
  plan: SamplingPlan,
  inspected: number | null,
  defective: number,
): 'ACCEPT' | 'REJECT' | null {
  if (inspected === null) return null;
  if (defective >= plan.re) return inspected <= plan.sampleSize ? 'REJECT' : null;
  return inspected >= plan.sampleSize ? 'ACCEPT' : null;
}
