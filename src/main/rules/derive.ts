/**
 * Facts that are worked out from entered facts: `derived.inspection`, `derived.risk` and so on.
 * Each says which entered facts it used, or which are missing. What must not live here: stances.
 */
import { Temporal } from 'temporal-polyfill';
import type { When } from '../../shared/domain/values.ts';
import { dayOn } from './clock-days.ts';
import * as goods from './derive-goods.ts';
import type { Derive, DeriveInput } from './derive-parts.ts';
import * as risks from './derive-risk.ts';
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

/** True where the request is late on the seller's clock only by a weekend on which the last day fell. */
const lateByWeekend: Derive = ({ window: found, look }) => {
  const [asked, means] = [look('request.at'), look('clock.returnMeans')];
  const last = found?.candidates.filter((c) => c.clock === 'seller' && c.rollover === 'none') ?? [];
  if (found?.verdict !== 'OUT' || !asked.known || (means.known && means.value !== 'asked') || last.length === 0)
    return { known: true, value: false, used: found?.used ?? [] };
  const late = last.every(({ endsAt, zone }) => {
    const next = Temporal.PlainDate.from(endsAt.slice(0, 10));
    // The first moment after the last day: on a Sunday or a Monday the last day was a Saturday or a Sunday.
    const workday = { 7: 1, 1: 0 }[next.dayOfWeek];
    if (workday === undefined) return false;
    return Temporal.PlainDate.compare(dayOn(asked.value as When, zone), next.add({ days: workday })) <= 0;
  });
  return { known: true, value: late, used: found.used };
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
  'derived.risk': risks.risk,
  'derived.carriageBy': risks.carriageBy,
  'derived.handover': goods.handover,
  'derived.damageShown': goods.damageShown,
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
  'derived.lateByWeekend': lateByWeekend,
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

/** Derived facts that are another for each pack: they hang on its window. */
const ofWindow: ReadonlySet<string> = new Set(['derived.window', 'derived.windowVerdict', 'derived.lateByWeekend']);

/** What was looked up or worked out already for one line of one case, by path: the same for every pack. */
export type LookedUp = Map<string, Seen>;

/**
 * A look at one line of a case: each fact is looked up, or worked out, once.
 * @param groups the pack's groups of exhibit kinds, for `derived.has.GROUP`
 * @param looked shared by the packs that look at this line of this case; never between cases or other facts
 */
export function lookAt(
  base: Omit<DeriveInput, 'look' | 'derived'>,
  groups: Readonly<Record<string, readonly string[]>>,
  looked: LookedUp = new Map(),
): Look {
  const own: LookedUp = new Map();
  const entered: Look = (path) => {
    let found = looked.get(path);
    if (found === undefined) {
      found = lookEntered(base.facts, base.line, path);
      looked.set(path, found);
    }
    return found;
  };
  const look: Look = (path) => {
    if (!path.startsWith('derived.')) return entered(path);
    const isGroup = path.startsWith('derived.has.');
    const done = isGroup || ofWindow.has(path) ? own : looked;
    const before = done.get(path);
    if (before) return before;
    const derive = derivations[path];
    let found: Seen;
    if (isGroup) found = hasGroup(groups[path.slice('derived.has.'.length)] ?? [], base.held);
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
