/**
 * Whether the content of a pack is a pack: its form, its sources, the facts it reads, its windows and its times.
 * Ours and users' packs go through the same checks. A pack with one problem is refused as a whole.
 * What must not live here: cases that a pack must answer (scripts/rules-check.ts).
 */
import type { Citation } from '../../shared/domain/answer.ts';
import { placedProblems } from '../../shared/domain/case-file-issues.ts';
import { isDerivedPath } from './derive.ts';
import { closedValues, isFactPath } from './look.ts';
import { type PackFile, packFileSchema, type Rule, type RulePack } from './pack.ts';
import { type Condition, factsOf, partsOf } from './pack-condition.ts';
import type { Place } from './read-pack.ts';

/** A problem at a place of the merged content. */
export interface ContentProblem {
  readonly place: Place;
  readonly problem: string;
  readonly problemZh: string;
}

/** @returns the pack with its citations filled, or everything that is wrong with it */
export function checkContent(content: unknown): RulePack | { readonly problems: readonly ContentProblem[] } {
  const parsed = packFileSchema.safeParse(content);
  if (!parsed.success)
    return {
      problems: placedProblems(parsed.error.issues.slice(0, 50), content).map(({ keys, code, message, messageZh }) => ({
        place: keys.map((part) => (typeof part === 'symbol' ? String(part) : part)),
        problem: code === 'UNKNOWN_KEY' ? 'A pack has no such key here. Check the spelling.' : message,
        problemZh: code === 'UNKNOWN_KEY' ? '规则包此处没有这个键。请检查拼写。' : messageZh,
      })),
    };
  const pack = parsed.data;
  const problems = [
    ...checkTimes(pack),
    ...checkSources(pack),
    ...checkRules(pack),
    ...checkWindows(pack),
    ...checkConditions(pack),
    ...checkRest(pack),
  ];
  return problems.length > 0 ? { problems } : withCitations(pack);
}

function withCitations(pack: PackFile): RulePack {
  const cite = (sourceId: string, section: string, confidence?: Citation['confidence']): Citation => {
    const source = pack.sources[sourceId];
    if (!source) throw new Error(`source ${sourceId} was checked and is not there`);
    return {
      source: source.title,
      kind: source.kind,
      section,
      address: source.url,
      consultedOn: source.consultedOn,
      confidence: confidence ?? source.confidence,
    };
  };
  const rules = pack.rules.map((rule): Rule => {
    const { source, section, confidence } = rule;
    return {
      ...rule,
      needs: rule.needs ?? factsOf(rule.when),
      inForce: rule.inForce ?? { from: pack.validFrom, to: pack.validTo },
      citation: cite(source, section, confidence),
    };
  });
  const exclusions = pack.exclusions.map((one) => ({ ...one, citation: cite(one.source, one.section ?? one.id) }));
  return { ...pack, rules, exclusions };
}

/** A checked pack as the content that it was checked from: to be kept, and checked again when it is read. */
export function contentOf(pack: RulePack): unknown {
  const rules = pack.rules.map(({ citation: _, needs, ...rule }) => {
    const own = factsOf(rule.when);
    const isOwn = own.length === needs.length && own.every((fact, i) => fact === needs[i]);
    return isOwn ? rule : { ...rule, needs };
  });
  return { ...pack, rules, exclusions: pack.exclusions.map(({ citation: _, ...one }) => one) };
}

const problem = (place: Place, en: string, zh: string): ContentProblem => ({ place, problem: en, problemZh: zh });

function checkTimes(pack: PackFile): ContentProblem[] {
  const found: ContentProblem[] = [];
  if (pack.validTo !== undefined && pack.validTo < pack.validFrom)
    found.push(problem(['validTo'], 'it ends before it begins', '结束早于开始'));
  const spans = (key: 'rules' | 'windows'): void => {
    const seen = new Map<string, { from: string; to: string }[]>();
    for (const [i, one] of pack[key].entries()) {
      const from = one.inForce?.from ?? pack.validFrom;
      const to = one.inForce?.to ?? pack.validTo ?? '9999-12-31';
      if (to < from) found.push(problem([key, i, 'inForce'], 'it ends before it begins', '结束早于开始'));
      const others = seen.get(one.id) ?? [];
      if (others.some((o) => from <= o.to && o.from <= to))
        found.push(
          problem(
            [key, i, 'id'],
            `${one.id} stands twice at the same time; let one end before the other begins`,
            `${one.id} 在同一时间出现两次；请让一个在另一个开始之前结束`,
          ),
        );
      seen.set(one.id, [...others, { from, to }]);
    }
  };
  spans('rules');
  spans('windows');
  if (!pack.changes.some((change) => change.version === pack.version))
    found.push(
      problem(['changes'], `version ${pack.version} is not among the changes`, `“changes”中没有版本 ${pack.version}`),
    );
  return found;
}

function checkSources(pack: PackFile): ContentProblem[] {
  const lists = ['rules', 'windows', 'burdens', 'defaultOnSilence', 'exclusions', 'penalties', 'fileLimits'] as const;
  const undeclared = (place: Place, source: string): ContentProblem[] =>
    Object.hasOwn(pack.sources, source)
      ? []
      : [problem(place, `source ${source} is not declared`, `没有声明来源 ${source}`)];
  return [
    ...lists.flatMap((key) => pack[key].flatMap((entry, i) => undeclared([key, i, 'source'], entry.source))),
    ...pack.windows.flatMap(({ movedBy }, i) =>
      (['holidays', 'weekends'] as const).flatMap((of) => {
        const source = movedBy?.[of]?.source;
        return source === undefined ? [] : undeclared(['windows', i, 'movedBy', of, 'source'], source);
      }),
    ),
  ];
}

function checkRules(pack: PackFile): ContentProblem[] {
  const found: ContentProblem[] = [];
  if (pack.rules.length === 0 && pack.noRulesYet === undefined)
    found.push(
      problem(['rules'], 'it has no rules and does not say that none are recorded', '没有规则，也没有说明尚未收录'),
    );
  for (const [i, rule] of pack.rules.entries()) {
    const reads = factsOf(rule.when);
    if (rule.needs && reads.some((fact) => !rule.needs?.includes(fact)))
      found.push(
        problem(
          ['rules', i, 'needs'],
          'its condition reads a fact that it does not need',
          '条件用到了“needs”中没有的事实',
        ),
      );
    const { outcome } = rule;
    if (outcome.is !== 'decision') continue;
    if (outcome.tier !== 'cap' && !(outcome.literal && outcome.sensible))
      found.push(problem(['rules', i, 'outcome'], 'it gives no stance for both readings', '没有为两种解读都给出立场'));
    if (outcome.tier === 'cap' && !outcome.on)
      found.push(
        problem(
          ['rules', i, 'outcome'],
          'it does not say which stances it changes (on)',
          '没有说明它改变哪些立场（on）',
        ),
      );
    if (!['article', 'platform'].includes(pack.kind) && outcome.tier !== 'cap')
      found.push(
        problem(
          ['rules', i, 'outcome'],
          `a pack of kind ${pack.kind} takes no stance`,
          `${pack.kind} 类规则包不作立场判断`,
        ),
      );
  }
  return found;
}

/** Windows that point to each other in a ring can never be told. */
function checkWindows(pack: PackFile): ContentProblem[] {
  const found: ContentProblem[] = [];
  const ids = new Set(pack.windows.map((w) => w.id));
  const points = new Map(
    pack.windows.map((w) => [
      w.id,
      [
        ...(w.versionOf === undefined ? [] : [w.versionOf]),
        ...[...(w.when ? [w.when] : []), ...w.byClass.map((c) => c.when)].flatMap(windowsIn),
      ],
    ]),
  );
  const inRing = (start: string, at: string, seen: ReadonlySet<string>): boolean =>
    (points.get(at) ?? []).some(
      (next) => next === start || (!seen.has(next) && inRing(start, next, new Set([...seen, next]))),
    );
  for (const [i, w] of pack.windows.entries()) {
    if (inRing(w.id, w.id, new Set([w.id])))
      found.push(problem(['windows', i], `window ${w.id} hangs on itself in a ring`, `期限 ${w.id} 循环依赖自身`));
    if (w.versionOf !== undefined && !ids.has(w.versionOf))
      found.push(problem(['windows', i, 'versionOf'], `there is no window ${w.versionOf}`, `没有期限 ${w.versionOf}`));
    if (w.end === 'exact' && w.unit !== 'hours')
      found.push(
        problem(['windows', i, 'end'], 'only a clock of hours ends to the minute', '只有以小时计的期限才能精确到分钟'),
      );
    for (const path of [...w.anchor.flatMap((a) => (typeof a === 'string' ? [a] : a.together)), ...(w.act ?? [])])
      if (!isFactPath(path))
        found.push(problem(['windows', i, 'anchor'], `there is no fact ${path}`, `没有事实 ${path}`));
  }
  for (const [i, silence] of pack.defaultOnSilence.entries())
    if (!ids.has(silence.afterWindow))
      found.push(
        problem(
          ['defaultOnSilence', i, 'afterWindow'],
          `there is no window ${silence.afterWindow}`,
          `没有期限 ${silence.afterWindow}`,
        ),
      );
  if (pack.appeal?.window !== undefined && !ids.has(pack.appeal.window))
    found.push(
      problem(['appeal', 'window'], `there is no window ${pack.appeal.window}`, `没有期限 ${pack.appeal.window}`),
    );
  for (const [i, clock] of pack.clocksNotFound.entries())
    if (clock.typedInto !== undefined && !isFactPath(clock.typedInto))
      found.push(
        problem(
          ['clocksNotFound', i, 'typedInto'],
          `there is no fact ${clock.typedInto}`,
          `没有事实 ${clock.typedInto}`,
        ),
      );
  return found;
}

const windowsIn = (condition: Condition): string[] =>
  factsOf(condition).flatMap((fact) => (fact.startsWith('window:') ? [fact.slice(7)] : []));

function checkConditions(pack: PackFile): ContentProblem[] {
  const all: (readonly [Place, Condition])[] = [
    ...(pack.appliesWhen ? [[['appliesWhen'], pack.appliesWhen] as const] : []),
    ...pack.steps.map((step, i) => [['steps', i, 'when'], step.when] as const),
    ...pack.rules.map((rule, i) => [['rules', i, 'when'], rule.when] as const),
    ...pack.windows.flatMap((w, i) => (w.when ? [[['windows', i, 'when'], w.when] as const] : [])),
    ...pack.windows.flatMap((w, i) => w.byClass.map((c, n) => [['windows', i, 'byClass', n, 'when'], c.when] as const)),
    ...pack.clocksNotFound.map((clock, i) => [['clocksNotFound', i, 'when'], clock.when] as const),
    ...pack.exclusions.map((one, i) => [['exclusions', i, 'when'], one.when] as const),
    ...pack.penalties.flatMap((one, i) => (one.when ? [[['penalties', i, 'when'], one.when] as const] : [])),
    ...(pack.evidence?.refused ?? []).flatMap((one, i) =>
      one.unless ? [[['evidence', 'refused', i, 'unless'], one.unless] as const] : [],
    ),
  ];
  const ids = new Set(pack.windows.map((w) => w.id));
  const strange = all.flatMap(([place, condition]) =>
    strangeWords(condition).map(({ en, zh }) => problem(place, en, zh)),
  );
  const absent = all.flatMap(([place, condition]) =>
    factsOf(condition).flatMap((fact) => {
      if (fact.startsWith('window:'))
        return ids.has(fact.slice(7))
          ? []
          : [problem(place, `there is no window ${fact.slice(7)}`, `没有期限 ${fact.slice(7)}`)];
      const isThere = fact.startsWith('derived.') ? isDerivedPath(fact) : isFactPath(fact);
      return isThere ? [] : [problem(place, `there is no fact ${fact}`, `没有事实 ${fact}`)];
    }),
  );
  return [...absent, ...strange];
}

/** Comparisons with a word that the fact can never be: such a condition would never hold, and nobody would notice. */
export function strangeWords(condition: Condition): { readonly en: string; readonly zh: string }[] {
  return partsOf(condition).flatMap((part) => {
    if (!('fact' in part) || part.fact.startsWith('derived.') || !('is' in part || 'in' in part)) return [];
    const can = closedValues(part.fact.replace(/^line\./, 'lines.'));
    const words = 'is' in part ? [part.is] : part.in;
    if (can.length === 0) return [];
    return words
      .filter((word) => !can.some((value) => value === word))
      .map((word) => ({
        en: `${part.fact} is never ${String(word)}`,
        zh: `${part.fact} 不可能是 ${String(word)}`,
      }));
  });
}

function checkRest(pack: PackFile): ContentProblem[] {
  const found: ContentProblem[] = [];
  for (const [i, need] of (pack.appeal?.requires ?? []).entries()) {
    if (!Object.hasOwn(pack.evidence?.groups ?? {}, need.group))
      found.push(problem(['appeal', 'requires', i], `there is no group ${need.group}`, `没有证据组 ${need.group}`));
    if (!isFactPath(need.waiver))
      found.push(
        problem(['appeal', 'requires', i, 'waiver'], `there is no fact ${need.waiver}`, `没有事实 ${need.waiver}`),
      );
  }
  if (pack.kind === 'platform' && pack.appliesWhen === undefined)
    found.push(
      problem(
        ['kind'],
        'a platform pack must say to which platform and service it applies (appliesWhen)',
        '平台规则包须说明适用的平台和服务（appliesWhen）',
      ),
    );
  // Law that nobody has looked up is not shipped as law.
  if (pack.kind === 'law')
    for (const [i, rule] of pack.rules.entries()) {
      const confidence = rule.confidence ?? pack.sources[rule.source]?.confidence;
      if (confidence === 'K')
        found.push(problem(['rules', i, 'confidence'], 'law needs a citation; K has none', '法律需要出处；K 没有出处'));
    }
  return found;
}
