/**
 * Which packs judge a case, which only advise, and which the person has chosen to follow.
 * The article is always shown. A platform's pack is in force when platform and service are known to match; carriers,
 * law and consumer packs give clocks, risk and warnings, never a stance.
 */
import type { CaseFacts } from '../../shared/domain/case-file.ts';
import { judge, type Look, type Truth } from './logic.ts';
import type { RulePack } from './pack.ts';

export interface PackState {
  readonly pack: RulePack;
  readonly inForce: boolean;
}

export interface PacksInForce {
  readonly states: readonly PackState[];
  /** Packs that may take a stance: the article, then platforms. The article is here even where the case did not name it. */
  readonly judging: readonly RulePack[];
  /** Packs that only add clocks, warnings and caps. */
  readonly advising: readonly RulePack[];
  /** Ids that the case names and that are not installed. */
  readonly notKnown: readonly string[];
  /** Packs that may yet be in force, for want of a fact. */
  readonly open: readonly { readonly truth: Truth; readonly named: boolean }[];
}

/** Which pack to follow where they disagree, and whose choice that was. */
export interface Following {
  readonly pack: string;
  readonly by: 'case' | 'archive';
}

/**
 * @param onDay calendar day of asking
 * @param look entered facts and derived ones, of no line
 */
export function packsInForce(packs: readonly RulePack[], facts: CaseFacts, onDay: string, look: Look): PacksInForce {
  const notKnown = (facts.packs ?? []).filter((id) => !packs.some((p) => p.id === id));
  const applies = (pack: RulePack): Truth | null => (pack.appliesWhen ? judge(pack.appliesWhen, look) : null);
  const isDated = (pack: RulePack): boolean =>
    pack.validFrom <= onDay && (pack.validTo === undefined || onDay <= pack.validTo);
  // A choice that names a pack that is not there is broken: the article answers, whatever the choice was.
  const isNamed = (pack: RulePack): boolean =>
    facts.packs === undefined || facts.packs.includes(pack.id) || (notKnown.length > 0 && pack.kind === 'article');
  const states = packs.map((pack) => ({
    pack,
    inForce: isDated(pack) && isNamed(pack) && (applies(pack)?.value ?? pack.appliesWhen === undefined),
  }));
  const active = states.filter((s) => s.inForce).map((s) => s.pack);
  const judges = (pack: RulePack): boolean => pack.kind === 'article' || pack.kind === 'platform';
  const shown = packs.filter((pack) => pack.kind === 'article' && isDated(pack) && !active.includes(pack));
  return {
    states,
    judging: [...active.filter(judges), ...shown].toSorted(
      (a, b) => Number(b.kind === 'article') - Number(a.kind === 'article'),
    ),
    advising: active.filter((pack) => !judges(pack)),
    notKnown,
    open: states.flatMap(({ pack, inForce }) => {
      const truth = applies(pack);
      if (inForce || !isDated(pack) || !isNamed(pack) || truth?.value !== null) return [];
      return [{ truth, named: facts.packs?.includes(pack.id) ?? false }];
    }),
  };
}

/** The pack to follow: the case's own choice, else what the archive remembers; none while nobody has chosen. */
export function findFollowing(facts: CaseFacts, otherwise: string | null | undefined): Following | null {
  const own = facts.packChoice?.follow;
  if (typeof own === 'string') return { pack: own, by: 'case' };
  // A choice in dispute is no choice, and the archive's does not settle it.
  if (own !== undefined) return null;
  return otherwise ? { pack: otherwise, by: 'archive' } : null;
}
