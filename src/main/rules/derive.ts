/**
 * Facts that are worked out from entered facts: `derived.inspection`, `derived.risk` and so on.
 * Each says which entered facts it used, or which are missing. What must not live here: stances.
 */
import * as goods from './derive-goods.ts';
import type { Derive, DeriveInput } from './derive-parts.ts';
import * as sides from './derive-sides.ts';
import type { Look, Seen } from './logic.ts';
import { lookEntered } from './look.ts';

const windowVerdict: Derive = ({ window: found }) =>
  found === null ? { known: true, value: 'NONE', used: [] } : { known: true, value: found.verdict, used: found.used };

/** IN, OUT or NONE; unknown on the edge and while a time is missing. */
const window: Derive = ({ window: found }) => {
  if (found === null) return { known: true, value: 'NONE', used: [] };
  if (found.verdict === 'IN' || found.verdict === 'OUT') return { known: true, value: found.verdict, used: found.used };
  return { known: false, used: found.used, missing: found.missing, disputed: found.disputed };
};

const derivations: Readonly<Record<string, Derive>> = {
  'derived.stage': goods.stage,
  'derived.inspection': goods.inspection,
  'derived.returnedGoods': goods.returnedGoods,
  'derived.agreement': sides.agreement,
  'derived.sellerLate': sides.sellerLate,
  'derived.talks': sides.talks,
  'derived.decision': sides.decision,
  'derived.disagrees': sides.disagrees,
  'derived.appealWindow': sides.appealWindow,
  'derived.appealBegun': sides.appealBegun,
  'derived.risk': goods.risk,
  'derived.carriageBy': goods.carriageBy,
  'derived.handover': goods.handover,
  'derived.partial': goods.partial,
  'derived.samplingPlan': goods.samplingPlan,
  'derived.countsAgainst': goods.countsAgainst,
  'derived.buyerKeeps': goods.buyerKeeps,
  'derived.faultOverride': sides.faultOverride,
  'derived.severalReasons': sides.severalReasons,
  'derived.talksLog': sides.talksLog,
  'derived.escalated': sides.escalated,
  'derived.policyBeforeOrder': sides.policyBeforeOrder,
  'derived.requestBeforeReceipt': sides.requestBeforeReceipt,
  'derived.window': window,
  'derived.windowVerdict': windowVerdict,
  'derived.readingOfQuality': ({ readingOfQuality, facts }) => ({
    known: true,
    value: readingOfQuality,
    used: facts.readings ? ['readings'] : [],
  }),
  'derived.integrityFlags': ({ integrityFlags }) => ({ known: true, value: integrityFlags, used: [] }),
};

/** True when such a derived fact exists. Facts `derived.has.GROUP` tell whether evidence of a pack's group is held. */
export function isDerivedPath(path: string): boolean {
  return Object.hasOwn(derivations, path) || /^derived\.has\.[A-Z]+$/.test(path);
}

/**
 * A look at one line of a case: entered facts, and derived ones worked out once each.
 * @param groups the pack's groups of exhibit kinds, for `derived.has.GROUP`
 */
export function lookAt(
  base: Omit<DeriveInput, 'look' | 'derived'>,
  groups: Readonly<Record<string, readonly string[]>>,
): Look {
  const done = new Map<string, Seen>();
  const entered: Look = (path) => lookEntered(base.facts, base.line, path);
  const look: Look = (path) => {
    if (!path.startsWith('derived.')) return entered(path);
    const before = done.get(path);
    if (before) return before;
    const group = /^derived\.has\.(\w+)$/.exec(path)?.[1];
    const derive = derivations[path];
    let found: Seen;
    if (group !== undefined) found = hasGroup(groups[group] ?? [], base.held);
    else if (derive) found = derive({ ...base, look: entered, derived: look });
    else throw new Error(`no derived fact ${path}`);
    done.set(path, found);
    return found;
  };
  return look;
}

function hasGroup(kinds: readonly string[], held: ReadonlyMap<string, number>): Seen {
  const there = kinds.filter((kind) => (held.get(kind) ?? 0) > 0);
  return { known: true, value: there.length > 0, used: there.map((kind) => `evidence:${kind}`) };
}
