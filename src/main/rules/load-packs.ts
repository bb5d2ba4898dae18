/**
 * Reads the rule packs from their folders and checks them: the one place under rules/ that touches files.
 * A pack is all `*.yaml` of one folder, merged: `rules` add up, every other key stands once.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { Trouble } from '../../shared/errors.ts';
import { isDerivedPath } from './derive.ts';
import { isFactPath } from './look.ts';
import { type Condition, factsOf, packFileSchema, type Rule, type RulePack } from './pack.ts';

/**
 * Loads every pack under `<resourcesRoot>/rule-packs`, in order of their names.
 * @throws Trouble RULE_PACK_INVALID with the pack, the place and the problem; RULE_PACKS_MISSING
 */
export function loadPacks(resourcesRoot: string): RulePack[] {
  const root = path.join(resourcesRoot, 'rule-packs');
  let folders: string[];
  try {
    folders = readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .toSorted();
  } catch {
    folders = [];
  }
  if (folders.length === 0) throw new Trouble('RULE_PACKS_MISSING', { path: root });
  return folders.map((folder) => loadPack(path.join(root, folder)));
}

/** Loads and checks one pack's folder. */
export function loadPack(folder: string): RulePack {
  const name = path.basename(folder);
  const merged: Record<string, unknown> = {};
  const rules: unknown[] = [];
  for (const file of readdirSync(folder)
    .filter((f) => f.endsWith('.yaml'))
    .toSorted()) {
    let content: unknown;
    try {
      content = parse(readFileSync(path.join(folder, file), 'utf8'));
    } catch (problem) {
      throw invalid(name, file, problem instanceof Error ? (problem.message.split('\n')[0] ?? '') : 'not YAML');
    }
    if (typeof content !== 'object' || content === null) throw invalid(name, file, 'it is empty');
    for (const [key, value] of Object.entries(content)) {
      if (key === 'rules' && Array.isArray(value)) rules.push(...value);
      else if (key in merged) throw invalid(name, `${file}: ${key}`, 'this key stands in two files');
      else merged[key] = value;
    }
  }
  return checkPack(name, { ...merged, rules });
}

function invalid(pack: string, at: string, problem: string): Trouble {
  return new Trouble('RULE_PACK_INVALID', { pack, path: at, problem });
}

/** Checks a pack's content and fills its citations. Exported for tests with broken packs. */
export function checkPack(name: string, content: unknown): RulePack {
  const parsed = packFileSchema.safeParse(content);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw invalid(name, issue?.path.map(String).join('.') ?? '', issue?.message ?? 'unreadable');
  }
  const pack = parsed.data;
  const seen = new Set<string>();
  const conditions: [string, Condition][] = [];
  if (pack.appliesWhen) conditions.push(['appliesWhen', pack.appliesWhen]);
  for (const step of pack.steps) conditions.push([`steps.${step.id}`, step.when]);
  for (const [i, refused] of (pack.evidence?.refused ?? []).entries())
    if (refused.unless) conditions.push([`evidence.refused.${i}`, refused.unless]);
  for (const window of pack.windows) {
    if (window.unit !== 'calendar_days')
      throw invalid(name, `windows.${window.id}`, `unit ${window.unit} is not computed yet`);
    if (!pack.sources[window.source])
      throw invalid(name, `windows.${window.id}`, `source ${window.source} is not declared`);
  }
  const rules = pack.rules.map((rule, i): Rule => {
    const at = `rules.${i} (${rule.id})`;
    if (seen.has(rule.id)) throw invalid(name, at, 'this id stands twice');
    seen.add(rule.id);
    const { source: sourceId, section, confidence, ...rest } = rule;
    const source = pack.sources[sourceId];
    if (!source) throw invalid(name, at, `source ${sourceId} is not declared`);
    const inForce = rule.inForce ?? { from: pack.validFrom, to: pack.validTo };
    if (inForce.to !== undefined && inForce.to < inForce.from) throw invalid(name, at, 'it ends before it begins');
    const reads = factsOf(rule.when);
    if (rule.needs && reads.some((fact) => !rule.needs?.includes(fact)))
      throw invalid(name, at, 'its condition reads a fact that it does not need');
    conditions.push([at, rule.when]);
    if (
      rule.outcome.is === 'decision' &&
      rule.outcome.tier !== 'cap' &&
      !(rule.outcome.literal && rule.outcome.sensible)
    )
      throw invalid(name, at, 'it gives no stance for both readings');
    return {
      ...rest,
      needs: rule.needs ?? reads,
      inForce,
      citation: {
        source: source.title,
        kind: source.kind,
        section,
        url: source.url,
        consultedOn: source.consultedOn,
        confidence: confidence ?? source.confidence,
      },
    };
  });
  for (const [at, condition] of conditions)
    for (const fact of factsOf(condition))
      if (!(fact.startsWith('derived.') ? isDerivedPath(fact) : isFactPath(fact)))
        throw invalid(name, at, `there is no fact ${fact}`);
  for (const need of pack.appeal?.requires ?? [])
    if (!pack.evidence?.groups[need.group]) throw invalid(name, 'appeal.requires', `there is no group ${need.group}`);
  return { ...pack, rules };
}
