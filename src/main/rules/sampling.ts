/**
 * What an inspection by sampling comes to: the plan from lot, level and AQL (F-30 to F-33), the verdict from the counts,
 * and how far the sample can be trusted (F-34). What must not live here: the tables (sampling-plan.ts), any stance.
 */
import type { SamplingAnswer } from '../../shared/domain/answer.ts';
import { type CaseFacts, settled } from '../../shared/domain/case-file.ts';
import type { Language } from '../../shared/errors.ts';
import { type Saying, saying } from './judgement-texts.ts';
import { codeLetter, planFor, readLevel, weighCounts } from './sampling-plan.ts';

export type Inspection = NonNullable<CaseFacts['inspections']>[number];
const classes = ['critical', 'major', 'minor'] as const;

/** The most serious class rejects the lot however the others stand. */
function together(verdicts: readonly ('ACCEPT' | 'REJECT' | null)[]): SamplingAnswer['verdict'] {
  if (verdicts.includes('REJECT')) return 'REJECT';
  return verdicts.every((v) => v === 'ACCEPT') ? 'ACCEPT' : 'UNKNOWN';
}

/** The bare verdict of an inspection, for rules that lean on it. */
export function sampleVerdict(inspection: Inspection): SamplingAnswer['verdict'] {
  return judgeSample(inspection, null, 'en')?.verdict ?? 'UNKNOWN';
}

/**
 * Judges one inspection by its plan.
 * @param reason of the claim line, for what the report cannot show; null: none in particular
 * @returns null for an inspection that speaks of no sample at all
 */
export function judgeSample(inspection: Inspection, reason: string | null, language: Language): SamplingAnswer | null {
  const at = (name: string): string => `inspections[${inspection.id}].${name}`;
  const lot = settled(inspection.lotSize);
  const written = settled(inspection.level);
  const level = written === undefined ? null : readLevel(written);
  const aql = settled(inspection.aql);
  const found = settled(inspection.found);
  const inspected = settled(inspection.sampleSize) ?? null;
  if (aql === undefined && found === undefined && written === undefined) return null;
  const open: string[] = [];
  const missing: string[] = [];
  const want = (what: Saying, fact: string): void => {
    open.push(saying(what, language));
    missing.push(at(fact));
  };
  if (lot === undefined) want('sample-lot-missing', 'lotSize');
  if (written === undefined) want('sample-level-missing', 'level');
  else if (level === null) open.push(saying('sample-level-unknown', language, { level: written }));
  if (aql === undefined) want('sample-aql-missing', 'aql');
  if (found === undefined) want('sample-counts-missing', 'found');
  if (inspected === null) want('sample-size-missing', 'sampleSize');
  const counted = found === undefined ? 0 : found.critical + found.major + found.minor;
  const isOvercounted = inspected !== null && counted > inspected;
  if (isOvercounted) open.push(saying('sample-too-many', language, { found: String(counted), n: String(inspected) }));
  const isTooSmall = lot !== undefined && level !== null && codeLetter(lot, level) === null;
  if (isTooSmall) open.push(saying('sample-lot-too-small', language, { lot: String(lot) }));
  const plans = classes.flatMap((name) => {
    if (lot === undefined || level === null || aql === undefined || isTooSmall) return [];
    const plan = planFor(lot, level, aql[name]);
    if (plan === null) {
      open.push(saying('sample-no-plan', language, { aql: String(aql[name]) }));
      return [];
    }
    const defective = found?.[name] ?? null;
    const verdict = defective === null || isOvercounted ? null : weighCounts(plan, inspected, defective);
    if (defective !== null && inspected !== null && verdict === null && !isOvercounted)
      open.push(
        saying(inspected < plan.sampleSize ? 'sample-too-small' : 'sample-too-large', language, {
          class: saying(name, language),
          n: String(inspected),
          wanted: String(plan.sampleSize),
        }),
      );
    return [{ class: name, aql: aql[name], ...plan, found: defective, verdict }];
  });
  const verdict = plans.length === classes.length ? together(plans.map((p) => p.verdict)) : 'UNKNOWN';
  const own = settled(inspection.result);
  const isAgainstWord =
    (verdict === 'REJECT' && own === 'MATCHES') || (verdict === 'ACCEPT' && own === 'DOES_NOT_MATCH');
  return {
    inspectionId: inspection.id,
    lotSize: lot ?? null,
    level,
    letter: lot === undefined || level === null ? null : codeLetter(lot, level),
    inspected,
    plans,
    verdict,
    says: [
      sentence(verdict, plans, open, language),
      ...(isAgainstWord ? [`${saying('word-against-counts', language)}${language === 'zh-CN' ? '。' : '.'}`] : []),
    ].join(language === 'zh-CN' ? '' : ' '),
    againstOwnWord: isAgainstWord,
    trust: trustOf(inspection),
    weak: weaknesses(inspection, reason, inspected).map((key) => saying(key, language)),
    facts: (['lotSize', 'level', 'aql', 'found', 'sampleSize'] as const)
      .filter((name) => inspection[name] !== undefined)
      .map(at),
    missing,
  };
}

function sentence(
  verdict: SamplingAnswer['verdict'],
  plans: SamplingAnswer['plans'],
  open: readonly string[],
  language: Language,
): string {
  const comma = language === 'zh-CN' ? '；' : '; ';
  if (verdict === 'UNKNOWN') return saying('sample-open', language, { why: open.join(comma) });
  const told = plans
    .filter((p) => verdict === 'ACCEPT' || p.verdict === 'REJECT')
    .map((p) =>
      saying('sample-class', language, {
        class: saying(p.class, language),
        found: String(p.found),
        ac: String(p.ac),
        re: String(p.re),
        letter: p.letter,
        n: String(p.sampleSize),
      }),
    );
  return saying(verdict === 'ACCEPT' ? 'sample-accept' : 'sample-reject', language, { classes: told.join(comma) });
}

/** Four things that make a sample count; null while nobody said. */
function trustOf(inspection: Inspection): SamplingAnswer['trust'] {
  const flag = (value: Inspection['accredited']): boolean | null => settled(value) ?? null;
  return [
    { point: 'random', holds: flag(inspection.samplingRandom) },
    { point: 'lot', holds: settled(inspection.lotRef) === undefined ? null : true },
    { point: 'accredited', holds: flag(inspection.accredited) },
    { point: 'sealed', holds: flag(inspection.sampleSealed) },
  ];
}

function weaknesses(inspection: Inspection, reason: string | null, inspected: number | null): Saying[] {
  const weak: Saying[] = [];
  if (settled(inspection.stage) === 'pre_shipment' && (reason === 'TRANSIT_DAMAGE' || reason === 'TRANSIT_LOSS'))
    weak.push('weak-before-transit');
  if (inspected === 1) weak.push('weak-one-piece');
  return weak;
}
