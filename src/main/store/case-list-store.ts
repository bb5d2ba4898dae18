/** The list of cases as the window shows it: searched, filtered, sorted, page by page. What must not live here: what a word or a filter means. */
import {
  type CaseListRow,
  type CaseSort,
  type CaseStatus,
  caseStatuses,
  type Turn,
  turns,
} from '../../shared/domain/case-list.ts';
import { formatId } from '../../shared/domain/ids.ts';
import type { ReadableDb } from './connection.ts';
import { type Row, type Sql, sql, sqlList } from './sql.ts';

export interface CaseFilter {
  /** Every word must be found: in the list's own text as a part, or in the full text as a phrase. */
  readonly words: readonly { readonly part: string; readonly phrase: string | null }[];
  readonly statuses: readonly CaseStatus[];
  readonly steps: readonly string[];
  readonly reasons: readonly string[];
  readonly turn: Turn | null;
  /** Instants between which the next deadline lies; `none`: no source gives one. */
  readonly due: { readonly from: string | null; readonly to: string | null } | 'none' | null;
  /** Deadlines of others that passed before this moment are left out. */
  readonly ownWhenPassed?: string;
  /** Only cases that miss a fact. */
  readonly asks?: boolean;
  /** Only cases whose next step is done there. */
  readonly goal?: string;
}

export interface CaseCursor {
  readonly key: string;
  readonly caseNo: number;
}

interface Order {
  readonly by: CaseSort;
  readonly down: boolean;
  readonly steps: readonly string[];
  readonly now: string;
}

/** A page of the list behind a cursor. @param order.steps the steps in the order of the path */
export function pageOfCases(
  db: ReadableDb,
  filter: CaseFilter,
  order: Order,
  after: CaseCursor | null,
  limit: number,
): { readonly rows: readonly CaseListRow[]; readonly next: CaseCursor | null } {
  const key = keyOf(order);
  const beyond =
    after === null
      ? sql`1`
      : order.down
        ? sql`(${key}, c.case_no) < (${after.key}, ${after.caseNo})`
        : sql`(${key}, c.case_no) > (${after.key}, ${after.caseNo})`;
  const way = order.down ? sql`DESC` : sql`ASC`;
  const found = db.all(
    sql`SELECT c.*, s.*, c.case_no AS no, ${key} AS sort_key, t.trashed_at,
          (SELECT count(*) FROM packets p WHERE p.case_no = c.case_no AND p.draft = 0) AS packets
        ${from} WHERE ${where(filter)} AND ${beyond} ORDER BY sort_key ${way}, c.case_no ${way} LIMIT ${limit + 1}`,
  );
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const more = found.length > limit && last !== undefined;
  return {
    rows: rows.map(toListRow),
    next: more ? { key: last.text('sort_key'), caseNo: last.integer('no') } : null,
  };
}

/** How many cases a filter lets through. */
export function countCases(db: ReadableDb, filter: CaseFilter): number {
  return db.get(sql`SELECT count(*) AS n ${from} WHERE ${where(filter)}`)?.integer('n') ?? 0;
}

const from = sql`FROM cases c LEFT JOIN standings s ON s.case_no = c.case_no LEFT JOIN trash t ON t.case_no = c.case_no`;

function where(filter: CaseFilter): Sql {
  let all = sql`c.status IN (${sqlList(filter.statuses)}) AND c.case_no NOT IN (SELECT case_no FROM purged_cases)`;
  for (const { part, phrase } of filter.words) {
    const like = `%${part.replace(/[\\%_]/g, '\\$&')}%`;
    const inWords =
      phrase === null ? sql`0` : sql`c.case_no IN (SELECT rowid FROM case_words WHERE case_words MATCH ${phrase})`;
    all = sql`${all} AND (c.search LIKE ${like} ESCAPE '\\' OR ${inWords})`;
  }
  if (filter.steps.length > 0) all = sql`${all} AND s.step IN (${sqlList(filter.steps)})`;
  if (filter.reasons.length > 0) {
    const any = filter.reasons
      .map((reason) => sql`' ' || c.reasons || ' ' LIKE ${`% ${reason} %`}`)
      .reduce((one, other) => sql`${one} OR ${other}`);
    all = sql`${all} AND (${any})`;
  }
  if (filter.turn !== null) all = sql`${all} AND s.turn = ${filter.turn}`;
  if (filter.due === 'none') all = sql`${all} AND s.due_until IS NULL`;
  else if (filter.due !== null) {
    if (filter.due.from !== null) all = sql`${all} AND s.due_until >= ${filter.due.from}`;
    if (filter.due.to !== null) all = sql`${all} AND s.due_until < ${filter.due.to}`;
  }
  if (filter.ownWhenPassed !== undefined)
    all = sql`${all} AND (s.due_until >= ${filter.ownWhenPassed} OR s.due_whose = 'seller')`;
  if (filter.asks === true) all = sql`${all} AND s.questions > 0`;
  if (filter.goal !== undefined) all = sql`${all} AND s.next_goal = ${filter.goal}`;
  return all;
}

/** One text per case that sorts as wanted; what is not known comes last. */
function keyOf({ by, steps, now }: Order): Sql {
  switch (by) {
    case 'changed':
      return sql`c.changed_at`;
    case 'due':
      // What is still to come, the nearest first; then what has no day; then what has passed.
      return sql`CASE WHEN s.due_until IS NULL THEN '2' WHEN s.due_until < ${now} THEN '3' || s.due_until ELSE '1' || s.due_until END`;
    case 'buyer':
      return sql`coalesce('1' || s.sort_name, '2')`;
    case 'amount':
      return sql`coalesce('1' || c.total_currency || printf('%018d', c.total_minor), '2')`;
    case 'step':
      return sql`printf('%04d', coalesce(nullif(instr(${steps.join(' ')}, s.step), 0), 9999))`;
    case 'case':
      return sql`printf('%010d', c.case_no)`;
  }
}

/** Makes a list row of a joined row of case and standing. */
export function toListRow(row: Row): CaseListRow {
  const [minor, currency] = [row.integerOrNull('total_minor'), row.textOrNull('total_currency')];
  const dueId = row.textOrNull('due_id');
  const fact = row.textOrNull('question_fact');
  const turn = row.textOrNull('turn');
  return {
    caseId: formatId('case', row.integer('no')),
    title: row.textOrNull('title'),
    status: row.oneOf('status', caseStatuses),
    orderNo: row.textOrNull('order_no'),
    customerName: row.textOrNull('customer_name'),
    customerLatin: row.textOrNull('customer_latin'),
    product: row.textOrNull('product'),
    reasons: row.text('reasons').split(' ').filter(Boolean),
    total: minor === null || currency === null ? null : { minor, currency },
    step: row.textOrNull('step'),
    turn: turn === null ? null : row.oneOf('turn', turns),
    nextCode: row.textOrNull('next_code'),
    nextGoal: row.textOrNull('next_goal'),
    stances: (row.textOrNull('stances') ?? '').split(' ').filter(Boolean),
    due:
      dueId === null
        ? null
        : {
            id: dueId,
            at: row.textOrNull('due_at'),
            zone: row.textOrNull('due_zone'),
            whose: row.oneOf('due_whose', ['seller', 'buyer', 'carrier', 'platform']),
            source: row.text('due_source'),
            says: row.text('due_says'),
          },
    questions: row.integerOrNull('questions') ?? 0,
    question: fact === null ? null : { fact, ask: row.text('question_ask') },
    packets: row.integer('packets'),
    trashedAt: row.textOrNull('trashed_at'),
    createdAt: row.text('created_at'),
    changedAt: row.text('changed_at'),
  };
}

/** An issued packet of an open case that nobody has marked as sent. */
export interface UnsentPacket {
  readonly caseId: string;
  readonly customerName: string | null;
  readonly orderNo: string | null;
  readonly variant: string;
  readonly version: number;
  readonly builtAt: string;
}

/** The newest issued packet of each kind that has not gone out; the file copy stays in the house. */
export function unsentPackets(
  db: ReadableDb,
  limit: number,
): { readonly total: number; readonly rows: readonly UnsentPacket[] } {
  const unsent = sql`FROM packets p JOIN cases c USING (case_no)
    WHERE p.draft = 0 AND p.variant <> 'file-copy' AND c.status IN ('open', 'waiting')
      AND NOT EXISTS (SELECT 1 FROM packets n WHERE n.case_no = p.case_no AND n.variant = p.variant AND n.draft = 0
        AND n.packet_no > p.packet_no)
      AND NOT EXISTS (SELECT 1 FROM packet_sendings d WHERE d.packet_no = p.packet_no AND d.removed_at IS NULL)`;
  return {
    total: db.get(sql`SELECT count(*) AS n ${unsent}`)?.integer('n') ?? 0,
    rows: db
      .all(
        sql`SELECT p.case_no, c.customer_name, c.order_no, p.variant, p.version, p.built_at ${unsent}
            ORDER BY p.built_at DESC, p.packet_no LIMIT ${limit}`,
      )
      .map((row) => ({
        caseId: formatId('case', row.integer('case_no')),
        customerName: row.textOrNull('customer_name'),
        orderNo: row.textOrNull('order_no'),
        variant: row.text('variant'),
        version: row.integer('version'),
        builtAt: row.text('built_at'),
      })),
  };
}
