/**
 * Only the stances of a case, as evaluate.ts finds them, without a word: to try out what another fact would do.
 * What must not live here: sentences, findings, questions.
 */
import type { Readings, Stance } from '../../shared/domain/answer.ts';
import type { CaseFacts } from '../../shared/domain/case-file.ts';
import type { Judged } from './decide.ts';
import type { Holidays } from './holidays.ts';
import { isInForce, rowsOf, weighRows } from './judge-line.ts';
import { settle } from './line-answer.ts';
import { type Look, quickValue } from './logic.ts';
import type { Line } from './look.ts';
import type { Rule, RulePack } from './pack.ts';
import { type CaseBase, lookInPack, type Windows, windowOf } from './pack-look.ts';
import { findFollowing, type PacksInForce, packsInForce } from './packs-in-force.ts';

export interface StanceInput {
  readonly packs: readonly RulePack[];
  readonly base: CaseBase;
  /** The packs in force as the case stands. */
  readonly force: PacksInForce;
  readonly onDay: string;
  readonly readings: Readings;
  readonly holidays: Holidays | undefined;
  readonly defaultFollow: string | null | undefined;
}

/** Rows above the reason and caps belong to no pack alone: an agreement, a decision or a legal right counts for all. */
export function isCommon({ rule }: { readonly rule: Rule }): boolean {
  return rule.outcome.is === 'decision' && rule.outcome.tier !== 'reason';
}

const decisions = new WeakMap<RulePack, RulePack>();
/** The pack with its decision rows alone. */
function decisionsOf(pack: RulePack): RulePack {
  const before = decisions.get(pack);
  if (before) return before;
  const found = { ...pack, rules: pack.rules.filter((rule) => rule.outcome.is === 'decision') };
  decisions.set(pack, found);
  return found;
}

/** Judged rules that hold or may hold, without where their truth comes from. */
function quickly(pack: RulePack, look: Look, onDay: string): readonly Judged[] {
  return pack.rules.flatMap((rule): Judged[] => {
    if (!isInForce(rule, onDay)) return [];
    const value = quickValue(rule.when, look);
    return value === false ? [] : [{ rule, inForce: true, truth: { value, used: [], missing: [], disputed: [] } }];
  });
}

/**
 * The stance of each line by its id, with the facts put in the place of the case's own.
 * @param changed the fact that was changed: what it cannot touch is not judged again
 */
export function stancesOf(
  input: StanceInput,
  facts: CaseFacts,
  windows: Windows,
  changed = '',
): ReadonlyMap<string, Stance> {
  const base: CaseBase = { ...input.base, facts };
  const { onDay, readings } = input;
  const force = changed.startsWith('platform.')
    ? packsInForce(input.packs, facts, onDay, lookInPack(undefined, null, null, windows, base, onDay))
    : input.force;
  const ofLine = /^lines\[([^\]]*)\]/.exec(changed)?.[1];
  const following = findFollowing(facts, input.defaultFollow);
  const lines: readonly (Line | null)[] = (facts.lines ?? []).length > 0 ? (facts.lines ?? []) : [null];
  const found = new Map<string, Stance>();
  for (const line of lines) {
    if (ofLine !== undefined && line !== null && line.id !== ofLine) continue;
    const withRows = [...force.judging, ...force.advising.filter((pack) => decisionsOf(pack).rules.length > 0)];
    const each = withRows.map((pack) => {
      const window = force.judging.includes(pack) ? windowOf(pack, line, windows, base).found : null;
      const look = lookInPack(pack, line, window, windows, base, onDay);
      return { pack, judged: quickly(decisionsOf(pack), look, onDay) };
    });
    const votes = each.flatMap(({ pack, judged }) => {
      if (!force.states.some((s) => s.pack === pack && s.inForce) || !force.judging.includes(pack)) return [];
      const others = each.filter((e) => e.pack !== pack).flatMap((e): Judged[] => e.judged.filter(isCommon));
      const { chosen } = weighRows(rowsOf([...judged, ...others]), readings);
      return [{ pack, stance: chosen.stance, isSilent: chosen.fallback === 'no-rule' }];
    });
    const { lead, between } = settle(votes, following);
    found.set(line?.id ?? '1', between.length > 0 || !lead ? 'HOLD' : lead.stance);
  }
  return found;
}
