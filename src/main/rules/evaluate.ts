/**
 * The rules' answer to a case. Pure: facts, packs, a moment and a language in, an Answer out; no files, no clock.
 * The same input gives the same answer, word for word.
 */
import { Temporal } from 'temporal-polyfill';
import type { Answer, LineAnswer, MissingFact, Readings } from '../../shared/domain/answer.ts';
import type { CaseFacts } from '../../shared/domain/case-file.ts';
import type { Stage } from '../../shared/domain/terms.ts';
import type { Language } from '../../shared/errors.ts';
import { findDeadlines } from './deadlines.ts';
import { looksAt } from './derive-goods.ts';
import { askAboutTimes } from './doubtful-times.ts';
import { findRefused, planEvidence } from './evidence-plan.ts';
import type { EvidenceView } from './evidence-view.ts';
import { findEvidence } from './evidence-wanted.ts';
import type { Holidays } from './holidays.ts';
import { buyerPhotoNotes, findFlags, futureDates } from './integrity.ts';
import { judgeAdvice, judgeLine, judgeRules, type LineFinding, type LineInput } from './judge-line.ts';
import { saying } from './judgement-texts.ts';
import { judgeFacts } from './judgements.ts';
import { lineAnswer, type PackWord } from './line-answer.ts';
import type { Look } from './logic.ts';
import type { Line } from './look.ts';
import type { RulePack } from './pack.ts';
import { clockDeadlines, clocksNotFound, findPackClocks } from './pack-clocks.ts';
import { type CaseBase, lookInPack, Windows, windowOf } from './pack-look.ts';
import { findFollowing, packsInForce } from './packs-in-force.ts';
import { findAppeal, findMediation, findStep } from './procedure.ts';
import { OpenQuestions } from './questions.ts';
import { appealReadiness } from './readiness.ts';
import { judgeSample } from './sampling.ts';
import { isCommon } from './stances.ts';
import { findOverrides, summarize } from './summary.ts';
import { findSums } from './sums.ts';
import { phrase } from './texts.ts';
import type { WindowFinding } from './window.ts';
import { findWouldChange } from './would-change.ts';

export interface EvaluateInput {
  readonly packs: readonly RulePack[];
  readonly facts: CaseFacts;
  /** ISO 8601 with offset. */
  readonly asOf: string;
  /** Overrides the case's own readings: a preset alone counts for every clause. */
  readonly readings?: Partial<Readings>;
  /** How a case is read that says nothing itself: the archive's default. */
  readonly defaultReadings?: NonNullable<CaseFacts['readings']>;
  /** The pack to follow where packs disagree and the case has not chosen: the archive's default. */
  readonly defaultFollow?: string | null;
  /** Evidence by exhibit kind. */
  readonly evidenceHeld?: readonly { readonly kind: string; readonly count: number }[];
  /** Public holidays by country. Without them a request up to 10 days late is never called too late. */
  readonly holidays?: Holidays;
  /** The files and exhibits themselves; left out where only facts are judged. */
  readonly evidence?: EvidenceView;
  /** When the archive was last written to, UTC; only where `asOf` is the clock of this computer. */
  readonly lastRecordedAt?: string;
  readonly language: Language;
  /** True leaves `wouldChange` empty: where thousands of answers are asked for. */
  readonly withoutTries?: boolean;
}

/** The readings in force: what the caller asks for, else what the case chose, else the default, else the sensible ones. */
export function findReadings(
  facts: CaseFacts,
  asked: Partial<Readings> = {},
  otherwise: NonNullable<CaseFacts['readings']> = {},
): Readings {
  const chosen = Object.values(facts.readings ?? {}).some((v) => v !== undefined) ? facts.readings : otherwise;
  const own = asked.preset === undefined ? chosen : undefined;
  const preset = asked.preset ?? own?.preset ?? 'sensible';
  return {
    preset,
    'S2.2c': asked['S2.2c'] ?? own?.['S2.2c'] ?? (preset === 'literal' ? 'C' : 'A+B'),
    'S2.4': asked['S2.4'] ?? own?.['S2.4'] ?? preset,
  };
}

/** Judges a case. */
export function evaluateCase(input: EvaluateInput): Answer {
  const { facts, language } = input;
  const asOfInstant = Temporal.Instant.from(input.asOf);
  const asOf = asOfInstant.epochMilliseconds;
  const readings = findReadings(facts, input.readings, input.defaultReadings);
  const held = new Map<string, number>();
  for (const { kind, count } of input.evidenceHeld ?? []) if (count > 0) held.set(kind, (held.get(kind) ?? 0) + count);
  const flags = findFlags(facts, input.evidence, language);
  const integrity = flags.filter((flag) => flag.explained === null);
  const base: CaseBase = { facts, asOf, held, integrityFlags: integrity.length, readingOfQuality: readings['S2.2c'] };
  // The day of asOf as the caller wrote it, with his offset.
  const onDay = /^\d{4}-\d{2}-\d{2}/.exec(input.asOf)?.[0] ?? asOfInstant.toString().slice(0, 10);
  const windows = new Windows(facts, asOf, input.holidays);
  const lookFor = (pack: RulePack | undefined, line: Line | null, window: WindowFinding | null): Look =>
    lookInPack(pack, line, window, windows, base, onDay);
  const caseLook = lookFor(undefined, null, null);
  const force = packsInForce(input.packs, facts, onDay, caseLook);
  const following = findFollowing(facts, input.defaultFollow);
  const active = force.states.filter((s) => s.inForce).map((s) => s.pack);
  const main = force.judging[0];
  const mainLook = lookFor(main, null, null);
  const questions = new OpenQuestions();
  // What may yet bring a pack into force: much where the case names it, little where it is only one of many.
  for (const { truth, named } of force.open) questions.add(truth.missing, truth.disputed, 'packs', named ? 500 : 0.2);

  const lines: readonly (Line | null)[] = (facts.lines ?? []).length > 0 ? (facts.lines ?? []) : [null];
  const judged = lines.map((line) => {
    const each = [...force.judging, ...force.advising].map((pack) => {
      const { rule, found } = force.judging.includes(pack) ? windowOf(pack, line, windows, base) : noWindow;
      const look = lookFor(pack, line, found);
      return { pack, rule, found, look, rules: judgeRules(pack, look, onDay) };
    });
    const inputs = each.map(({ pack, rule, found, look, rules }): LineInput => {
      const common = each.filter((e) => e.pack !== pack).flatMap((e) => e.rules.filter(isCommon));
      const windowLength = rule?.length ?? 0;
      return { pack, judged: rules, common, facts, line, look, window: found, windowLength, readings, language };
    });
    const words = inputs.flatMap((one): PackWord[] => {
      if (!force.judging.includes(one.pack)) return [];
      const votes = force.states.some((state) => state.pack === one.pack && state.inForce);
      return [{ pack: one.pack, window: one.window, finding: judgeLine(one, questions), votes }];
    });
    const advice = inputs.filter((one) => force.advising.includes(one.pack)).map(judgeAdvice);
    return { line, byPack: words, advice };
  });

  // The article's own window has been judged line by line.
  const sevenDays = main?.kind === 'article' ? main.windows[0] : undefined;
  const clocks = findPackClocks(
    active,
    facts,
    (pack) => lookFor(pack, null, null),
    onDay,
    (pack, rule, length) => windows.judge(pack, rule, length),
  );
  const askedBack = askAboutTimes(facts, language);
  const stage = caseLook('derived.stage');
  const stageValue = stage.known ? (stage.value as Stage) : null;
  const findings = judged.flatMap((j) => j.byPack.map((p) => p.finding));
  const advice = judged.flatMap((j) => j.advice);
  const lineAnswers = judged.map(({ line, byPack, advice: more }) => ({
    ...lineAnswer(line, byPack, more, following, facts, language),
    ...derivedOf(facts, line, byPack[0]?.finding, lookFor(main, line, byPack[0]?.window ?? null), language),
  }));
  // Its end is a date to print only where some line's reason leans on the window.
  const printed = main?.windows[0]?.deadlineFor;
  const window =
    judged
      .filter(({ line }) => printed === undefined || printed.some((r) => r === line?.reason))
      .flatMap((j) => j.byPack.map((p) => p.window))
      .find((w) => w !== null) ?? null;
  const contested = caseLook('derived.disagrees');
  const decided = caseLook('derived.decision');
  const appeal = caseLook('derived.appealWindow');
  const over = appeal.known && appeal.value === 'closed';
  if (decided.known && decided.value === 'exists' && contested.known && contested.value === true && !over) {
    for (const path of ['appeal.windowEndsAt', 'appeal.grounds']) {
      const found = caseLook(path);
      if (!found.known)
        questions.add(found.missing, found.disputed, path === 'appeal.grounds' ? 'appeal' : 'deadline', 100);
    }
  }
  const isDecided = decided.known && decided.value === 'exists';
  const refused = findRefused(facts, input.evidence, held, language);
  const found = findEvidence(
    main,
    facts,
    held,
    stageValue,
    findings.flatMap((f) => f.wants),
    mainLook,
    language,
  );
  const missingFacts = withAskedBack(answerable(questions.list(language), facts, stageValue), askedBack.questions);
  return {
    ok: true,
    asOf: input.asOf,
    readings,
    packs: force.states.map(({ pack, inForce }) => ({ id: pack.id, version: pack.version, inForce })),
    follows: following,
    summary: summarize(lineAnswers, language),
    step: findStep(main, mainLook),
    stage: stageValue,
    lines: lineAnswers,
    sums: findSums(facts, lineAnswers, language),
    deadlines: [
      ...findDeadlines(main, sevenDays, window, caseLook, language),
      ...clockDeadlines(clocks, sevenDays, caseLook, input.holidays, language),
      ...clocksNotFound(active, (pack) => lookFor(pack, null, null), language),
    ],
    missingFacts,
    evidence: {
      ...found,
      wouldBeRefused: [...found.wouldBeRefused, ...refused],
      plan: planEvidence(facts, stageValue, isDecided, held, language),
    },
    mediation: findMediation(caseLook, lineAnswers, language),
    appeal: {
      ...findAppeal(main, facts, mainLook, integrity.length, language),
      readiness: isDecided
        ? appealReadiness(
            main,
            facts,
            input.evidence,
            refused.filter((r) => r.clause === 'F-46').length,
            mainLook,
            language,
          )
        : [],
    },
    integrityFlags: flags,
    warnings: [
      ...force.notKnown.map((id) => ({
        code: 'PACK_NOT_KNOWN',
        says: phrase('pack-not-known', language, { pack: id }),
        clause: 'S0.5',
      })),
      ...askedBack.warnings,
      ...buyerPhotoNotes(facts, input.evidence, language),
      ...futureDates(facts, onDay, language),
      ...wrongClock(input.asOf, input.lastRecordedAt, language),
      ...uniqueWarnings([...findings, ...advice]),
    ],
    overrides: findOverrides(facts, lineAnswers, findings),
    wouldChange: input.withoutTries
      ? []
      : findWouldChange(
          {
            packs: input.packs,
            base,
            force,
            onDay,
            readings,
            holidays: input.holidays,
            defaultFollow: input.defaultFollow,
          },
          windows,
          missingFacts,
          decidedBy(lineAnswers),
          language,
        ),
  };
}

/** In what state goods came back is not asked before they are back: only the person who holds them could tell. */
function answerable(list: readonly MissingFact[], facts: CaseFacts, stage: Stage | null): readonly MissingFact[] {
  const isAway = stage !== null && stage !== 'RETURNED' && facts.returnShipment?.goodsIntact === undefined;
  return isAway ? list.filter((m) => m.fact !== 'returnShipment.goodsIntact') : list;
}

/** A question on a fact that is asked already is put in the more exact words; the others come first, since they are quick to answer. */
function withAskedBack(list: readonly MissingFact[], asked: readonly MissingFact[]): readonly MissingFact[] {
  const merged = asked.map((q) => ({
    ...q,
    decides: [...new Set([...(list.find((m) => m.fact === q.fact)?.decides ?? []), ...q.decides])],
  }));
  return [...merged, ...list.filter((m) => !asked.some((q) => q.fact === m.fact))];
}

/** The computer's clock stands behind the last entry of the archive: it was put back, or was wrong then. */
function wrongClock(asOf: string, lastRecordedAt: string | undefined, language: Language): Answer['warnings'] {
  if (lastRecordedAt === undefined || Date.parse(asOf) >= Date.parse(lastRecordedAt)) return [];
  const shown = (at: string): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ');
  const says = saying('computer-clock', language, { now: shown(asOf), last: shown(lastRecordedAt) });
  return [{ code: 'COMPUTER_CLOCK_BEHIND', says, clause: 'CONVENTION-D' }];
}

/** Packs that only advise have windows, and none that a line's answer shows. */
const noWindow = { rule: undefined, found: null } as const;

/** The facts behind the rows that decided the lines. */
function decidedBy(lines: readonly LineAnswer[]): readonly string[] {
  return lines.flatMap((line) =>
    line.findings
      .filter((f) => f.outcome === 'fulfilled' && line.rows.includes(f.rule.slice(0, 4)))
      .flatMap((f) => f.facts),
  );
}

/** What is worked out of a line beside the rules' word on it. */
function derivedOf(
  facts: CaseFacts,
  line: Line | null,
  finding: LineFinding | undefined,
  look: Look,
  language: Language,
): Pick<LineAnswer, 'judgements' | 'sampling'> {
  const reason = typeof line?.reason === 'string' ? line.reason : null;
  return {
    judgements: finding ? judgeFacts(facts, line, finding, look, language) : [],
    sampling: (facts.inspections ?? [])
      .filter((inspection) => looksAt(facts, inspection, line) === true)
      .flatMap((inspection) => judgeSample(inspection, reason, language) ?? []),
  };
}

function uniqueWarnings(findings: readonly Pick<LineFinding, 'warnings'>[]): Answer['warnings'] {
  const byCode = new Map(findings.flatMap((f) => f.warnings).map((w) => [`${w.code} ${w.clause}`, w]));
  return [...byCode.values()];
}
