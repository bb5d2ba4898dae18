/**
 * One claim line under one pack: which rows hold, the stance in both readings, and every finding.
 * What must not live here: how rows are weighed against each other (decide.ts).
 */
import type {
  Fault,
  Finding,
  FreightAnswer,
  ReadingPreset,
  Readings,
  Stance,
  StanceWithRows,
} from '../../shared/domain/answer.ts';
import type { Language } from '../../shared/errors.ts';
import { chosenReading, decide, type Judged, type JudgedRow, type Outcome, pick, type Tier } from './decide.ts';
import { comesBack, judgeFreight } from './freight.ts';
import { judge, type Look } from './logic.ts';
import type { Line } from './look.ts';
import type { Bilingual, DecisionOutcome, Rule, RulePack } from './pack.ts';
import { isAskable, type OpenQuestions } from './questions.ts';
import { fill, freightSentence, phrase, windowPhrase } from './texts.ts';
import type { WindowFinding } from './window.ts';

export interface LineInput {
  readonly pack: RulePack;
  /** The pack's own rules, judged for this line. */
  readonly judged: readonly Judged[];
  /** Rows of other packs that count for every pack: gates, appeal, talks and caps. */
  readonly common: readonly Judged[];
  readonly facts: Parameters<typeof judgeFreight>[1];
  readonly line: Line | null;
  readonly look: Look;
  readonly window: WindowFinding | null;
  readonly windowLength: number;
  readonly readings: Readings;
  readonly language: Language;
}

export interface LineFinding {
  readonly byReading: Readonly<Record<ReadingPreset, StanceWithRows>>;
  readonly stance: Stance;
  readonly rows: readonly string[];
  readonly clauses: readonly string[];
  readonly subjectTo: readonly string[];
  readonly says: string;
  readonly nextStep: string;
  readonly fault: Fault;
  /** The fault as the rules alone say, whatever a person settled. */
  readonly ownFault: Fault;
  readonly freight: readonly FreightAnswer[];
  readonly findings: readonly Finding[];
  readonly warnings: readonly { readonly code: string; readonly says: string; readonly clause: string }[];
  /** True where the pack has no rule for this line: it says nothing, and disagrees with nobody. */
  readonly isSilent: boolean;
  readonly wants: readonly { readonly kind: string; readonly why: string; readonly clause: string }[];
}

/**
 * Judges every rule of a pack for one line.
 * @param onDay calendar day of asking, for rules that are in force for a time
 */
export function judgeRules(pack: RulePack, look: Look, onDay: string): readonly Judged[] {
  return pack.rules.map((rule) => ({ rule, inForce: isInForce(rule, onDay), truth: judge(rule.when, look) }));
}

/** True when a rule counts on that day. */
export function isInForce(rule: Rule, onDay: string): boolean {
  return rule.inForce.from <= onDay && (rule.inForce.to === undefined || onDay <= rule.inForce.to);
}

/** The decision rows among judged rules. */
export function rowsOf(judged: readonly Judged[]): readonly JudgedRow[] {
  return judged.flatMap((j): JudgedRow[] => {
    const { outcome } = j.rule;
    if (outcome.is !== 'decision' || !j.inForce) return [];
    const counted = 'all' in j.rule.when ? j.rule.when.all.length : 1;
    return [{ ...j, row: outcome, conditions: outcome.conditions ?? counted }];
  });
}

/** The stance that the readings choose, both readings beside it. */
export function weighRows(
  rows: readonly JudgedRow[],
  readings: Readings,
): Readonly<Record<ReadingPreset | 'chosen', Outcome>> {
  const literal = decide(rows, 'literal');
  const sensible = decide(rows, 'sensible');
  const reading = chosenReading(sensible.rows[0] ?? literal.rows[0], readings);
  return { literal, sensible, chosen: reading === 'literal' ? literal : sensible };
}

/** What a pack without a stance adds to a line: findings and warnings. */
export function judgeAdvice(input: LineInput): Pick<LineFinding, 'findings' | 'warnings'> {
  return { findings: findingsOf(input), warnings: warningsOf(input) };
}

/**
 * Judges a line.
 * @param questions gets what is missing and what it would decide
 */
export function judgeLine(input: LineInput, questions: OpenQuestions): LineFinding {
  const { judged } = input;
  const rows = rowsOf([...judged, ...input.common]);
  const { literal, sensible, chosen } = weighRows(rows, input.readings);
  const reasonRow = pick(rows.filter((r) => r.row.tier === 'reason'))[0] ?? null;
  const reading: ReadingPreset = chosen === literal ? 'literal' : 'sensible';
  askFor(rows, chosen, input, questions);
  for (const { rule, truth, inForce } of judged) {
    const { is } = rule.outcome;
    // A note that may yet be worth showing is no reason to ask.
    if (is === 'decision' || is === 'note' || !inForce || truth.value !== null || isElsewhere(rule, input)) continue;
    const missing = truth.missing.filter(isAskable);
    questions.add(missing, truth.disputed, is, 0.1);
  }

  const fault = faultOf(input.look, reasonRow);
  const freight = judgeFreight(
    input.pack,
    input.facts,
    input.line,
    input.look,
    reasonRow?.row ?? null,
    fault,
    input.readings['S2.4'],
    input.language,
  );
  questions.add(freight.missing, [], 'freight', 1);
  return {
    byReading: { literal: withRows(literal), sensible: withRows(sensible) },
    stance: chosen.stance,
    rows: rowIds(chosen.rows),
    clauses: [...new Set(chosen.rows.flatMap((r) => [r.rule.clause, ...r.rule.alsoClauses]))],
    subjectTo: [...new Set(chosen.rows.flatMap((r) => r.row.subjectTo))],
    says: sayAll(rows, chosen, reading, freight.legs, input),
    nextStep:
      chosen.rows.length > 0
        ? readIn(
            (chosen.rows.findLast((r) => r.row.tier === 'cap') ?? chosen.rows[0])?.row.next,
            reading,
            input.language,
          )
        : phrase(chosen.fallback === 'no-rule' ? 'no-rule-next' : 'answer-questions', input.language),
    fault,
    ownFault: reasonRow?.row.fault ?? 'UNDETERMINED',
    freight: freight.legs,
    findings: findingsOf(input),
    warnings: warningsOf(input),
    isSilent: chosen.fallback === 'no-rule',
    wants: chosen.rows.flatMap((r) =>
      r.row.wants.map((kind) => ({ kind, why: r.rule.title[input.language], clause: r.rule.clause })),
    ),
  };
}

/** Every finding of the pack on the line, what it does not cover included. */
function findingsOf(input: LineInput): readonly Finding[] {
  const { pack, language } = input;
  const excluded = pack.exclusions.flatMap((one): Finding[] => {
    const truth = judge(one.when, input.look);
    if (truth.value !== true) return [];
    const { id, says, citation } = one;
    const own = { rule: id, clause: id, pack: pack.id, says: says[language], citation };
    return [{ ...own, outcome: 'fulfilled', facts: truth.used, missing: [] }];
  });
  return [...input.judged.flatMap((j) => findingOf(j, input)), ...excluded];
}

function warningsOf(input: LineInput): LineFinding['warnings'] {
  const { pack, language } = input;
  const none = pack.noRulesYet;
  return [
    ...(none ? [{ code: 'NO_RULES_RECORDED', says: none[language], clause: 'P-OTH' }] : []),
    ...input.judged.flatMap(({ rule, truth, inForce }) =>
      rule.outcome.is === 'warning' && inForce && truth.value === true
        ? [{ code: rule.outcome.code, says: rule.outcome.says[language], clause: rule.clause }]
        : [],
    ),
    ...pack.penalties.flatMap((one) =>
      one.when && judge(one.when, input.look).value === true
        ? [{ code: 'PENALTY', says: one.says[language], clause: one.id }]
        : [],
    ),
  ];
}

const rowIds = (rows: readonly JudgedRow[]): readonly string[] => [...new Set(rows.map((r) => r.row.row))];
const withRows = (o: Outcome): StanceWithRows => ({ stance: o.stance, rows: rowIds(o.rows) });

/** The fault as overridden by a person, else as the row of the reason says. */
function faultOf(look: Look, row: JudgedRow | null): Fault {
  const override = look('derived.faultOverride');
  if (override.known && ['SELLER', 'BUYER', 'CARRIER', 'SHARED', 'UNDETERMINED'].includes(String(override.value)))
    return override.value as Fault;
  return row?.row.fault ?? 'UNDETERMINED';
}

function readIn(says: DecisionOutcome['says'] | undefined, reading: ReadingPreset, language: Language): string {
  if (!says) return '';
  const both: Bilingual = 'en' in says ? says : says[reading];
  return both[language];
}

/** While the sides talk or the platform is asked, the person still wants to know what the rules say of the matter itself. */
function sayAll(
  rows: readonly JudgedRow[],
  chosen: Outcome,
  reading: ReadingPreset,
  legs: readonly FreightAnswer[],
  input: LineInput,
): string {
  const first = chosen.rows[0];
  if (first?.row.tier === 'appeal') {
    const standing = input.look('derived.agreement');
    const says = sentence(chosen, reading, legs, input);
    if (!standing.known || standing.value !== 'in_force') return says;
    return [says, phrase('agreement-stands', input.language)].join(input.language === 'zh-CN' ? '' : ' ');
  }
  if (first?.row.tier !== 'talks' || !['NEGOTIATE', 'MEDIATE'].includes(chosen.stance))
    return sentence(chosen, reading, legs, input);
  const own = sentence(chosen, reading, [], input);
  const agreement = input.look('derived.agreement');
  if (agreement.known && agreement.value === 'in_force') return own;
  const ofReason = rows.filter((r) => r.row.tier === 'reason' || r.row.tier === 'cap');
  const literal = decide(ofReason, 'literal');
  const sensible = decide(ofReason, 'sensible');
  const inner = chosenReading(sensible.rows[0] ?? literal.rows[0], input.readings);
  const says = sentence(inner === 'literal' ? literal : sensible, inner, legs, input);
  const { language } = input;
  return [own, phrase('of-the-matter', language, { says })].join(language === 'zh-CN' ? '' : ' ');
}

/** One plain sentence or two for an exporter, ending with the return freight where something is returned. */
function sentence(found: Outcome, reading: ReadingPreset, legs: readonly FreightAnswer[], input: LineInput): string {
  const { language } = input;
  const values = { window: windowPhrase(input.window, input.windowLength, language) };
  const parts = found.rows.map((r) => fill(readIn(r.row.says, reading, language), values));
  // A cap that changed the stance speaks instead of the row it capped.
  const capped = found.rows.findLast((r) => r.row.tier === 'cap' && r.row[reading] !== undefined);
  const own = found.fallback
    ? [phrase(found.fallback, language), ...parts]
    : capped
      ? [fill(readIn(capped.row.says, reading, language), values)]
      : parts;
  const leg = travelsBack(input) ? legs.find((l) => l.leg === 'return') : undefined;
  if (leg && ['ACCEPT', 'NEGOTIATE', 'FULFIL'].includes(found.stance) && found.rows[0]?.row.tier !== 'appeal') {
    const settled = leg.basis === 'agreement' || leg.basis === 'contract';
    own.push(
      freightSentence(leg.chosen, settled ? 'agreed' : leg.basis === 'S2.4b' ? 'literal' : 'sensible', language),
    );
  }
  return own.filter(Boolean).join(language === 'zh-CN' ? '' : ' ');
}

/** False where nothing can come back: the goods never left, never came, or ought not to travel. */
function travelsBack({ line, look }: LineInput): boolean {
  const [stage, unreasonable] = [look('derived.stage'), look('goods.returnUnreasonable')];
  if (stage.known && stage.value === 'PRE_SHIP') return false;
  return comesBack(line?.reason) && !(unreasonable.known && unreasonable.value === true);
}

/** Asks for what could still change the line: gates weigh most, exceptions that nobody raised least. */
function askFor(rows: readonly JudgedRow[], chosen: Outcome, input: LineInput, questions: OpenQuestions): void {
  const weights: Readonly<Record<Tier, number>> = { gate: 1000, appeal: 200, talks: 200, reason: 20, cap: 1 };
  const undecided = chosen.fallback === 'not-enough' || chosen.stance === 'HOLD';
  for (const { row, truth } of rows) {
    if (truth.missing.length === 0 || truth.value === false || !hasToCap(row, rows, chosen)) continue;
    if (truth.value === true && !chosen.rows.some((r) => r.row === row)) continue;
    const weight = row.tier === 'reason' && !undecided ? 2 : weights[row.tier];
    // While the reason is unknown it is the only thing to ask of the rows that belong to a reason.
    const reason = truth.missing.filter((fact) => /^lines\[[^\]]*\]\.reason$/.test(fact));
    const missing = reason.length > 0 && row.tier !== 'gate' ? reason : truth.missing;
    questions.add(missing, truth.disputed, 'stance', weight);
    if (row.freight) questions.add(missing, truth.disputed, 'freight', 1);
  }
  const { window } = input;
  const decides = rows.some(
    (r) =>
      r.row.tier === 'reason' && r.truth.value !== false && r.rule.needs.some((n) => n.startsWith('derived.window')),
  );
  if (window && decides) questions.add(window.missing, window.disputed, 'window', undecided ? 30 : 2);
}

/** False for a cap on another rank than the one that decided, or on stances that no row may give: it changes nothing. */
function hasToCap(cap: DecisionOutcome, rows: readonly JudgedRow[], chosen: Outcome): boolean {
  const { tier, on } = cap;
  if (tier !== 'cap' || !on) return true;
  const decided = chosen.rows[0]?.row.tier;
  if (decided !== undefined && !on.tiers.some((t) => t === decided)) return false;
  const { stances } = on;
  if (!stances) return true;
  return rows.some(
    ({ row, truth }) =>
      row !== cap && truth.value !== false && [row.literal, row.sensible].some((s) => s && stances.includes(s)),
  );
}

function findingOf(judged: Judged, input: LineInput): Finding[] {
  const { rule, truth, inForce } = judged;
  const { outcome } = rule;
  const { language } = input;
  if (isElsewhere(rule, input)) return [];
  // A row of another reason says nothing about this line.
  if (outcome.is === 'decision' && outcome.tier === 'reason' && truth.value === false && isOtherReason(rule, input))
    return [];
  // A note is only worth saying while it holds or may hold.
  if (outcome.is === 'note' && (!inForce || truth.value === false)) return [];
  const values = { title: rule.title[language], window: windowPhrase(input.window, input.windowLength, language) };
  const key = !inForce
    ? 'not-in-force'
    : truth.value === true
      ? 'fulfilled'
      : truth.value === false
        ? 'not-fulfilled'
        : 'unknown';
  let says: string;
  if (!inForce) says = phrase('not-in-force', language, values);
  else if (outcome.is === 'finding')
    says = outcome[key === 'fulfilled' ? 'fulfilled' : key === 'unknown' ? 'unknown' : 'notFulfilled'][language];
  else if (key === 'fulfilled')
    says =
      outcome.is === 'note'
        ? rule.gist[language]
        : outcome.is === 'warning'
          ? outcome.says[language]
          : fill(
              readIn(outcome.says, chosenReading({ ...judged, row: outcome, conditions: 0 }, input.readings), language),
              values,
            );
  else says = phrase(key === 'unknown' ? 'applies-unknown' : 'applies-not', language, values);
  if (truth.disputed.length > 0) says += ` ${phrase('is-disputed', language, { facts: truth.disputed.join(', ') })}`;
  if (key === 'fulfilled' && rule.citation.kind === 'third-party article')
    says += phrase('source-note', language, { note: input.pack.sourceNote[language] });
  return [
    {
      rule: rule.id,
      outcome: key,
      clause: rule.clause,
      pack: input.pack.id,
      facts: truth.used,
      missing: truth.value === false ? [] : truth.missing,
      says,
      citation: rule.citation,
    },
  ];
}

/** True for a finding that is only spoken of for other reasons. */
function isElsewhere(rule: Rule, input: LineInput): boolean {
  return rule.reasons !== undefined && !rule.reasons.some((r) => r === input.line?.reason);
}

function isOtherReason(rule: Rule, input: LineInput): boolean {
  const parts = 'all' in rule.when ? rule.when.all : [rule.when];
  return parts.some((c) => 'fact' in c && c.fact === 'line.reason' && judge(c, input.look).value === false);
}
