/**
 * The rules' answer to a case. Pure: facts, packs, a moment and a language in, an Answer out; no files, no clock.
 * The same input gives the same answer, word for word.
 */
import { Temporal } from 'temporal-polyfill';
import type { Answer, LineAnswer, MissingFact, Readings, WindowAnswer } from '../../shared/domain/answer.ts';
import type { CaseFacts } from '../../shared/domain/case-file.ts';
import type { Stage } from '../../shared/domain/terms.ts';
import type { Language } from '../../shared/errors.ts';
import { findDeadlines } from './deadlines.ts';
import { lookAt } from './derive.ts';
import { looksAt } from './derive-goods.ts';
import { askAboutTimes } from './doubtful-times.ts';
import type { EvidenceView } from './evidence-view.ts';
import { findEvidence } from './evidence-wanted.ts';
import type { Holidays } from './holidays.ts';
import { buyerPhotoNotes, findFlags } from './integrity.ts';
import { judgeLine, type LineFinding } from './judge-line.ts';
import { saying } from './judgement-texts.ts';
import { judgeFacts } from './judgements.ts';
import { judge, type Look } from './logic.ts';
import type { Line } from './look.ts';
import type { RulePack, WindowRule } from './pack.ts';
import { clockDeadlines, clocksNotFound, findPackClocks } from './pack-clocks.ts';
import { findAppeal, findMediation, findStep } from './procedure.ts';
import { OpenQuestions } from './questions.ts';
import { judgeSample } from './sampling.ts';
import { assumptionText, fill, phrase } from './texts.ts';
import { judgeWindow, type WindowFinding } from './window.ts';

export interface EvaluateInput {
  readonly packs: readonly RulePack[];
  readonly facts: CaseFacts;
  /** ISO 8601 with offset. */
  readonly asOf: string;
  /** Overrides the case's own readings: a preset alone counts for every clause. */
  readonly readings?: Partial<Readings>;
  /** How a case is read that says nothing itself: the archive's default. */
  readonly defaultReadings?: NonNullable<CaseFacts['readings']>;
  /** Evidence by exhibit kind. */
  readonly evidenceHeld?: readonly { readonly kind: string; readonly count: number }[];
  /** Public holidays by country. Without them a request up to 10 days late is never called too late. */
  readonly holidays?: Holidays;
  /** The files and exhibits themselves; left out where only facts are judged. */
  readonly evidence?: EvidenceView;
  /** When the archive was last written to, UTC; only where `asOf` is the clock of this computer. */
  readonly lastRecordedAt?: string;
  readonly language: Language;
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
  const lookFor = (pack: RulePack | undefined, line: Line | null, window: WindowFinding | null): Look =>
    lookAt(
      { facts, line, asOf, window, held, integrityFlags: integrity.length, readingOfQuality: readings['S2.2c'] },
      pack?.evidence?.groups ?? {},
    );
  const caseLook = lookFor(undefined, null, null);
  // The day of asOf as the caller wrote it, with his offset.
  const onDay = /^\d{4}-\d{2}-\d{2}/.exec(input.asOf)?.[0] ?? asOfInstant.toString().slice(0, 10);
  const notKnown = (facts.packs ?? []).filter((id) => !input.packs.some((p) => p.id === id));
  const packs = input.packs.map((pack) => ({
    pack,
    inForce: isInForce(pack, facts, notKnown.length > 0, onDay, caseLook),
  }));
  const active = packs.filter((p) => p.inForce).map((p) => p.pack);
  const main = active.find((p) => p.kind === 'article') ?? active[0];
  const mainLook = lookFor(main, null, null);
  const questions = new OpenQuestions();
  // A pack that the case names but whose platform or service is not known is not in force, and asked for.
  for (const { pack } of packs.filter((p) => !p.inForce && facts.packs?.includes(p.pack.id))) {
    const applies = pack.appliesWhen ? judge(pack.appliesWhen, caseLook) : null;
    if (applies?.value === null) questions.add(applies.missing, applies.disputed, 'packs', 500);
  }

  const windows = new Map<WindowRule, WindowFinding>();
  const windowFor = (
    pack: RulePack,
    line: Line | null,
  ): { rule: WindowRule | undefined; found: WindowFinding | null } => {
    const rule = pack.windows[0];
    if (!rule || rule.notFor.some((r) => r === line?.reason)) return { rule, found: null };
    const before = windows.get(rule);
    const found = before ?? judgeWindow(rule, facts, asOf, input.holidays);
    windows.set(rule, found);
    return { rule, found };
  };

  const lines: readonly (Line | null)[] = (facts.lines ?? []).length > 0 ? (facts.lines ?? []) : [null];
  const judged = lines.map((line) => {
    const byPack = active.map((pack) => {
      const { rule, found } = windowFor(pack, line);
      const finding = judgeLine(
        {
          pack,
          facts,
          line,
          look: lookFor(pack, line, found),
          window: found,
          windowLength: rule?.length ?? 0,
          readings,
          onDay,
          language,
        },
        questions,
      );
      return { pack, window: found, finding };
    });
    return { line, byPack };
  });

  // The article's own window has been judged line by line.
  const sevenDays = main?.kind === 'article' ? main.windows[0] : undefined;
  const clocks = findPackClocks(active, facts, (pack) => lookFor(pack, null, null), onDay, asOf, input.holidays);
  const askedBack = askAboutTimes(facts, language);
  const stage = caseLook('derived.stage');
  const stageValue = stage.known ? (stage.value as Stage) : null;
  const findings = judged.flatMap((j) => j.byPack.map((p) => p.finding));
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
  return {
    ok: true,
    asOf: input.asOf,
    readings,
    packs: packs.map(({ pack, inForce }) => ({ id: pack.id, version: pack.version, inForce })),
    step: findStep(main, mainLook),
    stage: stageValue,
    lines: judged.map(({ line, byPack }) => ({
      ...lineAnswer(line, byPack, language),
      ...derivedOf(facts, line, byPack[0]?.finding, lookFor(main, line, byPack[0]?.window ?? null), language),
    })),
    deadlines: [
      ...findDeadlines(main, sevenDays, window, caseLook, language),
      ...clockDeadlines(clocks, sevenDays, caseLook, language),
      ...clocksNotFound(active, (pack) => lookFor(pack, null, null), language),
    ],
    missingFacts: withAskedBack(questions.list(language), askedBack.questions),
    evidence: findEvidence(
      main,
      facts,
      held,
      stageValue,
      findings.flatMap((f) => f.wants),
      mainLook,
      language,
    ),
    mediation: findMediation(caseLook, language),
    appeal: findAppeal(main, facts, mainLook, integrity.length, language),
    integrityFlags: flags,
    warnings: [
      ...notKnown.map((id) => ({
        code: 'PACK_NOT_KNOWN',
        says: phrase('pack-not-known', language, { pack: id }),
        clause: 'S0.5',
      })),
      ...askedBack.warnings,
      ...buyerPhotoNotes(facts, input.evidence, language),
      ...wrongClock(input.asOf, input.lastRecordedAt, language),
      ...uniqueWarnings(findings),
    ],
    overrides: (facts.overrides ?? []).map(({ conclusion, value, reason }) => ({ conclusion, value, reason })),
  };
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

/**
 * A pack the case names, or, without a choice, the article and whatever only gives clocks; platform packs by their facts.
 * @param choiceIsBroken the case names a pack that is not there: then the article answers, whatever the choice was
 */
function isInForce(pack: RulePack, facts: CaseFacts, choiceIsBroken: boolean, onDay: string, look: Look): boolean {
  if (onDay < pack.validFrom || (pack.validTo !== undefined && onDay > pack.validTo)) return false;
  if (choiceIsBroken && pack.kind === 'article') return true;
  if (facts.packs ? !facts.packs.includes(pack.id) : pack.kind === 'platform') return false;
  return pack.appliesWhen === undefined || judge(pack.appliesWhen, look).value === true;
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

function lineAnswer(
  line: Line | null,
  byPack: readonly { readonly pack: RulePack; readonly window: WindowFinding | null; readonly finding: LineFinding }[],
  language: Language,
): Omit<LineAnswer, 'judgements' | 'sampling'> {
  const main = byPack.find((p) => p.pack.kind === 'article') ?? byPack[0];
  const quantity = line?.quantity;
  const common = {
    id: line?.id ?? '1',
    reason: typeof line?.reason === 'string' ? line.reason : null,
    quantity: quantity === undefined || 'disputed' in quantity ? null : quantity,
  };
  if (!main) return { ...common, ...nothingInForce(language) };
  const { finding, window } = main;
  // Only packs that may take a stance can disagree; carriers' and laws' packs give clocks and warnings.
  const judging = byPack.filter((p) => p.pack.kind === 'article' || p.pack.kind === 'platform');
  const stances = new Set(judging.map((p) => p.finding.stance));
  const between = judging.map((p) => p.pack.id);
  const conflict =
    stances.size > 1 ? { between, says: phrase('packs-disagree', language, { packs: between.join(', ') }) } : null;
  return {
    ...common,
    stance: conflict ? 'HOLD' : finding.stance,
    byReading: finding.byReading,
    byPack: byPack.map((p) => ({
      pack: p.pack.id,
      stance: p.finding.stance,
      rows: p.finding.rows,
      clauses: p.finding.clauses,
    })),
    conflict,
    subjectTo: finding.subjectTo,
    rows: finding.rows,
    says: conflict ? conflict.says : finding.says,
    nextStep: finding.nextStep,
    window: windowAnswer(window, language),
    fault: finding.fault,
    freight: finding.freight,
    findings: byPack.flatMap((p) => p.finding.findings),
  };
}

function windowAnswer(found: WindowFinding | null, language: Language): WindowAnswer {
  if (!found) return { verdict: 'NONE', lastDay: null, assumes: [], candidates: [] };
  return {
    verdict: found.verdict,
    lastDay: found.lastDay,
    assumes: found.assumes.flatMap((a) =>
      a === 'holidays-counted' || a === 'holidays-end'
        ? (a === 'holidays-end' ? found.holidaysEnded : found.holidaysOf).map((table) =>
            fill(assumptionText(a, language), { ...table }),
          )
        : [assumptionText(a, language)],
    ),
    candidates: found.candidates,
  };
}

function nothingInForce(
  language: Language,
): Omit<LineAnswer, 'id' | 'reason' | 'quantity' | 'judgements' | 'sampling'> {
  const hold = { stance: 'HOLD', rows: [] } as const;
  return {
    ...hold,
    byReading: { literal: hold, sensible: hold },
    byPack: [],
    conflict: null,
    subjectTo: [],
    says: phrase('no-rule', language),
    nextStep: phrase('answer-questions', language),
    window: windowAnswer(null, language),
    fault: 'UNDETERMINED',
    freight: [],
    findings: [],
  };
}

function uniqueWarnings(findings: readonly LineFinding[]): Answer['warnings'] {
  const byCode = new Map(findings.flatMap((f) => f.warnings).map((w) => [w.code, w]));
  return [...byCode.values()];
}
