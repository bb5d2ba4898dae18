/** Asks the rules about the examples of a pack, and tells where the answers differ. */
import type { Answer, LineAnswer } from '../../shared/domain/answer.ts';
import type { CaseFacts } from '../../shared/domain/case-file.ts';
import { evaluateCase } from './evaluate.ts';
import { caseSchema, type ExampleCase, type Examples } from './example-form.ts';
import type { Holidays } from './holidays.ts';
import type { RulePack } from './pack.ts';

export type Tree = Record<string, unknown>;
const isTree = (v: unknown): v is Tree => typeof v === 'object' && v !== null && !Array.isArray(v);

/** Lays one tree of facts over another; lists and values are replaced as a whole. */
export function lay(under: Tree, over: Tree): Tree {
  const out: Tree = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const below = out[key];
    out[key] =
      isTree(value) && isTree(below) && !('local' in value) && !('disputed' in value) ? lay(below, value) : value;
  }
  return out;
}

/** The tree without one fact. */
export function leaveOut(tree: Tree, fact: string): Tree {
  const [head = '', ...rest] = fact.split('.');
  const { [head]: gone, ...others } = tree;
  if (rest.length === 0) return others;
  if (Array.isArray(gone)) return { ...tree, [head]: gone.map((g) => (isTree(g) ? leaveOut(g, rest.join('.')) : g)) };
  return isTree(gone) ? { ...tree, [head]: leaveOut(gone, rest.join('.')) } : tree;
}

/** The facts of an example laid over its base, and that base over its own. @throws Error for a base that is not there or a ring of them */
export function factsOfExample(spec: ExampleCase, bases: Readonly<Record<string, Tree>>): Tree {
  const resolve = (name: string | undefined, seen: readonly string[]): Tree => {
    if (name === undefined) return {};
    const base = Object.hasOwn(bases, name) ? bases[name] : undefined;
    if (!base || seen.includes(name)) throw new Error(`no base ${name}`);
    const { on, ...own } = base;
    return lay(resolve(typeof on === 'string' ? on : undefined, [...seen, name]), own);
  };
  return spec.without.reduce(leaveOut, lay(resolve(spec.base, []), spec.facts));
}

/** The three cases of a note. */
export function casesOfNote(note: Examples['notes'][number]): Examples['rows'][number] {
  const one = (kind: ExampleCase['kind'], name: string, own: Tree, expect: object, without: string[]): ExampleCase =>
    caseSchema.parse({
      kind,
      name,
      facts: own,
      expect,
      without,
      evidence: note.evidence,
      ...(note.base && { base: note.base }),
    });
  const warns = note.warning ? { warnings: [note.warning] } : {};
  const not = note.warning ? { noWarnings: [note.warning] } : {};
  return {
    row: note.rule,
    clauses: note.clauses,
    cases: [
      one('positive', 'it holds', note.holds, warns, []),
      one('negative', 'it does not hold', note.not, not, []),
      one('missing', 'a fact is missing', note.missing, { holds: note.openHolds }, note.without),
    ],
  };
}

/** Asks the rules about one example: the article and the table's own pack. */
export function answerTo(
  packs: readonly RulePack[],
  { spec, facts }: { readonly spec: ExampleCase; readonly facts: CaseFacts },
  holidays: Holidays,
): Answer {
  return evaluateCase({
    packs,
    facts,
    holidays,
    asOf: spec.asOf,
    ...(spec.readings && { readings: { preset: spec.readings } }),
    evidenceHeld: spec.evidence.map((kind) => ({ kind, count: 1 })),
    language: 'en',
  });
}

/** True when a row of the table, in either reading, or a finding of its name holds for the line. */
export function holds(line: LineAnswer, row: string, pack = 'seed-article'): boolean {
  const byRow = [...line.byReading.literal.rows, ...line.byReading.sensible.rows].includes(row);
  if (pack !== 'seed-article' && /^R-\d{2}$/.test(row)) {
    const own = line.byPack.find((p) => p.pack === pack);
    return own ? own.rows.includes(row) : byRow;
  }
  return byRow || line.findings.some((f) => f.rule === row && f.pack === pack && f.outcome === 'fulfilled');
}

/** True when a clock of that name stands among the deadlines, or the answer warns of the penalty of that clause. */
function isStated(answer: Answer, name: string): boolean {
  return (
    answer.deadlines.some((one) => one.id === name) ||
    answer.warnings.some((one) => one.code === 'PENALTY' && one.clause === name)
  );
}

/** Everything in which the answer differs from what the table says; empty when it holds. */
export function differences(row: string, answer: Answer, spec: ExampleCase, pack = 'seed-article'): string[] {
  const line = answer.lines[spec.line - 1];
  if (!line) return [`there is no line ${spec.line}`];
  const found: string[] = [];
  const same = (what: string, is: unknown, wanted: unknown): void => {
    if (wanted !== undefined && JSON.stringify(is) !== JSON.stringify(wanted))
      found.push(`${what}: is ${JSON.stringify(is)}, should be ${JSON.stringify(wanted)}`);
  };
  const subset = (what: string, is: readonly string[], wanted: readonly string[] | undefined): void => {
    for (const one of wanted ?? [])
      if (!is.includes(one)) found.push(`${what}: ${one} is not among ${is.join(', ') || 'none'}`);
  };
  const e = spec.expect;
  const leg = line.freight.find((f) => f.leg === 'return');
  const isHeld = holds(line, row, pack) || isStated(answer, row);
  if (spec.kind === 'positive' && !isHeld) found.push(`${row} should hold`);
  if (spec.kind === 'negative' && isHeld) found.push(`${row} should not hold`);
  if (spec.kind === 'missing') {
    const isNote = !/^R-\d{2}$/.test(row);
    if (e.holds !== undefined) same('holds', isHeld, e.holds);
    else if (!e.missing || e.missing.length === 0) found.push('a case with a missing fact must name the question');
    for (const reading of ['literal', 'sensible'] as const)
      if (!isNote && line.byReading[reading].stance === 'REFUSE')
        found.push(`${reading}: something unknown led to a refusal`);
  }
  same('literal', line.byReading.literal.stance, e.literal);
  same('sensible', line.byReading.sensible.stance, e.sensible);
  same('stance', line.stance, e.stance);
  same('rows', line.rows, e.rows);
  same('window', line.window.verdict, e.window);
  same('last day', line.window.lastDay, e.lastDay);
  same('return freight', `${leg?.literal} / ${leg?.sensible}`, e.freight);
  same('chosen freight', leg?.chosen, e.chosenFreight);
  same('may ask', leg?.mayAsk, e.mayAsk);
  for (const [name, bearer] of Object.entries(e.legs ?? {})) {
    const one = line.freight.find((f) => f.leg === name);
    same(`${name} freight`, bearer.includes('/') ? `${one?.literal} / ${one?.sensible}` : one?.chosen, bearer);
  }
  same('fault', line.fault, e.fault);
  for (const [id, stance] of Object.entries(e.byPack ?? {})) {
    const word = line.byPack.find((p) => p.pack === id);
    same(`stance of ${id}`, word?.silent ? 'silent' : word?.stance, stance);
  }
  same('conflict', line.conflict?.between ?? [], e.conflict);
  same('follows', line.follows, e.follows);
  same('subject to', line.subjectTo, e.subjectTo);
  subset(
    'questions',
    answer.missingFacts.map((m) => m.fact),
    e.missing,
  );
  for (const fact of e.notAsked ?? [])
    if (answer.missingFacts.some((m) => m.fact === fact)) found.push(`${fact} should not be asked for`);
  const codes = answer.warnings.map((w) => w.code);
  subset('warnings', codes, e.warnings);
  for (const code of e.noWarnings ?? []) if (codes.includes(code)) found.push(`warning ${code} should not be there`);
  same('mediation', answer.mediation.available, e.mediation);
  if (e.appeal) {
    same('appeal available', answer.appeal.available, e.appeal.available);
    same('appeal ready', answer.appeal.ready, e.appeal.ready);
    same('appeal gaps', answer.appeal.gaps.length, e.appeal.gaps);
  }
  same('step', answer.step, e.step);
  for (const [id, at] of Object.entries(e.deadlines ?? {})) {
    const deadline = answer.deadlines.find((d) => d.id === id);
    if (!deadline) found.push(`deadline ${id} is not there`);
    else same(`deadline ${id}`, deadline.at, at);
  }
  for (const id of e.noDeadlines ?? [])
    if (answer.deadlines.some((d) => d.id === id)) found.push(`deadline ${id} should not be there`);
  if (e.says !== undefined && !line.says.includes(e.says)) found.push(`says: "${line.says}" lacks "${e.says}"`);
  if (e.saysNot !== undefined && `${line.says} ${line.nextStep}`.includes(e.saysNot))
    found.push(`says "${e.saysNot}", which it must not`);
  return found;
}
