/**
 * Asks the rules about a case of the archive, or about facts that are in no archive.
 * The same case gives the same answer here, on the command line and in the window.
 */

import { Temporal } from 'temporal-polyfill';
import type { Answer, ReadingPreset } from '../../shared/domain/answer.ts';
import type { CaseFacts, PlannedExhibit } from '../../shared/domain/case-file.ts';
import type { ExhibitSummary } from '../../shared/domain/evidence.ts';
import { parseId } from '../../shared/domain/ids.ts';
import { Trouble } from '../../shared/errors.ts';
import { evaluateCase } from '../rules/evaluate.ts';
import type { EvidenceView } from '../rules/evidence-view.ts';
import { lastJournalTime } from '../store/journal-store.ts';
import { packsOfCase } from './case-packs.ts';
import type { Desk } from './desk.ts';
import { getCase } from './get-case.ts';
import { readSettings, type Settings } from './settings.ts';
import { viewEvidence } from './view-evidence.ts';

export interface AssessOptions {
  /** ISO 8601 with offset; left out: now. */
  readonly asOf?: string;
  /** Overrides the readings of the case. */
  readonly preset?: ReadingPreset;
  /** Other packs than those of the case: to see what they would change. */
  readonly packs?: Desk['packs'];
  /** Leaves out what other facts would change: where thousands of answers are asked for. */
  readonly withoutTries?: boolean;
}

/**
 * Judges a case of the archive as it stands, with the evidence that is in its exhibits.
 * A case that says nothing on readings is read as the archive's setting says.
 * @throws Trouble CASE_NOT_FOUND, AS_OF_NOT_A_TIME
 */
export function assessCase(
  desk: Pick<Desk, 'archive' | 'packs' | 'holidays' | 'language' | 'now'>,
  caseId: string,
  options: AssessOptions = {},
): Answer {
  const { facts, exhibits } = getCase(desk, caseId);
  return assessHeld(desk, caseId, facts, exhibits, options);
}

/** Judges these facts of a case with the evidence that is in these exhibits, by the packs of that case. @throws Trouble RULE_PACK_INVALID */
export function assessHeld(
  desk: Pick<Desk, 'archive' | 'packs' | 'holidays' | 'language' | 'now'>,
  caseId: string,
  facts: CaseFacts,
  exhibits: readonly ExhibitSummary[],
  options: AssessOptions,
): Answer {
  const held = exhibits.filter((e) => e.include).map((e) => ({ kind: e.kind, count: e.evidenceIds.length }));
  const lastRecordedAt = options.asOf === undefined ? lastJournalTime(desk.archive.db) : null;
  const { readings, packFollow } = readSettings(desk.archive);
  const packs = options.packs ?? packsOfCase(desk, parseId('case', caseId) ?? 0);
  return assess({ ...given(desk), packs }, facts, held, options, {
    defaultReadings: readings,
    defaultFollow: packFollow,
    lastRecordedAt,
    evidence: viewEvidence(desk.archive.db, caseId, exhibits),
  });
}

/**
 * Judges the facts of a case file. The files that its exhibits name are taken as held: there is no archive to look in.
 * @throws Trouble AS_OF_NOT_A_TIME
 */
export function assessFacts(
  desk: Pick<Desk, 'packs' | 'holidays' | 'language' | 'now'>,
  facts: CaseFacts,
  exhibits: readonly PlannedExhibit[] = [],
  options: AssessOptions = {},
): Answer {
  const held = exhibits.filter((e) => e.include !== false).map((e) => ({ kind: e.kind, count: e.files.length }));
  return assess(desk, facts, held, options);
}

function assess(
  desk: Pick<Desk, 'packs' | 'holidays' | 'language' | 'now'>,
  facts: CaseFacts,
  evidenceHeld: readonly { readonly kind: string; readonly count: number }[],
  options: AssessOptions,
  known: {
    readonly defaultReadings?: Settings['readings'];
    readonly defaultFollow?: Settings['packFollow'];
    readonly lastRecordedAt?: string | null;
    readonly evidence?: EvidenceView;
  } = {},
): Answer {
  const { defaultReadings, lastRecordedAt, evidence } = known;
  const asOf = options.asOf ?? desk.now();
  if (!isInstant(asOf)) throw new Trouble('AS_OF_NOT_A_TIME', { asOf });
  return evaluateCase({
    packs: desk.packs,
    ...(desk.holidays && { holidays: desk.holidays }),
    facts,
    asOf,
    ...(options.preset && { readings: { preset: options.preset } }),
    ...(defaultReadings && { defaultReadings: defaultReadings }),
    ...(lastRecordedAt && { lastRecordedAt }),
    ...(evidence && { evidence }),
    defaultFollow: known.defaultFollow ?? null,
    evidenceHeld,
    ...(options.withoutTries === true && { withoutTries: true }),
    language: desk.language,
  });
}

/** What judging takes from a desk, without the packs. */
const given = (desk: Pick<Desk, 'holidays' | 'language' | 'now'>) => ({
  ...(desk.holidays && { holidays: desk.holidays }),
  language: desk.language,
  now: desk.now,
});

/** True for a calendar day and a time of day that exist, with offset. */
function isInstant(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text)) return false;
  try {
    Temporal.Instant.from(text);
    return true;
  } catch {
    return false;
  }
}
