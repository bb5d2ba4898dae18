/**
 * How the conditions of one pack see a line of a case: entered and derived facts, the moment, and the pack's own windows.
 * What must not live here: what a condition comes to (logic.ts), how days are counted (window.ts).
 */
import type { CaseFacts } from '../../shared/domain/case-file.ts';
import { type LookedUp, lookAt } from './derive.ts';
import type { DeriveInput } from './derive-parts.ts';
import type { Holidays } from './holidays.ts';
import { join, judge, type Look, type Seen } from './logic.ts';
import type { Line } from './look.ts';
import type { RulePack, WindowRule } from './pack.ts';
import { judgeWindow, type WindowFinding } from './window.ts';

/** Everything about a case that does not change from line to line. */
export type CaseBase = Omit<DeriveInput, 'look' | 'derived' | 'line' | 'window'>;

/** What is looked up of a case is looked up once for all packs; another case, or other facts, have a base of their own. */
const looks = new WeakMap<CaseBase, Map<Line | null, LookedUp>>();

function lookedUp(base: CaseBase, line: Line | null): LookedUp {
  let lines = looks.get(base);
  if (!lines) {
    lines = new Map();
    looks.set(base, lines);
  }
  let looked = lines.get(line);
  if (!looked) {
    looked = new Map();
    lines.set(line, looked);
  }
  return looked;
}

/** A window as it counts for one line; null where it is not started for it. */
export interface LineWindow {
  readonly rule: WindowRule | undefined;
  readonly found: WindowFinding | null;
}

/** Judges windows once each, whoever asks. */
export class Windows {
  private readonly done = new Map<string, WindowFinding>();
  private readonly facts: CaseFacts;
  private readonly asOf: number;
  private readonly holidays: Holidays | undefined;
  /** Judged before one fact was changed: what does not read that fact stands. */
  private readonly before: { readonly windows: Windows; readonly changed: string } | null;
  private readonly assumed: 'IN' | 'OUT' | undefined;

  constructor(
    facts: CaseFacts,
    asOf: number,
    holidays: Holidays | undefined,
    before: Windows['before'] = null,
    assumed?: 'IN' | 'OUT',
  ) {
    this.facts = facts;
    this.asOf = asOf;
    this.holidays = holidays;
    this.before = before;
    this.assumed = assumed;
  }

  /**
   * The same windows with one fact changed.
   * @param assumed the verdict that windows about the return are given instead of being counted
   */
  forFacts(facts: CaseFacts, changed: string, assumed?: 'IN' | 'OUT'): Windows {
    return new Windows(facts, this.asOf, this.holidays, { windows: this, changed }, assumed);
  }

  /** @param length another than the rule's own: that of a class */
  judge(pack: RulePack, rule: WindowRule, length = rule.length): WindowFinding {
    const key = `${pack.id} ${rule.id} ${length}`;
    const known = this.done.get(key);
    if (known) return known;
    const found = this.find(pack, rule, length);
    this.done.set(key, found);
    return found;
  }

  private find(pack: RulePack, rule: WindowRule, length: number): WindowFinding {
    const { before, assumed } = this;
    if (before && assumed !== undefined) {
      const own = before.windows.judge(pack, rule, length);
      const isOpen = own.verdict === 'UNKNOWN' || own.verdict === 'EDGE';
      return isOpen && own.missing.includes(before.changed)
        ? { ...own, verdict: assumed, missing: [], disputed: [] }
        : own;
    }
    if (before && !readsFact(rule, before.changed)) return before.windows.judge(pack, rule, length);
    return judgeWindow(length === rule.length ? rule : { ...rule, length }, this.facts, this.asOf, this.holidays);
  }
}

/** True when the counting of a window may read a fact. */
function readsFact(rule: WindowRule, fact: string): boolean {
  if (/^(delivery|clock|returnShipment)\.|^(request\.at|customer\.country|seller\.domicile)$/.test(fact)) return true;
  const own = [...rule.anchor.flatMap((a) => (typeof a === 'string' ? [a] : a.together)), ...(rule.act ?? [])];
  return own.includes(fact);
}

/** The pack's first window for a line: the one that its answer shows. */
export function windowOf(pack: RulePack, line: Line | null, windows: Windows, base: CaseBase): LineWindow {
  const rule = pack.windows[0];
  if (!rule || rule.notFor.some((r) => r === line?.reason)) return { rule, found: null };
  return { rule, found: judgeInClass(pack, rule, line, windows, base) };
}

/**
 * A window with the length of its class: the first whose condition is known to hold, else the rule's own.
 * While a class that may yet hold would say otherwise, the verdict is unknown: a buyer of no known level is not an ordinary one.
 */
function judgeInClass(
  pack: RulePack,
  rule: WindowRule,
  line: Line | null,
  windows: Windows,
  base: CaseBase,
): WindowFinding {
  if (rule.byClass.length === 0) return windows.judge(pack, rule);
  const look = lookAt({ ...base, line, window: null }, {}, lookedUp(base, line));
  const classes = rule.byClass.map((c) => ({ length: c.length, truth: judge(c.when, look) }));
  const sure = classes.findIndex((c) => c.truth.value === true);
  const found = windows.judge(pack, rule, classes[sure]?.length ?? rule.length);
  const open = classes
    .slice(0, sure < 0 ? classes.length : sure)
    .find((c) => c.truth.value === null && windows.judge(pack, rule, c.length).verdict !== found.verdict);
  if (!open) return found;
  return {
    ...found,
    verdict: 'UNKNOWN',
    missing: join([found.missing, open.truth.missing]),
    disputed: join([found.disputed, open.truth.disputed]),
  };
}

/** The facts as a pack's conditions read them. */
export function lookInPack(
  pack: RulePack | undefined,
  line: Line | null,
  window: WindowFinding | null,
  windows: Windows,
  base: CaseBase,
  onDay: string,
): Look {
  const inner = lookAt({ ...base, line, window }, pack?.evidence?.groups ?? {}, lookedUp(base, line));
  const now: Seen = { known: true, value: base.asOf, used: [] };
  const verdicts = new Map<string, Seen>();
  const look: Look = (path) => {
    if (path === 'now') return now;
    if (!path.startsWith('window:') || !pack) return inner(path);
    let verdict = verdicts.get(path);
    if (verdict === undefined) {
      verdict = verdictIn(pack, path.slice(7));
      verdicts.set(path, verdict);
    }
    return verdict;
  };
  const verdictIn = (pack: RulePack, id: string): Seen => {
    const rule = pack.windows.find(
      (w) => w.id === id && (!w.inForce || (w.inForce.from <= onDay && (w.inForce.to ?? '9999') >= onDay)),
    );
    if (!rule || rule.notFor.some((r) => r === line?.reason)) return { known: true, value: 'NONE', used: [] };
    const runs = rule.when ? judge(rule.when, look) : null;
    if (runs?.value === null) return { known: false, used: runs.used, missing: runs.missing, disputed: runs.disputed };
    if (runs?.value === false) return { known: true, value: 'NONE', used: runs.used };
    return verdictOf(judgeInClass(pack, rule, line, windows, base));
  };
  return look;
}

/** EDGE is known: the clocks disagree. UNKNOWN is not: a time is missing. */
function verdictOf(found: WindowFinding): Seen {
  if (found.verdict !== 'UNKNOWN') return { known: true, value: found.verdict, used: found.used };
  return { known: false, used: found.used, missing: found.missing, disputed: found.disputed };
}
