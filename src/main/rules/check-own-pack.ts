/**
 * The whole check of a person's own pack, as ours go through it: form, sources, facts, windows and times, then the rows of
 * the decision table, the languages, the days of reading, the pack's own examples, and the clauses it must speak of.
 * A problem refuses the pack as a whole. A remark says what is still missing before it is as proven as ours.
 */
import { caseFactsSchema } from '../../shared/domain/case-file.ts';
import { checkContent } from './check-pack.ts';
import type { Holidays } from './holidays.ts';
import type { Rule, RulePack } from './pack.ts';
import { type PackProblem, type PackText, type Place, readPack } from './read-pack.ts';
import { answerTo, casesOfNote, differences, factsOfExample } from './run-examples.ts';
import { ruleRow, spokenOf, tableRows } from './table-rows.ts';

export interface ClauseCoverage {
  readonly clause: string;
  /** Rules, clocks and the like that speak of it. */
  readonly rules: number;
  /** Examples of those rules that hold. */
  readonly examples: number;
  /** There is none, and the pack says why. */
  readonly isLeftOut: boolean;
}
export interface OwnCheck {
  /** The pack and its merged content; null where there is a problem. */
  readonly sound: { readonly pack: RulePack; readonly content: Readonly<Record<string, unknown>> } | null;
  readonly problems: readonly PackProblem[];
  readonly remarks: readonly PackProblem[];
  readonly clauses: readonly ClauseCoverage[];
}
/** What a pack is held against. */
export interface CheckedBeside {
  /** The packs as delivered. */
  readonly delivered: readonly RulePack[];
  readonly holidays: Holidays;
  /** `2025-05-12`. */
  readonly today: string;
}

type Said = { readonly place: Place; readonly problem: string; readonly problemZh: string };
const say = (place: Place, problem: string, problemZh: string): Said => ({ place, problem, problemZh });
const chinese = /[\u4e00-\u9fff]/;
const needed = ['positive', 'negative', 'missing'] as const;
const neededZh = { positive: '成立', negative: '不成立', missing: '缺少事实' } as const;
const neededEn = { positive: 'it holds', negative: 'it does not hold', missing: 'a fact is missing' } as const;

/** @param files of one pack */
export function checkOwnPack(files: readonly PackText[], beside: CheckedBeside): OwnCheck {
  const merged = readPack(files);
  if ('problems' in merged) return { sound: null, problems: merged.problems, remarks: [], clauses: [] };
  const placed = (all: readonly Said[]): PackProblem[] =>
    all
      .map(({ place, ...said }) => ({ ...merged.find(place), at: place.join('.'), ...said }))
      .toSorted((a, b) => a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0));
  const checked = checkContent(merged.content);
  if ('problems' in checked) return { sound: null, problems: placed(checked.problems), remarks: [], clauses: [] };
  const pack = checked;
  const held = runExamples(pack, beside);
  const clauses = coverage(pack, held.byClause);
  const problems = [...checkPlace(pack, beside), ...checkRows(pack), ...held.problems, ...checkClauses(pack, clauses)];
  const remarks = [...checkLanguages(pack), ...withoutExample(pack, held.kinds)];
  return {
    sound: problems.length === 0 ? { pack, content: merged.content } : null,
    problems: placed(problems),
    remarks: placed(remarks),
    clauses,
  };
}

/** Its place among the delivered packs, and its days of reading. */
function checkPlace(pack: RulePack, { delivered, today }: CheckedBeside): Said[] {
  const found: Said[] = [];
  const same = delivered.find(({ id }) => id === pack.id);
  if (same !== undefined && same.kind !== pack.kind)
    found.push(
      say(
        ['kind'],
        `${pack.id} is a pack of kind ${same.kind} and stays one`,
        `${pack.id} 属于 ${same.kind} 类，不能改变`,
      ),
    );
  if (same === undefined && pack.kind === 'article')
    found.push(say(['kind'], 'there is one article only; choose another kind', '文章只有一篇；请选择其他类别'));
  for (const [id, source] of Object.entries(pack.sources))
    if (source.consultedOn > today)
      found.push(
        say(['sources', id, 'consultedOn'], `source ${id} is read in the future`, `来源 ${id} 的查阅日期在将来`),
      );
  return found;
}

function checkRows(pack: RulePack): Said[] {
  return pack.rules.flatMap((rule, i) => {
    const row = ruleRow(rule);
    if (row === undefined || tableRows.includes(row)) return [];
    return [say(['rules', i, 'outcome', 'row'], `the decision table has no row ${row}`, `判断表中没有 ${row} 这一行`)];
  });
}

function checkLanguages(pack: RulePack): Said[] {
  return pack.rules.flatMap((rule, i) => [
    ...(chinese.test(rule.gist['zh-CN']) && chinese.test(rule.title['zh-CN'])
      ? []
      : [say(['rules', i, 'gist'], `${rule.id}: its Chinese is not Chinese`, `${rule.id}：中文部分不是中文`)]),
    ...(chinese.test(rule.gist.en)
      ? [say(['rules', i, 'gist'], `${rule.id}: its English is not English`, `${rule.id}：英文部分不是英文`)]
      : []),
  ]);
}

interface Held {
  readonly problems: readonly Said[];
  /** Kinds of examples that hold, by row or rule. */
  readonly kinds: ReadonlyMap<string, ReadonlySet<string>>;
  readonly byClause: ReadonlyMap<string, number>;
}

/** Asks the rules about every example of the pack, the article beside it. */
function runExamples(pack: RulePack, { delivered, holidays }: CheckedBeside): Held {
  const problems: Said[] = [];
  const kinds = new Map<string, Set<string>>();
  const byClause = new Map<string, number>();
  const packs = [...delivered.filter((p) => p.kind === 'article' && p.id !== pack.id), pack];
  const { rows = [], notes = [], bases = {} } = pack.examples ?? {};
  const tables = [
    ...rows.map((table, i) => ({ table, place: (n: number): Place => ['examples', 'rows', i, 'cases', n] })),
    ...notes.map((note, i) => ({ table: casesOfNote(note), place: (): Place => ['examples', 'notes', i] })),
  ];
  for (const { table, place } of tables) {
    const { row, cases, clauses } = table;
    if (!pack.rules.some((rule) => ruleRow(rule) === row || rule.id === row))
      problems.push(say(place(0), `there are examples for ${row} and no rule`, `${row} 有示例，但没有规则`));
    for (const [n, spec] of cases.entries()) {
      const wrong = wrongWith(() => {
        const facts = caseFactsSchema.safeParse(factsOfExample(spec, bases));
        if (!facts.success) return [facts.error.issues[0]?.path.join('.') ?? '', 'is no such fact of a case'];
        return differences(row, answerTo(packs, { spec, facts: facts.data }, holidays), spec, pack.id);
      });
      if (wrong.length > 0) {
        const what = wrong.join('; ');
        problems.push(
          say(
            place(n),
            `the example "${spec.name}" is answered otherwise: ${what}`,
            `示例“${spec.name}”的答案不同：${what}`,
          ),
        );
        continue;
      }
      kinds.set(row, (kinds.get(row) ?? new Set()).add(spec.kind));
      for (const clause of clauses) byClause.set(clause, (byClause.get(clause) ?? 0) + 1);
    }
  }
  return { problems, kinds, byClause };
}

/** A base that is not there, a moment that does not exist: what was written cannot be asked about. */
function wrongWith(work: () => readonly string[]): readonly string[] {
  try {
    return work();
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

function withoutExample(pack: RulePack, kinds: Held['kinds']): Said[] {
  const seen = new Set<string>();
  return pack.rules.flatMap((rule: Rule, i): Said[] => {
    const name = ruleRow(rule) ?? rule.id;
    if (seen.has(name)) return [];
    seen.add(name);
    const lacking = needed.filter((kind) => !kinds.get(name)?.has(kind) && !kinds.get(rule.id)?.has(kind));
    if (lacking.length === 0) return [];
    const en = lacking.map((kind) => neededEn[kind]).join(', ');
    const zh = lacking.map((kind) => neededZh[kind]).join('、');
    return [say(['rules', i, 'id'], `${name} has no example yet where ${en}`, `${name} 还缺少这些示例：${zh}`)];
  });
}

function coverage(pack: RulePack, examples: ReadonlyMap<string, number>): ClauseCoverage[] {
  const named = [
    ...(pack.clauses ?? []),
    ...pack.rules.flatMap((rule) => [rule.clause, ...rule.alsoClauses]),
    ...[...pack.windows, ...pack.clocksNotFound].map(({ clause }) => clause),
    ...pack.noRule.map(({ clause }) => clause),
  ];
  return [...new Set(named)].toSorted().map((clause) => ({
    clause,
    rules:
      pack.rules.filter((r) => r.clause === clause || r.alsoClauses.includes(clause)).length +
      spokenOf(pack, clause).length,
    examples: examples.get(clause) ?? 0,
    isLeftOut: pack.noRule.some((n) => n.clause === clause),
  }));
}

function checkClauses(pack: RulePack, clauses: readonly ClauseCoverage[]): Said[] {
  return clauses.flatMap(({ clause, rules, isLeftOut }) => {
    if (rules === 0 && !isLeftOut)
      return [
        say(
          ['clauses'],
          `clause ${clause} has no rule and no reason why (noRule)`,
          `条款 ${clause} 没有规则，也没有说明原因（noRule）`,
        ),
      ];
    if (rules > 0 && isLeftOut) {
      const at = pack.noRule.findIndex((n) => n.clause === clause);
      return [
        say(
          ['noRule', at],
          `clause ${clause} has a rule and a reason for none`,
          `条款 ${clause} 有规则，又写了没有规则的原因`,
        ),
      ];
    }
    return [];
  });
}
